/** A resident whom no list has named signs in, and has a profile from then on. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { personOfIdentification } from '../../demo-server/node/first-visit.ts';
import { officialData } from '../../demo-server/node/official-claims.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { addMunicipality } from '../service/municipality.ts';
import { openPGliteInMemory } from '../service/pglite-in-memory.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo } from './demo.ts';
import { environmentOf, startSecondIssuer } from './second-issuer.ts';

const CODE = '131052-930V';
const official = officialData({ given_name: 'Sirkka Liisa', family_name: 'Ranta' })!;

for (const [name, open] of [
  ['memory', async () => new MemoryStore()],
  ['PGlite', () => openPGliteInMemory()],
] as const)
  describe(`who has been identified, in ${name}`, () => {
    let store: Store;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    async function place() {
      const { organisation } = await addMunicipality(store);
      const hashIdentity = (code: string) => `hash of ${code}`;
      return { store, organisationId: organisation.id, hashIdentity, now: () => new Date('2026-11-22T10:00:00Z') };
    }
    const found = ({ organisationId }: { organisationId: string }) =>
      store.transaction((tx) => tx.personByIdentity(organisationId, `hash of ${CODE}`));

    it('is added once, however many times at once they come, and is the same the next time', async () => {
      const here = await place();
      const people = await Promise.all(
        Array.from({ length: 5 }, () => personOfIdentification(here, { identityCode: CODE, official })),
      );
      const person = await found(here);
      assert.deepEqual(
        people,
        Array.from({ length: 5 }, () => person),
      );
      const { organisationId, id } = person!;
      const expected = { givenNames: official.givenNames, familyName: official.familyName, birthDate: '1952-10-13' };
      assert.deepEqual(person, { id, organisationId, identityHash: `hash of ${CODE}`, ...expected });
      assert.deepEqual(await personOfIdentification(here, { identityCode: CODE, official }), person);
    });

    it('keeps the name that the organisation knows', async () => {
      const here = await place();
      const known = {
        ...{ id: 'x', organisationId: here.organisationId, identityHash: `hash of ${CODE}` },
        ...{ givenNames: 'Sirkka', familyName: 'Virta', birthDate: null },
      };
      await store.transaction((tx) => tx.addPerson(known));
      for (const told of [official, null])
        assert.deepEqual(await personOfIdentification(here, { identityCode: CODE, official: told }), known);
    });

    it('is nobody without names, or with what is no identity code', async () => {
      const here = await place();
      assert.equal(await personOfIdentification(here, { identityCode: CODE, official: null }), undefined);
      for (const identityCode of ['131052-930X', '131099-930V', 'FI/SE/123456', ''])
        assert.equal(await personOfIdentification(here, { identityCode, official }), undefined);
      assert.equal(await found(here), undefined);
    });
  });

it('who is in no list signs in, and sees an empty profile under their own name', async () => {
  const issuer = await startSecondIssuer(CODE, { given_name: official.givenNames, family_name: official.familyName });
  const demo = await startDemo({ environment: environmentOf(issuer) });
  try {
    issuer.serve(demo.origin);
    const visitor = new Visitor();
    await visitor.go(`${demo.origin}/api/session/sign-in`);
    assert.equal(await visitor.name(demo.origin), 'Sirkka Liisa Ranta');
    const profile = (await (await visitor.api(demo.origin, '/api/profile')).json()) as Profile;
    assert.equal(profile.firstVisit, true);
    assert.equal(profile.official.state, 'shown');
    assert.deepEqual(await (await visitor.api(demo.origin, '/api/consents')).json(), { items: [] });
    assert.ok(!JSON.stringify(demo.log).includes(CODE) && !JSON.stringify(demo.log).includes('Ranta'));
  } finally {
    await demo.stop();
    await issuer.stop();
  }
});
