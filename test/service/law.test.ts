/** Requirements of the law that are the service's to keep; the numbers are those of docs/law.md. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { TEST_PERSONS } from '../../demo-server/service/seed/test-persons.ts';
import { ORGANISATION_ID, REQUEST_IDS, seed } from '../../demo-server/service/seed/seed.ts';
import { LEGAL_BASES } from '../../src/model/consent-request.ts';
import { actorOf, newMunicipality, SENT } from './municipality.ts';
import { NOW, routesOf, startService } from './test-service.ts';

describe('law 11: what does not rest on consent', () => {
  for (const legalBasis of LEGAL_BASES) {
    test(`${legalBasis}: is ${legalBasis === 'consent' ? 'asked' : 'told, and there is nothing to accept'}`, async () => {
      const municipality = newMunicipality();
      municipality.template.legalBasis = legalBasis;
      const running = await startService(SENT, undefined, municipality);
      const actor = actorOf(municipality.guardian);
      const { detail } = await running.detail(actor);
      const asks = legalBasis === 'consent';
      assert.equal(detail.legalBasis, legalBasis);
      assert.equal(detail.standing, asks ? 'waiting' : 'not-in-force');
      assert.equal(detail.decisions.length, asks ? 2 : 0);
      assert.equal((await running.decide(actor, { decision: 'accept' })).status, asks ? 200 : 409);
    });
  }
});

test('law 32: a withdrawal is what everybody reads from the moment it is answered', async () => {
  const running = await startService();
  const { guardian, otherGuardian, child } = running.municipality;
  for (const each of [guardian, otherGuardian]) await running.decide(actorOf(each), { decision: 'accept' });
  await running.decide(actorOf(guardian), { decision: 'withdraw' });
  for (const each of [guardian, otherGuardian, child]) {
    const { detail } = await running.detail(actorOf(each));
    assert.equal(detail.status, 'conflict', each.givenNames);
    const list = await running.ask(actorOf(each), { path: '/api/consents' });
    assert.ok(list.text.includes('"conflict"') && !list.text.includes('"given","since"'));
  }
});

test('law 33: nothing that the service says has an identity code in it', async () => {
  const store = new MemoryStore();
  // The worst case: what stands in the place of the code is the code itself.
  await seed(store, async (code) => code);
  const running = await startService(SENT, store);
  const codes = [...Object.values(PEOPLE), ...TEST_PERSONS].map(({ identityCode }) => identityCode);
  const ahto: Actor = { organisationId: ORGANISATION_ID, personId: PEOPLE.ahto.id, name: 'Ahto Simakuutio' };
  let answered = 0;
  for (const route of routesOf(running.service).filter((each) => each.startsWith('GET'))) {
    for (const id of Object.values(REQUEST_IDS)) {
      const path = route.slice('GET '.length).replace(':id', id).replace(':seq', '3').replaceAll(/:\w+/gu, 'none');
      const { status, text } = await running.ask(ahto, { path });
      if (status === 200) answered += 1;
      for (const code of codes) assert.ok(!text.includes(code), `${route} ${id}`);
    }
  }
  assert.ok(answered > 20, `${answered} answers`);
});

for (const method of ['paper', 'phone', 'in-person'] as const) {
  test(`law 35: an answer by ${method} counts as one on the page, is seen, and is withdrawn on the page`, async () => {
    const running = await startService();
    const { organisation, request, version, guardian, otherGuardian } = running.municipality;
    const actor = actorOf(guardian);
    await running.decide(actorOf(otherGuardian), { decision: 'accept' });
    await running.store.transaction((tx) =>
      tx.appendEvent(organisation.id, request.id, {
        type: 'accepted',
        at: NOW,
        personId: guardian.id,
        shown: { versionId: version.id, language: 'fi', hash: 'hash-fi' },
        method,
      }),
    );
    const { detail } = await running.detail(actor);
    assert.equal(detail.status, 'given');
    assert.equal(detail.events.at(-1)?.method, method);
    const answer = await running.decide(actor, { decision: 'withdraw' });
    assert.equal(answer.status, 200);
    assert.equal((answer.json as typeof detail).status, 'conflict');
  });
}
