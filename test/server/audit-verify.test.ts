/** `npm run audit:verify` as whoever keeps the server runs it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { AUDIT_KEY } from '../service/audit.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from '../service/postgres.ts';
import { spawnServer, type SpawnedServer } from './spawned-server.ts';

interface Verdict {
  code: number;
  output: string;
}

function audit(environment: Record<string, string>): Promise<Verdict> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'], ...environment } };
    execFile(process.execPath, ['scripts/audit-verify.ts'], options, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr }),
    );
  });
}

function assertNamesNobody(output: string): void {
  for (const { id, givenNames, familyName, identityCode } of Object.values(PEOPLE)) {
    for (const secret of [id, givenNames, familyName, identityCode]) {
      assert.ok(!output.includes(secret), `${secret} is in the output`);
    }
  }
}

/** As somebody does it who may do everything in the database. */
const TAMPER = `set session_replication_role = replica;
  update event set type = 'sent' where request_id = '${REQUEST_IDS.photo}' and seq = 1`;

describe('audit:verify, with the embedded database', () => {
  let folder: string;
  let server: SpawnedServer | undefined;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-audit-'));
  });
  after(async () => {
    await server?.stop();
    await rm(folder, { recursive: true });
  });

  const place = () => ({ DATA_FOLDER: folder });

  it('says that there is no data, and makes none', async () => {
    const { code, output } = await audit(place());
    assert.equal(code, 0, output);
    assert.match(output, /^No data/u);
    assert.deepEqual(await readdir(folder), []);
    assert.equal((await audit({ DATA_FOLDER: join(folder, 'nowhere') })).code, 0);
    assert.deepEqual(await readdir(folder), []);
  });

  it('asks the server that runs', async () => {
    server = spawnServer(place());
    await server.origin;
    const { code, output } = await audit(place());
    assert.equal(code, 0, output);
    assert.match(output, /^Checked \d+ requests with \d+ events/u);
    assert.match(output, /^Everything holds\.$/mu);
    assert.match(output, /The last anchor is of 20.*\bminutes? since then/su);
    assertNamesNobody(output);
  });

  it('is answered by a server only with the key of the events', async () => {
    const { code, output } = await audit({ ...place(), AUDIT_KEY: 'k'.repeat(32) });
    assert.equal(code, 2, output);
    assert.match(output, /Nothing could be verified.*same AUDIT_KEY/su);
    const origin = await server!.origin;
    for (const headers of [{}, { Authorization: `Bearer ${'0'.repeat(64)}` }] as HeadersInit[]) {
      const response = await fetch(`${origin}/audit/verify`, { method: 'POST', headers });
      assert.equal(response.status, 403);
      assert.doesNotMatch(await response.text(), /requests/u);
    }
  });

  it('works after the server was killed', async () => {
    await server!.stop('SIGKILL');
    const { code, output } = await audit(place());
    assert.equal(code, 0, output);
    assert.match(output, /^Everything holds\.$/mu);
  });

  it('wants a key', async () => {
    const elsewhere = { DATA_FOLDER: join(folder, 'nowhere'), ANCHOR_FOLDER: join(folder, 'anchors') };
    const { code, output } = await audit(elsewhere);
    assert.equal(code, 2, output);
    assert.match(output, /AUDIT_KEY is not given/u);
  });

  it('says nothing of what it cannot know with another key', async () => {
    const { code, output } = await audit({ ...place(), AUDIT_KEY: 'k'.repeat(32) });
    assert.equal(code, 2, output);
    assert.match(output, /sealed with another key/u);
  });

  it('says that there are no anchors, and what follows', async () => {
    const { code, output } = await audit({ ...place(), ANCHOR_FOLDER: join(folder, 'nowhere') });
    assert.equal(code, 0, output);
    assert.match(output, /There are no anchors, so nobody would miss any of the \d+ events/u);
  });

  it('names the first broken event', async () => {
    const pglite = await PGlite.create(join(folder, 'pglite'));
    await pglite.exec(TAMPER);
    await pglite.close();
    const { code, output } = await audit(place());
    assert.equal(code, 1, output);
    assert.match(output, /BROKEN: 1 request\./u);
    assert.ok(output.includes(`organisation helsinki, request ${REQUEST_IDS.photo}, event 1 has been changed`), output);
    assertNamesNobody(output);
  });

  it('misses a database that was taken away', async () => {
    await rm(join(folder, 'pglite'), { recursive: true });
    const { code, output } = await audit(place());
    assert.equal(code, 1, output);
    assert.ok(output.includes(`request ${REQUEST_IDS.study}, event 1 is missing`), output);
  });
});

describe('audit:verify, with PostgreSQL', { skip: withoutPostgres }, () => {
  let folder: string;
  let postgres: TestPostgres;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-audit-'));
    postgres = await startPostgres();
  });
  after(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true });
  });

  it('says that there is no data where no server has started', async () => {
    const { code, output } = await audit({
      DATABASE_URL: await postgres.database('empty'),
      DATA_FOLDER: folder,
      AUDIT_KEY,
    });
    assert.equal(code, 0, output);
    assert.match(output, /^No data/u);
  });

  it('tells that it cannot reach the database', async () => {
    const { code, output } = await audit({ DATABASE_URL: 'postgresql://lupa@127.0.0.1:1/lupa', AUDIT_KEY });
    assert.equal(code, 2, output);
    assert.match(output, /Nothing could be verified\. PostgreSQL cannot be used/u);
  });

  it('verifies while servers run, and finds what is done under them', async () => {
    const url = await postgres.database('lupa');
    const place = { DATABASE_URL: url, DATA_FOLDER: folder, AUDIT_KEY };
    const servers = [spawnServer(place), spawnServer(place)];
    try {
      await Promise.all(servers.map(({ origin }) => origin));
      const whole = await audit(place);
      assert.equal(whole.code, 0, whole.output);
      assert.match(whole.output, /^Everything holds\.$/mu);

      const client = new pg.Client(url);
      await client.connect();
      await client.query(TAMPER);
      await client.end();
      const broken = await audit(place);
      assert.equal(broken.code, 1, broken.output);
      assert.ok(broken.output.includes(`request ${REQUEST_IDS.photo}, event 1 has been changed`), broken.output);
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  });
});
