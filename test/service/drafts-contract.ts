/** What every store must do about drafts: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { publish } from '../../demo-server/service/publishing.ts';
import type { Store, TemplateVersionRecord } from '../../demo-server/service/store.ts';
import type { DraftFile, DraftRecord } from '../../demo-server/service/template-drafts/draft-register.ts';
import { createTemplate } from '../../demo-server/service/template-drafts/begin-draft.ts';
import { addDraftFile } from '../../demo-server/service/template-drafts/draft-attachments.ts';
import { editDraft } from '../../demo-server/service/template-drafts/edit-draft.ts';
import { actorOf, addMunicipality, CONSIDERED, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const AT = '2026-11-20T10:00:00.123Z';
/** By another way to the same end. */
const OTHERWISE = { answers: { ...CONSIDERED.answers, why: 'task', 'task-without': 'yes' } };
const FILE: DraftFile = { sha256: 'a'.repeat(64), mediaType: 'text/plain', bytes: new Uint8Array([0, 1, 254, 255]) };

export function draftsContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`drafts: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    let municipality: Municipality;
    let draft: TemplateVersionRecord;
    let kept: DraftRecord;
    const id = () => municipality.organisation.id;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    async function addDraft(): Promise<void> {
      municipality = await addMunicipality(store);
      const { version, template, stranger } = municipality;
      draft = { ...version, id: randomUUID(), major: 3, minor: 0, state: 'draft', agreed: {} };
      const { id: _id, organisationId: _organisationId, ...rules } = template;
      kept = {
        ...{ organisationId: id(), versionId: draft.id, rules: { ...rules, selfFrom: 13, triage: OTHERWISE } },
        changes: { 'texts.fi.name': { revision: 2, personId: stranger.id, at: AT, catchesUp: true } },
        writers: { [stranger.id]: AT },
      };
      await store.transaction((tx) => tx.addVersion(draft));
      await store.transaction((tx) => tx.drafts.keepDraft(kept));
    }
    const read = () => store.transaction((tx) => tx.drafts.draft(id(), draft.id));
    const versions = () => store.transaction((tx) => tx.versionsOf(id(), municipality.template.id));
    const file = (sha256 = FILE.sha256) => store.transaction((tx) => tx.drafts.file(id(), draft.id, sha256));

    test('what is kept of one is read as it was written, and takes the place of what was kept', async () => {
      await addDraft();
      assert.deepEqual(await read(), kept);
      const later = {
        ...kept,
        rules: { ...kept.rules, selfFrom: null, triage: CONSIDERED },
        changes: {},
        writers: { somebody: AT },
      };
      await store.transaction((tx) => tx.drafts.keepDraft(later));
      assert.deepEqual(await read(), later);
      const others = await addMunicipality(store);
      const elsewhere = await store.transaction((tx) => tx.drafts.draft(others.organisation.id, draft.id));
      assert.equal(elsewhere, undefined);
      const nowhere = store.transaction((tx) => tx.drafts.keepDraft({ ...kept, versionId: 'nowhere' }));
      await assert.rejects(nowhere);
    });

    test('one is rewritten, its number too; what is published or archived is not', async () => {
      await addDraft();
      const rewritten = {
        ...draft,
        major: 2,
        minor: 2,
        explicit: true,
        validity: { kind: 'months' as const, months: 12 },
        texts: { fi: draft.texts.sv! },
        attachments: {},
      };
      await store.transaction((tx) => tx.drafts.rewrite({ ...rewritten, state: 'published' }));
      assert.deepEqual((await versions())[0], rewritten);
      await assert.rejects(store.transaction((tx) => tx.drafts.rewrite({ ...rewritten, minor: 1 })));
      for (const state of ['published', 'archived'] as const) {
        if (state === 'archived') await store.transaction((tx) => tx.archiveVersion(id(), municipality.version.id));
        const before = await versions();
        await assert.rejects(store.transaction((tx) => tx.drafts.rewrite({ ...municipality.version, explicit: true })));
        await assert.rejects(store.transaction((tx) => tx.drafts.removeDraft(id(), municipality.version.id)));
        assert.deepEqual(await versions(), before);
      }
    });

    test('the rules of a template are changed, of this one alone', async () => {
      await addDraft();
      await store.transaction((tx) => tx.drafts.setRules(id(), municipality.template.id, kept.rules));
      const found = await store.transaction((tx) => tx.template(id(), municipality.template.id));
      assert.deepEqual(found, { ...municipality.template, ...kept.rules });
      await assert.rejects(store.transaction((tx) => tx.drafts.setRules(id(), 'nowhere', kept.rules)));
    });

    test('files come and go', async () => {
      await addDraft();
      for (const _ of ['once', 'twice']) await store.transaction((tx) => tx.drafts.addFile(id(), draft.id, FILE));
      assert.deepEqual(await file(), FILE);
      assert.equal(await file('b'.repeat(64)), undefined);
      for (const _ of ['once', 'twice'])
        await store.transaction((tx) => tx.drafts.removeFile(id(), draft.id, FILE.sha256));
      assert.equal(await file(), undefined);
      await assert.rejects(store.transaction((tx) => tx.drafts.addFile(id(), municipality.version.id, FILE)));
    });

    test('one is forgotten with its files and the version stays, or removed with it', async () => {
      await addDraft();
      await store.transaction((tx) => tx.drafts.addFile(id(), draft.id, FILE));
      await store.transaction((tx) => tx.drafts.forgetDraft(id(), draft.id));
      assert.deepEqual([await read(), await file()], [undefined, undefined]);
      assert.equal((await versions()).length, 2);
      await store.transaction((tx) => tx.drafts.keepDraft(kept));
      await store.transaction((tx) => tx.drafts.addFile(id(), draft.id, FILE));
      await store.transaction((tx) => tx.drafts.removeDraft(id(), draft.id));
      assert.deepEqual([await read(), await file()], [undefined, undefined]);
      assert.deepEqual(
        (await versions()).map((version) => version.id),
        [municipality.version.id],
      );
    });

    test('edits of many at once, at several servers, are all kept', async () => {
      await addDraft();
      const { stranger } = municipality;
      await store.transaction((tx) => tx.addStaff(id(), stranger.id, 'editor'));
      const actor = actorOf(stranger);
      const atDesk = { actor, templateId: municipality.template.id, now: AT };
      const fields = ['name', 'purpose', 'ifRefused', 'data', 'recipients', 'storage'] as const;
      const written = (field: string) =>
        field === 'ifRefused' ? [{ type: 'paragraph', runs: [{ text: 'uusi' }] }] : `uusi ${field}`;
      await Promise.all(
        fields.map((field, index) =>
          editDraft(opened.stores[index % opened.stores.length]!, atDesk, {
            changes: [{ path: `texts.fi.${field}`, from: draft.texts.fi![field], to: written(field) }],
          }),
        ),
      );
      const [now] = await versions();
      for (const field of fields) assert.deepEqual(now!.texts.fi![field], written(field));
    });

    test('one is published with its file and its contact: it is as little to be changed then as any other', async () => {
      await addDraft();
      const { stranger, template } = municipality;
      await store.transaction((tx) => tx.addStaff(id(), stranger.id, 'editor'));
      const atDesk = { actor: actorOf(stranger), templateId: template.id, now: AT };
      const bytes = new TextEncoder().encode('Tiedote');
      const file = { language: 'fi' as const, name: 'Tiedote.txt', mediaType: 'text/plain', bytes };
      const { attachments } = await addDraftFile(store, atDesk, file);
      const { sha256 } = attachments.fi![0]!;
      const email = { path: 'contact.email', from: template.contact.email, to: 'uusi@kunta.example' };
      await editDraft(store, atDesk, { changes: [email] });
      await publish(store, atDesk.actor, template.id, draft.id, AT);

      const found = await store.transaction(async (tx) => ({
        version: (await tx.versionsOf(id(), template.id))[0]!,
        file: await tx.attachment(id(), sha256),
        template: await tx.template(id(), template.id),
        left: [await tx.drafts.draft(id(), draft.id), await tx.drafts.file(id(), draft.id, sha256)],
      }));
      assert.deepEqual([found.version.id, found.version.state], [draft.id, 'published']);
      for (const said of [email.to, sha256]) assert.ok(found.version.agreed.fi!.json.includes(said), said);
      assert.deepEqual(found.file, { organisationId: id(), sha256, mediaType: 'text/plain', bytes });
      // People have agreed under the other rules: they stay.
      const contact = { ...template.contact, email: email.to };
      assert.deepEqual(found.template, { ...template, contact, triage: OTHERWISE });
      assert.deepEqual(found.left, [undefined, undefined]);
      await assert.rejects(store.transaction((tx) => tx.drafts.rewrite(found.version)));
    });

    test('the same template created at once at several servers is one', async () => {
      await addDraft();
      const { stranger } = municipality;
      await store.transaction((tx) => tx.addStaff(id(), stranger.id, 'editor'));
      const creating = { actor: actorOf(stranger), key: randomUUID(), now: AT };
      const before = (await store.transaction((tx) => tx.templates(id()))).length;
      const created = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          createTemplate(opened.stores[index % opened.stores.length]!, creating, { name: { fi: 'Uusi' } }),
        ),
      );
      assert.equal(new Set(created.map((each) => each.id)).size, 1);
      assert.equal((await store.transaction((tx) => tx.templates(id()))).length, before + 1);
    });
  });
}
