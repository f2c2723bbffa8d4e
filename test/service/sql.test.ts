/** What only SQL has: migrations, the refusal to rewrite, several processes, a database that goes away. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres, PostgresUnreachable } from '../../demo-server/node/sql/open-postgres.ts';
import { addMunicipality } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from './postgres.ts';

const REWRITES = [
  'update event set at = now()',
  'delete from event',
  'truncate event',
  'update event set seq = 9 where false',
];

describe('PGlite', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-pglite-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('keeps its data from one opening to the next, and lets nobody rewrite an event', async () => {
    const first = await openPGlite(folder);
    const { organisation, guardian, request } = await addMunicipality(first.store);
    await first.close();

    const data = await PGlite.create(join(folder, 'pglite'));
    for (const rewrite of REWRITES) await assert.rejects(data.query(rewrite), /event is append-only/, rewrite);
    await data.close();

    const second = await openPGlite(folder);
    const found = await second.store.transaction((tx) => tx.requestOf(organisation.id, guardian.id, request.id));
    await second.close();
    assert.equal(found?.events.length, 2);
  });

  test('lets go of the folder when it cannot be opened', async () => {
    const broken = join(folder, 'newer');
    const opened = await openPGlite(broken);
    await opened.close();
    const data = await PGlite.create(join(broken, 'pglite'));
    await data.query("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099')");
    await data.close();
    // Not “in use” the second time: the first attempt has let go.
    for (const attempt of ['first', 'second'])
      await assert.rejects(openPGlite(broken), /9999-from-the-future/, attempt);
  });

  test('reads all requests of a person in the same few statements, however many there are', async () => {
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const store = await openPGliteInMemory([counting]);
    const { organisation, guardian, request } = await addMunicipality(store);
    const statementsToRead = async (requests: number) => {
      statements = 0;
      const found = await store.transaction((tx) => tx.requestsOf(organisation.id, guardian.id));
      assert.equal(found.length, requests);
      return statements;
    };
    const forOne = await statementsToRead(1);
    await store.transaction(async (tx) => {
      for (let n = 0; n < 30; n += 1) await tx.addRequest({ ...request, id: `request-${n}` });
    });
    assert.equal(await statementsToRead(31), forOne);
    await store.close();
  });
});

describe('PostgreSQL', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  test('processes that start at once on an empty database all find it ready', async () => {
    const url = await postgres.database('start');
    const processes = Array.from({ length: 5 }, () =>
      fork(new URL('open-and-seed.ts', import.meta.url), {
        env: { ...process.env, DATABASE_URL: url },
        stdio: 'inherit',
      }),
    );
    const outcomes = await Promise.all(
      processes.map(async (child) => {
        const exit = once(child, 'exit');
        const [seeded] = (await once(child, 'message')) as [boolean];
        assert.equal((await exit)[0], 0);
        return seeded;
      }),
    );
    assert.equal(outcomes.filter(Boolean).length, 1, 'one of them fills it');
  });

  test('nobody rewrites an event', async () => {
    const url = await postgres.database('rewrite');
    const { store, close } = await openPostgres(url);
    await addMunicipality(store);
    const client = new pg.Client(url);
    await client.connect();
    for (const rewrite of REWRITES) await assert.rejects(client.query(rewrite), /event is append-only/, rewrite);
    await client.end();
    await close();
  });

  test('connections that the database ends cost nobody anything later', async () => {
    const url = await postgres.database('ended');
    const { store, close } = await openPostgres(url);
    const { organisation } = await addMunicipality(store);
    const client = new pg.Client(url);
    await client.connect();
    // Returns when the other backends have gone (the second argument waits for it).
    const { rowCount } = await client.query(
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'lupa' and datname = current_database()",
    );
    assert.ok(rowCount !== null && rowCount > 0);
    await client.end();
    assert.deepEqual(await store.transaction((tx) => tx.organisation(organisation.id)), organisation);
    await close();
  });

  test('closing twice is no error', async () => {
    const { close } = await openPostgres(await postgres.database('closing'));
    await close();
    await close();
  });

  test('an address where nothing answers is told without its password', async () => {
    const isClear = (error: unknown) => {
      assert.ok(error instanceof PostgresUnreachable);
      assert.match(error.message, /127\.0\.0\.1:1\/lupa: .*ECONNREFUSED.*DATABASE_URL/u);
      assert.ok(!error.message.includes('hunter2') && !error.message.includes('somebody'));
      return true;
    };
    await assert.rejects(openPostgres('postgresql://somebody:hunter2@127.0.0.1:1/lupa'), isClear);
  });

  test('a database that does not exist is named', async () => {
    const url = await postgres.database('existing');
    await assert.rejects(openPostgres(url.replace('/existing', '/missing')), /missing.*does not exist/u);
  });
});
