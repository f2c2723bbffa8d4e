/** Publishing a text: who may, what it keeps and what it asks again, and what nobody can change any more. */
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { AttachmentRecord, NewEvent, Store, TemplateVersionRecord } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import type { PublishingPlan } from '../../src/contract/publishing.ts';
import { actorOf, addMunicipality, newMunicipality, SENT, type Municipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW } from './test-service.ts';

type Word = 'accepted' | 'refused' | 'withdrawn';

function answer(
  { version }: Municipality,
  type: Word,
  personId: string,
  more: { at?: string; purposes?: string[] } = {},
) {
  const { at = '2026-11-10T08:00:00.000Z', purposes } = more;
  const shown = { versionId: version.id, language: 'fi' };
  return { type, at, personId, shown, ...(purposes && { purposes }) } satisfies NewEvent;
}

function codeOf({ json }: { json: unknown }): string {
  return (json as { code: string }).code;
}

async function listOf({ ask, municipality }: Staffed): Promise<ConsentSummary[]> {
  const { json } = await ask(actorOf(municipality.guardian), { path: '/api/consents' });
  return (json as { items: ConsentSummary[] }).items;
}

/** Longer words of both languages, so that something has changed. */
function reworded(version: TemplateVersionRecord): Partial<TemplateVersionRecord> {
  const { fi, sv } = version.texts;
  return {
    texts: {
      fi: { ...fi!, storage: 'Kaksi vuotta' },
      sv: { ...sv!, storage: 'Två år' },
    },
  };
}

describe('a version goes from draft to published to archived', () => {
  test('and the one before it is archived', async () => {
    const staffed = await startStaffed();
    const { version } = await staffed.published({ minor: 2 });
    const states = (await staffed.versions()).map(({ id, state }) => [id, state]);
    assert.deepEqual(states, [
      [version.id, 'published'],
      [staffed.municipality.version.id, 'archived'],
    ]);
  });

  test('the first of a template is published as such', async () => {
    const staffed = await startStaffed(({ ...each }) => ({
      ...each,
      version: { ...each.version, state: 'archived' },
    }));
    const { plan } = await staffed.published({ major: 3, minor: 0 });
    assert.equal(plan.change, 'first');
    assert.deepEqual(plan.changes, {});
    assert.equal(plan.askedAgain, 0);
  });

  test('what is published or archived cannot be published', async () => {
    const staffed = await startStaffed();
    const { version } = await staffed.published({ minor: 2 });
    const before = await staffed.versions();
    for (const id of [version.id, staffed.municipality.version.id]) {
      const refused = await staffed.publish(staffed.editor, id);
      assert.equal(refused.status, 409);
      assert.equal(codeOf(refused), 'not-publishable');
    }
    assert.deepEqual(await staffed.versions(), before);
  });

  test('a number that is not later than the published one is refused', async () => {
    const staffed = await startStaffed();
    for (const number of [
      { major: 2, minor: 0 },
      { major: 1, minor: 9 },
    ]) {
      const draft = await staffed.addDraft(number);
      assert.equal((await staffed.publish(staffed.editor, draft.id)).status, 409);
    }
  });

  test('one with faults is refused, the faults are told, and nothing has happened', async () => {
    const staffed = await startStaffed();
    const { fi } = staffed.municipality.version.texts;
    const draft = await staffed.addDraft({ major: 3, texts: { fi: { ...fi!, ifRefused: [] } } });
    const before = [await staffed.versions(), await listOf(staffed)];
    const refused = await staffed.publish(staffed.editor, draft.id);
    assert.equal(refused.status, 409);
    const { faults, state } = (refused.json as { current: PublishingPlan }).current;
    assert.equal(state, 'draft');
    assert.deepEqual(faults, [
      { code: 'language-missing', language: 'sv' },
      { code: 'refusal-not-told', field: 'ifRefused', language: 'fi' },
    ]);
    assert.deepEqual([await staffed.versions(), await listOf(staffed)], before);
  });

  test('is written down, with who has done it; what was refused is not', async () => {
    const { store, municipality, editor, viewer, clock, addDraft, published, publish } = await startStaffed();
    const { organisation, template } = municipality;
    await publish(viewer, (await addDraft({ minor: 9 })).id);
    await publish(editor, (await addDraft({ major: 1 })).id);
    const { version } = await published({ minor: 2 });
    const acts = await store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 10 }));
    const act = { type: 'version-published', templateId: template.id, versionId: version.id };
    assert.deepEqual(acts, [{ seq: 1, ...act, personId: editor.personId, at: clock.now }]);
  });
});

describe('who publishes', () => {
  let staffed: Staffed;
  let draft: TemplateVersionRecord;
  before(async () => {
    staffed = await startStaffed();
    draft = await staffed.addDraft({ minor: 2 });
  });
  test('one of the staff who may not edit sees what would happen, and cannot publish', async () => {
    assert.equal((await staffed.plan(staffed.viewer, draft.id)).status, 200);
    assert.equal((await staffed.publish(staffed.viewer, draft.id)).status, 404);
  });
  test('to those who are not of the staff there is nothing', async () => {
    const { guardian, child, stranger } = staffed.municipality;
    for (const person of [guardian, child, stranger]) {
      for (const ask of [staffed.plan, staffed.publish])
        assert.equal((await ask(actorOf(person), draft.id)).status, 404);
    }
    for (const ask of [staffed.plan, staffed.publish]) assert.equal((await ask(null, draft.id)).status, 401);
  });
  test("nor is there to another organisation's", async () => {
    const other = newMunicipality();
    await addMunicipality(staffed.store, other);
    await staffed.store.transaction((tx) => tx.addStaff(other.organisation.id, other.stranger.id, 'editor'));
    for (const ask of [staffed.plan, staffed.publish]) {
      assert.equal((await ask(actorOf(other.stranger), draft.id)).status, 404);
      assert.equal((await ask(actorOf(other.stranger), draft.id, other.template.id)).status, 404);
    }
  });
  test('what is not there is not found', async () => {
    for (const ask of [staffed.plan, staffed.publish]) {
      assert.equal((await ask(staffed.editor, randomUUID())).status, 404);
      assert.equal((await ask(staffed.editor, draft.id, randomUUID())).status, 404);
      assert.equal((await ask(staffed.editor, '%00')).status, 404);
    }
  });
  test('and after all of this it is still a draft', async () => {
    assert.equal((await staffed.versions()).find(({ id }) => id === draft.id)?.state, 'draft');
  });
});

describe('a minor change', () => {
  test('keeps the answers, and shows the new text', async () => {
    const staffed = await startStaffed();
    const { guardian, version, request, organisation } = staffed.municipality;
    const actor = actorOf(guardian);
    assert.equal((await staffed.decide(actor, { decision: 'accept' })).status, 200);
    const old = await staffed.detail(actor);
    const { plan, version: next } = await staffed.published({ minor: 2, ...reworded(version) });
    assert.equal(plan.change, 'minor');
    assert.equal(plan.staleAnswers, 0);
    assert.equal(plan.askedAgain, 0);

    const { detail, etag } = await staffed.detail(actor);
    assert.equal(detail.versionId, next.id);
    assert.equal(detail.texts.fi?.storage, 'Kaksi vuotta');
    assert.equal(detail.myAnswer, 'given');
    assert.equal(detail.status, old.detail.status);
    assert.deepEqual(detail.decisions, ['withdraw']);
    assert.equal(detail.successorId, null);
    assert.notEqual(etag, old.etag, 'a page with the old text on it is told');

    const kept = await staffed.store.transaction((tx) => tx.requestOf(organisation.id, guardian.id, request.id));
    const said = kept!.events.find(({ type }) => type === 'accepted');
    assert.equal(said && 'shown' in said && said.shown.versionId, version.id, 'what was on the screen stays on record');
  });

  test('a decision on the old text is not taken as one on the new', async () => {
    const staffed = await startStaffed();
    const actor = actorOf(staffed.municipality.guardian);
    const { etag: ifMatch } = await staffed.detail(actor);
    const { version } = await staffed.published({ minor: 2 });
    assert.equal((await staffed.decide(actor, { ifMatch })).status, 412);
    assert.equal((await staffed.decide(actor, {})).status, 400, 'the version that is named is not shown any more');
    assert.equal((await staffed.decide(actor, { versionId: version.id })).status, 200);
  });
});

describe('a major change', () => {
  test('asks again those who had said yes, and tells them what has changed', async () => {
    const staffed = await startStaffed();
    const { guardian, otherGuardian, version, request } = staffed.municipality;
    await staffed.append(request.id, answer(staffed.municipality, 'accepted', guardian.id));
    const { plan, version: next } = await staffed.published({ major: 3, minor: 0, ...reworded(version) });
    assert.equal(plan.change, 'major');
    assert.equal(plan.staleAnswers, 1);
    assert.equal(plan.askedAgain, 1);

    const [asked, ...others] = await listOf(staffed);
    assert.equal(others.length, 0, 'the old one is not in the list');
    assert.notEqual(asked?.id, request.id);
    const { detail } = await staffed.detail(actorOf(guardian), asked!.id);
    assert.equal(detail.versionId, next.id);
    assert.equal(detail.status, 'needs-renewal');
    assert.equal(detail.reason, 'text-changed');
    assert.equal(detail.standing, 'waiting');
    assert.equal(detail.myAnswer, 'none', 'nothing is preselected');
    assert.deepEqual(detail.decisions, ['accept', 'refuse']);
    assert.equal(detail.previous?.answer, 'given');
    assert.equal(detail.previous.answeredAt, '2026-11-10T08:00:00.000Z');
    assert.deepEqual(detail.previous.changes.fi, [
      {
        part: 'storage',
        pieces: [
          { kind: 'removed', text: 'Vuosi' },
          { kind: 'added', text: 'Kaksi vuotta' },
        ],
      },
    ]);
    assert.deepEqual(
      detail.previous.changes.sv?.map(({ part, pieces }) => [part, pieces.map(({ text }) => text).join('|')]),
      [['storage', 'Ett|Två| år']],
    );
    assert.deepEqual(plan.changes, detail.previous.changes, 'the staff had seen the same');

    const { detail: other } = await staffed.detail(actorOf(otherGuardian), asked!.id);
    assert.equal(other.previous?.answer, 'none');
    assert.equal(other.lastValidDay, request.lastValidDay);
  });

  test('the new request is valid for as long as its version says', async () => {
    const staffed = await startStaffed();
    const { guardian, version } = staffed.municipality;
    await staffed.decide(actorOf(guardian), { decision: 'accept' });
    const validity = { kind: 'school-year' as const, years: 2 };
    await staffed.published({ major: 3, minor: 0, ...reworded(version), validity });
    const [asked] = await listOf(staffed);
    assert.equal(asked!.lastValidDay, '2028-07-31');
  });

  test('the old request leads to the new one, and takes no answers', async () => {
    const staffed = await startStaffed();
    const { guardian, request } = staffed.municipality;
    const actor = actorOf(guardian);
    await staffed.append(request.id, answer(staffed.municipality, 'accepted', guardian.id));
    await staffed.published({ major: 3, minor: 0 });
    const { detail } = await staffed.detail(actor);
    assert.equal(detail.status, 'needs-renewal');
    assert.equal(detail.standing, 'not-in-force');
    assert.equal(detail.successorId, (await listOf(staffed))[0]!.id);
    assert.deepEqual(detail.decisions, []);
    for (const decision of ['accept', 'refuse', 'withdraw'])
      assert.equal((await staffed.decide(actor, { decision })).status, 409);
  });

  test('asks again one who has answered some purposes with yes and others with no', async () => {
    const staffed = await startStaffed(({ version, ...rest }) => ({ ...rest, version: withTwoPurposes(version) }));
    const { guardian, request } = staffed.municipality;
    const actor = actorOf(guardian);
    await staffed.decide(actor, { answers: { photos: 'accept', web: 'refuse' } });
    const { plan } = await staffed.published({
      ...withTwoPurposes(staffed.municipality.version),
      id: randomUUID(),
      state: 'draft',
      agreed: {},
      major: 3,
      minor: 0,
    });
    assert.equal(plan.staleAnswers, 1);
    const [asked] = await listOf(staffed);
    const { detail } = await staffed.detail(actor, asked!.id);
    assert.equal(detail.status, 'needs-renewal');
    assert.equal(detail.previous?.answer, 'given');
    assert.equal((await staffed.detail(actor, request.id)).detail.successorId, asked!.id);
  });

  const cases: [string, (each: Municipality) => NewEvent[], asked: boolean][] = [
    ['who has not answered', () => SENT, true],
    ['who has said yes', (m) => [...SENT, answer(m, 'accepted', m.guardian.id)], true],
    [
      'who differ',
      (m) => [...SENT, answer(m, 'accepted', m.guardian.id), answer(m, 'refused', m.otherGuardian.id)],
      true,
    ],
    ['who has said no', (m) => [...SENT, answer(m, 'refused', m.guardian.id)], false],
    [
      'who has withdrawn',
      (m) => [
        ...SENT,
        answer(m, 'accepted', m.guardian.id),
        answer(m, 'withdrawn', m.guardian.id, { at: '2026-11-11T08:00:00.000Z' }),
      ],
      false,
    ],
    ['to whom it was closed', () => [...SENT, { type: 'closed', at: '2026-11-11T08:00:00.000Z' }], false],
    ['to whom it was never sent', () => SENT.slice(0, 1), false],
  ];
  for (const [name, events, asked] of cases) {
    test(`${asked ? 'asks' : 'does not ask'} those ${name}`, async () => {
      const staffed = await startStaffed(undefined, []);
      const { municipality } = staffed;
      await staffed.append(municipality.request.id, ...events(municipality));
      const { plan } = await staffed.published({ major: 3, minor: 0 });
      assert.equal(plan.askedAgain, asked ? 1 : 0);
      const requests = await staffed.store.transaction((tx) =>
        tx.requestsOfTemplate(municipality.organisation.id, municipality.template.id),
      );
      assert.equal(requests.length, asked ? 2 : 1);
      const old = requests.find(({ id }) => id === municipality.request.id)!;
      assert.equal(
        old.events.some(({ type }) => type === 'superseded'),
        asked,
      );
    });
  }

  test('does not ask those whose validity has ended, nor a second time those who have been asked', async () => {
    const staffed = await startStaffed();
    await staffed.addRequest(SENT, { lastValidDay: '2026-11-19' });
    assert.equal((await staffed.published({ major: 3, minor: 0 })).plan.askedAgain, 1);
    assert.equal((await staffed.published({ major: 4, minor: 0 })).plan.askedAgain, 1, 'the new one, not the old');
    const [only, ...others] = (await listOf(staffed)).filter(({ status }) => status !== 'expired');
    assert.equal(others.length, 0);
    assert.equal(only?.status, 'requested');
  });

  test('leaves nobody to agree to the archived text', async () => {
    const staffed = await startStaffed();
    const actor = actorOf(staffed.municipality.guardian);
    await staffed.decide(actor, { decision: 'refuse' });
    await staffed.published({ major: 3, minor: 0 });
    assert.equal((await staffed.decide(actor, { decision: 'accept' })).status, 409);
  });

  test('what was paused stays paused; what answering had ended for is asked anew', async () => {
    const open = { suspended: [], 'answering-ended': ['accept', 'refuse'] } as const;
    for (const [act, decisions] of Object.entries(open)) {
      const staffed = await startStaffed();
      const { request, guardian } = staffed.municipality;
      await staffed.append(request.id, { type: act as keyof typeof open, at: '2026-11-19T10:00:00.000Z' });
      await staffed.published({ major: 3, minor: 0 });
      const [asked] = await listOf(staffed);
      assert.notEqual(asked!.id, request.id);
      assert.deepEqual((await staffed.detail(actorOf(guardian), asked!.id)).detail.decisions, decisions, act);
    }
  });

  test('does not tell one guardian what the other, under a safety ban, had said to the old text', async () => {
    const told = async (happened: (m: Municipality) => NewEvent[]) => {
      const staffed = await startStaffed(({ request, otherGuardian, ...rest }) => ({
        ...rest,
        otherGuardian,
        request: {
          ...request,
          participants: request.participants.map((each) =>
            each.personId === otherGuardian.id ? { ...each, protected: true } : each,
          ),
        },
      }));
      await staffed.append(staffed.municipality.request.id, ...happened(staffed.municipality));
      await staffed.published({ major: 3, minor: 0 });
      const [asked] = await listOf(staffed);
      const { detail } = await staffed.detail(actorOf(staffed.municipality.guardian), asked!.id);
      return { status: detail.status, reason: detail.reason, previous: detail.previous };
    };
    assert.deepEqual(await told((m) => [answer(m, 'refused', m.otherGuardian.id)]), await told(() => []));
    assert.deepEqual(await told((m) => [answer(m, 'accepted', m.otherGuardian.id)]), await told(() => []));
  });
});

function withTwoPurposes(version: TemplateVersionRecord): TemplateVersionRecord {
  const names = { photos: 'Kuvat / Bilder', web: 'Verkkosivut / Webbplats' };
  const { fi, sv } = version.texts;
  return {
    ...version,
    purposes: [
      { id: 'photos', kind: 'photography' },
      { id: 'web', kind: 'web-publication' },
    ],
    texts: { fi: { ...fi!, purposes: names }, sv: { ...sv!, purposes: names } },
  };
}

describe('the number of answers that become stale', () => {
  const said = fc.record({
    who: fc.constantFrom('guardian' as const, 'otherGuardian' as const, 'child' as const),
    word: fc.constantFrom<Word[]>('accepted', 'accepted', 'refused', 'withdrawn'),
    purposes: fc.constantFrom<(string[] | undefined)[]>(['photos'], ['web'], undefined),
    hour: fc.integer({ min: 10, max: 23 }),
  });
  const history = fc.record({
    answers: fc.array(said, { maxLength: 5 }),
    act: fc.constantFrom(
      'suspended' as const,
      'answering-ended' as const,
      'closed' as const,
      ...Array<null>(5).fill(null),
    ),
  });

  test('is told before, and is what is found after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(history, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom('any-guardian' as const, 'all-guardians' as const),
        fc.constantFrom(null, '2008-11-15', '2012-01-01'),
        fc.boolean(),
        async (histories, major, approvalMode, birthDate, subjectHeard) => {
          const staffed = await startStaffed(
            ({ version, template, child, ...rest }) => ({
              ...rest,
              child: { ...child, birthDate },
              version: withTwoPurposes(version),
              template: { ...template, approvalMode, subjectHeard },
            }),
            [],
          );
          const { municipality } = staffed;
          const ids = await Promise.all(
            histories.map(({ answers, act }) =>
              staffed.addRequest([
                ...SENT,
                ...answers.map(({ who, word, purposes, hour }) =>
                  answer(municipality, word, municipality[who].id, {
                    at: `2026-11-10T${hour}:00:00.000Z`,
                    ...(purposes && { purposes }),
                  }),
                ),
                ...(act === null ? [] : [{ type: act, at: '2026-11-12T08:00:00.000Z' }]),
              ]),
            ),
          );
          const draft = await staffed.addDraft({
            ...withTwoPurposes(municipality.version),
            id: randomUUID(),
            state: 'draft',
            ...(major ? { major: 3, minor: 0 } : { minor: 2 }),
          });
          const standing = async () => {
            let yeses = 0;
            for (const id of ids) {
              for (const who of ['guardian', 'otherGuardian', 'child'] as const) {
                const { status, json } = await staffed.ask(actorOf(municipality[who]), { path: `/api/consents/${id}` });
                if (status === 200 && (json as ConsentDetail).decisions.includes('withdraw')) yeses += 1;
              }
            }
            return yeses;
          };
          const planned = (await staffed.plan(staffed.viewer, draft.id)).json as PublishingPlan;
          const before = await standing();
          const done = (await staffed.publish(staffed.editor, draft.id)).json as PublishingPlan;
          assert.deepEqual({ ...done, state: 'draft' }, planned, 'what was said before is what has happened');
          assert.equal(before - (await standing()), planned.staleAnswers);
          if (!major) assert.equal(planned.staleAnswers, 0);
          const all = await staffed.store.transaction((tx) =>
            tx.requestsOfTemplate(municipality.organisation.id, municipality.template.id),
          );
          // The first request of the municipality was never sent.
          assert.equal(all.length - ids.length - 1, planned.askedAgain);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Canonical JSON (RFC 8785) of what has only texts, booleans and whole numbers in it, written anew. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what was agreed to', () => {
  const sheet = { name: 'Bilaga.txt', mediaType: 'text/plain', size: 4, sha256: sha256('fakt') };

  test('is the text of each language with everything that was on the screen, and its hash', async () => {
    const staffed = await startStaffed();
    const { template, organisation } = staffed.municipality;
    const { version } = await staffed.published({ minor: 2, attachments: { sv: [sheet] } });
    const kept = (await staffed.versions()).find(({ id }) => id === version.id)!;
    assert.deepEqual(Object.keys(kept.agreed).sort(), ['fi', 'sv']);
    for (const language of ['fi', 'sv'] as const) {
      const { json, hash } = kept.agreed[language]!;
      const expected = {
        ...version.texts[language],
        templateId: template.id,
        versionId: version.id,
        major: 2,
        minor: 2,
        language,
        legalBasis: 'consent',
        approvalMode: 'all-guardians',
        purposes: [{ id: 'photos', kind: 'photography', name: version.texts[language]!.purpose }],
        personalData: ['picture'],
        explicit: false,
        controller: {
          name: organisation.name[language],
          contact: template.contact,
          dataProtectionOfficer: template.dataProtectionOfficer,
        },
        attachments: language === 'sv' ? [sheet] : [],
      };
      assert.equal(json, canonicalJson(expected));
      assert.equal(hash, sha256(json));
    }
    assert.notEqual(kept.agreed.fi!.hash, kept.agreed.sv!.hash);
  });

  test('an answer keeps the hash of the language that was shown', async () => {
    const staffed = await startStaffed();
    const { organisation, guardian, otherGuardian, request } = staffed.municipality;
    const { version } = await staffed.published({ minor: 2 });
    await staffed.decide(actorOf(guardian), { language: 'sv', versionId: version.id });
    await staffed.decide(actorOf(otherGuardian), { language: 'fi', versionId: version.id, decision: 'refuse' });
    const { agreed } = (await staffed.versions())[0]!;
    const kept = await staffed.store.transaction((tx) => tx.requestOf(organisation.id, guardian.id, request.id));
    const shown = kept!.events.flatMap((event) => ('shown' in event ? [event.shown] : []));
    assert.deepEqual(shown, [
      { versionId: version.id, language: 'sv', hash: agreed.sv!.hash },
      { versionId: version.id, language: 'fi', hash: agreed.fi!.hash },
    ]);
  });

  test('another file is another text', async () => {
    const hashes = new Set<string>();
    for (const attachments of [{}, { sv: [sheet] }, { sv: [{ ...sheet, sha256: sha256('fakta') }] }]) {
      const staffed = await startStaffed();
      const id = 'the-same-version';
      await staffed.published({ id, minor: 2, attachments });
      const agreed = (await staffed.versions()).find((each) => each.id === id)!.agreed.sv!;
      // What differs between municipalities is not what is asked about.
      const { templateId: _, ...document } = JSON.parse(agreed.json) as Record<string, unknown>;
      hashes.add(sha256(canonicalJson(document)));
    }
    assert.equal(hashes.size, 3);
  });
});

describe('a file that belongs to a text', () => {
  let staffed: Staffed;
  let file: AttachmentRecord;
  let foreign: AttachmentRecord;
  let unsent: string;
  before(async () => {
    staffed = await startStaffed(undefined, SENT);
    const { organisation } = staffed.municipality;
    const fileOf = (text: string): AttachmentRecord => {
      const bytes = new TextEncoder().encode(text);
      return { organisationId: organisation.id, sha256: sha256(bytes), mediaType: 'text/plain', bytes };
    };
    file = fileOf('Tietoa tutkimuksesta – lue ennen kuin vastaat.');
    foreign = fileOf('Tämä kuuluu toiseen tekstiin.');
    await staffed.store.transaction(async (tx) => {
      for (const each of [file, foreign]) await tx.addAttachment(each);
    });
    const { size } = { size: file.bytes.length };
    const attachment = { name: 'Tiedote – äidille.txt', mediaType: file.mediaType, size, sha256: file.sha256 };
    await staffed.published({ minor: 2, attachments: { fi: [attachment] } });
    unsent = await staffed.addRequest(SENT.slice(0, 1), { versionId: (await staffed.versions())[0]!.id });
  });

  const fetchFile = (who: 'guardian' | 'child' | 'stranger' | null, hash: string, requestId?: string) =>
    staffed.ask(who === null ? null : actorOf(staffed.municipality[who]), {
      path: `/api/consents/${requestId ?? staffed.municipality.request.id}/attachments/${hash}`,
    });

  test('is named in the text and given as it was hashed', async () => {
    const { detail } = await staffed.detail(actorOf(staffed.municipality.guardian));
    const [named] = detail.texts.fi!.attachments;
    assert.equal(named?.name, 'Tiedote – äidille.txt');
    assert.equal(named.size, file.bytes.length);
    assert.deepEqual(detail.texts.sv!.attachments, []);
    const found = await staffed.ask(actorOf(staffed.municipality.guardian), { path: `/api${named.path}` });
    assert.equal(found.status, 200);
    assert.equal(sha256(found.text), file.sha256);
    assert.equal(found.headers.get('Content-Type'), 'text/plain');
    assert.equal(
      found.headers.get('Content-Disposition'),
      `attachment; filename*=UTF-8''${encodeURIComponent('Tiedote – äidille.txt')}`,
    );
  });

  test('is given to those who may read the request, and to nobody else', async () => {
    assert.equal((await fetchFile('child', file.sha256)).status, 200);
    assert.equal((await fetchFile('stranger', file.sha256)).status, 404);
    assert.equal((await fetchFile(null, file.sha256)).status, 401);
    assert.equal((await fetchFile('guardian', file.sha256, unsent)).status, 404, 'not sent yet');
    const other = await addMunicipality(staffed.store);
    const { status } = await staffed.ask(actorOf(other.guardian), {
      path: `/api/consents/${other.request.id}/attachments/${file.sha256}`,
    });
    assert.equal(status, 404, 'of another organisation');
  });

  test('of another text is not found by this one', async () => {
    assert.equal((await fetchFile('guardian', foreign.sha256)).status, 404);
    assert.equal((await fetchFile('guardian', sha256('nothing'))).status, 404);
    assert.equal((await fetchFile('guardian', '%00')).status, 404);
  });
});

describe('a published text is not changed', () => {
  const stores: [string, () => Promise<Store>][] = [
    ['memory', async () => new MemoryStore()],
    ['PGlite', () => openPGliteInMemory()],
  ];
  for (const [name, open] of stores) {
    test(`by any way that the store has, in ${name}`, async () => {
      const store = await open();
      const { organisation, version, template } = await addMunicipality(store);
      const draft = { ...version, id: randomUUID(), minor: 2, state: 'draft' as const, agreed: {} };
      await store.transaction((tx) => tx.addVersion(draft));
      const found = () => store.transaction((tx) => tx.versionsOf(organisation.id, template.id));
      const before = await found();
      const attempts: Record<string, () => Promise<void>> = {
        'published again': () => store.transaction((tx) => tx.publishVersion(organisation.id, version.id, {})),
        'added again': () => store.transaction((tx) => tx.addVersion({ ...version, texts: {} })),
        'added under its number': () => store.transaction((tx) => tx.addVersion({ ...version, id: randomUUID() })),
        'a draft archived': () => store.transaction((tx) => tx.archiveVersion(organisation.id, draft.id)),
        'one that is not there': () => store.transaction((tx) => tx.archiveVersion(organisation.id, randomUUID())),
        "another organisation's": () => store.transaction((tx) => tx.archiveVersion(randomUUID(), version.id)),
      };
      for (const [what, attempt] of Object.entries(attempts)) await assert.rejects(attempt, Error, what);
      assert.deepEqual(await found(), before);

      await store.transaction((tx) => tx.archiveVersion(organisation.id, version.id));
      await assert.rejects(store.transaction((tx) => tx.archiveVersion(organisation.id, version.id)));
      await assert.rejects(store.transaction((tx) => tx.publishVersion(organisation.id, version.id, {})));
      await store.close();
    });
  }

  describe('by whoever has the database before them', () => {
    let data: PGlite;
    let store: Store;
    let draft: TemplateVersionRecord;
    before(async () => {
      data = await PGlite.create();
      store = await openPGliteInMemory([], data);
      const { version } = await addMunicipality(store);
      draft = { ...version, id: 'draft', minor: 2, state: 'draft', agreed: {} };
      await store.transaction((tx) => tx.addVersion(draft));
      await store.transaction((tx) => tx.addVersion({ ...draft, id: 'old', minor: 0, state: 'archived' }));
    });
    after(() => store.close());

    for (const statement of [
      "update template_version set texts = '{}' where state = 'published'",
      "update template_version set content = '{}' where state = 'published'",
      "update template_version set agreed = '{}' where state = 'published'",
      "update template_version set minor = 7 where state = 'published'",
      "update template_version set state = 'draft' where state = 'published'",
      "update template_version set state = 'archived', texts = '{}' where state = 'published'",
      "update template_version set state = 'published' where state = 'archived'",
      "update template_version set texts = '{}' where state = 'archived'",
      "update template_version set state = 'archived' where state = 'draft'",
      "delete from template_version where state = 'archived'",
      "delete from template_version where state = 'published'",
    ]) {
      test(statement, async () => {
        const before = await data.query('select * from template_version order by id');
        await assert.rejects(data.query(statement), { code: '23001' });
        assert.deepEqual((await data.query('select * from template_version order by id')).rows, before.rows);
      });
    }
    test('nor are all of them emptied at once', async () => {
      await assert.rejects(data.query('truncate template_version cascade'));
      await assert.rejects(data.query('truncate template_version'));
    });
    test('and the way that the service takes is open', async () => {
      const staffed = await startStaffed(undefined, SENT, store);
      const { guardian, request } = staffed.municipality;
      await staffed.append(request.id, answer(staffed.municipality, 'accepted', guardian.id));
      assert.equal((await staffed.published({ minor: 2 })).plan.change, 'minor');
      assert.equal((await staffed.published({ major: 3, minor: 0 })).plan.staleAnswers, 1);
      const [asked, ...others] = await listOf(staffed);
      assert.equal(others.length, 0);
      const { detail } = await staffed.detail(actorOf(guardian), asked!.id);
      assert.equal(detail.previous?.answer, 'given');
      assert.deepEqual(
        (await staffed.versions()).map(({ state }) => state),
        ['published', 'archived', 'archived'],
      );
    });
    test('a draft may be written on, and thrown away', async () => {
      await data.query("update template_version set minor = 9 where state = 'draft'");
      const { affectedRows } = await data.query("delete from template_version where state = 'draft'");
      assert.equal(affectedRows, 1);
    });
  });
});

test('publishing is at the time of the service', async () => {
  const staffed = await startStaffed();
  const { organisation, guardian } = staffed.municipality;
  await staffed.published({ major: 3, minor: 0 });
  const [asked] = await listOf(staffed);
  const kept = await staffed.store.transaction((tx) => tx.requestOf(organisation.id, guardian.id, asked!.id));
  assert.deepEqual(
    kept!.events.map(({ type, at }) => [type, at]),
    [
      ['created', NOW],
      ['sent', NOW],
    ],
  );
});
