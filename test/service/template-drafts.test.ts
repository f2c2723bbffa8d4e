/** Writing a template: who may, what it keeps, how the edits of two are merged, and what it refuses. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { StaffRole } from '../../demo-server/service/store.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { PublishingPlan } from '../../src/contract/publishing.ts';
import type { DraftDiscarded, EditableTemplate, EditConflict } from '../../src/contract/template-draft.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { FORMATTED_FIELDS } from '../../src/model/agreed-text.ts';
import type { RichText } from '../../src/model/rich-text.ts';
import { TEXT_LIMITS } from '../../src/model/template-draft.ts';
import { FULL } from './extent.ts';
import { actorOf, BILAGA, CONSIDERED } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW, type Answer } from './test-service.ts';

interface Edit {
  path: string;
  from: unknown;
  to: unknown;
}

const PDF = new TextEncoder().encode('%PDF-1.7\n…');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const TEXT = new TextEncoder().encode('Tiedote \u{1F4F7}');

function writerOf(staffed: Staffed) {
  const { municipality, ask, store } = staffed;
  const own = municipality.template.id;
  const send = (
    actor: Actor | null,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    ask(actor, {
      method,
      path: `/api/templates${path}`,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  const key = (value: string = randomUUID()) => ({ 'Idempotency-Key': value });
  const put = (
    actor: Actor | null,
    language: string,
    name: string,
    type: string,
    bytes: BodyInit,
    template = own,
    headers: Record<string, string> = {},
  ) =>
    ask(actor, {
      method: 'PUT',
      path: `/api/templates/${template}/draft/attachments/${language}?name=${encodeURIComponent(name)}`,
      headers: { 'Content-Type': type, ...headers },
      body: bytes,
    });
  return {
    send,
    put,
    create: (actor: Actor | null, body: object = {}, intent?: string) => send(actor, 'POST', '', body, key(intent)),
    copy: (actor: Actor | null, template = own, intent?: string) =>
      send(actor, 'POST', `/${template}/copy`, {}, key(intent)),
    read: (actor: Actor | null, template = own) => send(actor, 'GET', `/${template}/draft`),
    begin: (actor: Actor | null, change: string, template = own) =>
      send(actor, 'POST', `/${template}/draft`, { change }),
    edit: (actor: Actor | null, changes: Edit[], template = own) =>
      send(actor, 'PATCH', `/${template}/draft`, { changes }),
    discard: (actor: Actor | null, versionId: string, template = own) =>
      send(actor, 'POST', `/${template}/draft/discard`, { versionId }),
    archive: (actor: Actor | null, template = own) => send(actor, 'POST', `/${template}/archive`, {}),
    acts: async () =>
      (await store.transaction((tx) => tx.acts.acts(municipality.organisation.id, { limit: 100 }))).toReversed(),
    async addStaff(givenNames: string, role: StaffRole, groups: string[] | null = null): Promise<Actor> {
      const person = { ...municipality.stranger, id: randomUUID(), identityHash: randomUUID(), givenNames };
      await store.transaction(async (tx) => {
        await tx.addPerson(person);
        await tx.addStaff(municipality.organisation.id, person.id, role, groups);
      });
      return actorOf(person);
    },
    addGroup: (id: string) =>
      store.transaction((tx) =>
        tx.groups.addGroup({ id, organisationId: municipality.organisation.id, name: { fi: `Ryhmä ${id}` } }),
      ),
  };
}

function isFormatted(field: string): boolean {
  return (FORMATTED_FIELDS as readonly string[]).includes(field);
}

function paragraph(text: string): RichText {
  return [{ type: 'paragraph', runs: [{ text }] }];
}

/** What a field holds that says this. */
function valueOf(field: string, text: string): RichText | string {
  return isFormatted(field) ? paragraph(text) : text;
}

function templateOf({ status, json, text }: Answer): EditableTemplate {
  assert.ok(status === 200 || status === 201, text);
  return json as EditableTemplate;
}

function refusedAs({ status, json, text }: Answer, expected: number, code: string): Problem {
  assert.deepEqual([status, (json as Problem).code], [expected, code], text);
  return json as Problem;
}

/** What the editor sees at a path; null for what is not there. */
function valueAt(template: EditableTemplate, path: string): unknown {
  const [first, second, third, fourth] = path.split('.');
  if (first !== 'texts') {
    const whole = template[first as keyof EditableTemplate];
    return second === undefined ? whole : (whole as Record<string, unknown>)[second];
  }
  const text = template.texts[second as 'fi'];
  if (text === undefined || third === undefined) return text ?? null;
  if (third !== 'purposes') return text[third as 'name'];
  return text.purposes.find(({ id }) => id === fourth)?.name ?? null;
}

describe('a template', () => {
  let staffed: Staffed;
  let writer: ReturnType<typeof writerOf>;
  let editor: Actor;
  beforeEach(async () => {
    staffed = await startStaffed();
    writer = writerOf(staffed);
    ({ editor } = staffed);
  });

  test('that is created has an empty draft in the languages of the organisation, which says what it lacks', async () => {
    const answer = await writer.create(editor, { name: { fi: 'Retki', en: 'Trip' } });
    assert.equal(answer.status, 201);
    const template = templateOf(answer);
    assert.deepEqual(Object.keys(template.texts), ['fi', 'sv', 'en']);
    assert.equal(template.texts.fi?.name, 'Retki');
    assert.equal(template.texts.sv?.name, '');
    assert.deepEqual([template.draft?.version, template.draft?.change, template.fixed], ['1.0', 'first', []]);
    assert.ok(template.faults.some(({ code, language }) => code === 'refusal-not-told' && language === 'sv'));
    assert.ok(template.faults.some(({ code, field }) => code === 'not-told' && field === 'contact'));
    const list = (await staffed.ask(editor, { path: '/api/templates' })).json as TemplateList;
    assert.equal(list.items.find(({ id }) => id === template.id)?.state, 'draft');
  });

  test('is created once, however often the same intent is sent', async () => {
    const intent = randomUUID();
    const first = templateOf(await writer.create(editor, { name: { fi: 'Retki' } }, intent));
    const again = templateOf(await writer.create(editor, { name: { fi: 'Retki' } }, intent));
    assert.equal(again.id, first.id);
    refusedAs(await writer.create(editor, { name: { fi: 'Toinen' } }, intent), 422, 'idempotency-key-reused');
    refusedAs(await writer.copy(editor, first.id, intent), 422, 'idempotency-key-reused');
    refusedAs(await writer.create(editor, {}, 'short'), 400, 'idempotency-key-required');
    assert.equal((await writer.acts()).filter(({ type }) => type === 'template-created').length, 1);
  });

  test('is written from nothing to its publishing, and says then what was written', async () => {
    const { id, draft } = templateOf(await writer.create(editor));
    const words = { ...TEXT_LIMITS, transfers: undefined, afterRefusing: undefined };
    const written = ['fi', 'sv'].flatMap((language) =>
      Object.keys(words)
        .filter((field) => words[field as 'name'] !== undefined)
        .map((field) => ({
          path: `texts.${language}.${field}`,
          from: isFormatted(field) ? [] : '',
          to: valueOf(field, `${field} ${language} \u202eא\u0301\u{1F4F7}`),
        })),
    );
    const contacts = ['contact', 'dataProtectionOfficer'].flatMap((who) => [
      { path: `${who}.name`, from: '', to: `Nimi ${who}` },
      { path: `${who}.email`, from: '', to: 'posti@kunta.example' },
    ]);
    const others = [
      { path: 'purposes', from: [{ id: 'all', kind: 'other' }], to: [{ id: 'photos', kind: 'photography' }] },
      { path: 'personalData', from: [], to: ['picture', 'health'] },
      { path: 'explicit', from: false, to: true },
      { path: 'approvalMode', from: 'all-guardians', to: 'any-guardian' },
      { path: 'selfFrom', from: null, to: 13 },
      { path: 'subjectHeard', from: false, to: true },
      { path: 'triage', from: null, to: { answers: { ...CONSIDERED.answers, special: 'yes' } } },
      { path: 'validity', from: null, to: { kind: 'school-year', years: 2 } },
      { path: 'followUp.days', from: 7, to: 3 },
      { path: 'followUp.fi', from: '', to: 'Kuvat poistetaan.' },
      { path: 'texts.fi.description', from: written[2]!.to, to: paragraph('<script>alert(1)</script> # Otsikko') },
    ];
    assert.equal(written[2]!.path, 'texts.fi.description');
    const seen = templateOf(await writer.edit(editor, [...written, ...contacts, ...others], id));
    for (const { path, to } of [...written, ...contacts, ...others].filter((each) => each !== written[2]))
      assert.deepEqual(valueAt(seen, path), to, path);
    assert.deepEqual(seen.faults, []);
    const plan = await staffed.publish(editor, draft!.versionId, id);
    assert.equal(plan.status, 200, plan.text);
    const { template, version } = await staffed.store.transaction(async (tx) => ({
      template: (await tx.template(staffed.municipality.organisation.id, id))!,
      version: (await tx.versionsOf(staffed.municipality.organisation.id, id))[0]!,
    }));
    assert.deepEqual(
      [template.approvalMode, template.selfFrom, template.subjectHeard, template.contact.name],
      ['any-guardian', 13, true, 'Nimi contact'],
    );
    assert.deepEqual(template.triage?.answers['special'], 'yes');
    assert.deepEqual(version.validity, { kind: 'school-year', years: 2 });
    assert.deepEqual(version.followUp, { days: 3, instruction: { fi: 'Kuvat poistetaan.' } });
    assert.deepEqual(
      [version.state, version.texts.fi?.description],
      ['published', paragraph('<script>alert(1)</script> # Otsikko')],
    );
    const agreed = JSON.parse(version.agreed.sv!.json) as { storage: string; controller: { contact: object } };
    assert.equal(agreed.storage, written.find(({ path }) => path === 'texts.sv.storage')!.to);
    assert.deepEqual(agreed.controller.contact, { name: 'Nimi contact', email: 'posti@kunta.example' });
    assert.equal(templateOf(await writer.read(editor, id)).draft, null);
  });

  test('is published again once its basis was considered, and may be considered anew', async () => {
    const triageOf = async () =>
      (await staffed.store.transaction((tx) =>
        tx.template(staffed.municipality.organisation.id, staffed.municipality.template.id),
      ))!.triage;
    const { draft } = templateOf(await writer.begin(editor, 'minor'));
    const consider = (from: unknown, to: unknown) => writer.edit(editor, [{ path: 'triage', from, to }]);
    const codesOf = async () => {
      const { faults } = (await staffed.plan(editor, draft!.versionId)).json as PublishingPlan;
      return faults.map(({ code, field }) => [code, field]);
    };
    const publicTask = { answers: { who: 'residents', why: 'task', 'task-without': 'no' } };
    templateOf(await consider(CONSIDERED, publicTask));
    assert.deepEqual(await codesOf(), [['not-consent', 'triage']]);
    const halfWay = templateOf(await consider(publicTask, { answers: { who: 'residents' } }));
    assert.deepEqual(halfWay.faults, [{ code: 'basis-not-considered', field: 'triage' }]);
    const nobody = templateOf(await consider({ answers: { who: 'residents' } }, null));
    assert.deepEqual(nobody.faults, [{ code: 'basis-not-considered', field: 'triage' }]);
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 409);
    const special = { answers: { ...CONSIDERED.answers, special: 'yes' } };
    templateOf(await consider(null, special));
    assert.deepEqual(await codesOf(), [['not-explicit', 'explicit']]);
    assert.deepEqual(await triageOf(), CONSIDERED);
    templateOf(await writer.edit(editor, [{ path: 'explicit', from: false, to: true }]));
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 200);
    assert.deepEqual(await triageOf(), special);
  });

  test('is not published with words in which no consent can be asked', async () => {
    templateOf(await writer.begin(editor, 'minor'));
    const path = 'texts.fi.ifRefused';
    const { faults, draft } = templateOf(
      await writer.edit(editor, [
        { path, from: paragraph('Lasta ei kuvata.'), to: paragraph('Jos et vastaa, katsomme että olet suostunut.') },
      ]),
    );
    assert.deepEqual(faults, [{ code: 'unlawful-wording', language: 'fi', field: 'ifRefused', rule: 'silence' }]);
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 409);
  });

  test('is valid to the end of a day, or not published once it is over', async () => {
    const { draft } = templateOf(await writer.begin(editor, 'minor'));
    const until = (from: string | null, to: string) => {
      const day = (lastDay: string) => ({ kind: 'day', lastDay });
      return writer.edit(editor, [{ path: 'validity', from: from && day(from), to: day(to) }]);
    };
    const over = templateOf(await until(null, '2026-11-19'));
    assert.deepEqual(over.faults, [{ code: 'validity-over', field: 'validity' }]);
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 409);
    assert.deepEqual(templateOf(await until('2026-11-19', '2026-11-20')).faults, []);
    // In Helsinki it is the next day already.
    staffed.clock.now = '2026-11-20T22:30:00.000Z';
    assert.equal(templateOf(await writer.read(editor)).faults[0]?.code, 'validity-over');
    staffed.clock.now = '2026-11-20T21:30:00.000Z';
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 200);
    const list = (await staffed.ask(editor, { path: '/api/templates' })).json as TemplateList;
    assert.deepEqual(
      list.items.map(({ validity }) => validity),
      [{ kind: 'day', lastDay: '2026-11-20' }],
    );
  });

  test('says what is done when a consent falls, in a minor version too, and no longer where it is taken away', async () => {
    const { draft } = templateOf(await writer.begin(editor, 'minor'));
    const saved = await writer.edit(editor, [
      { path: 'followUp.sv', from: '', to: 'Bilderna tas bort.' },
      { path: 'followUp.days', from: 7, to: 30 },
    ]);
    assert.deepEqual(templateOf(saved).followUp, { days: 30, fi: '', sv: 'Bilderna tas bort.', en: '' });
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 200);
    assert.deepEqual((await staffed.versions())[0]!.followUp, { days: 30, instruction: { sv: 'Bilderna tas bort.' } });
    // What people agree to says nothing of it.
    const agreed = Object.values((await staffed.versions())[0]!.agreed).map(({ json }) => json);
    assert.ok(agreed.length === 2 && agreed.every((json) => !json.includes('Bilderna tas bort')));
    const next = templateOf(await writer.begin(editor, 'minor'));
    await writer.edit(editor, [
      { path: 'followUp.sv', from: 'Bilderna tas bort.', to: '' },
      { path: 'followUp.days', from: 30, to: 7 },
    ]);
    assert.equal((await staffed.publish(editor, next.draft!.versionId)).status, 200);
    assert.equal((await staffed.versions())[0]!.followUp, null);
  });

  test('that is published is what a new draft begins from, minor or major, and one at a time', async () => {
    const { version } = staffed.municipality;
    const seen = templateOf(await writer.read(editor));
    assert.deepEqual([seen.draft, seen.texts.fi?.storage, seen.mayWrite], [null, 'Vuosi', true]);
    const { draft, versions, attachments } = templateOf(await writer.begin(editor, 'minor'));
    assert.deepEqual([draft?.version, draft?.change], ['2.2', 'minor']);
    assert.deepEqual(
      versions.map(({ version: number, state }) => [number, state]),
      [
        ['2.2', 'draft'],
        ['2.1', 'published'],
      ],
    );
    assert.equal(attachments.sv?.[0]?.sha256, BILAGA);
    refusedAs(await writer.begin(editor, 'major'), 409, 'not-possible');
    const major = templateOf(await writer.edit(editor, [{ path: 'change', from: 'minor', to: 'major' }]));
    assert.deepEqual([major.draft?.version, major.draft?.versionId], ['3.0', draft!.versionId]);
    const minor = templateOf(await writer.edit(editor, [{ path: 'change', from: 'major', to: 'minor' }]));
    assert.equal(minor.draft?.version, '2.2');
    const [, published] = await staffed.versions();
    assert.deepEqual(published, version);
  });

  test('keeps what people have agreed under: the rules stay, the contact goes with the next version', async () => {
    templateOf(await writer.begin(editor, 'minor'));
    const before = templateOf(await writer.read(editor));
    const fixed = [
      ['approvalMode', 'self'],
      ['legalBasis', 'contract'],
      ['subjectHeard', true],
      ['selfFrom', 13],
      ['standingConsents', true],
    ] as const;
    for (const [path, to] of fixed) {
      const { errors } = refusedAs(
        await writer.edit(editor, [{ path, from: valueAt(before, path), to }]),
        409,
        'not-possible',
      );
      assert.match(errors![0]!.message, new RegExp(`${path}.*new template`, 'u'));
    }
    assert.deepEqual(
      before.fixed,
      fixed.map(([path]) => path),
    );
    const edited = templateOf(
      await writer.edit(editor, [{ path: 'contact.email', from: before.contact.email, to: 'uusi@kunta.example' }]),
    );
    const contactOf = async () =>
      (await staffed.store.transaction((tx) =>
        tx.template(staffed.municipality.organisation.id, staffed.municipality.template.id),
      ))!.contact.email;
    assert.equal(await contactOf(), 'paivakoti@kunta.example');
    assert.equal((await staffed.publish(editor, edited.draft!.versionId)).status, 200);
    assert.equal(await contactOf(), 'uusi@kunta.example');
    assert.equal(templateOf(await writer.read(editor)).approvalMode, 'all-guardians');
  });

  test('whose draft is discarded is as it was; one of which nothing was published is gone', async () => {
    const before = templateOf(await writer.read(editor));
    const { draft } = templateOf(await writer.begin(editor, 'major'));
    templateOf(await writer.edit(editor, [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi' }]));
    refusedAs(await writer.discard(editor, 'another'), 409, 'not-possible');
    const { template } = (await writer.discard(editor, draft!.versionId)).json as DraftDiscarded;
    assert.deepEqual(template, before);
    assert.deepEqual(templateOf(await writer.read(editor)), before);
    refusedAs(await writer.discard(editor, draft!.versionId), 409, 'not-possible');

    const created = templateOf(await writer.create(editor));
    const gone = await writer.discard(editor, created.draft!.versionId, created.id);
    assert.deepEqual([gone.status, gone.json], [200, { template: null }]);
    assert.equal((await writer.read(editor, created.id)).status, 404);
  });

  test('is copied as it is published, with its group and its files, and each goes its own way then', async () => {
    const { organisation, template } = staffed.municipality;
    await writer.addGroup('a');
    await staffed.store.transaction((tx) =>
      tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: 'a' }),
    );
    const before = templateOf(await writer.read(editor));
    const intent = randomUUID();
    const copy = templateOf(await writer.copy(editor, undefined, intent));
    assert.notEqual(copy.id, before.id);
    assert.deepEqual([copy.draft?.version, copy.draft?.change, copy.fixed], ['1.0', 'first', []]);
    const same = [
      ...(['texts', 'purposes', 'personalData', 'contact', 'approvalMode', 'attachments', 'target'] as const),
      ...(['triage', 'validity'] as const),
    ];
    for (const part of same) assert.deepEqual(copy[part], before[part], part);
    assert.deepEqual([copy.target, copy.targetName], [{ kind: 'group', groupId: 'a' }, { fi: 'Ryhmä a' }]);
    templateOf(await writer.edit(editor, [{ path: 'texts.fi.name', from: 'Kuvauslupa', to: 'Toinen' }], copy.id));
    assert.deepEqual(templateOf(await writer.read(editor)), before);
    assert.equal(templateOf(await writer.copy(editor, undefined, intent)).texts.fi?.name, 'Toinen');
    const file = await writer.send(editor, 'GET', `/${copy.id}/draft/attachments/sv/${BILAGA}`);
    assert.deepEqual([file.status, file.text], [200, 'text']);
  });

  test('that is a draft is copied with its files', async () => {
    const { id } = templateOf(await writer.create(editor));
    const { attachments } = templateOf(await writer.put(editor, 'fi', 'Tiedote.pdf', 'application/pdf', PDF, id));
    const copy = templateOf(await writer.copy(editor, id));
    const { sha256 } = attachments.fi![0]!;
    templateOf(await writer.send(editor, 'DELETE', `/${id}/draft/attachments/fi/${sha256}`));
    const file = await writer.send(editor, 'GET', `/${copy.id}/draft/attachments/fi/${sha256}`);
    assert.deepEqual(file.bytes, PDF);
  });

  test('is archived when nobody is waited for: what was answered stays, and a major draft brings it back', async () => {
    const { guardian, otherGuardian } = staffed.municipality;
    const { errors } = refusedAs(await writer.archive(editor), 409, 'not-possible');
    assert.deepEqual(errors, [{ field: 'requests', message: 'Answers to 1 are waited for: end the answering first' }]);
    for (const each of [guardian, otherGuardian]) await staffed.decide(actorOf(each), { decision: 'accept' });
    const { draft } = templateOf(await writer.begin(editor, 'minor'));
    assert.equal(refusedAs(await writer.archive(editor), 409, 'not-possible').errors?.[0]?.field, 'draft');
    await writer.discard(editor, draft!.versionId);
    const archived = templateOf(await writer.archive(editor));
    assert.deepEqual(
      archived.versions.map(({ state }) => state),
      ['archived'],
    );
    const { detail } = await staffed.detail(actorOf(guardian));
    assert.deepEqual([detail.status, detail.decisions], ['given', ['withdraw']]);
    refusedAs(await writer.archive(editor), 409, 'not-possible');
    refusedAs(await writer.begin(editor, 'minor'), 409, 'not-possible');
    const again = templateOf(await writer.begin(editor, 'major'));
    assert.deepEqual([again.draft?.version, again.fixed.includes('approvalMode')], ['3.0', true]);
    assert.equal((await staffed.publish(editor, again.draft!.versionId)).status, 200);
    assert.equal((await staffed.detail(actorOf(guardian))).detail.status, 'given');
  });

  test('of one purpose gets several and loses one: the names of those that stay are published', async () => {
    const { draft, texts, purposes } = templateOf(await writer.begin(editor, 'major'));
    assert.deepEqual(texts.fi?.purposes, [{ id: 'photos', name: '' }]);
    const three = [...purposes, { id: 'web', kind: 'web-publication' }, { id: 'press', kind: 'press' }];
    const named = ['fi', 'sv'].flatMap((language) =>
      three.map(({ id }) => ({
        path: `texts.${language}.purposes.${id}`,
        from: '',
        to: `${id} ${language} TODO`.slice(0, id === 'press' ? 99 : -5),
      })),
    );
    templateOf(await writer.edit(editor, [{ path: 'purposes', from: purposes, to: three }, ...named]));
    const two = three.slice(0, 2);
    const left = templateOf(await writer.edit(editor, [{ path: 'purposes', from: three, to: two }]));
    assert.deepEqual(left.faults, []);
    const back = templateOf(await writer.edit(editor, [{ path: 'purposes', from: two, to: three }]));
    assert.equal(valueAt(back, 'texts.fi.purposes.press'), 'press fi TODO');
    assert.ok(back.faults.some(({ code }) => code === 'placeholder'));
    templateOf(await writer.edit(editor, [{ path: 'purposes', from: three, to: two }]));
    assert.equal((await staffed.publish(editor, draft!.versionId)).status, 200);
    const [published] = await staffed.versions();
    assert.deepEqual(published?.texts.fi?.purposes, { photos: 'photos fi', web: 'web fi' });
  });

  test('warns of the language that was not changed with the other, and says when each was', async () => {
    templateOf(await writer.begin(editor, 'minor'));
    const [first, second] = ['2026-11-20T11:00:00.000Z', '2026-11-20T12:00:00.000Z'];
    staffed.clock.now = first;
    const warned = templateOf(await writer.edit(editor, [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi' }]));
    assert.deepEqual(warned.older, [{ language: 'sv', field: 'storage', than: 'fi', at: first }]);
    staffed.clock.now = second;
    const calm = templateOf(await writer.edit(editor, [{ path: 'texts.sv.storage', from: 'Ett år', to: 'Två' }]));
    assert.deepEqual(calm.older, []);
    assert.deepEqual(calm.languages, [
      { language: 'fi', changedAt: first },
      { language: 'sv', changedAt: second },
    ]);
    assert.deepEqual(calm.fields, [
      { path: 'texts.fi.storage', revision: 1, by: 'Hilkka Ahonen', at: first },
      { path: 'texts.sv.storage', revision: 1, by: 'Hilkka Ahonen', at: second },
    ]);
  });

  test('writes down what its staff do: who writes once in ten minutes, and nothing that was refused', async () => {
    const colleague = await writer.addStaff('Kaija', 'editor');
    const { viewer, municipality } = staffed;
    const templateId = municipality.template.id;
    const { draft } = templateOf(await writer.begin(editor, 'major'));
    const versionId = draft!.versionId;
    const storage = (actor: Actor, from: string, to: string) =>
      writer.edit(actor, [{ path: 'texts.fi.storage', from, to }]);
    await storage(viewer, 'Vuosi', 'a');
    await storage(editor, 'other', 'a');
    await storage(editor, 'Vuosi', 'Vuosi');
    await storage(editor, 'Vuosi', 'a');
    await storage(editor, 'a', 'b');
    await storage(colleague, 'b', 'c');
    staffed.clock.now = '2026-11-20T10:10:00.000Z';
    await storage(editor, 'c', 'd');
    await writer.discard(editor, versionId);
    const copy = templateOf(await writer.copy(editor));
    const by = { personId: editor.personId, at: staffed.clock.now };
    const theDraft = { templateId, versionId };
    assert.deepEqual(
      (await writer.acts()).map(({ seq: _, ...act }) => act),
      [
        { type: 'draft-begun', ...theDraft, ...by, at: NOW },
        { type: 'draft-saved', ...theDraft, ...by, at: NOW },
        { type: 'draft-saved', ...theDraft, personId: colleague.personId, at: NOW },
        { type: 'draft-saved', ...theDraft, ...by },
        { type: 'draft-discarded', ...theDraft, ...by },
        {
          ...{ type: 'template-created', templateId: copy.id, versionId: copy.draft!.versionId, copyOf: templateId },
          ...by,
        },
      ],
    );
  });
});

describe('who writes', () => {
  let staffed: Staffed;
  let writer: ReturnType<typeof writerOf>;
  let everyone: Record<'viewer' | 'ofTheGroup' | 'ofAnother' | 'ofNone' | 'citizen', Actor>;
  /** A template for the group a, with a draft. */
  let ofA: EditableTemplate;
  before(async () => {
    staffed = await startStaffed();
    writer = writerOf(staffed);
    for (const group of ['a', 'b']) await writer.addGroup(group);
    everyone = {
      viewer: staffed.viewer,
      ofTheGroup: await writer.addStaff('Aino', 'editor', ['a']),
      ofAnother: await writer.addStaff('Bertta', 'editor', ['b']),
      ofNone: await writer.addStaff('Celia', 'editor', []),
      citizen: actorOf(staffed.municipality.stranger),
    };
    ofA = templateOf(
      await writer.create(everyone.ofTheGroup, { target: { kind: 'group', groupId: 'a' }, name: { fi: 'Retki' } }),
    );
  });

  test('an editor, for the whole organisation or for the groups that are theirs; a viewer only looks', async () => {
    assert.deepEqual(
      [
        (await writer.read(staffed.viewer, ofA.id)).status,
        templateOf(await writer.read(staffed.viewer, ofA.id)).mayWrite,
      ],
      [200, false],
    );
    assert.equal(templateOf(await writer.read(everyone.ofTheGroup, ofA.id)).mayWrite, true);
    const name = { path: 'texts.sv.name', from: '', to: 'Utflykt' };
    for (const actor of [staffed.editor, everyone.ofTheGroup])
      assert.equal((await writer.edit(actor, [name], ofA.id)).status, 200);
    const before = (await writer.acts()).length;
    for (const [who, actor] of Object.entries(everyone)) {
      if (who === 'ofTheGroup') continue;
      const attempts = {
        edit: writer.edit(actor, [{ ...name, from: 'Utflykt', to: 'Other' }], ofA.id),
        discard: writer.discard(actor, ofA.draft!.versionId, ofA.id),
        begin: writer.begin(actor, 'major', ofA.id),
        copy: writer.copy(actor, ofA.id),
        archive: writer.archive(actor, ofA.id),
        put: writer.put(actor, 'fi', 'a.txt', 'text/plain', TEXT, ofA.id),
        remove: writer.send(actor, 'DELETE', `/${ofA.id}/draft/attachments/fi/${BILAGA}`),
        ...(who !== 'viewer' && { read: writer.read(actor, ofA.id) }),
      };
      for (const [what, attempt] of Object.entries(attempts))
        assert.equal((await attempt).status, 404, `${who}: ${what}`);
    }
    assert.equal((await writer.acts()).length, before);
  });

  test('those with groups of their own create for one of these, and for nobody else', async () => {
    const { viewer, citizen, ofTheGroup, ofNone } = everyone;
    const a = { kind: 'group', groupId: 'a' };
    const table: [Actor, object | null, number][] = [
      [viewer, a, 404],
      [citizen, a, 404],
      [ofTheGroup, a, 201],
      [ofTheGroup, { kind: 'group', groupId: 'b' }, 400],
      [ofTheGroup, { kind: 'group', groupId: 'nowhere' }, 400],
      [ofTheGroup, { kind: 'people', groupId: null }, 400],
      [ofTheGroup, null, 400],
      [ofNone, a, 400],
      [staffed.editor, { kind: 'group', groupId: 'b' }, 201],
      [staffed.editor, { kind: 'group', groupId: 'nowhere' }, 400],
      [staffed.editor, { kind: 'people', groupId: null }, 201],
      [staffed.editor, null, 201],
    ];
    for (const [actor, target, status] of table) {
      const answer = await writer.create(actor, { target });
      assert.equal(answer.status, status, `${actor.name} ${JSON.stringify(target)}`);
      if (status === 400) assert.equal((answer.json as Problem).errors?.[0]?.field, 'target');
    }
  });

  test('a template is directed elsewhere until it is published, and to a group of the writer', async () => {
    const { id, target } = ofA;
    const to = (groupId: string, from: unknown = target): Edit[] => [
      { path: 'target', from, to: { kind: 'group', groupId } },
    ];
    refusedAs(await writer.edit(everyone.ofTheGroup, to('b'), id), 400, 'invalid-message');
    const moved = templateOf(await writer.edit(staffed.editor, to('b'), id));
    assert.deepEqual([moved.target?.groupId, moved.targetName], ['b', { fi: 'Ryhmä b' }]);
    assert.equal((await writer.read(everyone.ofTheGroup, id)).status, 404);
    assert.equal((await writer.read(everyone.ofAnother, id)).status, 200);
    templateOf(await writer.edit(staffed.editor, to('a', moved.target), id));

    templateOf(await writer.begin(staffed.editor, 'major'));
    const directed = templateOf(await writer.edit(staffed.editor, to('a', null)));
    assert.deepEqual([directed.target?.groupId, directed.fixed.includes('target')], ['a', true]);
    refusedAs(await writer.edit(staffed.editor, to('b', directed.target)), 409, 'not-possible');
  });
});

describe('two who write at once', () => {
  let staffed: Staffed;
  let writer: ReturnType<typeof writerOf>;
  let writers: Record<'Hilkka' | 'Kaija', Actor>;
  beforeEach(async () => {
    staffed = await startStaffed();
    writer = writerOf(staffed);
    writers = { Hilkka: staffed.editor, Kaija: await writer.addStaff('Kaija', 'editor') };
  });

  test('in two fields: both are kept', async () => {
    templateOf(await writer.begin(writers.Hilkka, 'major'));
    await writer.edit(writers.Hilkka, [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi' }]);
    const seen = templateOf(await writer.edit(writers.Kaija, [{ path: 'texts.fi.data', from: 'Kuva', to: 'Ääni' }]));
    assert.deepEqual([seen.texts.fi?.storage, seen.texts.fi?.data], ['Kaksi', 'Ääni']);
  });

  test('in one field: the second is told what the first wrote, who and when, and nothing of theirs is saved', async () => {
    templateOf(await writer.begin(writers.Hilkka, 'major'));
    const before = templateOf(
      await writer.edit(writers.Hilkka, [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi' }]),
    );
    const { current } = refusedAs(
      await writer.edit(writers.Kaija, [
        { path: 'texts.fi.data', from: 'Kuva', to: 'Ääni' },
        { path: 'texts.fi.storage', from: 'Vuosi', to: 'Kolme' },
      ]),
      409,
      'edit-conflict',
    );
    const { conflicts, template } = current as EditConflict;
    assert.deepEqual(conflicts, [
      { path: 'texts.fi.storage', yours: 'Kolme', theirs: 'Kaksi', by: 'Hilkka Ahonen', at: NOW },
    ]);
    assert.deepEqual({ ...template, viewer: before.viewer }, before);
    assert.deepEqual(templateOf(await writer.read(writers.Kaija)), { ...before, viewer: writers.Kaija.personId });
  });

  test('a language or a purpose is taken away only as it was seen, and nobody writes into one that has gone', async () => {
    const begun = templateOf(await writer.begin(writers.Hilkka, 'major'));
    const removal = { path: 'texts.sv', from: begun.texts.sv, to: null };
    await writer.edit(writers.Kaija, [{ path: 'texts.sv.storage', from: 'Ett år', to: 'Två år' }]);
    const { current } = refusedAs(await writer.edit(writers.Hilkka, [removal]), 409, 'edit-conflict');
    const [conflict] = (current as EditConflict).conflicts;
    assert.deepEqual([conflict?.by, (conflict?.theirs as { storage: string }).storage], ['Kaija Ahonen', 'Två år']);
    const gone = templateOf(await writer.edit(writers.Hilkka, [{ ...removal, from: conflict!.theirs }]));
    assert.equal(gone.texts.sv, undefined);
    const late = refusedAs(
      await writer.edit(writers.Kaija, [{ path: 'texts.sv.storage', from: 'Två år', to: 'Tre år' }]),
      409,
      'edit-conflict',
    );
    assert.deepEqual((late.current as EditConflict).conflicts[0], {
      ...{ path: 'texts.sv.storage', yours: 'Tre år', theirs: null, by: 'Hilkka Ahonen', at: NOW },
    });
    // The file of the language is not lost with it.
    const back = templateOf(await writer.edit(writers.Kaija, [{ path: 'texts.sv', from: null, to: {} }]));
    assert.deepEqual(back.attachments, begun.attachments);
    assert.equal(back.texts.sv?.name, '');

    const web = { id: 'web', kind: 'web-publication' };
    templateOf(await writer.edit(writers.Hilkka, [{ path: 'purposes', from: begun.purposes, to: [web] }]));
    const named = await writer.edit(writers.Kaija, [{ path: 'texts.fi.purposes.photos', from: '', to: 'Kuvat' }]);
    const [lost] = (refusedAs(named, 409, 'edit-conflict').current as EditConflict).conflicts;
    assert.deepEqual([lost?.theirs, lost?.by], [null, 'Hilkka Ahonen']);
  });

  test('the same message sent again is saved already, also when others have written elsewhere since', async () => {
    templateOf(await writer.begin(writers.Hilkka, 'major'));
    const message = [
      { path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi' },
      { path: 'texts.en', from: null, to: {} },
      { path: 'texts.en.name', from: '', to: 'Photos' },
    ];
    templateOf(await writer.edit(writers.Hilkka, message));
    const elsewhere = templateOf(
      await writer.edit(writers.Kaija, [{ path: 'texts.en.data', from: '', to: 'A picture' }]),
    );
    assert.deepEqual(templateOf(await writer.edit(writers.Hilkka, message)), {
      ...elsewhere,
      viewer: writers.Hilkka.personId,
    });
  });

  test('while one publishes: nothing is published that they have not seen', async () => {
    const { draft } = templateOf(await writer.begin(writers.Hilkka, 'minor'));
    const place = `/${staffed.municipality.template.id}/versions/${draft!.versionId}/publishing`;
    const publishAs = (etag: string) => writer.send(writers.Hilkka, 'POST', place, {}, { 'If-Match': etag });
    const seen = (await writer.send(writers.Hilkka, 'GET', place)).headers.get('ETag')!;
    await writer.edit(writers.Kaija, [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kymmenen vuotta' }]);
    const refused = await publishAs(seen);
    const { changes } = refusedAs(refused, 412, 'precondition-failed').current as PublishingPlan;
    assert.deepEqual(
      changes.fi?.map(({ part }) => part),
      ['storage'],
    );
    assert.equal((await staffed.versions())[0]?.state, 'draft');
    // An answer that comes in meanwhile is no change of the text.
    await staffed.decide(actorOf(staffed.municipality.guardian), { decision: 'accept' });
    assert.equal((await publishAs(refused.headers.get('ETag')!)).status, 200);
  });

  const PATHS = [
    'texts.fi.storage',
    'texts.fi.transfers',
    'texts.sv.name',
    'texts.en.name',
    'contact.phone',
    'explicit',
  ];
  const step = fc.record({
    who: fc.constantFrom('Hilkka' as const, 'Kaija' as const),
    /** Looks at what is there before writing. */
    looks: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    changes: fc.uniqueArray(
      fc.oneof(
        { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom('', 'a', 'b', 'c')) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('texts.en'), fc.constantFrom('', 'a')) },
      ),
      { minLength: 1, maxLength: 3, selector: ([path]) => path },
    ),
  });

  test('at random, in any order: what was saved stays until somebody who has seen it changes it', async () => {
    const ends = { saved: 0, conflict: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25, size: 'max' }), async (steps) => {
        const created = templateOf(await writer.create(staffed.editor));
        const { id } = created;
        /** What is there, as it should be, and who wrote it. */
        const kept = new Map<string, unknown>([...PATHS, 'texts.en'].map((path) => [path, valueAt(created, path)]));
        const authors = new Map<string, string>();
        const seen = { Hilkka: created, Kaija: created };
        for (const { who, looks, changes } of steps) {
          if (looks) seen[who] = templateOf(await writer.read(writers[who], id));
          const edits = changes.flatMap(([path, word]): Edit[] => {
            const from = valueAt(seen[who], path);
            const to = path === 'explicit' ? word === 'a' : path === 'texts.en' ? (word === '' ? null : {}) : word;
            // Nobody writes into a language that they do not see, but by adding it.
            return path === 'texts.en.name' && from === null ? [] : [{ path, from, to }];
          });
          if (edits.length === 0) continue;
          const next = new Map(kept);
          const conflicts: string[] = [];
          const written: string[] = [];
          for (const { path, from, to } of edits) {
            const there = next.get(path);
            if (path === 'texts.en') {
              if ((there === null) === (to === null)) continue;
              const isSeen =
                to === null ? isSame(from, { ...(there as object), name: next.get('texts.en.name') }) : from === null;
              if (!isSeen) conflicts.push(path);
              else {
                next.set(path, to === null ? null : EMPTY_ENGLISH);
                next.set('texts.en.name', to === null ? null : '');
                written.push(path);
              }
            } else if (there !== to) {
              if (there !== from) conflicts.push(path);
              else {
                next.set(path, to);
                written.push(path);
              }
            }
          }
          const answer = await writer.edit(writers[who], edits, id);
          if (conflicts.length > 0) {
            ends.conflict += 1;
            const told = (refusedAs(answer, 409, 'edit-conflict').current as EditConflict).conflicts;
            assert.deepEqual(
              told.map(({ path }) => path),
              conflicts,
            );
            for (const { path, theirs, by } of told) {
              if (path === 'texts.en' || path.startsWith('texts.en.')) continue;
              assert.equal(theirs, kept.get(path));
              assert.equal(by, authors.get(path));
            }
          } else {
            ends.saved += 1;
            seen[who] = templateOf(answer);
            for (const [path, value] of next) kept.set(path, value);
            for (const path of written) authors.set(path, `${who} Ahonen`);
          }
          const now = templateOf(await writer.read(staffed.viewer, id));
          for (const path of PATHS) assert.equal(valueAt(now, path), kept.get(path), path);
          assert.equal(now.texts.en === undefined, kept.get('texts.en') === null);
        }
      }),
      { numRuns: FULL ? 1000 : 60 },
    );
    assert.ok(ends.saved > 50 && ends.conflict > 20, JSON.stringify(ends));
  });
});

const EMPTY_ENGLISH = {
  ...{ afterRefusing: [], transfers: '', name: '', purpose: '', description: [], ifRefused: [], data: '' },
  ...{ recipients: '', storage: '', purposes: [{ id: 'all', name: '' }] },
};

function isSame(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Object.entries(value ?? {}).sort());
  return a !== null && sorted(a) === sorted(b);
}

describe('the files of a draft', () => {
  let staffed: Staffed;
  let writer: ReturnType<typeof writerOf>;
  let editor: Actor;
  beforeEach(async () => {
    staffed = await startStaffed();
    writer = writerOf(staffed);
    ({ editor } = staffed);
    templateOf(await writer.begin(editor, 'major'));
  });

  const TAKEN: [string, string, Uint8Array<ArrayBuffer>][] = [
    ['Tiedote – “ä”.pdf', 'application/pdf', PDF],
    ['Kuva.PNG', 'image/png', PNG],
    ['kuva.jpeg', 'image/jpeg', JPEG],
    ['kuva.jpg', 'image/jpeg; q=1', JPEG],
    ['tiedote.txt', 'text/plain; charset=utf-8', TEXT],
  ];
  for (const [name, type, bytes] of TAKEN) {
    test(`${name} is taken, and comes out as it went in`, async () => {
      const { attachments } = templateOf(await writer.put(editor, 'fi', name, type, bytes));
      const [file] = attachments.fi!;
      assert.deepEqual([file?.name, file?.mediaType, file?.size], [name, type.split(';')[0], bytes.length]);
      const answer = await writer.send(
        staffed.viewer,
        'GET',
        `/${staffed.municipality.template.id}/draft/attachments/fi/${file!.sha256}`,
      );
      assert.deepEqual(answer.bytes, bytes);
    });
  }

  const big = new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61);
  const REFUSED: [string, [language: string, name: string, type: string, BodyInit], number, RegExp][] = [
    ['a web page', ['fi', 'a.html', 'text/html', '<script>'], 415, /^$/u],
    [
      'a program that is called a PDF',
      ['fi', 'a.pdf', 'application/pdf', new Uint8Array([0x4d, 0x5a])],
      415,
      /not what application\/pdf/u,
    ],
    ['a PDF that is called a picture', ['fi', 'a.png', 'image/png', PDF], 415, /not what image\/png/u],
    ['a picture that is called a text', ['fi', 'a.txt', 'text/plain', PNG], 415, /not what text\/plain/u],
    ['a text with NUL', ['fi', 'a.txt', 'text/plain', 'a\0b'], 415, /not what text\/plain/u],
    ['nothing', ['fi', 'a.txt', 'text/plain', ''], 400, /empty/u],
    [
      '50 MB',
      ['fi', 'a.txt', 'text/plain', new Blob([big, big, big, big, big]).stream()],
      413,
      /at most 10485760 bytes/u,
    ],
    ['one byte more than 10 MB', ['fi', 'a.txt', 'text/plain', big], 413, /at most 10485760 bytes/u],
    ['without a name', ['fi', ' ', 'text/plain', TEXT], 400, /1 to 200 characters/u],
    ['with a long name', ['fi', `${'a'.repeat(200)}.txt`, 'text/plain', TEXT], 400, /1 to 200 characters/u],
    ['with a path for a name', ['fi', '../a.txt', 'text/plain', TEXT], 400, /without \//u],
    ['with a name that reads backwards', ['fi', 'a\u202etxt.txt', 'text/plain', TEXT], 400, /control/u],
    ['with an ending of another type', ['fi', 'a.exe', 'text/plain', TEXT], 400, /ends with \.txt/u],
    ['of an unknown language', ['de', 'a.txt', 'text/plain', TEXT], 404, /^$/u],
    [
      'of a language that the draft does not have',
      ['en', 'a.txt', 'text/plain', TEXT],
      409,
      /does not have this language/u,
    ],
    ['with the name of another', ['sv', 'Bilaga.txt', 'text/plain', TEXT], 409, /has this name/u],
    ['that is there under another name', ['sv', 'b.txt', 'text/plain', 'text'], 409, /under another name/u],
  ];
  for (const [name, asked, status, sentence] of REFUSED) {
    test(`${name}: ${status}, and nothing has changed`, async () => {
      const before = templateOf(await writer.read(editor));
      const answer = await writer.put(editor, ...asked);
      assert.equal(answer.status, status, answer.text);
      assert.match((answer.json as Problem).errors?.[0]?.message ?? '', sentence);
      assert.deepEqual(templateOf(await writer.read(editor)), before);
      assert.deepEqual(staffed.logged, []);
    });
  }

  test('together they are at most 30 MB, in whatever languages they lie', async () => {
    const ofSize = (length: number, byte: number) => new Uint8Array(length).fill(byte);
    const ten = 10 * 1024 * 1024;
    for (const [name, byte, language] of [
      ['a.txt', 0x61, 'fi'],
      ['b.txt', 0x62, 'sv'],
    ] as const)
      templateOf(await writer.put(editor, language, name, 'text/plain', ofSize(ten, byte)));
    // The same file in another language is kept once.
    templateOf(await writer.put(editor, 'sv', 'a.txt', 'text/plain', ofSize(ten, 0x61)));
    const { errors } = refusedAs(
      await writer.put(editor, 'fi', 'c.txt', 'text/plain', ofSize(ten, 0x63)),
      409,
      'not-possible',
    );
    assert.deepEqual(errors, [{ field: 'size', message: 'The files of a text are at most 31457280 bytes together' }]);
    // Four bytes were there before.
    templateOf(await writer.put(editor, 'fi', 'c.txt', 'text/plain', ofSize(ten - 4, 0x63)));
  });

  test('at 10 MB to the byte it is taken', async () => {
    assert.equal((await writer.put(editor, 'fi', 'a.txt', 'text/plain', big.slice(1))).status, 200);
  });

  test('the same twice is one; an eleventh is refused', async () => {
    const first = templateOf(await writer.put(editor, 'fi', '0.txt', 'text/plain', 'n 0'));
    assert.deepEqual(templateOf(await writer.put(editor, 'fi', '0.txt', 'text/plain', 'n 0')), first);
    for (let n = 1; n < 10; n += 1) templateOf(await writer.put(editor, 'fi', `${n}.txt`, 'text/plain', `n ${n}`));
    const { errors } = refusedAs(await writer.put(editor, 'fi', 'a.txt', 'text/plain', 'n 10'), 409, 'not-possible');
    assert.equal(errors?.[0]?.field, 'attachments');
  });

  test('one is taken away, and stays with the other language that has it', async () => {
    const { id: template } = staffed.municipality.template;
    for (const language of ['fi', 'sv'])
      templateOf(await writer.put(editor, language, 'a.pdf', 'application/pdf', PDF));
    const { attachments } = templateOf(await writer.read(editor));
    const { sha256 } = attachments.fi![0]!;
    const at = (language: string) => `/${template}/draft/attachments/${language}/${sha256}`;
    for (const _ of ['once', 'twice']) {
      const left = templateOf(await writer.send(editor, 'DELETE', at('fi')));
      assert.deepEqual(left.attachments, { sv: attachments.sv });
    }
    assert.equal((await writer.send(editor, 'GET', at('fi'))).status, 404);
    assert.deepEqual((await writer.send(editor, 'GET', at('sv'))).bytes, PDF);
    templateOf(await writer.send(editor, 'DELETE', at('sv')));
    const { organisation } = staffed.municipality;
    const { draft } = templateOf(await writer.read(editor));
    const trace = await staffed.store.transaction((tx) => tx.drafts.file(organisation.id, draft!.versionId, sha256));
    assert.equal(trace, undefined);
  });

  test('what is published with the text is there for those who are asked; what was discarded is nowhere', async () => {
    const { guardian, organisation } = staffed.municipality;
    const { draft, attachments } = templateOf(await writer.put(editor, 'fi', 'a.pdf', 'application/pdf', PDF));
    const { sha256 } = attachments.fi![0]!;
    const kept = () => staffed.store.transaction((tx) => tx.attachment(organisation.id, sha256));
    await writer.discard(editor, draft!.versionId);
    assert.equal(await kept(), undefined);
    templateOf(await writer.begin(editor, 'minor'));
    const again = templateOf(await writer.put(editor, 'fi', 'a.pdf', 'application/pdf', PDF));
    assert.equal(await kept(), undefined);
    const plan = (await staffed.publish(editor, again.draft!.versionId)).json as PublishingPlan;
    assert.equal(plan.state, 'published');
    const path = `/api/consents/${staffed.municipality.request.id}/attachments/${sha256}`;
    assert.deepEqual((await staffed.ask(actorOf(guardian), { path })).bytes, PDF);
  });
});

describe('an edit that is not as the contract says', () => {
  let staffed: Staffed;
  let writer: ReturnType<typeof writerOf>;
  let before_: EditableTemplate;
  before(async () => {
    staffed = await startStaffed();
    writer = writerOf(staffed);
    before_ = templateOf(await writer.begin(staffed.editor, 'major'));
  });

  const change = (path: unknown, to: unknown, from: unknown = ''): object => ({ changes: [{ path, from, to }] });
  const TABLE: [string, object, string, RegExp][] = [
    ['no changes', { changes: [] }, 'changes', /./u],
    ['changes without end', { changes: Array(201).fill({ path: 'explicit', from: false, to: true }) }, 'changes', /./u],
    ['an unknown field', { ...change('explicit', true, false), note: 1 }, 'note', /./u],
    ['no path', change(undefined, 'a'), 'changes.0.path', /./u],
    ['nothing that was seen', { changes: [{ path: 'explicit', to: true }] }, 'changes.0.from', /./u],
    ['nothing to write', { changes: [{ path: 'explicit', from: false }] }, 'changes.0.to', /./u],
    ...Object.entries(TEXT_LIMITS).map(([field, limit]): [string, object, string, RegExp] => [
      `20 000 characters in ${field}`,
      change(`texts.fi.${field}`, valueOf(field, 'ä'.repeat(20_000)), valueAtStart(field)),
      'changes.0.to',
      new RegExp(`texts.fi.${field}: Expected at most ${limit} characters`, 'u'),
    ]),
    ['a long name of a purpose', change('texts.fi.purposes.photos', 'x'.repeat(501)), 'changes.0.to', /at most 500/u],
    ['a long address', change('contact.email', 'x'.repeat(201)), 'changes.0.to', /contact.email.*at most 200/u],
    ['NUL', change('texts.fi.name', 'a\0b', 'Kuvauslupa'), 'changes.0.to', /without NUL/u],
    ['half a character', change('texts.fi.name', '\ud83d', 'Kuvauslupa'), 'changes.0.to', /half characters/u],
    ['a number for a text', change('texts.fi.name', 1, 'Kuvauslupa'), 'changes.0.to', /Expected string/u],
    ['null for a text', change('texts.fi.name', null, 'Kuvauslupa'), 'changes.0.to', /Expected string/u],
    ['one of a hundred languages', change('texts.de.name', 'Foto'), 'changes.0.path', /No field/u],
    ['a language of every object', change('texts.constructor.name', 'a'), 'changes.0.path', /No field/u],
    ['a field of every object', change('texts.fi.constructor', 'a'), 'changes.0.path', /No field/u],
    ['a field of a field', change('texts.fi.name.length', 1), 'changes.0.path', /No field/u],
    ['the prototype', change('__proto__', {}), 'changes.0.path', /No field/u],
    ['a purpose of every object', change('texts.fi.purposes.__proto__', 'a'), 'changes.0.path', /No field/u],
    [
      'a purpose with a name of every object',
      change('purposes', [{ id: 'constructor', kind: 'press' }]),
      'changes.0.to',
      /a–z/u,
    ],
    ['the state', change('state', 'published', 'draft'), 'changes.0.path', /No field/u],
    ['a whole text', change('texts.fi', { name: 'a' }, null), 'changes.0.to', /./u],
    ['an unknown kind', change('purposes', [{ id: 'a', kind: 'advertising' }]), 'changes.0.to', /Expected/u],
    ['a purpose twice', change('purposes', Array(2).fill({ id: 'a', kind: 'press' })), 'changes.0.to', /each id once/u],
    [
      '21 purposes',
      change(
        'purposes',
        Array.from({ length: 21 }, (_, n) => ({ id: `p${n}`, kind: 'press' })),
      ),
      'changes.0.to',
      /at most 20/u,
    ],
    ['a kind of data twice', change('personalData', ['name', 'name']), 'changes.0.to', /each kind once/u],
    [
      'an answer to a question that is not come to',
      change('triage', { answers: { ...CONSIDERED.answers, 'law-duty': 'yes' } }, CONSIDERED),
      'changes.0.to',
      /to no other/u,
    ],
    [
      'an answer that the question does not have',
      change('triage', { answers: { ...CONSIDERED.answers, free: 'perhaps' } }, CONSIDERED),
      'changes.0.to',
      /Expected \(?"yes"/u,
    ],
    [
      'a question of every object',
      change('triage', { answers: { who: 'residents', constructor: 'yes' } }, CONSIDERED),
      'changes.0.to',
      /Expected never/u,
    ],
    ['a triage of something else', change('triage', { end: 'consent' }, CONSIDERED), 'changes.0.to', /Expected/u],
    [
      'a day that is not there',
      change('validity', { kind: 'day', lastDay: '2027-02-29' }, null),
      'changes.0.to',
      /2027-07-31/u,
    ],
    [
      'a day with its hour',
      change('validity', { kind: 'day', lastDay: '2027-02-28T00:00' }, null),
      'changes.0.to',
      /such as/u,
    ],
    [
      'a school year of no years',
      change('validity', { kind: 'school-year', years: 0 }, null),
      'changes.0.to',
      /1 to 9/u,
    ],
    ['half a month', change('validity', { kind: 'months', months: 0.5 }, null), 'changes.0.to', /1 to 120/u],
    ['months without end', change('validity', { kind: 'months', months: 1e9 }, null), 'changes.0.to', /1 to 120/u],
    ['for ever in another word', change('validity', { kind: 'for-ever' }, null), 'changes.0.to', /Expected/u],
    ['follow-up within no days', change('followUp.days', 0, 7), 'changes.0.to', /1 to 30/u],
    ['follow-up after a month', change('followUp.days', 31, 7), 'changes.0.to', /1 to 30/u],
    ['a long follow-up', change('followUp.fi', 'x'.repeat(501), ''), 'changes.0.to', /at most 500/u],
    ['a follow-up as a whole', change('followUp', null, null), 'changes.0.path', /No field/u],
    ['a word for yes', change('explicit', 'yes', false), 'changes.0.to', /Expected boolean/u],
    ['an age of 18', change('selfFrom', 18, null), 'changes.0.to', /1 to 17/u],
    ['an unknown mode', change('approvalMode', 'nobody', 'all-guardians'), 'changes.0.to', /Expected/u],
    ['a target without a group', change('target', { kind: 'group', groupId: null }, null), 'changes.0.to', /Expected/u],
    [
      'a target that is nowhere',
      change('target', { kind: 'group', groupId: 'x' }, null),
      'changes.0.to',
      /No such group/u,
    ],
    ['a first version of what is published', change('change', 'first', 'major'), 'changes.0.to', /Expected/u],
  ];
  for (const [name, body, field, sentence] of TABLE) {
    test(`${name}: 400 that names ${field}`, async () => {
      const path = `/${staffed.municipality.template.id}/draft`;
      const { errors } = refusedAs(await writer.send(staffed.editor, 'PATCH', path, body), 400, 'invalid-message');
      assert.equal(errors?.[0]?.field, field);
      assert.match(errors[0].message, sentence);
      assert.ok(errors[0].message.length < 300 && !errors[0].message.includes('ääää'));
      assert.deepEqual(templateOf(await writer.read(staffed.editor)), before_);
      assert.deepEqual(staffed.logged, []);
    });
  }

  test('with depth without end in what was seen: a conflict, and no more', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const answer = await staffed.ask(staffed.editor, {
      method: 'PATCH',
      path: `/api/templates/${staffed.municipality.template.id}/draft`,
      headers: { 'Content-Type': 'application/json' },
      body: `{"changes":[{"path":"purposes","from":${deep},"to":[]}]}`,
    });
    refusedAs(answer, 409, 'edit-conflict');
  });

  test('larger than 1 MB: 413; not JSON: 415', async () => {
    const path = `/${staffed.municipality.template.id}/draft`;
    const large = change('texts.fi.name', 'x'.repeat(1024 * 1024));
    refusedAs(await writer.send(staffed.editor, 'PATCH', path, large), 413, 'too-large');
    const type = { 'Content-Type': 'application/merge-patch+json' };
    refusedAs(await writer.send(staffed.editor, 'PATCH', path, {}, type), 415, 'unsupported-media-type');
  });

  test('of a template without a draft: 409', async () => {
    const other = await startStaffed();
    const edit = [{ path: 'explicit', from: false, to: true }];
    refusedAs(await writerOf(other).edit(other.editor, edit), 409, 'not-possible');
    refusedAs(await writerOf(other).put(other.editor, 'fi', 'a.txt', 'text/plain', 'a'), 409, 'not-possible');
  });

  test('a longest text is taken, whatever is in it', async () => {
    const longest = paragraph('<b>א\u0301\u{1F4F7}[x](javascript:alert(1))'.padEnd(TEXT_LIMITS.description, 'ä'));
    const path = 'texts.fi.description';
    const seen = templateOf(await writer.edit(staffed.editor, [{ path, from: valueAt(before_, path), to: longest }]));
    assert.deepEqual(seen.texts.fi?.description, longest);
    templateOf(await writer.edit(staffed.editor, [{ path, from: longest, to: valueAt(before_, path) }]));
  });
});

/** What the municipality of the tests says in Finnish. */
function valueAtStart(field: string): string {
  return { name: 'Kuvauslupa', storage: 'Vuosi' }[field] ?? '';
}
