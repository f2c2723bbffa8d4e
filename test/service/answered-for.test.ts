/** For whom an answer is, as whoever keeps it is told. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import { ANSWERED_FOR } from '../../src/contract/headers.ts';
import { startService, type TestService } from './test-service.ts';

const [lea, hilkka]: Actor[] = [PEOPLE.lea, PEOPLE.hilkka].map(({ id }) => ({
  organisationId: ORGANISATION_ID,
  personId: id,
  // Two people may have one name.
  name: 'Lea Lastenhoitaja',
}));
const ROSTER = `/api/templates/${TRIP_TEMPLATE_ID}/roster`;

let running: TestService;
before(async () => {
  const store = new MemoryStore();
  await seed(store, async (code) => `hash of ${code}`);
  running = await startService([], store);
});

const wordFor = async (actor: Actor | null, path: string) =>
  (await running.ask(actor, { path })).headers.get(ANSWERED_FOR);

test('is the same for one person, whatever is asked, and another for another of the same name', async () => {
  const words = await Promise.all([lea!, hilkka!].map((actor) => wordFor(actor, '/api/session')));
  assert.match(words[0]!, /^[0-9a-f]{32}$/u);
  assert.notEqual(words[0], words[1]);
  assert.deepEqual(await Promise.all([lea!, hilkka!].map((actor) => wordFor(actor, ROSTER))), words);
});

test('is another for one person in another organisation', async () => {
  const elsewhere = { ...hilkka!, organisationId: 'helsinki-kulttuuri' };
  assert.notEqual(await wordFor(elsewhere, '/api/session'), await wordFor(hilkka!, '/api/session'));
});

test('is not said where nobody is signed in, or nothing is theirs to see', async () => {
  assert.equal(await wordFor(null, '/api/session'), null);
  assert.equal(await wordFor(null, ROSTER), null);
});

test('leads nobody to the person', async () => {
  const word = (await wordFor(lea!, ROSTER))!;
  assert.ok(!word.includes(PEOPLE.lea.id) && !PEOPLE.lea.id.replaceAll('-', '').includes(word));
});
