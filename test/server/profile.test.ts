/** What the session holds of its person: shown to them, read by nobody else, gone with the session. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfiguration } from '../../demo-server/node/configuration.ts';
import { officialData } from '../../demo-server/node/official-claims.ts';
import { seal, unseal } from '../../demo-server/node/sealed.ts';
import { Sessions } from '../../demo-server/node/sessions.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';
import { MemorySessionStore } from './memory-session-store.ts';
import { environmentOf, startSecondIssuer } from './second-issuer.ts';

const { identityCode, givenNames, familyName } = PEOPLE.ahto;

describe('whoever has signed in', () => {
  let demo: Demo;
  let visitor: Visitor;
  beforeEach(async () => {
    demo = await startDemo();
    visitor = new Visitor();
  });
  afterEach(() => demo.stop());

  const ask = () =>
    visitor.api(demo.origin, '/api/profile/identity-code', {
      ...{ method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
    });
  const kept = () => JSON.stringify([...demo.sessions.sessions.values()]);

  it('sees what the identification told, and when', async () => {
    await visitor.signIn(demo.origin);
    const profile = (await (await visitor.api(demo.origin, '/api/profile')).json()) as Profile;
    assert.equal(profile.official.state, 'shown');
    const { data } = profile.official as Extract<Profile['official'], { state: 'shown' }>;
    assert.deepEqual([data.givenNames, data.familyName, data.hasIdentityCode], [givenNames, familyName, true]);
    assert.deepEqual([data.callName, data.municipality, data.temporaryAddress], ['Ahto', 'Helsinki', null]);
    assert.deepEqual(data.permanentAddress, { street: 'Mallikatu 1 A 2', postalCode: '00100', city: 'HELSINKI' });
    assert.equal(data.asOf, [...demo.sessions.sessions.values()][0]!.createdAt);
    assert.ok(!JSON.stringify(profile).includes(identityCode));
  });

  it('is told their code when they ask, which is kept neither in clear nor in a log', async () => {
    await visitor.signIn(demo.origin);
    const answer = await ask();
    assert.deepEqual([answer.status, await answer.json()], [200, { identityCode }]);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.ok(!kept().includes(identityCode) && !kept().includes(familyName));
    assert.ok(!JSON.stringify(demo.log).includes(identityCode));
  });

  it('is told it in the session only in which they were identified', async () => {
    assert.equal((await ask()).status, 401);
    await visitor.signIn(demo.origin);
    await visitor.api(demo.origin, '/api/session/sign-out', { method: 'POST' });
    assert.equal((await ask()).status, 401);
    assert.equal(kept(), '[]');
  });

  it('is not told it by a page of another site', async () => {
    await visitor.signIn(demo.origin);
    const answer = await visitor.fetch(`${demo.origin}/api/profile/identity-code`, {
      ...{ method: 'POST', body: '{}' },
      headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example' },
    });
    assert.equal(answer.status, 403);
  });

  it('ends every session of theirs by deleting the profile, and nobody else’s', async () => {
    const [elsewhere, somebodyElse] = [new Visitor(), new Visitor()];
    for (const each of [visitor, elsewhere]) await each.signIn(demo.origin, 'ahto');
    await somebodyElse.signIn(demo.origin, 'ansa');
    const answer = await visitor.api(demo.origin, '/api/profile', {
      ...{ method: 'DELETE', body: '{}', headers: { 'Content-Type': 'application/json' } },
    });
    assert.equal(answer.status, 200);
    assert.equal(await visitor.name(demo.origin), null);
    assert.equal(await elsewhere.name(demo.origin), null);
    assert.notEqual(await somebodyElse.name(demo.origin), null);
  });

  it('of a session that holds nothing, learns that it cannot be had', async () => {
    await visitor.signIn(demo.origin);
    for (const session of demo.sessions.sessions.values()) session.sealed = null;
    assert.equal((await ask()).status, 404);
    const profile = (await (await visitor.api(demo.origin, '/api/profile')).json()) as Profile;
    assert.deepEqual(profile.official, { state: 'unavailable' });
  });
});

describe('what a session holds', () => {
  const HELD = { identityCode, official: officialData({ given_name: givenNames, family_name: familyName }) };
  const AT = '2026-11-22T10:00:00.000Z';
  const who = { organisationId: 'helsinki', personId: 'a', strength: 'strong' } as const;

  it('goes with the person to another organisation, under the new id alone', async () => {
    const sessions = new Sessions(new MemorySessionStore(), () => new Date(AT));
    const id = await sessions.begin({ ...who, idToken: '' }, HELD);
    const next = (await sessions.become(id, { organisationId: 'espoo', personId: 'b' }))!;
    assert.deepEqual(await sessions.held(next), { ...HELD, asOf: AT });
    assert.equal(await sessions.held(id), undefined);
  });

  it('is nothing where nothing was given', async () => {
    const sessions = new Sessions(new MemorySessionStore(), () => new Date(AT));
    const id = await sessions.begin({ ...who, idToken: '' });
    assert.equal(await sessions.held(id), undefined);
    assert.equal(await sessions.held((await sessions.become(id, who))!), undefined);
  });

  it('opens by the secret that has sealed it, by no other, and not when a bit of it is another', () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ unit: 'grapheme' }), fc.nat(), (secret, other, text, place) => {
        const sealed = seal(secret, text);
        assert.equal(unseal(secret, sealed), text.toWellFormed());
        assert.notEqual(seal(secret, text), sealed, 'never twice the same');
        if (other !== secret) assert.equal(unseal(other, sealed), undefined);
        const bytes = Buffer.from(sealed, 'base64url');
        bytes[place % bytes.length]! ^= 1;
        assert.equal(unseal(secret, bytes.toString('base64url')), undefined);
        assert.equal(unseal(secret, sealed.slice(0, place % 30)), undefined);
      }),
    ));
});

describe('what an identification tells', () => {
  const OID = 'urn:oid:1.2.246.517.2002.2';
  const NAMES = { given_name: 'Aino Maria', family_name: 'Aho' };
  const EMPTY = {
    ...{ givenNames: 'Aino Maria', callName: '', familyName: 'Aho', municipality: '' },
    ...{ permanentAddress: null, temporaryAddress: null, foreignAddress: null },
  };

  for (const [what, told, expected] of [
    ['names alone', NAMES, EMPTY],
    ['no names', { [`${OID}.19`]: 'Espoo' }, null],
    ['half a name', { given_name: 'Aino', family_name: ' ' }, null],
    ['what is no text', { ...NAMES, [`${OID}.19`]: { value: 'Espoo' } }, EMPTY],
    ['Swedish where there is no Finnish', { ...NAMES, [`${OID}.20`]: 'Esbo' }, { ...EMPTY, municipality: 'Esbo' }],
    [
      'Finnish where there are both',
      { ...NAMES, [`${OID}.19`]: 'Espoo', [`${OID}.20`]: 'Esbo' },
      { ...EMPTY, municipality: 'Espoo' },
    ],
    [
      'a temporary address',
      { ...NAMES, [`${OID}.31`]: 'Katu 1', [`${OID}.33`]: '00100', [`${OID}.34`]: 'HELSINKI' },
      { ...EMPTY, temporaryAddress: { street: 'Katu 1', postalCode: '00100', city: 'HELSINKI' } },
    ],
    [
      'an address abroad',
      { ...NAMES, [`${OID}.11`]: 'Gatan 1', [`${OID}.12`]: 'Tukholma, Ruotsi', [`${OID}.15`]: 'SE' },
      { ...EMPTY, foreignAddress: { street: 'Gatan 1', additional: 'Tukholma, Ruotsi', country: 'SE' } },
    ],
    [
      'a country in three letters',
      { ...NAMES, [`${OID}.11`]: 'Gatan 1', [`${OID}.15`]: 'SWE' },
      { ...EMPTY, foreignAddress: { street: 'Gatan 1', additional: '', country: '' } },
    ],
  ] as const)
    it(`is read from ${what}`, () => assert.deepEqual(officialData(told), expected));

  it('is read from other claims where the environment names them, and from the usual ones for the rest', () => {
    const OIDC_OFFICIAL_CLAIMS = JSON.stringify({ municipality: ['kotikunta', 'hemkommun'], callName: ['nickname'] });
    const { officialClaims } = readConfiguration({ OIDC_OFFICIAL_CLAIMS });
    const told = { ...NAMES, hemkommun: 'Esbo', nickname: 'Aino', [`${OID}.19`]: 'Espoo', [`${OID}.4`]: 'Katu 1' };
    assert.deepEqual(officialData(told, officialClaims), {
      ...EMPTY,
      ...{ callName: 'Aino', municipality: 'Esbo' },
      permanentAddress: { street: 'Katu 1', postalCode: '', city: '' },
    });
  });

  for (const faulty of [
    'kotikunta',
    '["kotikunta"]',
    '{"municipality":"kotikunta"}',
    '{"municipality":[]}',
    '{"town":["x"]}',
  ])
    it(`is not read by ${faulty}: the server does not start`, () =>
      assert.throws(() => readConfiguration({ OIDC_OFFICIAL_CLAIMS: faulty }), /OIDC_OFFICIAL_CLAIMS must be JSON/u));

  it('is asked from an issuer by the claims that it tells them by', async () => {
    const issuer = await startSecondIssuer(identityCode, { given_name: 'A', family_name: 'B', hemkommun: 'Esbo' });
    const environment = { ...environmentOf(issuer), OIDC_OFFICIAL_CLAIMS: '{"municipality":["hemkommun"]}' };
    const demo = await startDemo({ environment });
    try {
      issuer.serve(demo.origin);
      const visitor = new Visitor();
      await visitor.go(`${demo.origin}/api/session/sign-in`);
      const { official } = (await (await visitor.api(demo.origin, '/api/profile')).json()) as Profile;
      assert.ok(official.state === 'shown');
      assert.equal(official.data.municipality, 'Esbo');
    } finally {
      await demo.stop();
      await issuer.stop();
    }
  });
});
