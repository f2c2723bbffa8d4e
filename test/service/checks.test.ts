/** What another system is told by its token, who gives and takes such tokens, and what the citizen sees of it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { effective, type Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { eraseEnded } from '../../demo-server/service/retention.ts';
import type { NewEvent, NewRequest, Store } from '../../demo-server/service/store.ts';
import type { CheckAccessList, GivenAccess } from '../../src/contract/check-access.ts';
import type { ConsentCheck } from '../../src/contract/consent-check.ts';
import { assessRequest } from '../../src/model/assess-request.ts';
import { daysAfter } from '../../src/model/civil-date.ts';
import { CHILD, NOW as MODEL_NOW } from '../model/asked-request.ts';
import { anyRequest } from '../model/any-request.ts';
import { actorOf, addMunicipality, SENT, type Municipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import { NOW, type Answer, type TestService } from './test-service.ts';

const TODAY = '2026-11-20';

async function directTo({ store }: TestService, { organisation, template }: Municipality, ids: string[]) {
  await store.transaction(async (tx) => {
    await tx.addressees.setTarget(organisation.id, template.id, { kind: 'people' });
    await tx.addressees.addPeople(organisation.id, template.id, ids, NOW);
  });
}

interface Give {
  templateId?: string;
  key?: string;
  message?: object;
}

function give(running: TestService, actor: Actor | null, { templateId, key, message }: Give = {}): Promise<Answer> {
  return running.ask(actor, {
    method: 'POST',
    path: `/api/templates/${templateId ?? running.municipality.template.id}/check-tokens`,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key ?? randomUUID() },
    body: JSON.stringify(message ?? { system: 'Kuvapankki' }),
  });
}

async function tokenOf(running: Staffed, wanted: Give = {}): Promise<string> {
  const answer = await give(running, running.editor, wanted);
  assert.equal(answer.status, 200, answer.text);
  return (answer.json as GivenAccess).token!;
}

interface Asked {
  templateId?: string;
  subject?: string;
  purpose?: string;
  /** In place of the whole query. */
  query?: string;
  authorization?: string | undefined;
}

function check(running: TestService, token: string, asked: Asked = {}, actor: Actor | null = null): Promise<Answer> {
  const { municipality } = running;
  const { templateId = municipality.template.id, subject = municipality.child.id, purpose } = asked;
  const query = asked.query ?? String(new URLSearchParams({ subject, ...(purpose !== undefined && { purpose }) }));
  const authorization = 'authorization' in asked ? asked.authorization : `Bearer ${token}`;
  return running.ask(actor, {
    path: `/api/templates/${templateId}/check?${query}`,
    headers: authorization === undefined ? {} : { Authorization: authorization },
  });
}

async function answered(...asked: Parameters<typeof check>): Promise<ConsentCheck> {
  const answer = await check(...asked);
  assert.equal(answer.status, 200, answer.text);
  return answer.json as ConsentCheck;
}

/** How many uses are in the log of all accesses of the template. */
async function uses({ store, municipality: { organisation, template } }: TestService): Promise<number> {
  const accesses = await store.transaction((tx) => tx.checks.accesses(organisation.id, template.id));
  return accesses.reduce((sum, each) => sum + each.uses, 0);
}

const codeOf = ({ json }: Answer) => (json as { code: string }).code;

describe('a check', () => {
  let running: Staffed;
  let token: string;
  let guardian: Actor;
  let otherGuardian: Actor;
  beforeEach(async () => {
    running = await startStaffed();
    const { municipality } = running;
    guardian = actorOf(municipality.guardian);
    otherGuardian = actorOf(municipality.otherGuardian);
    await directTo(running, municipality, [municipality.child.id]);
    token = await tokenOf(running);
  });

  test('says yes when the consent is in force, with what proves it, and nothing else', async () => {
    assert.equal((await answered(running, token)).allowed, false);
    await running.decide(guardian, { decision: 'accept' });
    assert.equal((await answered(running, token)).allowed, false, 'one of two');
    await running.decide(otherGuardian, { decision: 'accept' });
    const answer = await check(running, token);
    const { organisation, request, child } = running.municipality;
    const seal = await running.store.transaction((tx) => tx.checks.sealOf(organisation.id, request.id, 4));
    assert.match(seal ?? '', /^[0-9a-f]{64}$/u);
    const checks = await running.store.transaction((tx) => tx.checks.checksOf(organisation.id, request.id));
    const last = checks.find(({ allowed }) => allowed)!;
    assert.deepEqual(answer.json, {
      subject: child.id,
      purpose: 'photos',
      allowed: true,
      asOf: NOW,
      until: '2027-06-05T21:00:00.000Z',
      proof: { check: last.id, request: request.id, event: 4, seal },
    });
    assert.equal(last.seal, seal);
    await running.decide(guardian, { decision: 'withdraw' });
    const after = await answered(running, token);
    assert.deepEqual([after.allowed, after.until, after.proof.event], [false, null, 5]);
  });

  test('a yes ends by itself with its last day, or when the person comes of age', async () => {
    const accept = async () => {
      for (const actor of [guardian, otherGuardian]) await running.decide(actor, { decision: 'accept' });
    };
    await accept();
    running.clock.now = '2027-06-05T20:59:59.999Z';
    assert.equal((await answered(running, token)).allowed, true);
    running.clock.now = '2027-06-05T21:00:00.000Z';
    assert.equal((await answered(running, token)).allowed, false);

    running = await startStaffed((each) => ({ ...each, child: { ...each.child, birthDate: '2008-11-25' } }));
    guardian = actorOf(running.municipality.guardian);
    otherGuardian = actorOf(running.municipality.otherGuardian);
    await directTo(running, running.municipality, [running.municipality.child.id]);
    token = await tokenOf(running);
    await accept();
    assert.equal((await answered(running, token)).until, '2026-11-24T22:00:00.000Z');
    running.clock.now = '2026-11-24T22:00:00.000Z';
    assert.equal((await answered(running, token)).allowed, false);
  });

  test('says no where nothing was asked, and where the person has left', async () => {
    const { stranger, child, organisation, template } = running.municipality;
    await directTo(running, running.municipality, [stranger.id]);
    const unasked = await answered(running, token, { subject: stranger.id });
    assert.equal(unasked.allowed, false);
    assert.deepEqual({ ...unasked.proof, check: '' }, { check: '', request: null, event: null, seal: null });

    for (const actor of [guardian, otherGuardian]) await running.decide(actor, { decision: 'accept' });
    assert.equal((await answered(running, token)).allowed, true);
    await running.store.transaction((tx) => tx.addressees.removePeople(organisation.id, template.id, [child.id]));
    const left = await answered(running, token);
    assert.deepEqual([left.allowed, left.until], [false, null]);
    assert.equal(left.proof.event, 4);
  });

  test('is of the newest text: who has not answered that one is a no', async () => {
    for (const actor of [guardian, otherGuardian]) await running.decide(actor, { decision: 'accept' });
    const before = await answered(running, token);
    const { plan } = await running.published({ major: 3, minor: 0 });
    assert.equal(plan.askedAgain, 1);
    const after = await answered(running, token);
    assert.deepEqual([before.allowed, after.allowed], [true, false]);
    assert.notEqual(after.proof.request, before.proof.request);
  });

  test('is of each purpose by itself, which is named where there are several', async () => {
    running = await startStaffed((each) => ({
      ...each,
      version: {
        ...each.version,
        purposes: [
          { id: 'photos', kind: 'photography' },
          { id: 'web', kind: 'other' },
        ],
      },
    }));
    const { municipality } = running;
    await directTo(running, municipality, [municipality.child.id]);
    token = await tokenOf(running);
    for (const each of [municipality.guardian, municipality.otherGuardian])
      await running.decide(actorOf(each), { answers: { photos: 'accept', web: 'refuse' } });
    assert.equal((await answered(running, token, { purpose: 'photos' })).allowed, true);
    assert.equal((await answered(running, token, { purpose: 'web' })).allowed, false);
    const before = await uses(running);
    for (const asked of [{}, { purpose: 'sound' }, { purpose: '' }, { purpose: '__proto__' }]) {
      const answer = await check(running, token, asked);
      assert.deepEqual([answer.status, codeOf(answer)], [400, 'invalid-message']);
    }
    assert.equal((await check(running, token, { query: 'purpose=photos' })).status, 400);
    assert.equal(await uses(running), before, 'what is not answered is not a use');
  });

  test('tells nothing to who has no good token: 401, whatever is wrong, also of what is not there', async () => {
    const wrong: Record<string, Asked> = {
      nothing: { authorization: undefined },
      'another scheme': { authorization: `Basic ${token}` },
      'no token': { authorization: 'Bearer ' },
      'cut short': { authorization: `Bearer ${token.slice(0, -1)}` },
      'made longer': { authorization: `Bearer ${token}A` },
      'one letter else': { authorization: `Bearer ${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` },
      'of nobody': { authorization: `Bearer lupa_check_${'A'.repeat(43)}` },
      'two at once': { authorization: `Bearer ${token}, Bearer ${token}` },
    };
    const answers = new Set<string>();
    for (const [what, asked] of Object.entries(wrong))
      for (const place of [{}, { templateId: 'none' }, { subject: 'none' }, { query: '' }]) {
        const answer = await check(running, token, { ...place, ...asked });
        assert.equal(answer.status, 401, what);
        assert.equal(answer.headers.get('WWW-Authenticate'), 'Bearer realm="lupa"');
        answers.add(answer.text);
      }
    assert.equal(answers.size, 1);
    assert.equal(await uses(running), 0);
  });

  test('a session is no token', async () => {
    for (const actor of [running.editor, guardian])
      assert.equal((await check(running, token, { authorization: undefined }, actor)).status, 401);
    // And who is signed in changes nothing.
    assert.equal((await check(running, token, {}, running.viewer)).status, 200);
  });

  test("finds nothing of another template, of another organisation, or of somebody else's", async () => {
    const other = await addMunicipality(running.store);
    const { stranger } = running.municipality;
    const answers = [
      await check(running, token, { templateId: other.template.id, subject: other.child.id }),
      await check(running, token, { templateId: 'none' }),
      await check(running, token, { templateId: "a' or 1=1 --" }),
      await check(running, token, { subject: other.child.id }),
      await check(running, token, { subject: stranger.id }),
      await check(running, token, { subject: '\u0000' }),
      await check(running, token, { subject: '010280-952L' }),
    ];
    for (const answer of answers) {
      assert.equal(answer.status, 404);
      assert.equal(answer.text, answers[0]!.text);
    }
    assert.equal(await uses(running), 0);
  });

  test('works to the end of the last day of the token, and no longer than it was not taken away', async () => {
    const short = await tokenOf(running, { message: { system: 'Lyhyt', lastDay: '2026-11-21' } });
    running.clock.now = '2026-11-21T21:59:59.999Z';
    assert.equal((await check(running, short)).status, 200);
    running.clock.now = '2026-11-21T22:00:00.000Z';
    assert.equal((await check(running, short)).status, 401);
    assert.equal((await check(running, token)).status, 200);

    const { template, organisation } = running.municipality;
    const accesses = await running.store.transaction((tx) => tx.checks.accesses(organisation.id, template.id));
    const long = accesses.find(({ system }) => system === 'Kuvapankki')!;
    const path = `/api/templates/${template.id}/check-tokens/${long.id}`;
    assert.equal((await running.ask(running.editor, { method: 'DELETE', path })).status, 200);
    assert.equal((await check(running, token)).status, 401);
  });

  test('what cannot be logged is not answered', async () => {
    const { store } = running;
    const original = store.transaction.bind(store);
    store.transaction = (work) =>
      original((tx) => {
        Object.defineProperty(tx.checks, 'append', { value: () => Promise.reject(new Error('no disk')) });
        return work(tx);
      });
    const { template, child } = running.municipality;
    const answer = await running.service.request(`/api/templates/${template.id}/check?subject=${child.id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 500);
    assert.ok(!(await answer.text()).includes('allowed'));
  });

  test('nothing of a person is in the log of the server', async () => {
    await answered(running, token);
    await check(running, token, { subject: running.municipality.stranger.id });
    const logged = JSON.stringify(running.logged);
    for (const secret of [running.municipality.child.id, token]) assert.ok(!logged.includes(secret));
  });

  test('each answer has exactly one row, which says what was answered', async () => {
    const given: ConsentCheck[] = [];
    given.push(await answered(running, token));
    await running.decide(guardian, { decision: 'refuse' });
    given.push(await answered(running, token), await answered(running, token));
    const { organisation, request } = running.municipality;
    const rows = await running.store.transaction((tx) => tx.checks.checksOf(organisation.id, request.id));
    const sorted = <T extends { id: string }>(list: T[]) => list.sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(
      sorted(rows),
      sorted(
        given.map(({ subject, purpose, allowed, asOf, proof }) => ({
          ...{ id: proof.check, at: asOf, subjectId: subject, purposeId: purpose, allowed },
          ...{ requestId: proof.request, event: proof.event, seal: proof.seal },
          ...{ accessId: rows[0]!.accessId, system: 'Kuvapankki' },
        })),
      ),
    );
  });
});

describe('for any history', () => {
  test('it is allowed exactly where the request is in force, for each purpose', async () => {
    let said = 0;
    await fc.assert(
      fc.asyncProperty(anyRequest, async (model) => {
        const people = new Map<string, string>();
        const running = await startStaffed(
          (each) => {
            const guardians = [each.guardian, each.otherGuardian, each.stranger];
            for (const { personId, role } of model.participants)
              people.set(personId, role === 'subject' ? each.child.id : guardians.shift()!.id);
            const request: NewRequest = {
              ...each.request,
              lastValidDay: null,
              participants: model.participants.map((participant) => ({
                ...participant,
                personId: people.get(participant.personId)!,
                relation: participant.personId === CHILD ? 'self' : 'child',
              })),
            };
            const { approvalMode, subjectHeard } = model;
            return { ...each, request, template: { ...each.template, approvalMode, subjectHeard } };
          },
          [],
          new MemoryStore(),
        );
        const { municipality } = running;
        const { organisation, request, version, child } = municipality;
        await directTo(running, municipality, [child.id]);
        running.clock.now = MODEL_NOW;
        const token = await tokenOf(running);
        const shown = { versionId: version.id, language: 'fi' };
        // Of somebody who takes no part there is no answer in a store.
        const events = model.events.filter((event) => !('personId' in event) || people.has(event.personId));
        await running.append(
          request.id,
          ...(events.map(({ seq: _, ...event }) =>
            'personId' in event ? { ...event, personId: people.get(event.personId)!, shown } : event,
          ) as NewEvent[]),
        );
        const kept = await running.store.transaction((tx) => tx.requestsById(organisation.id, [request.id]));
        const truth = assessRequest(effective(kept[0]!), MODEL_NOW).purposes[0]!.status === 'given';
        const { allowed, proof } = await answered(running, token);
        assert.equal(allowed, truth);
        assert.equal(proof.event, events.length);
        assert.equal(await uses(running), 1);
        said += Number(allowed);
      }),
      { numRuns: 200 },
    );
    assert.ok(said > 5, 'some are in force');
  });
});

const STORES: Record<string, () => Promise<Store>> = {
  memory: async () => new MemoryStore(),
  PGlite: () => openPGliteInMemory(),
};
for (const [name, open] of Object.entries(STORES)) {
  describe(`checks beside decisions, in ${name}`, () => {
    test('change no ETag, and turn no decision away', async (t) => {
      const running = await startStaffed(undefined, SENT, await open());
      t.after(() => running.store.close());
      const { municipality } = running;
      const guardian = actorOf(municipality.guardian);
      await directTo(running, municipality, [municipality.child.id]);
      const token = await tokenOf(running);
      const { etag, detail } = await running.detail(guardian);
      assert.ok(!('checks' in detail));
      await answered(running, token);
      const after = await running.detail(guardian);
      assert.equal(after.etag, etag);
      assert.deepEqual(after.detail.checks, [{ system: 'Kuvapankki', day: TODAY, count: 1, lastAt: NOW }]);
      const decided = await running.decide(guardian, { ifMatch: etag });
      assert.equal(decided.status, 200, decided.text);
    });

    test('stand in the log, each one, while everybody decides', async (t) => {
      const running = await startStaffed(undefined, SENT, await open());
      t.after(() => running.store.close());
      const { municipality } = running;
      await directTo(running, municipality, [municipality.child.id]);
      const token = await tokenOf(running);
      const acts = [municipality.guardian, municipality.otherGuardian].flatMap((each) => [
        running.decide(actorOf(each), { decision: 'accept' }),
        ...Array.from({ length: 5 }, () => check(running, token)),
      ]);
      for (const { status, text } of await Promise.all(acts)) assert.ok([200, 412].includes(status), text);
      assert.equal(await uses(running), 10);
      for (const chain of await running.store.chains(null, 100))
        assert.deepEqual(
          chain.events.map(({ seq }) => seq),
          chain.events.map((_, index) => index + 1),
        );
    });
  });
}

describe('who has checked', () => {
  let running: Staffed;
  let token: string;
  beforeEach(async () => {
    running = await startStaffed();
    await directTo(running, running.municipality, [running.municipality.child.id]);
    token = await tokenOf(running);
  });

  test('is told to everybody who may read the request, by system and day, and to nobody else', async () => {
    const web = await tokenOf(running, { message: { system: 'Nettisivut' } });
    for (const [at, by] of [
      ['2026-11-20T10:00:00.000Z', token],
      ['2026-11-20T11:00:00.000Z', web],
      ['2026-11-20T12:00:00.000Z', token],
      ['2026-11-20T22:00:00.000Z', token],
    ] as const) {
      running.clock.now = at;
      await answered(running, by);
    }
    const { guardian, otherGuardian, child, stranger, request } = running.municipality;
    for (const person of [guardian, otherGuardian, child]) {
      const { detail } = await running.detail(actorOf(person));
      assert.deepEqual(detail.checks, [
        { system: 'Kuvapankki', day: '2026-11-21', count: 1, lastAt: '2026-11-20T22:00:00.000Z' },
        { system: 'Kuvapankki', day: '2026-11-20', count: 2, lastAt: '2026-11-20T12:00:00.000Z' },
        { system: 'Nettisivut', day: '2026-11-20', count: 1, lastAt: '2026-11-20T11:00:00.000Z' },
      ]);
    }
    assert.equal((await running.ask(actorOf(stranger), { path: `/api/consents/${request.id}` })).status, 404);
  });

  test('is told of ninety days, today among them', async () => {
    running.clock.now = '2026-11-20T21:59:59.999Z';
    await answered(running, token);
    const { guardian } = running.municipality;
    const told = async (day: string) => {
      running.clock.now = `${day}T12:00:00.000Z`;
      return (await running.detail(actorOf(guardian))).detail.checks?.length ?? 0;
    };
    assert.equal(await told(daysAfter(TODAY, 89)), 1);
    assert.equal(await told(daysAfter(TODAY, 90)), 0);
  });

  test('is told in the answer to a decision too, and the same whatever the others have done', async () => {
    const { guardian, otherGuardian } = running.municipality;
    await answered(running, token);
    await running.decide(actorOf(otherGuardian), { decision: 'refuse' });
    await answered(running, token);
    const { json } = await running.decide(actorOf(guardian), { decision: 'accept' });
    assert.deepEqual((json as { checks: unknown }).checks, [
      { system: 'Kuvapankki', day: TODAY, count: 2, lastAt: NOW },
    ]);
  });

  test('goes with the answers when these are erased, and where there are none after as long', async () => {
    const { guardian, organisation, request } = running.municipality;
    await running.decide(actorOf(guardian), { decision: 'accept' });
    await answered(running, token);
    await running.append(request.id, { type: 'closed', at: NOW });
    // One that is not so old goes with them.
    running.clock.now = '2026-12-10T12:00:00.000Z';
    await answered(running, token);
    const said = () => running.store.transaction((tx) => tx.checks.checksOf(organisation.id, request.id));
    assert.equal(await eraseEnded(running.store, organisation.id, 30, '2026-12-20T12:00:00.000Z'), 0);
    assert.equal((await said()).length, 2);
    assert.equal(await eraseEnded(running.store, organisation.id, 30, '2026-12-21T12:00:00.000Z'), 1);
    assert.equal((await said()).length, 0);
    // The system has gone on asking.
    running.clock.now = '2026-12-22T12:00:00.000Z';
    await answered(running, token);
    await eraseEnded(running.store, organisation.id, 30, '2027-01-21T12:00:00.000Z');
    assert.equal((await said()).length, 1);
    await eraseEnded(running.store, organisation.id, 30, '2027-01-22T12:00:00.000Z');
    assert.equal((await said()).length, 0);
  });
});

describe('access for another system', () => {
  let running: Staffed;
  let path: string;
  beforeEach(async () => {
    running = await startStaffed();
    path = `/api/templates/${running.municipality.template.id}/check-tokens`;
  });

  const list = async (actor = running.editor) => {
    const answer = await running.ask(actor, { path });
    assert.equal(answer.status, 200, answer.text);
    return answer.json as CheckAccessList;
  };
  const acts = async () => {
    const { organisation } = running.municipality;
    const all = await running.store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 100 }));
    return all.map(({ seq: _, at: __, ...act }) => act);
  };

  test('is for editors to see, to give and to take away', async () => {
    const given = (await give(running, running.editor)).json as GivenAccess;
    const elsewhere = await addMunicipality(running.store);
    const { id } = running.municipality.organisation;
    const [carer, ofAnotherGroup] = await running.store.transaction(async (tx) => {
      const people = [];
      for (const [role, groups] of [
        ['carer', null],
        ['editor', []],
      ] as const) {
        const person = { ...elsewhere.stranger, organisationId: id, id: randomUUID(), identityHash: randomUUID() };
        await tx.addPerson(person);
        await tx.addStaff(id, person.id, role, groups && [...groups]);
        people.push(actorOf(person));
      }
      return people as [Actor, Actor];
    });
    const guardian = actorOf(running.municipality.guardian);
    const cases: [Actor | null, number][] = [
      [null, 401],
      [guardian, 404],
      [running.viewer, 404],
      [carer, 404],
      [ofAnotherGroup, 404],
      [actorOf(elsewhere.guardian), 404],
      [running.editor, 200],
    ];
    for (const [actor, status] of cases) {
      const answers = [
        await running.ask(actor, { path }),
        await give(running, actor),
        await running.ask(actor, { method: 'DELETE', path: `${path}/${given.access.id}` }),
      ];
      assert.deepEqual(
        answers.map((answer) => answer.status),
        [status, status, status],
        actor?.name,
      );
    }
    const other = `${path.replace(running.municipality.template.id, elsewhere.template.id)}/${given.access.id}`;
    for (const wrong of [other, `${path}/none`, `${path}/%00`])
      assert.equal((await running.ask(running.editor, { method: 'DELETE', path: wrong })).status, 404);
  });

  test('is shown with its token once, for a year where nothing else is said', async () => {
    const answer = await give(running, running.editor, { message: { system: '  Kuvapankki ' } });
    const { access, token } = answer.json as GivenAccess;
    assert.match(token ?? '', /^lupa_check_[\w-]{43}$/u);
    const item = {
      id: access.id,
      system: 'Kuvapankki',
      createdAt: NOW,
      lastDay: '2027-11-20',
      revokedAt: null,
      lastUsedDay: null,
      uses: 0,
    };
    assert.deepEqual(access, item);
    assert.deepEqual(await list(), { mayGive: true, items: [item] });
    // Nothing that is kept has it, or the intent.
    const { organisation, template } = running.municipality;
    const [kept] = await running.store.transaction((tx) => tx.checks.accesses(organisation.id, template.id));
    assert.ok(!JSON.stringify(kept).includes(token!));
    assert.ok(!JSON.stringify(await running.store.chains(null, 100)).includes(token!));
    assert.notEqual(await tokenOf(running), token);
  });

  test('is given once for one intent, however often it is sent: the token is not told again', async () => {
    const key = randomUUID();
    const [first, ...again] = [
      await give(running, running.editor, { key }),
      await give(running, running.editor, { key }),
      await running.ask(running.editor, { path: `${path}/intents/${key}` }),
    ].map(({ json }) => json as GivenAccess);
    assert.notEqual(first!.token, null);
    for (const each of again) assert.deepEqual(each, { access: first!.access, token: null });
    assert.equal((await list()).items.length, 1);
    assert.equal((await give(running, running.editor, { key, message: { system: 'Toinen' } })).status, 422);
    assert.equal((await give(running, running.editor, { key: 'short' })).status, 400);
    for (const other of [randomUUID(), 'short'])
      assert.equal((await running.ask(running.editor, { path: `${path}/intents/${other}` })).status, 404);

    const both = randomUUID();
    const twice = await Promise.all([0, 1].map(() => give(running, running.editor, { key: both })));
    const tokens = twice.map(({ json }) => (json as GivenAccess).token);
    assert.equal(tokens.filter((token) => token !== null).length, 1);
    assert.equal((await list()).items.length, 2);
  });

  test('has a name that a citizen can read, and a day that is not too far', async () => {
    const last = daysAfter(TODAY, 400);
    const refused = [
      {},
      { system: '' },
      { system: '   ' },
      { system: 'x'.repeat(61) },
      { system: 'Kuva\u202epankki' },
      { system: 'Kuva\npankki' },
      { system: 'Kuva\u0000' },
      { system: 'Kuva\ud800' },
      { system: 1 },
      { system: 'Kuvapankki', lastDay: daysAfter(TODAY, -1) },
      { system: 'Kuvapankki', lastDay: daysAfter(TODAY, 401) },
      { system: 'Kuvapankki', lastDay: '2026-13-01' },
      { system: 'Kuvapankki', lastDay: null },
      { system: 'Kuvapankki', scope: 'all' },
    ];
    for (const message of refused) {
      const answer = await give(running, running.editor, { message });
      assert.deepEqual([answer.status, codeOf(answer)], [400, 'invalid-message'], JSON.stringify(message));
    }
    for (const lastDay of [TODAY, last])
      assert.equal((await give(running, running.editor, { message: { system: 'x'.repeat(60), lastDay } })).status, 200);
    assert.equal((await list()).items.length, 2);
  });

  test('is not given to what nobody is asked by, or what does not rest on consent', async () => {
    for (const change of [
      (each: Municipality) => ({ ...each, version: { ...each.version, state: 'draft' as const } }),
      (each: Municipality) => ({ ...each, version: { ...each.version, state: 'archived' as const } }),
      (each: Municipality) => ({ ...each, template: { ...each.template, legalBasis: 'public-task' as const } }),
    ]) {
      running = await startStaffed(change);
      path = `/api/templates/${running.municipality.template.id}/check-tokens`;
      assert.equal((await list()).mayGive, false);
      assert.equal(codeOf(await give(running, running.editor)), 'not-possible');
    }
  });

  test('is taken away for good, and stays in the list with its uses', async () => {
    const { access, token } = (await give(running, running.editor)).json as GivenAccess;
    await directTo(running, running.municipality, [running.municipality.child.id]);
    await answered(running, token!);
    const take = () => running.ask(running.editor, { method: 'DELETE', path: `${path}/${access.id}` });
    const first = await take();
    running.clock.now = '2026-11-21T10:00:00.000Z';
    const again = await take();
    assert.equal(again.text, first.text);
    assert.deepEqual((await list()).items, [{ ...access, revokedAt: NOW, lastUsedDay: TODAY, uses: 1 }]);
  });

  test('each giving and taking away is an act of the staff, and nothing else is', async () => {
    const key = randomUUID();
    const given = (await give(running, running.editor, { key })).json as GivenAccess;
    await give(running, running.editor, { key });
    await give(running, running.editor, { message: { system: '' } });
    await list();
    const remove = { method: 'DELETE', path: `${path}/${given.access.id}` };
    await running.ask(running.editor, remove);
    await running.ask(running.editor, remove);
    const by = { templateId: running.municipality.template.id, accessId: given.access.id };
    const { personId } = running.editor;
    assert.deepEqual(await acts(), [
      { type: 'access-revoked', ...by, personId },
      { type: 'access-given', ...by, system: 'Kuvapankki', lastDay: '2027-11-20', personId },
    ]);
  });
});
