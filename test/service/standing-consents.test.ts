/** Answers in advance: what they answer and what not, who is told of them, and that they bind nobody. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { answerInAdvance } from '../../demo-server/service/standing-consents.ts';
import type {
  NewRequest,
  PersonRecord,
  RequestRecord,
  TemplateVersionRecord,
} from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { actorOf, addMunicipality, SENT, type Municipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW, type Answer } from './test-service.ts';

const LAST_DAY = '2027-06-05';

/** A municipality that takes answers in advance, of which one is enough. */
function takingThem({ template, ...rest }: Municipality): Municipality {
  return { ...rest, template: { ...template, standingConsents: true, approvalMode: 'any-guardian' } };
}

function give(
  { ask, municipality }: Staffed,
  person: PersonRecord | null,
  message: object = { decision: 'accept', lastDay: LAST_DAY },
  requestId = municipality.request.id,
): Promise<Answer> {
  return ask(person && actorOf(person), {
    method: 'POST',
    path: `/api/consents/${requestId}/standing-consent`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(message),
  });
}

function end({ ask, municipality }: Staffed, person: PersonRecord): Promise<Answer> {
  return ask(actorOf(person), {
    method: 'POST',
    path: `/api/consents/${municipality.request.id}/standing-consent/end`,
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
}

/** Sends a request of the organisation, as it is when people have not been asked one by one. */
async function send(
  { store, municipality, clock }: Staffed,
  change: Partial<NewRequest> = {},
  { organisation, request, version }: Municipality = municipality,
): Promise<RequestRecord> {
  const id = randomUUID();
  return store.transaction(async (tx) => {
    // By a text of its own: nobody is asked twice by one.
    const [newest] = await tx.versionsOf(organisation.id, version.templateId);
    const asked = { ...version, id: randomUUID(), major: newest!.major + 1 };
    if (change.versionId === undefined) await tx.addVersion(asked);
    await tx.addRequest({ ...request, id, versionId: asked.id, ...change });
    for (const { type } of SENT) await tx.appendEvent(organisation.id, id, { type, at: clock.now } as never);
    const { personId } = (change.participants ?? request.participants)[0]!;
    return answerInAdvance(tx, (await tx.requestOf(organisation.id, personId, id))!, clock.now);
  });
}

function answersIn({ events }: RequestRecord) {
  return events.flatMap((event) => ('personId' in event ? [event] : []));
}

async function kept({ store, municipality }: Staffed, person: PersonRecord) {
  return store.transaction((tx) => tx.standingConsentsOf(municipality.organisation.id, person.id));
}

describe('an answer in advance is offered', () => {
  const offered = async (change: (each: Municipality) => Municipality, decision?: string) => {
    const staffed = await startStaffed(change);
    const actor = actorOf(staffed.municipality.guardian);
    if (decision !== undefined) await staffed.decide(actor, { decision });
    return (await staffed.detail(actor)).detail.inAdvance;
  };
  test('once there is an answer to repeat, for a year', async () => {
    assert.equal(await offered(takingThem), null);
    assert.deepEqual(await offered(takingThem, 'accept'), { id: null, decision: 'accept', lastDay: '2027-11-20' });
    assert.deepEqual(await offered(takingThem, 'refuse'), { id: null, decision: 'refuse', lastDay: '2027-11-20' });
  });
  test('only where the organisation takes them', async () => {
    assert.equal(await offered((each) => each, 'accept'), null);
  });
  test('only to one purpose', async () => {
    assert.equal(await offered((each) => withTwoPurposes(takingThem(each)), 'accept'), null);
  });
});

function withTwoPurposes({ version, ...rest }: Municipality): Municipality {
  const purposes: TemplateVersionRecord['purposes'] = [
    { id: 'photos', kind: 'photography' },
    { id: 'web', kind: 'web-publication' },
  ];
  return { ...rest, version: { ...version, purposes } };
}

describe('giving one', () => {
  test('is told to who gave it, and to nobody else', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian, otherGuardian, child } = staffed.municipality;
    const before = await Promise.all([otherGuardian, child].map((each) => staffed.detail(actorOf(each))));
    const given = await give(staffed, guardian);
    assert.equal(given.status, 200);
    const { inAdvance } = given.json as ConsentDetail;
    assert.equal(inAdvance?.decision, 'accept');
    assert.equal(inAdvance.lastDay, LAST_DAY);
    assert.match(inAdvance.id ?? '', /^[\w-]{36}$/u);
    const found = await staffed.detail(actorOf(guardian));
    assert.deepEqual(found.detail, given.json);
    assert.equal(given.headers.get('ETag'), found.etag);
    const after = await Promise.all([otherGuardian, child].map((each) => staffed.detail(actorOf(each))));
    assert.deepEqual(after, before, 'to the others nothing has changed, not even the ETag');
  });

  test('answers nothing that has been asked already', async () => {
    const staffed = await startStaffed(takingThem);
    await give(staffed, staffed.municipality.guardian);
    const { detail } = await staffed.detail(actorOf(staffed.municipality.guardian));
    assert.equal(detail.myAnswer, 'none');
    assert.equal(detail.status, 'requested');
  });

  test('twice is once; another one ends the one before', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian } = staffed.municipality;
    const [first, second] = [await give(staffed, guardian), await give(staffed, guardian)];
    assert.equal(second.text, first.text);
    assert.equal((await kept(staffed, guardian)).length, 1);
    staffed.clock.now = '2026-11-20T11:00:00.000Z';
    await give(staffed, guardian, { decision: 'refuse', lastDay: LAST_DAY });
    const [now, before] = await kept(staffed, guardian);
    assert.equal(now?.decision, 'refuse');
    assert.equal(now.endedAt, null);
    assert.equal(before?.endedAt, '2026-11-20T11:00:00.000Z');
    const [answer, ...others] = answersIn(await send(staffed));
    assert.equal(answer?.type, 'refused');
    assert.equal(others.length, 0);
  });

  const days: [string, string, number][] = [
    ['yesterday', '2026-11-19', 400],
    ['today', '2026-11-20', 200],
    ['the last day of a year', '2027-11-21', 200],
    ['a day more', '2027-11-22', 400],
    ['a day that there is not', '2027-02-30', 400],
    ['no day', 'tomorrow', 400],
  ];
  for (const [name, lastDay, status] of days) {
    test(`until ${name}: ${status}`, async () => {
      const staffed = await startStaffed(takingThem);
      const answer = await give(staffed, staffed.municipality.guardian, { decision: 'accept', lastDay });
      assert.equal(answer.status, status);
      assert.equal((await kept(staffed, staffed.municipality.guardian)).length, status === 200 ? 1 : 0);
    });
  }

  test('until today means today in Helsinki', async () => {
    const staffed = await startStaffed(takingThem);
    staffed.clock.now = '2026-11-20T22:30:00.000Z';
    const until = (lastDay: string) => give(staffed, staffed.municipality.guardian, { decision: 'accept', lastDay });
    assert.equal((await until('2026-11-20')).status, 400);
    assert.equal((await until('2026-11-21')).status, 200);
  });

  const refused: [
    string,
    (each: Municipality) => Municipality,
    'guardian' | 'child' | 'stranger' | null,
    object,
    number,
  ][] = [
    ['where the organisation does not take them', (each) => each, 'guardian', {}, 409],
    ['to a request of several purposes', (each) => withTwoPurposes(takingThem(each)), 'guardian', {}, 409],
    ['by a child whom others decide for', takingThem, 'child', {}, 409],
    ['by somebody else', takingThem, 'stranger', {}, 404],
    ['by nobody', takingThem, null, {}, 401],
    ['to withdraw in advance', takingThem, 'guardian', { decision: 'withdraw' }, 400],
    ['with more in it', takingThem, 'guardian', { forChild: 'x' }, 400],
  ];
  for (const [name, change, who, more, status] of refused) {
    test(`${name}: ${status}`, async () => {
      const staffed = await startStaffed(change);
      const person = who && staffed.municipality[who];
      const answer = await give(staffed, person, { decision: 'accept', lastDay: LAST_DAY, ...more });
      assert.equal(answer.status, status);
      if (status === 409) assert.equal((answer.json as { code: string }).code, 'decision-not-possible');
      if (person) assert.deepEqual(await kept(staffed, person), []);
    });
  }
});

describe('a request that is sent', () => {
  const answeredAt = '2026-12-01T08:00:00.000Z';

  /** Given for the child until the summer; then, a while later, something is sent. */
  async function givenAnd(
    before: (staffed: Staffed) => Promise<unknown> = async () => undefined,
    change: Partial<NewRequest> | ((staffed: Staffed) => Promise<Partial<NewRequest>>) = {},
    municipality: (each: Municipality) => Municipality = takingThem,
  ) {
    const staffed = await startStaffed(municipality);
    assert.equal((await give(staffed, staffed.municipality.guardian)).status, 200);
    staffed.clock.now = answeredAt;
    await before(staffed);
    const changed = typeof change === 'function' ? await change(staffed) : change;
    const sent = await send(staffed, changed);
    return { staffed, sent, answers: answersIn(sent) };
  }

  /** A template of its own, with a version of its own. */
  async function anotherVersion(
    { store, municipality }: Staffed,
    template: Partial<Municipality['template']>,
    version: Partial<TemplateVersionRecord> = {},
  ): Promise<Partial<NewRequest>> {
    const ids = { template: randomUUID(), version: randomUUID() };
    await store.transaction(async (tx) => {
      await tx.addTemplate({ ...municipality.template, id: ids.template, ...template });
      await tx.addVersion({ ...municipality.version, id: ids.version, templateId: ids.template, ...version });
    });
    return { versionId: ids.version };
  }

  test('is answered, and the event says that it was in advance', async () => {
    const { staffed, sent, answers } = await givenAnd();
    const { guardian } = staffed.municipality;
    const [standing] = await kept(staffed, guardian);
    assert.deepEqual(
      answers.map(({ seq: _, at, ...rest }) => ({ ...rest, later: at > answeredAt })),
      [
        {
          type: 'accepted',
          personId: guardian.id,
          shown: { versionId: sent.versionId, language: 'fi', hash: 'hash-fi' },
          method: 'standing',
          standingId: standing!.id,
          later: true,
        },
      ],
    );
    const { detail } = await staffed.detail(actorOf(guardian), sent.id);
    assert.equal(detail.status, 'given');
    assert.deepEqual(
      detail.events.map(({ type, method }) => [type, method]),
      [
        ['created', undefined],
        ['sent', undefined],
        ['accepted', 'standing'],
      ],
    );
  });

  test('can be withdrawn like any other, and the answer in advance goes on', async () => {
    const { staffed, sent } = await givenAnd();
    const actor = actorOf(staffed.municipality.guardian);
    assert.deepEqual((await staffed.detail(actor, sent.id)).detail.decisions, ['withdraw']);
    const { id: requestId, versionId } = sent;
    const withdrawn = await staffed.decide(actor, { requestId, versionId, decision: 'withdraw' });
    assert.equal(withdrawn.status, 200);
    const { status, events, inAdvance } = withdrawn.json as ConsentDetail;
    assert.equal(status, 'withdrawn');
    assert.deepEqual(
      events.slice(2).map(({ type, method }) => [type, method]),
      [
        ['accepted', 'standing'],
        ['withdrawn', 'web'],
      ],
    );
    assert.notEqual(inAdvance?.id, null);
  });

  const not: [string, Parameters<typeof givenAnd>][] = [
    ['after it was ended', [(staffed) => end(staffed, staffed.municipality.guardian)]],
    [
      'the day after the last day',
      [
        async (staffed) => {
          staffed.clock.now = '2027-06-05T21:00:00.000Z';
        },
        { lastValidDay: null },
      ],
    ],
    [
      'of another child',
      [
        undefined,
        async ({ store, municipality: { child, guardian } }) => {
          const sibling = { ...child, id: randomUUID(), identityHash: randomUUID() };
          await store.transaction((tx) => tx.addPerson(sibling));
          return {
            subjectId: sibling.id,
            participants: [
              { personId: sibling.id, role: 'subject', relation: 'self' },
              { personId: guardian.id, role: 'guardian', relation: 'child' },
            ],
          };
        },
      ],
    ],
    [
      'of another kind',
      [undefined, (each) => anotherVersion(each, {}, { purposes: [{ id: 'photos', kind: 'press' }] })],
    ],
    ['where they are not taken', [undefined, (each) => anotherVersion(each, { standingConsents: false })]],
    [
      'once the child decides alone',
      [undefined, {}, ({ child, ...each }) => takingThem({ ...each, child: { ...child, birthDate: '2008-11-25' } })],
    ],
    [
      'in which they have no say',
      [
        undefined,
        async ({ municipality: { child, guardian, otherGuardian } }) => ({
          participants: [
            { personId: child.id, role: 'subject', relation: 'self' },
            { personId: guardian.id, role: 'guardian', relation: 'child', custody: 'none' },
            { personId: otherGuardian.id, role: 'guardian', relation: 'child' },
          ],
        }),
      ],
    ],
  ];
  for (const [name, trial] of not) {
    test(`is not answered ${name}`, async () => assert.deepEqual((await givenAnd(...trial)).answers, []));
  }

  test('is answered on the last day to its end', async () => {
    const { answers } = await givenAnd(
      async (staffed) => {
        staffed.clock.now = '2027-06-05T20:59:59.999Z';
      },
      { lastValidDay: null },
    );
    assert.equal(answers.length, 1);
  });

  test('is answered where another text asks for the same kind', async () => {
    const { answers } = await givenAnd(undefined, (each) =>
      anotherVersion(each, {}, { purposes: [{ id: 'pictures', kind: 'photography' }] }),
    );
    assert.equal(answers.length, 1);
  });

  test('by another organisation is not answered', async () => {
    const staffed = await startStaffed(takingThem);
    const { municipality } = staffed;
    assert.equal((await give(staffed, municipality.guardian)).status, 200);
    // The same ids, down to the people: only the organisation is another.
    const organisationId = randomUUID();
    const elsewhere = Object.fromEntries(
      Object.entries(municipality).map(([name, record]) => [
        name,
        name === 'organisation' ? { ...record, id: organisationId } : { ...record, organisationId },
      ]),
    ) as unknown as Municipality;
    await addMunicipality(staffed.store, elsewhere);
    assert.deepEqual(answersIn(await send(staffed, {}, elsewhere)), []);
    assert.equal(answersIn(await send(staffed)).length, 1);
  });

  test('of several purposes is answered for the kind that was meant, and asks for the rest', async () => {
    const { staffed, sent, answers } = await givenAnd(undefined, (each) =>
      anotherVersion(each, {}, { purposes: withTwoPurposes(each.municipality).version.purposes }),
    );
    assert.deepEqual(
      answers.map(({ type, purposes }) => [type, purposes]),
      [['accepted', ['photos']]],
    );
    const { detail } = await staffed.detail(actorOf(staffed.municipality.guardian), sent.id);
    assert.deepEqual(
      detail.purposes.map(({ status }) => status),
      ['given', 'requested'],
    );
    assert.equal(detail.standing, 'waiting');
  });

  test('asked again with a new text is answered too', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian } = staffed.municipality;
    await staffed.decide(actorOf(guardian), { decision: 'accept' });
    await give(staffed, guardian);
    await staffed.published({ major: 3, minor: 0 });
    const { json } = await staffed.ask(actorOf(guardian), { path: '/api/consents' });
    const [asked] = (json as { items: ConsentSummary[] }).items;
    const { detail } = await staffed.detail(actorOf(guardian), asked!.id);
    assert.equal(detail.status, 'given');
    assert.equal(detail.events.at(-1)?.method, 'standing');
    assert.deepEqual(detail.decisions, ['withdraw']);
  });

  test('is answered by each who has answered in advance, and differs where they do', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian, otherGuardian } = staffed.municipality;
    await give(staffed, guardian);
    await give(staffed, otherGuardian, { decision: 'refuse', lastDay: LAST_DAY });
    const sent = await send(staffed);
    const { detail } = await staffed.detail(actorOf(guardian), sent.id);
    assert.equal(detail.status, 'conflict');
    assert.deepEqual(detail.decisions, ['withdraw']);
  });

  test('tells one guardian nothing of what the other, under a safety ban, said in advance', async () => {
    const told = async (hiddenAnswersToo: boolean) => {
      const staffed = await startStaffed(({ request, ...rest }) => {
        const participants = request.participants.map((each) =>
          each.personId === rest.otherGuardian.id ? { ...each, protected: true } : each,
        );
        return takingThem({ ...rest, request: { ...request, participants } });
      });
      const { guardian, otherGuardian } = staffed.municipality;
      await give(staffed, guardian, { decision: 'refuse', lastDay: LAST_DAY });
      if (hiddenAnswersToo) await give(staffed, otherGuardian);
      const sent = await send(staffed);
      const { detail } = await staffed.detail(actorOf(guardian), sent.id);
      // Two municipalities have nothing of the same id.
      const subject = { ...detail.subject, id: '' };
      return { ...detail, subject, id: '', versionId: '', inAdvance: null, texts: {} };
    };
    assert.deepEqual(await told(true), await told(false));
  });
});

describe('ending one', () => {
  test('leaves what it has answered', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian } = staffed.municipality;
    await give(staffed, guardian);
    const sent = await send(staffed);
    const ended = await end(staffed, guardian);
    assert.equal(ended.status, 200);
    assert.equal((ended.json as ConsentDetail).inAdvance, null, 'nothing has been answered here to repeat');
    const { detail } = await staffed.detail(actorOf(guardian), sent.id);
    assert.equal(detail.status, 'given');
    assert.deepEqual(detail.decisions, ['withdraw']);
    assert.deepEqual(detail.inAdvance, { id: null, decision: 'accept', lastDay: '2027-11-20' });
    assert.equal((await kept(staffed, guardian))[0]?.endedAt, NOW);
  });

  test('ends only their own', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian, otherGuardian, stranger } = staffed.municipality;
    await give(staffed, guardian);
    assert.equal((await end(staffed, otherGuardian)).status, 200);
    assert.equal((await end(staffed, stranger)).status, 404);
    assert.equal((await kept(staffed, guardian))[0]?.endedAt, null);
    assert.equal(answersIn(await send(staffed)).length, 1);
  });

  test('twice, or where there is none, does nothing', async () => {
    const staffed = await startStaffed(takingThem);
    const { guardian } = staffed.municipality;
    assert.equal((await end(staffed, guardian)).status, 200);
    await give(staffed, guardian);
    const [first, second] = [await end(staffed, guardian), await end(staffed, guardian)];
    assert.equal(second.text, first.text);
    assert.equal((await kept(staffed, guardian)).length, 1);
  });
});
