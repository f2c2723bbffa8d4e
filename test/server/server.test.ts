import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { globSync } from 'node:fs';
import { request } from 'node:http';
import { basename } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createApp, type AppOptions } from '../../demo-server/node/app.ts';
import { readConfiguration } from '../../demo-server/node/configuration.ts';
import { Origins } from '../../demo-server/node/origins.ts';
import { RelyingParty } from '../../demo-server/node/relying-party.ts';
import { createServer } from '../../demo-server/node/server.ts';
import { Sessions } from '../../demo-server/node/sessions.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { seed } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';
import { MemorySessionStore } from './memory-session-store.ts';
import { confirmationSecrets } from '../../demo-server/service/profile/confirmation-link.ts';
import { receiptIssuer } from '../service/receipt-issuer.ts';

const now = () => new Date();

/** The app as it is composed, with an identity provider that nobody ever asks. */
function appFor(environment: Record<string, string>, overrides: Partial<AppOptions> = {}) {
  const configuration = readConfiguration(environment);
  const sessionStore = overrides.sessionStore ?? new MemorySessionStore();
  return createApp({
    signer: receiptIssuer.signer,
    origins: new Origins(configuration, 3000),
    relyingParty: new RelyingParty({
      issuer: new URL('http://127.0.0.1:9/'),
      clientId: 'lupa',
      clientSecret: undefined,
      identityClaim: 'code',
    }),
    sessions: new Sessions(sessionStore, now),
    sessionStore,
    store: new MemoryStore(),
    organisationId: 'helsinki',
    hashIdentity: (code) => code,
    secretOf: confirmationSecrets(),
    now,
    log: () => {},
    ...overrides,
  });
}

describe('the server', () => {
  let demo: Demo;

  before(async () => {
    demo = await startDemo();
  });
  after(() => demo.stop());

  /** fetch does not let a program choose the Host header. */
  function statusFor(host: string, path = '/'): Promise<number> {
    return new Promise((answered, failed) => {
      const sent = request({ host: '127.0.0.1', port: demo.port, path, headers: { Host: host } }, (response) => {
        response.resume();
        answered(response.statusCode!);
      });
      sent.on('error', failed).end();
    });
  }

  it('answers to its own names only', async () => {
    assert.equal(await statusFor(`localhost:${demo.port}`), 200);
    assert.equal(await statusFor(`LOCALHOST:${demo.port}`), 200);
    assert.equal(await statusFor(`127.0.0.1:${demo.port}`), 200);
    const paths = ['/', '/api/session', '/api/session/sign-in', '/test-identity/.well-known/openid-configuration'];
    for (const host of [
      'evil.example',
      'localhost',
      'localhost:1',
      `localhost.evil.example:${demo.port}`,
      `127.0.0.2:${demo.port}`,
    ]) {
      for (const path of paths) assert.equal(await statusFor(host, path), 421, `${host} ${path}`);
    }
  });

  it('signs nobody in but through the callback of a sign-in that this browser began', async () => {
    const routes = appFor({}).routes.map(({ path }) => path.replace(/:\w+(?:\{[^}]*\})?/gu, 'x').replaceAll('*', 'x'));
    const addresses = [
      ...new Set(routes),
      '/api/session',
      '/api/session/x',
      '/sign-in',
      '/login',
      '/test-identity/choice/x',
    ];
    assert.ok(addresses.includes('/api/session/callback'), 'the list of routes is a real one');
    const query = new URLSearchParams({
      code: 'x',
      state: 'x',
      person: 'ahto',
      user: 'ahto',
      'return-to': '/',
      iss: `${demo.origin}/test-identity`,
    });
    for (const address of addresses) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const visitor = new Visitor();
        const response = await visitor.api(demo.origin, `${address}?${query}`, { method });
        await response.body?.cancel();
        assert.equal(visitor.cookie('localhost', 'lupa-session'), undefined, `${method} ${address}`);
        assert.equal(await visitor.name(demo.origin), null, `${method} ${address}`);
      }
    }
  });

  it('binds its cookies to host and https where it is served so, and tells browsers to stay there', async () => {
    const app = appFor({ PUBLIC_URL: 'https://luvat.kunta.example' });
    const headers = {
      Host: 'luvat.kunta.example',
      Origin: 'https://luvat.kunta.example',
      'X-Lupa-Requested-By': 'test',
    };
    const response = await app.request('http://luvat.kunta.example/api/session/sign-out', { method: 'POST', headers });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Set-Cookie')!, /^__Host-lupa-session=;.*Path=\/;.*HttpOnly;.*Secure/u);
    assert.match(response.headers.get('Strict-Transport-Security')!, /^max-age=\d{8}$/u);
  });

  it('is not to be had under the names of this machine in production', async () => {
    const app = appFor({
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://luvat.kunta.example',
      IDENTITY_KEY: 'k'.repeat(32),
      AUDIT_KEY: 'a'.repeat(32),
      RECEIPT_KEY: JSON.stringify(
        generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
      ),
      OIDC_ISSUER: 'https://id.example',
      OIDC_CLIENT_ID: 'lupa',
    });
    const status = async (host: string) => (await app.request('/api/session', { headers: { Host: host } })).status;
    assert.equal(await status('localhost:3000'), 421);
    assert.equal(await status('luvat.kunta.example'), 200);
  });

  it('says nothing of its insides when something unexpected happens', async () => {
    const personal = 'SELECT … 010280-952L';
    const log: unknown[] = [];
    const sessionStore = new MemorySessionStore();
    const fail = () => Promise.reject(new RangeError(personal));
    Object.assign(sessionStore, { session: fail, addSignIn: fail, takeSignIn: fail });
    const relyingParty = {
      begin: async () => ({ state: 'x', nonce: 'x', codeVerifier: 'x', address: new URL('https://id.example') }),
    } as unknown as RelyingParty;
    const app = appFor({}, { sessionStore, relyingParty, log: (line) => log.push(line) });
    const headers = { Host: 'localhost:3000', Cookie: 'lupa-session=x; lupa-sign-in=x' };
    for (const path of ['/api/session', '/api/consents']) {
      const response = await app.request(`http://localhost:3000${path}`, { headers });
      assert.equal(response.status, 500, path);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(((await response.json()) as { code: string }).code, 'server-error');
    }
    for (const path of ['/api/session/sign-in', '/api/session/callback?state=x']) {
      const response = await app.request(`http://localhost:3000${path}`, { headers });
      assert.match(
        response.headers.get('Location')!,
        /^\/sign-in\/failed\?/u,
        'a page, for it is a person who went there',
      );
    }
    assert.equal(log.length, 4);
    for (const line of log) assert.match(JSON.stringify(line), /RangeError/u);
    assert.ok(!JSON.stringify(log).includes('952L'));
  });

  it('answers the API with problems, and pages with pages', async () => {
    const api = await fetch(`${demo.origin}/api/nowhere`);
    assert.equal(api.status, 404);
    assert.equal(api.headers.get('Content-Type'), 'application/problem+json');
    const page = await fetch(`${demo.origin}/nowhere`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /Sivua ei löytynyt/u);
  });

  it('gives the files of the library to other sites, and nothing beside them', async () => {
    for (const path of [
      '/lupa/../package.json',
      '/lupa/%2e%2e/package.json',
      '/lupa/..%2fpackage.json',
      '/site/../pages.ts',
    ]) {
      const response = await fetch(`${demo.origin}${path}`);
      assert.equal(response.status, 404, path);
      await response.body?.cancel();
    }
    const icon = await fetch(`${demo.origin}/site/icon.svg`);
    assert.equal(icon.status, 200);
    assert.equal(icon.headers.get('X-Content-Type-Options'), 'nosniff');
    await icon.body?.cancel();
    const again = await fetch(icon.url, { headers: { 'If-None-Match': icon.headers.get('ETag')! } });
    assert.equal(again.status, 304);
    const file = await fetch(`${demo.origin}/lupa/no-such.js`);
    assert.equal(file.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    await file.body?.cancel();
    for (const words of globSync('../../dist/cdn/words/*.json', { cwd: import.meta.dirname })) {
      const response = await fetch(`${demo.origin}/lupa/cdn/words/${basename(words)}`);
      assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/u);
      assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
      // Their names change with their content.
      assert.match(response.headers.get('Cache-Control') ?? '', /max-age=31536000, immutable/u);
      await response.body?.cancel();
    }
    const old = await fetch(`${demo.origin}/lupa/cdn/words/sv-00000000.json`);
    assert.equal(old.status, 404);
    assert.doesNotMatch(old.headers.get('Cache-Control') ?? '', /immutable/u);
    await old.body?.cancel();
  });
});

it('finishes the requests under way before it closes its data', async () => {
  const store = new MemoryStore();
  const happened: string[] = [];
  const server = await createServer({
    configuration: readConfiguration({
      PORT: '0',
      IDENTITY_KEY: 'k'.repeat(32),
      OIDC_ISSUER: 'http://127.0.0.1:9/',
      OIDC_CLIENT_ID: 'lupa',
    }),
    openData: async () => ({
      store,
      sessions: Object.assign(new MemorySessionStore(), {
        // A session, so that the request goes on to the store.
        session: async (idHash: string) => {
          reached.resolve();
          const at = new Date().toISOString();
          return {
            idHash,
            organisationId: 'helsinki',
            personId: 'x',
            idToken: '',
            sealed: null,
            createdAt: at,
            lastSeenAt: at,
          };
        },
      }),
      close: async () => void happened.push('closed'),
    }),
    prepare: seed,
    log: () => {},
  });
  const reached = gate();
  const held = gate();
  const holding = store.transaction(() => held.opened);
  const visitor = new Visitor();
  visitor.plantCookie('localhost', 'lupa-session', 'any');
  const answering = visitor.api(server.origin, '/api/session').then(async (response) => {
    await response.json();
    happened.push('answered');
  });
  await reached.opened;
  const stopping = server.stop();
  held.resolve();
  await Promise.all([holding, answering, stopping]);
  assert.deepEqual(happened, ['answered', 'closed']);
  await assert.rejects(fetch(`${server.origin}/api/health`));
});

function gate() {
  let resolve = () => {};
  const opened = new Promise<void>((open) => (resolve = open));
  return { opened, resolve };
}
