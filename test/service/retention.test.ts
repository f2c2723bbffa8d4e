/** Law 34 of docs/law.md: proof is kept for as long as was said, and no longer. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { eraseEnded } from '../../demo-server/service/retention.ts';
import type { NewEvent, Store } from '../../demo-server/service/store.ts';
import { CHAIN } from './audit.ts';
import { actorOf, addMunicipality, newMunicipality, SENT, type Municipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startDemo } from '../server/demo.ts';
import { startService } from './test-service.ts';

const DAYS = 365;
const END = '2026-06-10T12:00:00.000Z';
/** A year and a day after the day of the end in Helsinki has begun. */
const STILL_KEPT = '2027-06-10T12:00:00.000Z';
const OVER = '2027-06-11T12:00:00.000Z';

const STORES: Record<string, () => Promise<Store>> = {
  memory: async () => new MemoryStore(CHAIN),
  PGlite: () => openPGliteInMemory(),
};

function answer({ version }: Municipality, personId: string, type: 'accepted' | 'refused' = 'accepted'): NewEvent {
  return { type, at: '2026-05-01T08:00:00.000Z', personId, shown: { versionId: version.id, language: 'fi' } };
}

async function withAnswers(store: Store, after: NewEvent[], lastValidDay: string | null = null): Promise<Municipality> {
  const municipality = newMunicipality();
  municipality.request.lastValidDay = lastValidDay;
  const { guardian, otherGuardian } = municipality;
  const answers = [answer(municipality, guardian.id), answer(municipality, otherGuardian.id, 'refused')];
  return addMunicipality(store, municipality, [...SENT, ...answers, ...after]);
}

async function keptOf(store: Store, { organisation, request, child }: Municipality): Promise<number> {
  const found = await store.transaction((tx) => tx.requestOf(organisation.id, child.id, request.id));
  return found!.events.filter((event) => 'personId' in event).length;
}

for (const [name, open] of Object.entries(STORES)) {
  describe(`law 34: how long the proof is kept, in ${name}`, () => {
    const ends: [string, NewEvent[], string | null][] = [
      ['closed', [{ type: 'closed', at: END }], null],
      ['asked again', [{ type: 'superseded', at: END, successorId: randomUUID() }], null],
      ['past its last day', [], '2026-06-10'],
    ];
    for (const [what, events, lastDay] of ends) {
      test(`of a request that is ${what}: for the days that were said, and not a day more`, async (t) => {
        const store = await open();
        t.after(() => store.close());
        const municipality = await withAnswers(store, events, lastDay);
        const { id } = municipality.organisation;
        assert.equal(await eraseEnded(store, id, DAYS, STILL_KEPT), 0);
        assert.equal(await keptOf(store, municipality), 2);
        assert.equal(await eraseEnded(store, randomUUID(), DAYS, OVER), 0, "another organisation's is not its own");
        assert.equal(await eraseEnded(store, id, DAYS, OVER), 2);
        assert.equal(await keptOf(store, municipality), 0);
        assert.equal(await eraseEnded(store, id, DAYS, OVER), 0, 'once is enough');
      });
    }

    test('what is in force, waits or was refused and can still be answered is left alone', async (t) => {
      const store = await open();
      t.after(() => store.close());
      for (const lastDay of [null, '2030-12-31']) {
        const municipality = await withAnswers(store, [{ type: 'answering-ended', at: END }], lastDay);
        assert.equal(await eraseEnded(store, municipality.organisation.id, DAYS, OVER), 0);
        assert.equal(await keptOf(store, municipality), 2);
      }
    });

    test('the chain holds, and nobody is named any more, in intents neither', async (t) => {
      const store = await open();
      t.after(() => store.close());
      const municipality = newMunicipality();
      const running = await startService(SENT, store, municipality);
      const { guardian, organisation, request } = municipality;
      const key = randomUUID();
      await running.decide(actorOf(guardian), { decision: 'accept', key });
      await store.transaction((tx) =>
        tx.appendEvent(organisation.id, request.id, { type: 'closed', at: running.clock.now }),
      );
      assert.equal(await eraseEnded(store, organisation.id, DAYS, '2028-01-01T00:00:00.000Z'), 1);
      const chains = await store.chains(null, 1000);
      const chain = chains.find(({ requestId }) => requestId === request.id)!;
      assert.equal(chain.events.length, SENT.length + 3);
      assert.ok(!JSON.stringify(chain).includes(guardian.id));
      const path = `/api/consents/${request.id}/decisions/${key}`;
      assert.equal((await running.ask(actorOf(guardian), { path })).status, 404);
      const { text } = await running.detail(actorOf(municipality.child));
      assert.ok(!text.includes('"accepted"'));
    });
  });
}

test('law 34: the server erases by itself, where it is told for how long answers are kept', async (t) => {
  const now = () => new Date('2030-01-01T00:00:00.000Z');
  for (const [environment, erased] of [
    [{}, []],
    // What had been asked again in the demo, two answers of one guardian and one of the other; and of the group 21,
    // and 25 of its trip.
    [{ PROOF_RETENTION_DAYS: '400' }, [49]],
    [{ PROOF_RETENTION_DAYS: '4000' }, []],
  ] as const) {
    const demo = await startDemo({ environment, now });
    t.after(() => demo.stop());
    const lines = demo.log.filter(({ event }) => event === 'answers-erased');
    assert.deepEqual(
      lines.map(({ answers }) => answers),
      erased,
    );
  }
});
