/** What every store must do: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide } from '../../demo-server/service/decide.ts';
import { ProblemError } from '../../demo-server/service/problem.ts';
import { detailFor, etagOf } from '../../demo-server/service/representation.ts';
import type { RequestChain } from '../../demo-server/service/event-chain.ts';
import { seed } from '../../demo-server/service/seed/seed.ts';
import type { Situation } from '../../demo-server/service/situation.ts';
import {
  DuplicateIntent,
  type IntentRecord,
  type NewEvent,
  type RequestRecord,
  type Store,
  type Transaction,
} from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { CHAIN } from './audit.ts';
import {
  actorOf,
  addMunicipality,
  addSibling,
  newMunicipality,
  peopleOf,
  SENT,
  type Municipality,
} from './municipality.ts';
import { FULL } from './extent.ts';

export interface OpenedStores {
  /** One, or several that share their data as several servers on one database do. */
  stores: Store[];
  close(): Promise<void>;
}

const RACES = FULL ? 1000 : 60;
const NOW = '2026-11-20T10:00:00.000Z';

function acceptedBy(
  municipality: Municipality,
  personId: string = municipality.guardian.id,
  at: string = NOW,
): NewEvent {
  return { type: 'accepted', at, personId, shown: { versionId: municipality.version.id, language: 'fi' } };
}

function intentOf({ organisation, guardian, request }: Municipality, key: string = randomUUID()): IntentRecord {
  return {
    organisationId: organisation.id,
    personId: guardian.id,
    key,
    fingerprint: 'fingerprint',
    requestId: request.id,
    body: '{"naïve":"\\"text\\" \u{1F4F7}"}',
    etag: '"etag"',
    at: NOW,
  };
}

/** Every way of writing, each in a municipality that lacks what it writes. */
const WRITES: Record<
  string,
  { lacking: (keyof Municipality)[]; write: (tx: Transaction, m: Municipality) => Promise<unknown> }
> = {
  addOrganisation: {
    lacking: ['organisation', 'child', 'template', 'version', 'request'],
    write: (tx, { organisation }) => tx.addOrganisation(organisation),
  },
  addPerson: { lacking: ['child', 'request'], write: (tx, { child }) => tx.addPerson(child) },
  addTemplate: { lacking: ['template', 'version', 'request'], write: (tx, { template }) => tx.addTemplate(template) },
  addVersion: { lacking: ['version', 'request'], write: (tx, { version }) => tx.addVersion(version) },
  addRequest: { lacking: ['request'], write: (tx, { request }) => tx.addRequest(request) },
  appendEvent: { lacking: [], write: (tx, m) => tx.appendEvent(m.organisation.id, m.request.id, acceptedBy(m)) },
  addIntent: { lacking: [], write: (tx, m) => tx.addIntent(intentOf(m, 'the-key-of-this-test')) },
};

async function addAllBut(lacking: (keyof Municipality)[], store: Store, municipality: Municipality): Promise<void> {
  const { organisation, child, guardian, otherGuardian, stranger, template, version, request } = municipality;
  const has = (part: keyof Municipality) => !lacking.includes(part);
  await store.transaction(async (tx) => {
    if (!has('organisation')) return;
    await tx.addOrganisation(organisation);
    for (const person of [guardian, otherGuardian, stranger]) await tx.addPerson(person);
    if (has('child')) await tx.addPerson(child);
    if (has('template')) await tx.addTemplate(template);
    if (has('version')) await tx.addVersion(version);
    if (!has('request')) return;
    await tx.addRequest(request);
    for (const event of SENT) await tx.appendEvent(organisation.id, request.id, event);
  });
}

/** All that the store gives out about a municipality, to be compared before and after. */
async function everythingAbout({ organisation, request, ...rest }: Municipality, store: Store) {
  const people = peopleOf({ organisation, request, ...rest });
  return store.transaction(async (tx) => ({
    organisation: await tx.organisation(organisation.id),
    people: await Promise.all(people.map(({ id }) => tx.person(organisation.id, id))),
    identities: await Promise.all(
      people.map(({ identityHash }) => tx.personByIdentity(organisation.id, identityHash!)),
    ),
    requests: await Promise.all(people.map(({ id }) => tx.requestsOf(organisation.id, id))),
    intent: await tx.intent(organisation.id, rest.guardian.id, 'the-key-of-this-test'),
  }));
}

function situationOf(request: RequestRecord): Situation {
  return { request, previous: undefined, standing: undefined, followUps: [], checks: [] };
}

async function requestSeenBy(
  store: Store,
  { organisation, request }: Municipality,
  personId: string,
): Promise<RequestRecord> {
  const found = await store.transaction((tx) => tx.requestOf(organisation.id, personId, request.id));
  assert.ok(found);
  return found;
}

export function storeContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`store: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    /** The nth of the servers that share the data. */
    const server = (n: number): Store => opened.stores[n % opened.stores.length] ?? store;

    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    describe('what was put in comes out', () => {
      test('an organisation', async () => {
        const { organisation } = await addMunicipality(store);
        assert.deepEqual(await store.transaction((tx) => tx.organisation(organisation.id)), organisation);
      });

      test('a person, by id and by identity', async () => {
        const { organisation, child } = await addMunicipality(store);
        assert.deepEqual(await store.transaction((tx) => tx.person(organisation.id, child.id)), child);
        const found = await store.transaction((tx) => tx.personByIdentity(organisation.id, child.identityHash!));
        assert.deepEqual(found, child);
      });

      test('a request with everything it refers to, participants in the order given', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, child, guardian, template, version, request } = municipality;
        const expected: RequestRecord = {
          ...request,
          organisation,
          subject: child,
          names: Object.fromEntries(
            [municipality.otherGuardian, child, guardian].map((each) => [each.id, `${each.givenNames} Ahonen`]),
          ),
          template,
          version,
          events: [
            { seq: 1, type: 'created', at: '2026-11-01T08:00:00.000Z' },
            { seq: 2, type: 'sent', at: '2026-11-01T08:05:00.000Z' },
          ],
        };
        assert.deepEqual(await requestSeenBy(store, municipality, guardian.id), expected);
        assert.deepEqual(await store.transaction((tx) => tx.requestsOf(organisation.id, guardian.id)), [expected]);
        const locked = await store.transaction((tx) =>
          tx.requestOf(organisation.id, guardian.id, request.id, { forUpdate: true }),
        );
        assert.deepEqual(locked, expected);
      });

      test('a request without an end, and with nobody in it but the subject', async () => {
        const municipality = newMunicipality();
        municipality.request.lastValidDay = null;
        municipality.request.participants = [{ personId: municipality.child.id, role: 'subject', relation: 'self' }];
        await addMunicipality(store, municipality, []);
        const found = await requestSeenBy(store, municipality, municipality.child.id);
        assert.equal(found.lastValidDay, null);
        assert.deepEqual(found.participants, municipality.request.participants);
        assert.deepEqual(found.events, []);
      });

      test('an event, with its number and what was shown', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, request, guardian } = municipality;
        const event = acceptedBy(municipality);
        const numbered = await store.transaction((tx) => tx.appendEvent(organisation.id, request.id, event));
        assert.deepEqual(numbered, { ...event, seq: 3 });
        assert.deepEqual((await requestSeenBy(store, municipality, guardian.id)).events.at(-1), numbered);
      });

      test('an intent', async () => {
        const municipality = await addMunicipality(store);
        const intent = intentOf(municipality);
        await store.transaction((tx) => tx.addIntent(intent));
        const found = await store.transaction((tx) => tx.intent(intent.organisationId, intent.personId, intent.key));
        assert.deepEqual(found, intent);
      });

      test('as a copy: nobody can change what is kept by what they hold', async () => {
        const municipality = newMunicipality();
        const untouched = structuredClone(municipality);
        const event = acceptedBy(municipality);
        const intent = intentOf(municipality, 'the-key-of-this-test');
        await addMunicipality(store, municipality);
        const numbered = await store.transaction(async (tx) => {
          await tx.addIntent(intent);
          return tx.appendEvent(municipality.organisation.id, municipality.request.id, event);
        });
        const kept = structuredClone(await everythingAbout(untouched, store));
        const scramble = (value: object): void => {
          for (const [key, inner] of Object.entries(value)) {
            if (typeof inner === 'object' && inner !== null) scramble(inner as object);
            else (value as Record<string, unknown>)[key] = 'scrambled';
          }
        };
        for (const held of [municipality, event, intent, numbered, await everythingAbout(untouched, store)])
          scramble(held);
        assert.deepEqual(await everythingAbout(untouched, store), kept);
      });
    });

    describe('order', () => {
      test('requests are given newest first by their first event, then by id', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, guardian, request } = municipality;
        const created = {
          b: '2026-11-03T08:00:00.000Z',
          a: '2026-11-03T08:00:00.000Z',
          c: '2026-10-01T08:00:00.000Z',
          Z: '2026-11-03T08:00:00.000Z',
        };
        await store.transaction(async (tx) => {
          for (const [id, at] of Object.entries(created)) {
            await addSibling(tx, municipality, { id });
            await tx.appendEvent(organisation.id, id, { type: 'created', at });
            // What comes later counts for nothing.
            await tx.appendEvent(organisation.id, id, { type: 'sent', at: '2026-11-19T08:00:00.000Z' });
          }
          await addSibling(tx, municipality, { id: 'without-events' });
        });
        const found = await store.transaction((tx) => tx.requestsOf(organisation.id, guardian.id));
        assert.deepEqual(
          found.map(({ id }) => id),
          ['Z', 'a', 'b', request.id, 'c', 'without-events'],
        );
      });

      test('events are given in the order of their numbers, which is that of their coming', async () => {
        const municipality = await addMunicipality(store, newMunicipality(), []);
        const { organisation, request, guardian } = municipality;
        const days = Array.from(
          { length: 12 },
          (_, index) => `2026-01-${String(28 - index).padStart(2, '0')}T00:00:00.000Z`,
        );
        for (const at of days) {
          await store.transaction((tx) => tx.appendEvent(organisation.id, request.id, { type: 'sent', at }));
        }
        const { events } = await requestSeenBy(store, municipality, guardian.id);
        assert.deepEqual(
          events.map(({ seq }) => seq),
          days.map((_, index) => index + 1),
        );
        assert.deepEqual(
          events.map(({ at }) => at),
          days,
        );
      });
    });

    describe('what is not there', () => {
      test('unknown ids find nothing', async () => {
        const { organisation, guardian } = await addMunicipality(store);
        await store.transaction(async (tx) => {
          assert.equal(await tx.organisation('nowhere'), undefined);
          assert.equal(await tx.person(organisation.id, 'nobody'), undefined);
          assert.equal(await tx.personByIdentity(organisation.id, 'nobody'), undefined);
          assert.equal(await tx.requestOf(organisation.id, guardian.id, 'nothing'), undefined);
          assert.equal(await tx.intent(organisation.id, guardian.id, 'no-such-key'), undefined);
          assert.deepEqual(await tx.requestsOf(organisation.id, 'nobody'), []);
        });
      });

      test('a request is not found by somebody who takes no part in it', async () => {
        const { organisation, stranger, request } = await addMunicipality(store);
        await store.transaction(async (tx) => {
          assert.equal(await tx.requestOf(organisation.id, stranger.id, request.id), undefined);
          assert.equal(await tx.requestOf(organisation.id, stranger.id, request.id, { forUpdate: true }), undefined);
          assert.deepEqual(await tx.requestsOf(organisation.id, stranger.id), []);
        });
      });

      test('what would refer to nothing is refused', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, child, template, version, request } = municipality;
        const id = 'new';
        const dangling: ((tx: Transaction) => Promise<unknown>)[] = [
          (tx) => tx.addPerson({ ...child, id, identityHash: id, organisationId: 'nowhere' }),
          (tx) => tx.addTemplate({ ...template, id, organisationId: 'nowhere' }),
          (tx) => tx.addVersion({ ...version, id, major: 9, templateId: 'none' }),
          (tx) => tx.addRequest({ ...request, id, versionId: 'none' }),
          (tx) => tx.addRequest({ ...request, id, subjectId: 'nobody' }),
          (tx) =>
            tx.addRequest({
              ...request,
              id,
              participants: [{ personId: 'nobody', role: 'guardian', relation: 'child' }],
            }),
          (tx) => tx.appendEvent(organisation.id, 'none', { type: 'sent', at: NOW }),
          (tx) => tx.appendEvent(organisation.id, request.id, acceptedBy(municipality, 'nobody')),
          (tx) =>
            tx.appendEvent(organisation.id, request.id, {
              ...acceptedBy(municipality),
              shown: { versionId: 'none', language: 'fi' },
            } as NewEvent),
          (tx) => tx.addIntent({ ...intentOf(municipality), requestId: 'none' }),
          (tx) => tx.addIntent({ ...intentOf(municipality), personId: 'nobody' }),
        ];
        for (const write of dangling) await assert.rejects(store.transaction(write), String(write));
      });
    });

    describe("organisations do not see each other's rows", () => {
      test("another organisation's ids find nothing", async () => {
        const ours = await addMunicipality(store);
        const theirs = await addMunicipality(store);
        const [us, them] = [ours.organisation.id, theirs.organisation.id];
        const intent = intentOf(theirs);
        await store.transaction((tx) => tx.addIntent(intent));
        await store.transaction(async (tx) => {
          assert.equal(await tx.person(us, theirs.guardian.id), undefined);
          assert.equal(await tx.personByIdentity(us, theirs.guardian.identityHash!), undefined);
          assert.deepEqual(await tx.requestsOf(us, theirs.guardian.id), []);
          assert.equal(await tx.requestOf(us, theirs.guardian.id, theirs.request.id), undefined);
          assert.equal(await tx.requestOf(us, ours.guardian.id, theirs.request.id), undefined);
          assert.equal(await tx.requestOf(them, ours.guardian.id, theirs.request.id), undefined);
          assert.equal(await tx.intent(us, intent.personId, intent.key), undefined);
        });
      });

      test("nothing can be written into or made to refer to another organisation's rows", async () => {
        const ours = await addMunicipality(store);
        const theirs = await addMunicipality(store);
        const us = ours.organisation.id;
        const id = 'new';
        const before = await everythingAbout(theirs, store);
        const foreign: ((tx: Transaction) => Promise<unknown>)[] = [
          (tx) => tx.appendEvent(us, theirs.request.id, { type: 'closed', at: NOW }),
          (tx) => tx.appendEvent(us, ours.request.id, acceptedBy(ours, theirs.guardian.id)),
          (tx) => tx.addVersion({ ...ours.version, id, major: 9, templateId: theirs.template.id }),
          (tx) => tx.addRequest({ ...ours.request, id, versionId: theirs.version.id }),
          (tx) => tx.addRequest({ ...ours.request, id, subjectId: theirs.child.id }),
          (tx) =>
            tx.addRequest({
              ...ours.request,
              id,
              participants: [{ personId: theirs.guardian.id, role: 'guardian', relation: 'child' }],
            }),
          (tx) => tx.addIntent({ ...intentOf(ours), requestId: theirs.request.id }),
        ];
        for (const write of foreign) await assert.rejects(store.transaction(write), String(write));
        assert.deepEqual(await everythingAbout(theirs, store), before);
      });

      test('the same ids in two organisations are two things', async () => {
        const ours = await addMunicipality(store);
        const us = ours.organisation.id;
        const theirs: Municipality = JSON.parse(JSON.stringify(ours).replaceAll(us, randomUUID())) as Municipality;
        await addMunicipality(store, theirs);
        const intent = intentOf(ours);
        await store.transaction(async (tx) => {
          await tx.appendEvent(us, ours.request.id, acceptedBy(ours));
          await tx.addIntent(intent);
        });
        assert.equal((await requestSeenBy(store, ours, ours.guardian.id)).events.length, 3);
        assert.equal((await requestSeenBy(store, theirs, ours.guardian.id)).events.length, 2);
        await store.transaction((tx) => tx.addIntent({ ...intent, organisationId: theirs.organisation.id }));
      });
    });

    describe('what is there already', () => {
      test('is refused a second time', async () => {
        const municipality = await addMunicipality(store);
        const { child, stranger, version, request, organisation } = municipality;
        const before = await everythingAbout(municipality, store);
        const id = 'new';
        const second: ((tx: Transaction) => Promise<unknown>)[] = [
          (tx) => tx.addOrganisation({ ...organisation, name: { fi: 'Toinen' } }),
          (tx) => tx.addPerson({ ...child, identityHash: id, givenNames: 'Toinen' }),
          (tx) => tx.addPerson({ ...stranger, id, givenNames: 'Sama tunnus' }),
          (tx) => tx.addTemplate({ ...municipality.template, approvalMode: 'self' }),
          (tx) => tx.addVersion({ ...version, major: 9 }),
          (tx) => tx.addVersion({ ...version, id }),
          (tx) => tx.addRequest({ ...request, lastValidDay: null }),
          (tx) =>
            tx.addRequest({
              ...request,
              id,
              participants: [...request.participants, ...request.participants.slice(0, 1)],
            }),
        ];
        for (const write of second) await assert.rejects(store.transaction(write), String(write));
        assert.deepEqual(await everythingAbout(municipality, store), before);
      });

      test('a used key is refused as DuplicateIntent, and leaves the first as it was', async () => {
        const municipality = await addMunicipality(store);
        const intent = intentOf(municipality);
        await store.transaction((tx) => tx.addIntent(intent));
        await assert.rejects(
          store.transaction((tx) => tx.addIntent({ ...intent, body: 'another' })),
          DuplicateIntent,
        );
        const found = await store.transaction((tx) => tx.intent(intent.organisationId, intent.personId, intent.key));
        assert.deepEqual(found, intent);
      });

      test('the same key is free to another person', async () => {
        const municipality = await addMunicipality(store);
        const intent = intentOf(municipality);
        await store.transaction((tx) => tx.addIntent(intent));
        const theirs = { ...intent, personId: municipality.otherGuardian.id, body: 'theirs' };
        await store.transaction((tx) => tx.addIntent(theirs));
        const found = await store.transaction((tx) => tx.intent(theirs.organisationId, theirs.personId, theirs.key));
        assert.equal(found?.body, 'theirs');
      });
    });

    describe('a transaction is all or nothing', () => {
      for (const [write, { lacking, write: perform }] of Object.entries(WRITES)) {
        test(`${write} leaves no trace when the work fails after it`, async () => {
          const municipality = newMunicipality();
          await addAllBut(lacking, store, municipality);
          const before = await everythingAbout(municipality, store);
          const failure = new Error('after the write');
          const failing = store.transaction(async (tx) => {
            await perform(tx, municipality);
            throw failure;
          });
          await assert.rejects(failing, (error) => error === failure);
          assert.deepEqual(await everythingAbout(municipality, store), before);
          // What has left no trace can be done again, with the same outcome as the first time.
          const outcome = await store.transaction((tx) => perform(tx, municipality));
          if (write === 'appendEvent') assert.equal((outcome as { seq: number }).seq, SENT.length + 1);
        });
      }

      test('nothing is kept when a write was refused, even if the work went on', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, request } = municipality;
        const intent = intentOf(municipality);
        await store.transaction((tx) => tx.addIntent(intent));
        const before = await everythingAbout(municipality, store);
        const goingOn = store.transaction(async (tx) => {
          await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
          await assert.rejects(tx.addIntent(intent), DuplicateIntent);
        });
        await assert.rejects(goingOn);
        assert.deepEqual(await everythingAbout(municipality, store), before);
      });

      test('what the work resolves to is passed on', async () => {
        assert.equal(await store.transaction(async () => 'outcome'), 'outcome');
      });

      test('sees its own writes', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, guardian, request } = municipality;
        const seen = await store.transaction(async (tx) => {
          await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
          return tx.requestOf(organisation.id, guardian.id, request.id);
        });
        assert.equal(seen?.events.length, SENT.length + 1);
      });

      test('nobody sees what is not committed', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, guardian, request } = municipality;
        let reading: Promise<RequestRecord> | undefined;
        const failing = store.transaction(async (tx) => {
          await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
          reading = requestSeenBy(server(1), municipality, guardian.id);
          await nextTurn(); // a chance to read too early
          throw new Error('after the write');
        });
        await assert.rejects(failing);
        assert.equal((await reading)?.events.length, SENT.length);
      });
    });

    describe('many at once', () => {
      test('events of one request get consecutive numbers', async () => {
        const municipality = await addMunicipality(store, newMunicipality(), []);
        const { organisation, request, guardian } = municipality;
        const numbers = await Promise.all(
          Array.from({ length: 20 }, async (_, n) => {
            const { seq } = await server(n).transaction((tx) =>
              tx.appendEvent(organisation.id, request.id, acceptedBy(municipality)),
            );
            return seq;
          }),
        );
        const expected = numbers.map((_, index) => index + 1);
        assert.deepEqual(
          numbers.sort((a, b) => a - b),
          expected,
        );
        const { events } = await requestSeenBy(store, municipality, guardian.id);
        assert.deepEqual(
          events.map(({ seq }) => seq),
          expected,
        );
      });

      test('who holds a request for an update decides on what is true when they write', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, request, guardian } = municipality;
        const wrote = await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            server(n).transaction(async (tx) => {
              const held = await tx.requestOf(organisation.id, guardian.id, request.id, { forUpdate: true });
              if (held?.events.some(({ type }) => type === 'accepted')) return false;
              await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
              return true;
            }),
          ),
        );
        assert.equal(wrote.filter(Boolean).length, 1);
        assert.equal((await requestSeenBy(store, municipality, guardian.id)).events.length, SENT.length + 1);
      });

      test('one wins a key, and of the others nothing is kept', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, request, guardian } = municipality;
        const intent = intentOf(municipality);
        const outcomes = await Promise.allSettled(
          Array.from({ length: 12 }, (_, n) =>
            server(n).transaction(async (tx) => {
              await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
              await tx.addIntent({ ...intent, body: String(n) });
              return n;
            }),
          ),
        );
        const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
        const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
        assert.equal(won.length, 1);
        for (const { reason } of lost) assert.ok(reason instanceof DuplicateIntent, String(reason));
        const kept = await store.transaction((tx) => tx.intent(intent.organisationId, intent.personId, intent.key));
        assert.equal(kept?.body, String(won[0]?.value));
        assert.equal((await requestSeenBy(store, municipality, guardian.id)).events.length, SENT.length + 1);
      });

      test('one key for two requests is good for one of them', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, guardian, version } = municipality;
        const actor = actorOf(guardian);
        for (let round = 0; round < 10; round += 1) {
          const ids = [0, 1, 2, 3].map((n) => `${round}-${n}`);
          await store.transaction(async (tx) => {
            for (const id of ids) await addSibling(tx, municipality, { id });
            for (const id of ids) for (const event of SENT) await tx.appendEvent(organisation.id, id, event);
          });
          const found = await store.transaction(async (tx) => {
            const each = [];
            for (const id of ids) each.push(await tx.requestOf(organisation.id, guardian.id, id));
            return each;
          });
          const etags = await Promise.all(found.map((request) => etagOf(detailFor(actor, situationOf(request!), NOW))));
          const key = randomUUID();
          const codes = await Promise.all(
            ids.map((requestId, n) =>
              decide(server(n), {
                actor,
                requestId,
                key,
                ifMatch: etags[n],
                message: { decision: 'accept', versionId: version.id, language: 'fi' },
                now: NOW,
              }).then(
                () => 'ok',
                (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
              ),
            ),
          );
          assert.deepEqual(codes.sort(), [...Array<string>(3).fill('idempotency-key-reused'), 'ok']);
        }
      });

      test('the demo municipality is put in once', async () => {
        const outcomes = await Promise.all(
          [0, 1, 2].map((n) => seed(server(n), async (code) => `hash of ${code.length} ${code}`)),
        );
        assert.equal(outcomes.filter(Boolean).length, 1);
      });
    });

    describe(`${RACES} races of decisions`, () => {
      /** What one person does in one tab: look, and decide by what was seen. */
      interface Tab {
        personId: string;
        seen: ConsentDetail;
        etag: string;
      }

      async function openTab(municipality: Municipality, personId: string): Promise<Tab> {
        const request = await requestSeenBy(store, municipality, personId);
        const seen = detailFor(actorOf({ ...municipality.guardian, id: personId }), situationOf(request), NOW);
        return { personId, seen, etag: await etagOf(seen) };
      }

      /** Everybody decides at once by what they saw; resolves to the codes of the answers, `ok` for a 200. */
      async function race(municipality: Municipality, tabs: Tab[]): Promise<string[]> {
        return Promise.all(
          tabs.map(async ({ personId, seen, etag }, n) => {
            try {
              const { detail } = await decide(server(n), {
                actor: actorOf({ ...municipality.guardian, id: personId }),
                requestId: municipality.request.id,
                key: randomUUID(),
                ifMatch: etag,
                message: { decision: seen.decisions[0] as 'accept', versionId: seen.versionId, language: 'fi' },
                now: NOW,
              });
              assert.notDeepEqual(detail, seen);
              return 'ok';
            } catch (error) {
              if (!(error instanceof ProblemError)) throw error;
              // The loser is shown how things are now, and by that can go on.
              const { detail, etag: current } = {
                detail: error.details.current as ConsentDetail,
                etag: error.details.etag,
              };
              assert.equal(current, await etagOf(detail));
              assert.notEqual(current, etag);
              return error.code;
            }
          }),
        );
      }

      test('of one person in several tabs, one wins and the rest are told', async () => {
        let municipality = await addMunicipality(store);
        for (let round = 0; round < RACES / 2; round += 1) {
          if (round % 20 === 0) municipality = await addMunicipality(store);
          const before = await requestSeenBy(store, municipality, municipality.guardian.id);
          const tabs = await Promise.all([1, 2, 3, 4].map(() => openTab(municipality, municipality.guardian.id)));
          const codes = await race(municipality, tabs);
          assert.deepEqual(codes.sort(), ['ok', 'precondition-failed', 'precondition-failed', 'precondition-failed']);
          const after = await requestSeenBy(store, municipality, municipality.guardian.id);
          assert.equal(after.events.length, before.events.length + 1);
        }
      });

      test('of two guardians, one wins and the other sees what they did not know', async () => {
        for (let round = 0; round < RACES / 2; round += 1) {
          const municipality = await addMunicipality(store);
          const guardians = [municipality.guardian.id, municipality.otherGuardian.id];
          const codes = await race(municipality, await Promise.all(guardians.map((id) => openTab(municipality, id))));
          assert.deepEqual(codes.sort(), ['ok', 'precondition-failed']);
          assert.equal((await requestSeenBy(store, municipality, guardians[0]!)).events.length, SENT.length + 1);
        }
      });
    });

    describe('the chain of events', () => {
      /** All chains, read in pages of the given size. */
      async function chains(limit: number): Promise<RequestChain[]> {
        const all: RequestChain[] = [];
        for (;;) {
          const page = await store.chains(all.at(-1) ?? null, limit);
          assert.ok(page.length <= limit);
          if (page.length === 0) return all;
          all.push(...page);
        }
      }

      async function chainOf({ organisation, request }: Municipality): Promise<RequestChain> {
        const found = (await chains(1000)).filter(
          (chain) => chain.organisationId === organisation.id && chain.requestId === request.id,
        );
        assert.equal(found.length, 1);
        return found[0]!;
      }

      const appendTo = ({ organisation, request }: Municipality, event: NewEvent) =>
        store.transaction((tx) => tx.appendEvent(organisation.id, request.id, event));

      test('holds for every request, after all that the tests before have done to them', async () => {
        const all = await chains(1000);
        assert.ok(all.length > RACES / 2);
        for (const chain of all) assert.equal(await CHAIN.firstBroken(chain), undefined);
      });

      test('is read in pages of any size, each request once', async () => {
        const names = (all: RequestChain[]) =>
          all.map(({ organisationId, requestId }) => `${organisationId} ${requestId}`);
        for (let more = 0; more < 8; more += 1) await addMunicipality(store);
        const all = names(await chains(1000));
        assert.ok(all.length >= 8);
        assert.equal(new Set(all).size, all.length);
        assert.deepEqual(names(await chains(7)), all);
      });

      test('has all that an event says, and its time as it was', async () => {
        const municipality = await addMunicipality(store);
        const event: NewEvent = {
          ...(acceptedBy(municipality) as NewEvent & { type: 'accepted' }),
          shown: { versionId: municipality.version.id, language: 'sv', hash: 'a'.repeat(64) },
          purposes: ['web', 'press'],
          method: 'paper',
        };
        await appendTo(municipality, event);
        const { type, at, ...payload } = event;
        const sealed = (await chainOf(municipality)).events.at(-1)!;
        assert.deepEqual([sealed.seq, sealed.type, sealed.at], [3, type, at]);
        assert.deepEqual(sealed.opening?.payload, payload);
      });

      test('has no gap after a transaction that failed', async () => {
        const municipality = await addMunicipality(store);
        const { organisation, request } = municipality;
        const failing = store.transaction(async (tx) => {
          await tx.appendEvent(organisation.id, request.id, acceptedBy(municipality));
          await tx.appendEvent(organisation.id, request.id, { type: 'closed', at: NOW });
          throw new Error('after the writes');
        });
        await assert.rejects(failing);
        await appendTo(municipality, { type: 'suspended', at: NOW });
        const chain = await chainOf(municipality);
        assert.deepEqual(
          chain.events.map(({ type }) => type),
          ['created', 'sent', 'suspended'],
        );
        assert.equal(await CHAIN.firstBroken(chain), undefined);
      });

      describe('an erasure by law', () => {
        async function answered(): Promise<Municipality> {
          const municipality = await addMunicipality(store);
          await appendTo(municipality, acceptedBy(municipality));
          await appendTo(municipality, acceptedBy(municipality, municipality.otherGuardian.id));
          return municipality;
        }

        const erase = ({ organisation, request }: Municipality, seq: number, organisationId = organisation.id) =>
          store.transaction((tx) => tx.erasePayload(organisationId, request.id, seq, NOW));

        test('takes away what was said, and the chain holds', async () => {
          const municipality = await answered();
          const { guardian, otherGuardian } = municipality;
          assert.deepEqual(await erase(municipality, 3), { seq: 5, type: 'erased', at: NOW, erasedSeq: 3 });
          const chain = await chainOf(municipality);
          assert.equal(await CHAIN.firstBroken(chain), undefined);
          assert.equal(chain.events.length, 5);
          assert.equal(chain.events[2]!.opening, null);
          assert.ok(!JSON.stringify(chain).includes(guardian.id));
          assert.ok(JSON.stringify(chain).includes(otherGuardian.id));
        });

        test('leaves of the answer nothing that is read', async () => {
          const municipality = await answered();
          await erase(municipality, 3);
          const { events } = await requestSeenBy(store, municipality, municipality.guardian.id);
          assert.deepEqual(
            events.map(({ seq, type }) => [seq, type]),
            [
              [1, 'created'],
              [2, 'sent'],
              [4, 'accepted'],
              [5, 'erased'],
            ],
          );
        });

        test('is refused for what is no answer, is erased, or is not there', async () => {
          const municipality = await answered();
          const theirs = await answered();
          await erase(municipality, 3);
          for (const seq of [1, 3, 5, 6]) await assert.rejects(erase(municipality, seq), String(seq));
          await assert.rejects(erase(municipality, 4, theirs.organisation.id));
          assert.equal((await chainOf(municipality)).events.length, 5);
        });

        test('leaves no trace when the work fails after it', async () => {
          const municipality = await answered();
          const before = await chainOf(municipality);
          const { organisation, request } = municipality;
          const failing = store.transaction(async (tx) => {
            await tx.erasePayload(organisation.id, request.id, 3, NOW);
            throw new Error('after the erasure');
          });
          await assert.rejects(failing);
          assert.deepEqual(await chainOf(municipality), before);
        });

        test('that two ask for at once is done once', async () => {
          const municipality = await answered();
          const { organisation, request } = municipality;
          const outcomes = await Promise.allSettled(
            Array.from({ length: 6 }, (_, n) =>
              server(n).transaction((tx) => tx.erasePayload(organisation.id, request.id, 3, NOW)),
            ),
          );
          assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
          assert.equal(await CHAIN.firstBroken(await chainOf(municipality)), undefined);
        });
      });
    });
  });
}
