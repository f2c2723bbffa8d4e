/** Signing in by an address that was confirmed: what it opens, what it does not, and the way on to a strong one. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readConfiguration, TEST_STRONG_ACR } from '../../demo-server/node/configuration.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';
import { environmentOf, startSecondIssuer, type SecondIssuer } from './second-issuer.ts';

const EMAIL = 'nordea.demo@posti.example';
const BY_EMAIL = `email-${PEOPLE.nordea.id}`;
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('at the test identity provider', () => {
  let demo: Demo;
  let visitor: Visitor;
  beforeEach(async () => {
    demo = await startDemo();
    visitor = new Visitor();
  });
  afterEach(() => demo.stop());

  const choose = async (choice: URL, value: string) =>
    visitor.go(choice, { method: 'POST', body: new URLSearchParams({ choice: value }) });
  const signInByEmail = async () => choose(await visitor.goToChoice(demo.origin, '/'), BY_EMAIL);
  const session = async () => (await visitor.api(demo.origin, '/api/session')).json();
  const reasons = () => demo.log.flatMap((line) => ('reason' in line ? [line.reason] : []));

  it('a person with a confirmed address comes by it, and sees their own and nothing official', async () => {
    const { address } = await signInByEmail();
    assert.equal(address.pathname, '/');
    assert.deepEqual(await session(), { signedIn: true, name: 'Nordea Demo', strength: 'weak' });
    const profile = (await (await visitor.api(demo.origin, '/api/profile')).json()) as Profile;
    assert.deepEqual(
      [profile.id, profile.signIn, profile.official],
      [PEOPLE.nordea.id, 'weak', { state: 'needs-strong' }],
    );
    assert.deepEqual(profile.email, { address: EMAIL, verified: true, pending: null });
    const [kept] = [...demo.sessions.sessions.values()];
    assert.deepEqual([kept!.strength, kept!.sealed], ['weak', null]);
  });

  it('nothing of what needs a strong identification is open, and a strong one opens it', async () => {
    await signInByEmail();
    const ask = (path: string, method = 'GET') =>
      visitor.api(demo.origin, path, method === 'GET' ? {} : { method, body: '{}', headers: JSON_TYPE });
    for (const [path, method] of [
      ['/api/consents'],
      [`/api/consents/${REQUEST_IDS.photo}`],
      ['/api/profile/identity-code', 'POST'],
      ['/api/profile', 'DELETE'],
      ['/api/templates'],
    ] as const) {
      const answer = await ask(path, method);
      assert.deepEqual([answer.status, ((await answer.json()) as { code: string }).code], [403, 'needs-strong'], path);
    }
    await visitor.signIn(demo.origin, 'nordea');
    assert.deepEqual(await session(), { signedIn: true, name: 'Nordea Demo', strength: 'strong' });
    assert.equal((await ask('/api/consents')).status, 200);
    assert.deepEqual(await (await ask('/api/profile/identity-code', 'POST')).json(), {
      identityCode: PEOPLE.nordea.identityCode,
    });
  });

  it('who is asked to identify themselves strongly is offered no address, and cannot come by one', async () => {
    const begin = (query: string) => visitor.go(`${demo.origin}/api/session/sign-in?return-to=/${query}`);
    assert.ok((await (await begin('')).response.text()).includes(EMAIL));
    const strongly = await begin('&strength=strong');
    assert.ok(!(await strongly.response.text()).includes(EMAIL));
    assert.equal((await choose(strongly.address, BY_EMAIL)).response.status, 400);
    await choose(strongly.address, PEOPLE.nordea.id);
    assert.equal(((await session()) as { strength: string }).strength, 'strong');
  });

  it('an address that nobody has confirmed opens nothing', async () => {
    for (const value of [`email-${PEOPLE.ahto.id}`, `email-${EMAIL}`, 'email-'])
      assert.equal((await choose(await visitor.goToChoice(demo.origin), value)).response.status, 400);
    assert.deepEqual(await session(), { signedIn: false });
  });

  it('an address that was removed between the choice and the token opens nothing', async () => {
    const choice = await visitor.goToChoice(demo.origin);
    const callback = await visitor.go(
      choice,
      { method: 'POST', body: new URLSearchParams({ choice: BY_EMAIL }) },
      (address) => address.pathname === '/api/session/callback',
    );
    const strong = new Visitor();
    await strong.signIn(demo.origin, 'nordea');
    await strong.api(demo.origin, '/api/profile', { method: 'DELETE', body: '{}', headers: JSON_TYPE });
    const { address } = await visitor.go(callback.address);
    assert.match(address.href, /sign-in/u);
    assert.deepEqual(await session(), { signedIn: false });
    assert.ok(reasons().length > 0);
  });

  for (const [what, change, expected] of [
    ['changes something else in their profile', {}, true],
    ['has no address any more', { email: null, emailVerifiedAt: null }, false],
    ['has given another', { email: 'x@posti.example', emailVerifiedAt: null }, false],
    ['has confirmed another', { email: 'x@posti.example', emailVerifiedAt: '2999-01-01T00:00:00.000Z' }, false],
  ] as const)
    it(`a session by an address goes ${expected ? 'on' : 'no further'} where the person ${what}`, async () => {
      await signInByEmail();
      await demo.store.transaction(async ({ profiles }) => {
        const profile = await profiles.profile(ORGANISATION_ID, PEOPLE.nordea.id);
        await profiles.keep({ ...profile!, phone: null, ...change });
      });
      assert.equal(((await session()) as { signedIn: boolean }).signedIn, expected);
    });

  it('staff do not come to another organisation by an address', async () => {
    await signInByEmail();
    const answer = await visitor.api(demo.origin, '/api/session/organisation', {
      ...{ method: 'POST', body: JSON.stringify({ organisationId: 'helsinki-kulttuuri' }), headers: JSON_TYPE },
    });
    assert.equal(answer.status, 403);
  });

  it('a link of a mail and the page of a receipt lead on to a strong identification, and stay good', async () => {
    await signInByEmail();
    const consent = `/consents/${REQUEST_IDS.photo}`;
    for (const [path, back] of [
      ['/l/some-mail', '/l/some-mail'],
      // No sign-in ends at an address of the API: the receipt is a link of its request.
      [`/api${consent}/receipts/3/page`, consent],
    ] as const) {
      const answer = await visitor.fetch(`${demo.origin}${path}`);
      const to = new URL(answer.headers.get('Location')!, demo.origin);
      assert.deepEqual([answer.status, to.pathname], [303, '/api/session/sign-in']);
      assert.deepEqual(Object.fromEntries(to.searchParams), { 'return-to': back, strength: 'strong' });
    }
    const { address: choice } = await visitor.go(`${demo.origin}/api${consent}/receipts/3/page`);
    assert.equal((await choose(choice, PEOPLE.nordea.id)).address.pathname, consent);
  });

  it('who does not go through with a strong identification stays as they were, and is not told otherwise', async () => {
    await signInByEmail();
    const { address } = await visitor.go(`${demo.origin}/api/session/sign-in?return-to=/&strength=strong`);
    const cancelled = await visitor.choose(address, 'cancel');
    assert.match(cancelled.address.pathname, /\/sign-in\/cancelled$/u);
    assert.doesNotMatch(await cancelled.response.text(), /Et ole kirjautunut/u);
    assert.deepEqual(await session(), { signedIn: true, name: 'Nordea Demo', strength: 'weak' });
  });

  it('the address is in no line of the log', async () => {
    await signInByEmail();
    assert.ok(!JSON.stringify(demo.log).includes(EMAIL));
  });
});

describe('at another issuer', () => {
  const claims = { given_name: 'N', family_name: 'D', email: EMAIL, email_verified: true };

  /** Signs in there; resolves to what the session then is, and where the browser came to. */
  async function signIn(
    told: Record<string, unknown>,
    { acr, strong }: { acr?: string; strong?: string },
    asked: Record<string, string> = {},
  ) {
    const issuer: SecondIssuer = await startSecondIssuer(PEOPLE.ahto.identityCode, told, acr);
    const demo = await startDemo({
      environment: { ...environmentOf(issuer), ...(strong !== undefined && { OIDC_STRONG_ACR: strong }) },
    });
    try {
      issuer.serve(demo.origin);
      const visitor = new Visitor();
      const { address, response } = await visitor.go(
        `${demo.origin}/api/session/sign-in?${new URLSearchParams(asked)}`,
      );
      const session = (await (await visitor.api(demo.origin, '/api/session')).json()) as Record<string, unknown>;
      return {
        name: session['name'],
        strength: session['strength'],
        address: address.href,
        page: await response.text(),
      };
    } finally {
      await demo.stop();
      await issuer.stop();
    }
  }

  const LIST = 'loa3 loa2';
  for (const [what, told, how, expected] of [
    ['without a list everybody is identified strongly', claims, { acr: 'anything' }, ['Ahto Simakuutio', 'strong']],
    ['a level of the list is strong', claims, { acr: 'loa2', strong: LIST }, ['Ahto Simakuutio', 'strong']],
    // Nobody is Ahto by a code that was not told by a strong identification.
    [
      'another level is weak: the code counts for nothing',
      claims,
      { acr: 'loa1', strong: LIST },
      ['Nordea Demo', 'weak'],
    ],
    ['a level that is not told is weak', claims, { strong: LIST }, ['Nordea Demo', 'weak']],
    ['part of a level of the list is weak', claims, { acr: 'loa', strong: LIST }, ['Nordea Demo', 'weak']],
    [
      'capitals are the same address',
      { ...claims, email: EMAIL.toUpperCase() },
      { acr: 'x', strong: LIST },
      ['Nordea Demo', 'weak'],
    ],
    [
      'an address that is not said to be verified is nobody’s',
      { ...claims, email_verified: false },
      { acr: 'x', strong: LIST },
      [],
    ],
    [
      'nor is one that is said to be so in words',
      { ...claims, email_verified: 'true' },
      { acr: 'x', strong: LIST },
      [],
    ],
    [
      'an address that nobody has confirmed here is nobody’s',
      { ...claims, email: 'x@posti.example' },
      { acr: 'x', strong: LIST },
      [],
    ],
  ] as const)
    it(what, async () => {
      const { name, strength, address, page } = await signIn(told, how);
      assert.deepEqual([name, strength].filter(Boolean), expected);
      if (expected.length > 0) return;
      assert.match(address, /\/sign-in\/unknown-address\?/u);
      assert.match(
        page,
        /Tunnistaudu Suomi\.fi-palvelussa/u,
        'whether the municipality has requests for them nobody knows',
      );
    });

  it('who was to be identified strongly, and was not, is told so, and is not sent there again and again', async () => {
    const { name, address, page } = await signIn(
      claims,
      { acr: 'loa1', strong: LIST },
      { strength: 'strong', 'return-to': '/l/some-mail' },
    );
    assert.equal(name, undefined);
    assert.match(address, /\/sign-in\/not-strong\?return-to=/u);
    assert.match(page, /strength=strong/u, 'the way to try again asks for the same');
  });
});

describe('OIDC_STRONG_ACR', () => {
  const ISSUER = { OIDC_ISSUER: 'https://issuer.example', OIDC_CLIENT_ID: 'lupa' };

  it('is a list; nothing for another issuer that is not told, and the test provider’s own for that', () => {
    const read = (OIDC_STRONG_ACR?: string) => readConfiguration({ ...ISSUER, OIDC_STRONG_ACR }).strongAcr;
    assert.deepEqual(read('a, b\n c'), ['a', 'b', 'c']);
    assert.deepEqual(read(), []);
    assert.deepEqual(readConfiguration({}).strongAcr, [TEST_STRONG_ACR]);
    assert.throws(() => readConfiguration({ OIDC_STRONG_ACR: 'a' }), /OIDC_STRONG_ACR means nothing without/u);
  });
});
