import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startPostgres, withoutPostgres } from '../service/postgres.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from './browserless-sign-in.ts';
import { spawnServer, type SpawnedServer } from './spawned-server.ts';

describe('the server as a program', () => {
  let folder: string;
  let server: SpawnedServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
    server = spawnServer({ DATA_FOLDER: folder });
    await server.origin;
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function refusalOf(environment: Record<string, string>): Promise<string> {
    const refused = spawnServer(environment);
    const answered = await refused.origin.then(
      () => true,
      () => false,
    );
    await refused.stop();
    assert.equal(answered, false, 'it does not start');
    assert.equal(await refused.ended, 1);
    assert.doesNotMatch(refused.output(), /^\s+at /mu, 'no stack');
    return refused.output();
  }

  it('says where it answers, where its data lies and how to stop it', async () => {
    const origin = await server.origin;
    assert.match(server.output(), new RegExp(`answers at ${origin}\\n`, 'u'));
    assert.ok(server.output().includes(folder));
    assert.match(server.output(), /Ctrl\+C/u);
    const health = await (await fetch(`${origin}/api/health`)).json();
    assert.deepEqual(health, { status: 'ok', store: 'pglite' });
  });

  it('keeps its keys where only its own user can read them', async () => {
    const { mode } = await stat(join(folder, 'keys.json'));
    assert.equal(mode & 0o777, 0o600);
  });

  it('tells that another process holds the data, and which', async () => {
    const output = await refusalOf({ DATA_FOLDER: folder });
    assert.match(output, new RegExp(`in use by process ${server.process.pid}\\b`, 'u'));
    assert.match(output, /DATA_FOLDER=/u);
  });

  it('tells that the port is taken, and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    try {
      const { port } = taken.address() as AddressInfo;
      const output = await refusalOf({ DATA_FOLDER: join(folder, 'unused'), PORT: String(port) });
      assert.match(output, new RegExp(`Port ${port} is taken`, 'u'));
      assert.match(output, /PORT=3001 npm start/u);
    } finally {
      taken.close();
    }
  });

  it('does not run in production with the test provider', async () => {
    const output = await refusalOf({ NODE_ENV: 'production', DATA_FOLDER: join(folder, 'unused') });
    assert.match(output, /OIDC_ISSUER must be given when NODE_ENV is production/u);
  });

  it('does not show the test provider to others', async () => {
    const output = await refusalOf({ HOST: '0.0.0.0', DATA_FOLDER: join(folder, 'unused') });
    assert.match(output, /OIDC_ISSUER must be given when HOST is 0\.0\.0\.0/u);
  });

  it('writes each event as one line of JSON', async () => {
    const origin = await server.origin;
    const from = server.output().length;
    await new Visitor().signIn(origin, 'ahto', `/consents/${REQUEST_IDS.study}`);
    const lines = server.output().slice(from).trim().split('\n');
    assert.equal(lines.length, 1);
    const { time, ...event } = JSON.parse(lines[0]!) as Record<string, string>;
    assert.deepEqual(event, { level: 'info', event: 'signed-in' });
    assert.ok(Date.parse(time!) > 0);
  });

  it('tells when its data belongs to another identity key', async () => {
    await server.stop();
    const output = await refusalOf({ DATA_FOLDER: folder, IDENTITY_KEY: 'k'.repeat(32) });
    assert.match(output, /stored with another identity key/u);
    server = spawnServer({ DATA_FOLDER: folder });
    await server.origin;
  });

  it('tells when its events are sealed with another key', async () => {
    await server.stop();
    const output = await refusalOf({ DATA_FOLDER: folder, AUDIT_KEY: 'k'.repeat(32) });
    assert.match(output, /sealed with another key/u);
    server = spawnServer({ DATA_FOLDER: folder });
    await server.origin;
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`stops at ${signal}, lets go of its data, and keeps who is signed in`, async () => {
      const visitor = new Visitor();
      const port = new URL(await server.origin).port;
      await visitor.signIn(await server.origin);
      server.process.kill(signal);
      assert.equal(await server.stop(signal), 0, 'also when it is asked twice, as npm does');
      await assert.rejects(readFile(join(folder, 'lock')), { code: 'ENOENT' });

      server = spawnServer({ DATA_FOLDER: folder, PORT: port });
      assert.equal(await visitor.name(await server.origin), 'Ahto Simakuutio');
    });
  }
});

it(
  'runs twice on one PostgreSQL, and either knows who has signed in at the other',
  { skip: withoutPostgres },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
    const postgres = await startPostgres();
    const environment = { DATA_FOLDER: folder, DATABASE_URL: await postgres.database('servers') };
    const servers = [spawnServer(environment), spawnServer(environment)];
    try {
      const [first, second] = await Promise.all(servers.map(({ origin }) => origin));
      assert.deepEqual(await (await fetch(`${first}/api/health`)).json(), { status: 'ok', store: 'postgres' });
      const visitor = new Visitor();
      await visitor.signIn(first!);
      assert.equal(await visitor.name(second!), 'Ahto Simakuutio');
      await visitor.api(second!, '/api/session/sign-out', { method: 'POST' });
      assert.equal(await visitor.name(first!), null);
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      await postgres.stop();
      await rm(folder, { recursive: true });
    }
  },
);
