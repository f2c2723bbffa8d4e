/** The preview of a draft is what those who are asked will see, and leaves no trace. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { composeMail } from '../../demo-server/service/mail/compose-mail.ts';
import { mailToSend } from '../../demo-server/service/mail/deliver.ts';
import { mailText } from '../../demo-server/service/mail/mail-tree.ts';
import type { NewRequest, TemplateRecord } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { EditableTemplate } from '../../src/contract/template-draft.ts';
import type { TemplatePreview } from '../../src/contract/template-preview.ts';
import { APPROVAL_MODES, type ApprovalMode } from '../../src/model/consent-request.ts';
import { actorOf, BILAGA, SENT } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW } from './test-service.ts';

const NAMES = ['Esimerkki Lapsi', 'Esimerkki Huoltaja', 'Toinen Huoltaja', 'Esimerkki Vastaaja'];

function viewing({ ask, municipality }: Staffed) {
  const own = municipality.template.id;
  return async (actor: Actor, situation?: string, template = own): Promise<TemplatePreview> => {
    const query = situation === undefined ? '' : `?situation=${situation}`;
    const { status, json, text } = await ask(actor, { path: `/api/templates/${template}/draft/preview${query}` });
    assert.equal(status, 200, text);
    return json as TemplatePreview;
  };
}

async function edit({ ask, editor, municipality }: Staffed, changes: object[], template = municipality.template.id) {
  const path = `/api/templates/${template}/draft`;
  const headers = { 'Content-Type': 'application/json' };
  const answer = await ask(editor, { method: 'PATCH', path, headers, body: JSON.stringify({ changes }) });
  assert.equal(answer.status, 200, answer.text);
}

async function create({ ask, editor }: Staffed): Promise<EditableTemplate> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  return (await ask(editor, { method: 'POST', path: '/api/templates', headers, body: '{}' })).json as EditableTemplate;
}

const withRules = (rules: Partial<TemplateRecord>) =>
  startStaffed((municipality) => ({ ...municipality, template: { ...municipality.template, ...rules } }));

/** Everything but what is of this person or of this hour. */
function alike({ texts, ...detail }: ConsentDetail): unknown {
  const names = new Map<string, string>();
  const nameless = (name: string) => names.get(name) ?? names.set(name, `person ${names.size}`).get(name);
  return {
    ...detail,
    ...{ id: '', since: '', answeredAt: '', versionId: '' },
    subject: { ...detail.subject, id: '', name: nameless(detail.subject.name) },
    respondents: detail.respondents.map((each) => ({
      ...each,
      name: nameless(each.name),
      answeredAt: each.answeredAt && '',
    })),
    events: detail.events.map((event) => ({ ...event, at: '', receipt: false })),
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [
        language,
        { ...text, attachments: text.attachments.map((each) => ({ ...each, path: '' })) },
      ]),
    ),
  };
}

/** A request by the published version, to people of whom only names are known. */
async function sendForReal(staffed: Staffed, approvalMode: ApprovalMode, lastValidDay: string | null) {
  const { municipality, store } = staffed;
  const { organisation, child, guardian, otherGuardian } = municipality;
  const guardians: NewRequest['participants'] = [guardian, otherGuardian].map(({ id }) => ({
    ...{ personId: id, role: 'guardian', relation: 'child', custody: 'joint' },
  }));
  const subject = { ...child, id: randomUUID(), identityHash: randomUUID() };
  const [published] = await staffed.versions();
  const request: NewRequest = {
    ...{ id: randomUUID(), organisationId: organisation.id, versionId: published!.id, subjectId: subject.id },
    participants: [
      ...(approvalMode === 'self' ? [] : guardians),
      { personId: subject.id, role: 'subject', relation: 'self' },
    ],
    ...{ lastValidDay, renewsId: null },
  };
  await store.transaction(async (tx) => {
    await tx.addPerson(subject);
    await tx.addRequest(request);
    for (const event of SENT) await tx.appendEvent(organisation.id, request.id, event);
  });
  const viewer = approvalMode === 'self' ? subject : guardian;
  return { request, viewer: actorOf(viewer), others: approvalMode === 'all-guardians' ? [actorOf(otherGuardian)] : [] };
}

describe('the preview of a draft', () => {
  for (const approvalMode of APPROVAL_MODES) {
    for (const situation of ['asked', 'given', 'refused'] as const) {
      test(`${approvalMode}, ${situation}: is what the citizen sees once it is published`, async () => {
        const staffed = await withRules({ approvalMode, standingConsents: true, subjectHeard: true });
        const validity = { kind: 'school-year' as const, years: 1 };
        const draft = await staffed.addDraft({
          ...{ major: 3, minor: 0, validity },
          purposes: [
            { id: 'photos', kind: 'photography' },
            { id: 'web', kind: 'web-publication' },
          ],
          texts: {
            fi: { ...staffed.municipality.version.texts.fi!, purposes: { photos: 'Kuvat', web: 'Verkko' } },
            sv: { ...staffed.municipality.version.texts.sv!, purposes: { photos: 'Bilder', web: 'Webben' } },
          },
        });
        const { consent } = await viewing(staffed)(staffed.editor, situation);
        assert.equal((await staffed.publish(staffed.editor, draft.id)).status, 200);

        const { request, viewer, others } = await sendForReal(staffed, approvalMode, '2027-07-31');
        const decision = { requestId: request.id, versionId: draft.id } as const;
        if (situation === 'refused') await staffed.decide(viewer, { ...decision, decision: 'refuse' });
        if (situation === 'given')
          for (const each of [viewer, ...others]) await staffed.decide(each, { ...decision, decision: 'accept' });
        const { detail } = await staffed.detail(viewer, request.id);
        assert.deepEqual(alike(consent), alike(detail));
        assert.ok(
          [consent.subject.name, ...consent.respondents.map(({ name }) => name)].every((name) => NAMES.includes(name)),
        );
        assert.equal(consent.status, { asked: 'requested', given: 'given', refused: 'refused' }[situation]);
      });
    }
  }

  test('has the mail that goes out, in each language', async () => {
    const staffed = await startStaffed();
    const { store, municipality } = staffed;
    const { organisation, guardian } = municipality;
    const { mails } = await viewing(staffed)(staffed.viewer);
    for (const language of ['fi', 'sv', 'en'] as const) {
      const { request } = await sendForReal(staffed, 'all-guardians', null);
      const about = await store.transaction(async (tx) => {
        const contact = { organisationId: organisation.id, personId: guardian.id, email: 'a@posti.example', language };
        await tx.mail.setContact({ ...contact, source: 'register' });
        const mail = { id: randomUUID(), organisationId: organisation.id, kind: 'request', key: randomUUID() } as const;
        await tx.mail.addMail({
          ...{ ...mail, requestId: request.id, personId: guardian.id, createdAt: NOW, notBefore: NOW },
        });
        return (await tx.mail.mails(organisation.id, 1))[0]!;
      });
      const toSend = await mailToSend(store, about, NOW);
      assert.ok(typeof toSend === 'object' && 'request' in toSend);
      const tree = composeMail(toSend, 'https://lupa.test');
      const shown = mails[language];
      assert.equal(shown.subject, tree.subject);
      assert.equal(
        shown.text.replace('/l/preview', `/l/${about.id}`).replace('Esimerkki', toSend.request.subject.givenNames),
        mailText(tree),
      );
      const said = shown.blocks.map((block) =>
        'text' in block ? block.text : 'value' in block ? block.value : block.href,
      );
      for (const each of said) assert.ok(shown.text.includes(each), each);
    }
    assert.ok(mails.sv.text.includes('Fotografering') && mails.fi.text.includes('Kuvauslupa'));
  });

  test('of a special category names nothing in the mail', async () => {
    const staffed = await startStaffed();
    await staffed.addDraft({ major: 3, minor: 0, explicit: true });
    const { mails, consent } = await viewing(staffed)(staffed.editor);
    assert.equal(consent.explicit, true);
    assert.ok(!mails.fi.text.includes('Kuvauslupa'));
  });

  test('of what has hardly been begun is empty where nothing is written', async () => {
    const staffed = await startStaffed();
    const { id, texts } = await create(staffed);
    const look = viewing(staffed);
    await edit(staffed, [{ path: 'purposes', from: [{ id: 'all', kind: 'other' }], to: [] }], id);
    for (const situation of ['asked', 'given', 'refused']) {
      const { consent } = await look(staffed.editor, situation, id);
      assert.deepEqual([consent.name, consent.purposes.length], [{ fi: '', sv: '' }, 1]);
      assert.deepEqual(consent.texts.fi?.description, []);
    }
    for (const language of ['fi', 'sv'] as const)
      await edit(staffed, [{ path: `texts.${language}`, from: { ...texts[language]!, purposes: [] }, to: null }], id);
    const { consent, mails } = await look(staffed.editor, 'given', id);
    assert.deepEqual([consent.texts, consent.name], [{}, {}]);
    assert.match(mails.sv.text, /Begärs av: Kommunen/u);
  });

  test('shows what somebody has just written, and the published text where nobody writes', async () => {
    const staffed = await startStaffed();
    const look = viewing(staffed);
    assert.equal((await look(staffed.viewer)).consent.texts.fi?.storage, 'Vuosi');
    await staffed.addDraft({ major: 3, minor: 0 });
    await edit(staffed, [{ path: 'texts.fi.storage', from: 'Vuosi', to: '<b>Kaksi\u202e vuotta</b>' }]);
    await edit(staffed, [{ path: 'contact.email', from: 'paivakoti@kunta.example', to: 'uusi@kunta.example' }]);
    const { consent, mails } = await look(staffed.viewer);
    assert.equal(consent.texts.fi?.storage, '<b>Kaksi\u202e vuotta</b>');
    assert.equal(consent.controller.contact.email, 'uusi@kunta.example');
    assert.match(mails.fi.text, /uusi@kunta\.example/u);
  });

  test('has a last day by its validity; one that is over is none', async () => {
    const staffed = await startStaffed();
    const look = viewing(staffed);
    await staffed.addDraft({ major: 3, minor: 0, validity: { kind: 'months', months: 2 } });
    assert.equal((await look(staffed.editor)).consent.lastValidDay, '2027-01-20');
    const over = { kind: 'day', lastDay: '2026-01-01' };
    await edit(staffed, [{ path: 'validity', from: { kind: 'months', months: 2 }, to: over }]);
    const { consent } = await look(staffed.editor, 'given');
    assert.deepEqual([consent.lastValidDay, consent.status], [null, 'given']);
  });

  test('leads to the files of the draft, which the staff can fetch', async () => {
    const staffed = await startStaffed();
    const { id } = await create(staffed);
    for (const [language, name] of [
      ['fi', 'a.txt'],
      ['fi', 'b.txt'],
      ['sv', 'c.txt'],
    ] as const) {
      const path = `/api/templates/${id}/draft/attachments/${language}?name=${name}`;
      await staffed.ask(staffed.editor, {
        ...{ method: 'PUT', path, headers: { 'Content-Type': 'text/plain' }, body: `tiedosto ${name}` },
      });
    }
    const { consent } = await viewing(staffed)(staffed.viewer, 'asked', id);
    const files = [...consent.texts.fi!.attachments, ...consent.texts.sv!.attachments];
    assert.equal(files.length, 3);
    for (const { name, path } of files)
      assert.equal((await staffed.ask(staffed.viewer, { path: `/api${path}` })).text, `tiedosto ${name}`);
    const published = await viewing(staffed)(staffed.viewer);
    const { path } = published.consent.texts.sv!.attachments[0]!;
    assert.ok(path.endsWith(BILAGA));
    assert.equal((await staffed.ask(staffed.viewer, { path: `/api${path}` })).text, 'text');
  });

  test('leaves no trace: no request, no mail, no act, no person', async () => {
    const staffed = await startStaffed();
    const { organisation, template } = staffed.municipality;
    await staffed.addDraft({ major: 3, minor: 0 });
    const traces = () =>
      staffed.store.transaction(async (tx) => ({
        requests: await tx.requestsOfTemplate(organisation.id, template.id),
        mails: await tx.mail.mails(organisation.id, 100),
        acts: await tx.acts.acts(organisation.id, { limit: 100 }),
        person: await tx.person(organisation.id, 'guardian'),
        versions: await tx.versionsOf(organisation.id, template.id),
      }));
    const before = await traces();
    for (const situation of ['asked', 'given', 'refused']) await viewing(staffed)(staffed.editor, situation);
    assert.deepEqual(await traces(), before);
  });

  test('is for the staff who see the template, and of no other situation', async () => {
    const staffed = await startStaffed();
    const path = `/api/templates/${staffed.municipality.template.id}/draft/preview`;
    const { guardian } = staffed.municipality;
    for (const [actor, status] of [
      [staffed.editor, 200],
      [staffed.viewer, 200],
      [actorOf(guardian), 404],
      [null, 401],
    ] as const)
      assert.equal((await staffed.ask(actor, { path })).status, status);
    for (const situation of ['withdrawn', '', '__proto__'])
      assert.equal((await staffed.ask(staffed.editor, { path: `${path}?situation=${situation}` })).status, 400);
    assert.equal((await staffed.ask(staffed.editor, { path: '/api/templates/nowhere/draft/preview' })).status, 404);
  });
});
