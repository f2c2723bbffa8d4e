import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo } from './demo.ts';
import { CLIENT, environmentOf, startSecondIssuer, type SecondIssuer } from './second-issuer.ts';
import { spawnServer, type SpawnedServer } from './spawned-server.ts';

describe('a server whose identity provider is named by its environment', () => {
  let folder: string;
  let issuer: SecondIssuer;
  let server: SpawnedServer;
  let origin: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
    issuer = await startSecondIssuer(PEOPLE.ansa.identityCode);
    server = spawnServer({ DATA_FOLDER: folder, ...environmentOf(issuer) });
    origin = await server.origin;
    issuer.serve(origin);
  });
  after(async () => {
    await server.stop();
    await issuer.stop();
    await rm(folder, { recursive: true });
  });

  it('signs in through that provider, and only it', async () => {
    const visitor = new Visitor();
    const { address, way } = await visitor.go(`${origin}/api/session/sign-in?return-to=/consents`);
    assert.equal(address.href, `${origin}/consents`);
    assert.ok(way.some((step) => step.startsWith(`${issuer.issuer}/auth?`)));
    assert.equal(await visitor.name(origin), 'Ansa Simakuutio');
    assert.deepEqual(
      issuer.tokenRequests,
      [{ authorization: false }],
      'it shows its secret the way the provider takes it',
    );
  });

  it('has no test provider', async () => {
    for (const path of ['/test-identity', '/test-identity/.well-known/openid-configuration', '/test-identity/auth']) {
      assert.equal((await fetch(`${origin}${path}`)).status, 404, path);
    }
  });

  it('keeps the identity code out of the address at which the session ends there too', async () => {
    const visitor = new Visitor();
    await visitor.go(`${origin}/api/session/sign-in`);
    const response = await visitor.api(origin, '/api/session/sign-out', { method: 'POST' });
    const { next } = (await response.json()) as { next: string };
    await visitor.fetch(next);
    const ended = issuer.endedSessions.at(-1)!;
    assert.equal(ended.get('client_id'), CLIENT.id);
    assert.equal(ended.get('post_logout_redirect_uri'), `${origin}/`);
    assert.equal(ended.get('id_token_hint'), null, 'its ID token names the code');
    assert.ok(!server.output().includes(PEOPLE.ansa.identityCode));
  });
});

it('tells somebody whom the municipality does not know so, and begins no session', async () => {
  const identityCode = '131052-930V';
  const issuer = await startSecondIssuer(identityCode);
  const demo = await startDemo({ environment: environmentOf(issuer) });
  try {
    issuer.serve(demo.origin);
    const visitor = new Visitor();
    const { address, response } = await visitor.go(`${demo.origin}/api/session/sign-in`);
    assert.equal(address.pathname, '/sign-in/unknown');
    const page = await response.text();
    assert.match(page, /Tietojasi ei löytynyt/u);
    assert.ok(!page.includes(identityCode));
    assert.equal(visitor.cookie('localhost', 'lupa-session'), undefined);
    assert.equal(await visitor.name(demo.origin), null);
    assert.ok(!JSON.stringify(demo.log).includes(identityCode));
  } finally {
    await demo.stop();
    await issuer.stop();
  }
});

it('tells that the provider does not answer, and asks it anew at the next sign-in', async () => {
  const issuer = await startSecondIssuer(PEOPLE.ansa.identityCode);
  const demo = await startDemo({ environment: environmentOf(issuer) });
  try {
    const visitor = new Visitor();
    const signIn = `${demo.origin}/api/session/sign-in?return-to=/consents`;
    const { response, address } = await visitor.go(signIn);
    assert.equal(address.pathname, '/sign-in/unavailable');
    assert.match(await response.text(), /Tunnistautumispalvelu ei vastaa/u);
    issuer.serve(demo.origin);
    assert.equal((await visitor.go(signIn)).address.pathname, '/consents');
    assert.equal(await visitor.name(demo.origin), 'Ansa Simakuutio');
  } finally {
    await demo.stop();
    await issuer.stop();
  }
});
