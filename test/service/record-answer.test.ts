/** An answer on paper, by phone or in person: as good as one on the web, told to who gave it, and written down once. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { agreedTexts } from '../../demo-server/service/agreed-texts.ts';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { NewEvent, PersonRecord, Store } from '../../demo-server/service/store.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { civilDateOf } from '../../src/model/civil-date.ts';
import { DECISIONS, isAnswer } from '../../src/model/consent-request.ts';
import { WRITTEN_METHODS } from '../../src/model/group-act.ts';
import { CHAIN } from './audit.ts';
import { actorOf, addMunicipality, newMunicipality, SENT } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import type { Answer } from './test-service.ts';

const EVIDENCE = 'Mappi 7, hylly 3 – “lomake” \u{1F4C1}';

interface ToRecord {
  actor: Actor | null;
  person: PersonRecord | { id: string };
  requestId: string;
  templateId: string;
  key: string;
  /** What stands in the message in place of what would be good. */
  said: Record<string, unknown>;
}

function record(staffed: Staffed, given: Partial<ToRecord> = {}): Promise<Answer> {
  const { template, request, guardian, version } = staffed.municipality;
  const { actor = staffed.editor, person = guardian, requestId = request.id, templateId = template.id } = given;
  const { key = randomUUID(), said = {} } = given;
  const message = {
    ...{ answers: { photos: 'accept' }, method: 'paper', versionId: version.id, language: 'fi' },
    ...{ answeredOn: civilDateOf(staffed.clock.now), evidence: EVIDENCE, ...said },
  };
  return staffed.ask(actor, {
    method: 'POST',
    path: `/api/templates/${templateId}/requests/${requestId}/respondents/${person.id}/answers`,
    headers: { 'Content-Type': 'application/json', ...(key !== '' && { 'Idempotency-Key': key }) },
    body: JSON.stringify(message),
  });
}

/** What was kept of the answers, oldest first. */
async function answersIn({ store, municipality }: Staffed) {
  const { organisation, request } = municipality;
  const [kept] = await store.transaction((tx) => tx.requestsById(organisation.id, [request.id]));
  return kept!.events.filter(isAnswer);
}

const codeOf = ({ json }: Answer) => (json as Problem).code;
const faultsOf = ({ json }: Answer) => ((json as Problem).errors ?? []).map(({ field }) => field);

/** With texts that are proved, so that there are receipts. */
async function withTexts(store: Store = new MemoryStore(), events: NewEvent[] = SENT): Promise<Staffed> {
  const municipality = newMunicipality();
  const { organisation, template, version } = municipality;
  version.agreed = await agreedTexts(organisation, template, version);
  return startStaffed(() => municipality, events, store);
}

describe('a recorded answer', () => {
  for (const method of WRITTEN_METHODS) {
    test(`that came ${method} is seen by who gave it, and is theirs to withdraw`, async () => {
      const staffed = await withTexts();
      const guardian = actorOf(staffed.municipality.guardian);
      assert.equal((await record(staffed, { said: { method } })).status, 201);
      const { detail } = await staffed.detail(guardian);
      assert.deepEqual(
        detail.purposes.map(({ myAnswer, decisions }) => [myAnswer, decisions]),
        [['given', ['withdraw']]],
      );
      const event = detail.events.at(-1)!;
      assert.deepEqual([event.type, event.method, event.receipt], ['accepted', method, true]);
      assert.equal((await staffed.decide(guardian, { decision: 'withdraw' })).status, 200);
      assert.equal((await staffed.detail(guardian)).detail.purposes[0]?.myAnswer, 'withdrawn');
    });
  }

  test('law 35: has the effect of one on the web, whatever was answered before and how', async () => {
    const who = fc.constantFrom('guardian' as const, 'otherGuardian' as const, 'child' as const, 'stranger' as const);
    const step = fc.record({ who, decision: fc.constantFrom(...DECISIONS), onPaper: fc.boolean() });
    const approvalMode = fc.constantFrom('any-guardian' as const, 'all-guardians' as const, 'self' as const);
    const organisationSays = fc.option(
      fc.constantFrom('answering-ended' as const, 'suspended' as const, 'closed' as const),
    );
    const steps = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(steps, approvalMode, organisationSays, fc.nat(6), async (all, mode, says, when) => {
        const municipality = newMunicipality();
        municipality.template.approvalMode = mode;
        const [web, mixed] = await Promise.all([0, 1].map(() => startStaffed(() => municipality)));
        const apply = async (staffed: Staffed, { who: name, decision, onPaper }: (typeof all)[number]) => {
          const person = staffed.municipality[name];
          if (onPaper) {
            return (await record(staffed, { person, said: { answers: { photos: decision } } })).status;
          }
          const open = await staffed.ask(actorOf(person), { path: `/api/consents/${municipality.request.id}` });
          if (open.status !== 200) return open.status;
          return (await staffed.decide(actorOf(person), { answers: { photos: decision } })).status;
        };
        for (const [n, each] of all.entries()) {
          if (n === when && says !== null) {
            for (const staffed of [web!, mixed!]) {
              await staffed.append(municipality.request.id, { type: says, at: staffed.clock.now });
            }
          }
          const online = await apply(web!, { ...each, onPaper: false });
          const recorded = await apply(mixed!, each);
          // Who may not even read it is told less than one of the staff.
          if (online !== 200) assert.ok([404, each.onPaper ? 409 : online].includes(recorded), JSON.stringify(each));
          else assert.equal(recorded, each.onPaper ? 201 : 200, JSON.stringify(each));
          for (const name of ['guardian', 'otherGuardian', 'child'] as const) {
            const [seen, same] = await Promise.all(
              [web!, mixed!].map(async (staffed) => {
                const path = `/api/consents/${municipality.request.id}`;
                const { status, json } = await staffed.ask(actorOf(municipality[name]), { path });
                const { events: _, ...detail } = json as Record<string, unknown>;
                return { status, detail };
              }),
            );
            assert.deepEqual(same, seen);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names the exact text, of a version that differs in a typo too, and has a receipt that says how it came', async () => {
    const staffed = await withTexts();
    const { version, guardian } = staffed.municipality;
    const published = await staffed.published({ minor: 2 });
    assert.equal((await record(staffed, { said: { language: 'sv', answeredOn: '2026-11-18' } })).status, 201);
    const versions = await staffed.versions();
    const before = versions.find(({ id }) => id === version.id)!;
    const [answer] = await answersIn(staffed);
    assert.deepEqual(answer?.shown, { versionId: version.id, language: 'sv', hash: before.agreed.sv!.hash });
    assert.notEqual(published.version.id, version.id);

    const { detail } = await staffed.detail(actorOf(guardian));
    const { seq } = detail.events.find(({ receipt }) => receipt)!;
    const path = `/api/consents/${staffed.municipality.request.id}/receipts/${seq}`;
    const { text } = await staffed.ask(actorOf(guardian), { path });
    const receipt = JSON.parse(text) as { 'dpv:hasRecordOfActivity': Record<string, Record<string, unknown>[]> };
    const status = receipt['dpv:hasRecordOfActivity']['dpv:hasConsentStatus']!.at(-1)!;
    assert.equal(status['dpv:hasIndicationMethod'], 'paper');
    assert.deepEqual(status['dct:dateSubmitted'], { '@type': 'xsd:date', '@value': '2026-11-18' });
  });

  for (const [name, open] of [
    ['memory', async () => new MemoryStore(CHAIN)],
    ['PGlite', () => openPGliteInMemory()],
  ] as const) {
    test(`is kept with who wrote it down, the day, and the evidence, until it is erased: ${name}`, async () => {
      const store = await open();
      const staffed = await withTexts(store);
      const { organisation, request, guardian } = staffed.municipality;
      assert.equal((await record(staffed, { said: { answeredOn: '2026-11-18', method: 'phone' } })).status, 201);
      const [answer, ...others] = await answersIn(staffed);
      const { personId, method, recordedBy, answeredOn, evidence, at } = answer!;
      assert.deepEqual(
        { personId, method, recordedBy, answeredOn, evidence, at },
        {
          ...{ personId: guardian.id, method: 'phone', recordedBy: staffed.editor.personId },
          ...{ answeredOn: '2026-11-18', evidence: EVIDENCE, at: staffed.clock.now },
        },
      );
      assert.deepEqual(others, []);
      const kept = async () => JSON.stringify(await store.chains(null, 100));
      assert.ok((await kept()).includes('hylly 3'));
      await store.transaction((tx) => tx.erasePayload(organisation.id, request.id, answer!.seq, staffed.clock.now));
      for (const gone of ['hylly 3', staffed.editor.personId]) assert.ok(!(await kept()).includes(gone), gone);
      await store.close();
    });
  }

  test('tells no citizen who wrote it down or where the evidence is', async () => {
    const staffed = await withTexts();
    const { guardian, otherGuardian, child, request } = staffed.municipality;
    await record(staffed);
    for (const person of [guardian, otherGuardian, child]) {
      const { text, detail } = await staffed.detail(actorOf(person));
      const receipts = detail.events.filter(({ receipt }) => receipt);
      const texts = await Promise.all(
        receipts.map(async ({ seq }) => {
          const path = `/api/consents/${request.id}/receipts/${seq}`;
          return (await staffed.ask(actorOf(person), { path })).text;
        }),
      );
      for (const secret of ['Mappi', staffed.editor.personId, 'Hilkka'])
        assert.ok(![text, ...texts].join().includes(secret), secret);
    }
  });

  test('is confirmed by mail to who gave it, and to nobody else', async () => {
    const staffed = await startStaffed();
    const { organisation, guardian, otherGuardian } = staffed.municipality;
    await staffed.store.transaction(async (tx) => {
      for (const { id: personId } of [guardian, otherGuardian]) {
        const contact = { organisationId: organisation.id, personId, language: 'fi' as const };
        await tx.mail.setContact({ ...contact, source: 'register', email: `${personId}@posti.example` });
      }
    });
    const key = randomUUID();
    for (let n = 0; n < 2; n += 1) assert.equal((await record(staffed, { key })).status, 201);
    const mails = await staffed.store.transaction((tx) => tx.mail.mails(organisation.id, 10));
    assert.deepEqual(
      mails.map(({ kind, personId }) => [kind, personId]),
      [['receipt', guardian.id]],
    );
  });
});

describe('a recording', () => {
  const REFUSED: [
    what: string,
    given: (staffed: Staffed) => Partial<ToRecord>,
    status: number,
    at: string | string[],
  ][] = [
    ['of tomorrow', () => ({ said: { answeredOn: '2026-11-21' } }), 400, ['answeredOn']],
    ['of before the sending', () => ({ said: { answeredOn: '2026-10-31' } }), 400, ['answeredOn']],
    ['of no day', () => ({ said: { answeredOn: '2026-02-30' } }), 400, ['answeredOn']],
    ['of another text', () => ({ said: { versionId: randomUUID() } }), 400, ['versionId']],
    ['of a text in no such language', () => ({ said: { language: 'en' } }), 400, ['language']],
    ['without evidence', () => ({ said: { evidence: ' \n ' } }), 400, ['evidence']],
    ['with evidence that no database keeps', () => ({ said: { evidence: 'Mappi\0' } }), 400, ['evidence']],
    ['with half a character', () => ({ said: { evidence: 'Mappi \uD83D' } }), 400, ['evidence']],
    ['of an answer on the web', () => ({ said: { method: 'web' } }), 400, ['method']],
    ['of no answer', () => ({ said: { answers: {} } }), 400, ['answers']],
    ['without a key', () => ({ key: '' }), 400, 'idempotency-key-required'],
    ['of a withdrawal of nothing', () => ({ said: { answers: { photos: 'withdraw' } } }), 409, 'decision-not-possible'],
    ['of an unknown purpose', () => ({ said: { answers: { films: 'accept' } } }), 409, 'decision-not-possible'],
    [
      'for a child who has no say',
      ({ municipality }) => ({ person: municipality.child }),
      409,
      'decision-not-possible',
    ],
    ['for one who takes no part', ({ municipality }) => ({ person: municipality.stranger }), 404, 'not-found'],
    ['of an unknown request', () => ({ requestId: randomUUID() }), 404, 'not-found'],
    ['of an unknown template', () => ({ templateId: randomUUID() }), 404, 'not-found'],
    ['of what can be no id', () => ({ person: { id: '%00' } }), 404, 'not-found'],
    ['by a viewer', ({ viewer }) => ({ actor: viewer }), 404, 'not-found'],
    ['by the guardian', ({ municipality }) => ({ actor: actorOf(municipality.guardian) }), 404, 'not-found'],
    ['by nobody', () => ({ actor: null }), 401, 'sign-in-required'],
  ];
  for (const [what, given, status, at] of REFUSED) {
    test(`${what} is refused and leaves no trace`, async () => {
      const staffed = await startStaffed();
      const answer = await record(staffed, given(staffed));
      assert.equal(answer.status, status, answer.text);
      assert.deepEqual(typeof at === 'string' ? codeOf(answer) : faultsOf(answer), at);
      assert.deepEqual(await answersIn(staffed), []);
    });
  }

  const NOT_OPEN: [what: string, events: NewEvent[]][] = [
    ['was not sent', SENT.slice(0, 1)],
    ['is closed', [...SENT, { type: 'closed', at: '2026-11-19T10:00:00.000Z' }]],
    ['takes no more answers', [...SENT, { type: 'answering-ended', at: '2026-11-19T10:00:00.000Z' }]],
    ['is paused', [...SENT, { type: 'suspended', at: '2026-11-19T10:00:00.000Z' }]],
    ['was asked anew', [...SENT, { type: 'superseded', at: '2026-11-19T10:00:00.000Z', successorId: 'x' }]],
  ];
  for (const [what, events] of NOT_OPEN) {
    test(`to a request that ${what} is refused`, async () => {
      const staffed = await startStaffed((each) => each, events);
      assert.equal(codeOf(await record(staffed, { said: { answeredOn: '2026-11-18' } })), 'decision-not-possible');
    });
  }

  test('of another template’s request is not found, though it is of the same organisation', async () => {
    const staffed = await startStaffed();
    const { template, version } = staffed.municipality;
    const other = { ...template, id: randomUUID() };
    await staffed.store.transaction(async (tx) => {
      await tx.addTemplate(other);
      await tx.addVersion({ ...version, id: randomUUID(), templateId: other.id });
    });
    assert.equal((await record(staffed, { templateId: other.id })).status, 404);
    assert.equal((await record(staffed)).status, 201);
  });

  test('of another organisation’s request is not found', async () => {
    const staffed = await startStaffed();
    const elsewhere = await addMunicipality(staffed.store);
    const { template, request, guardian } = elsewhere;
    for (const templateId of [template.id, staffed.municipality.template.id]) {
      const answer = await record(staffed, { templateId, requestId: request.id, person: guardian });
      assert.equal(answer.status, 404);
    }
  });

  test('does not go against what the person has said since the paper was signed', async () => {
    const staffed = await startStaffed();
    const guardian = actorOf(staffed.municipality.guardian);
    staffed.clock.now = '2026-11-18T10:00:00.000Z';
    await staffed.decide(guardian, { decision: 'refuse' });
    staffed.clock.now = '2026-11-20T10:00:00.000Z';
    assert.deepEqual(faultsOf(await record(staffed, { said: { answeredOn: '2026-11-17' } })), ['answeredOn']);
    assert.equal((await record(staffed, { said: { answeredOn: '2026-11-18' } })).status, 201);
    // What was recorded counts by the day on which it was given.
    const withdraw = { answers: { photos: 'withdraw' }, answeredOn: '2026-11-19' };
    assert.equal((await record(staffed, { said: withdraw })).status, 201);
    assert.deepEqual(faultsOf(await record(staffed, { said: { answeredOn: '2026-11-18' } })), ['answeredOn']);
  });

  test('of somebody else’s later answer is not stopped', async () => {
    const staffed = await startStaffed();
    await staffed.decide(actorOf(staffed.municipality.otherGuardian), { decision: 'refuse' });
    assert.equal((await record(staffed, { said: { answeredOn: '2026-11-02' } })).status, 201);
  });

  test('is nothing that one who takes part in the request may do, for themselves or for another', async () => {
    const staffed = await startStaffed();
    const { organisation, guardian, otherGuardian, request } = staffed.municipality;
    await staffed.store.transaction((tx) => tx.addStaff(organisation.id, guardian.id, 'editor'));
    for (const person of [guardian, otherGuardian]) {
      const answer = await record(staffed, { actor: actorOf(guardian), person });
      assert.deepEqual([answer.status, codeOf(answer)], [403, 'conflict-of-interest']);
    }
    assert.deepEqual(await answersIn(staffed), []);
    assert.equal((await staffed.decide(actorOf(guardian), { requestId: request.id })).status, 200, 'but on the web');
  });

  test('is for those of the staff who have the group', async () => {
    const staffed = await startStaffed();
    const { organisation, template, stranger } = staffed.municipality;
    const groups = ['theirs', 'another'];
    const members = groups.map((): PersonRecord => ({ ...stranger, id: randomUUID(), identityHash: randomUUID() }));
    await staffed.store.transaction(async (tx) => {
      for (const [n, id] of groups.entries()) {
        await tx.groups.addGroup({ id, organisationId: organisation.id, name: { fi: id } });
        await tx.addPerson(members[n]!);
        await tx.addStaff(organisation.id, members[n]!.id, 'editor', [id]);
      }
      await tx.addressees.setTarget(organisation.id, template.id, { kind: 'group', groupId: 'theirs' });
    });
    assert.equal((await record(staffed, { actor: actorOf(members[1]!) })).status, 404);
    assert.equal((await record(staffed, { actor: actorOf(members[0]!) })).status, 201);
  });
});

describe('the same recording', () => {
  test('sent again, or twice at once, is written down once and answered alike', async () => {
    const staffed = await startStaffed();
    const key = randomUUID();
    const answers = await Promise.all([record(staffed, { key }), record(staffed, { key })]);
    answers.push(await record(staffed, { key }));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    );
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal((await answersIn(staffed)).length, 1);
  });

  test('with something else in it is refused; of another person it is another', async () => {
    const staffed = await startStaffed();
    const key = randomUUID();
    await record(staffed, { key });
    assert.equal(codeOf(await record(staffed, { key, said: { evidence: 'x' } })), 'idempotency-key-reused');
    assert.equal((await record(staffed, { key, person: staffed.municipality.otherGuardian })).status, 201);
  });

  test('can be asked about by who sent it, and by nobody else', async () => {
    const staffed = await startStaffed();
    const { template, request, guardian, otherGuardian, organisation, stranger } = staffed.municipality;
    await staffed.store.transaction((tx) => tx.addStaff(organisation.id, stranger.id, 'editor'));
    const key = randomUUID();
    const outcome = async (actor: Actor, of: string = key, person = guardian) => {
      const path = `/api/templates/${template.id}/requests/${request.id}/respondents/${person.id}/answers/${of}`;
      return staffed.ask(actor, { path });
    };
    assert.equal((await outcome(staffed.editor)).status, 404);
    const recorded = await record(staffed, { key });
    const asked = await outcome(staffed.editor);
    assert.deepEqual([asked.status, asked.text], [200, recorded.text]);
    for (const other of [outcome(actorOf(stranger)), outcome(staffed.viewer), outcome(actorOf(guardian))])
      assert.equal((await other).status, 404);
    for (const other of [randomUUID(), 'short', otherGuardian.id])
      assert.equal((await outcome(staffed.editor, other)).status, 404);
    assert.equal((await outcome(staffed.editor, key, otherGuardian)).status, 404);
  });
});
