/** What only SQL has: migrations, the refusal to rewrite, several processes, a database that goes away. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PostgresDialect, sql, type Kysely, type KyselyPlugin } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { OtherAuditKey } from '../../demo-server/node/sql/audit-key.ts';
import { migrate, migrations } from '../../demo-server/node/sql/migrate.ts';
import { consents } from '../../demo-server/node/sql/migrations/0001-consents.ts';
import { sessions } from '../../demo-server/node/sql/migrations/0002-sessions.ts';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres, PostgresUnreachable } from '../../demo-server/node/sql/open-postgres.ts';
import { kyselyOn } from '../../demo-server/node/sql/opened-database.ts';
import type { Database } from '../../demo-server/node/sql/schema.ts';
import { SqlStore } from '../../demo-server/node/sql/sql-store.ts';
import { EventChain, type ChainHead } from '../../demo-server/service/event-chain.ts';
import { AUDIT, CHAIN } from './audit.ts';
import { addMunicipality, addSibling } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from './postgres.ts';

const REWRITES = [
  'update event set at = now()',
  'delete from event',
  'truncate event cascade',
  'update event set seq = 9 where false',
  'update event_payload set salt = salt',
  'delete from event_payload',
  'truncate event_payload',
  // The permission to erase is for one event, not for its neighbours.
  `select set_config('lupa.erasing', jsonb_build_array(organisation_id, request_id, 9)::text, false) from event;
    delete from event_payload`,
];

const BEFORE_VALIDITY = Object.fromEntries(Object.entries(migrations(CHAIN)).filter(([name]) => name < '0011'));

/** More than are rewritten at once. */
const VERSIONS = 450;

/** As texts were kept until 22 November 2026. */
const MARKDOWN = {
  fi: {
    ...{
      name: '# Nimi',
      purpose: '**Tarkoitus**',
      data: '- Kuva',
      recipients: '[a](https://a.example)',
      storage: '1. Vuosi',
    },
    description:
      '# Mitä\n\nKuvia **arjesta**: [lue](https://kunta.example), ei [x](javascript:alert).\n\n1. yksi\n2. kaksi',
    ifRefused: 'Ei mitään.\nIhan totta.',
    purposes: { photos: '**Kuvat**' },
  },
  sv: {
    ...{ name: 'Namn', purpose: 'Ändamål', data: 'Bild', recipients: 'Personalen', storage: 'Ett år' },
    ...{ description: '', ifRefused: ' ', afterRefusing: '*Inget* \u{1F4F7} \\ "så"' },
  },
};
const TREES = {
  fi: {
    ...MARKDOWN.fi,
    description: [
      { type: 'heading', depth: 1, runs: [{ text: 'Mitä' }] },
      {
        type: 'paragraph',
        runs: [
          { text: 'Kuvia ' },
          { text: 'arjesta', strong: true },
          { text: ': ' },
          { text: 'lue', href: 'https://kunta.example/' },
          { text: ', ei [x](javascript:alert).' },
        ],
      },
      { type: 'list', ordered: true, items: [[{ text: 'yksi' }], [{ text: 'kaksi' }]] },
    ],
    ifRefused: [{ type: 'paragraph', runs: [{ text: 'Ei mitään. Ihan totta.' }] }],
  },
  sv: {
    ...MARKDOWN.sv,
    ...{ description: [], ifRefused: [] },
    afterRefusing: [{ type: 'paragraph', runs: [{ text: '*Inget* \u{1F4F7} \\ "så"' }] }],
  },
};

/** Of a database from before; once, and whatever the state of the version. */
async function makesTreesOfTexts(db: Kysely<Database>, kind: 'pglite' | 'postgres'): Promise<void> {
  const before = Object.fromEntries(Object.entries(migrations(CHAIN)).filter(([name]) => name < '0010'));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => before } }).migrateToLatest();
  assert.equal(error, undefined);
  const agreed = { fi: { json: JSON.stringify(MARKDOWN.fi), hash: 'what was signed' } };
  await sql`insert into organisation values ('o', '{}'), ('p', '{}')`.execute(db);
  await sql`insert into template (organisation_id, id, approval_mode, legal_basis, contact, data_protection_officer)
    select each, 't', 'self', 'consent', '{}', '{}' from unnest(array['o', 'p']) each`.execute(db);
  await sql`insert into template_version (organisation_id, id, template_id, major, minor, state, texts, agreed)
    select each, 'v ' || n, 't', n, 0, (array['draft', 'published', 'archived'])[1 + n % 3],
      ${JSON.stringify(MARKDOWN)}::text::jsonb, ${JSON.stringify(agreed)}::text::jsonb
    from unnest(array['o', 'p']) each, generate_series(1, ${VERSIONS / 2}::integer) n`.execute(db);
  await migrate(db, CHAIN);
  const store = new SqlStore(db, kind, AUDIT, () => db.destroy());
  const read = async () =>
    (await Promise.all(['o', 'p'].map((id) => store.transaction((tx) => tx.versionsOf(id, 't'))))).flat();
  const versions = await read();
  assert.equal(versions.length, VERSIONS);
  for (const version of versions) {
    assert.deepEqual(version.texts, TREES);
    assert.deepEqual(version.agreed, agreed);
  }
  const rewriting = sql`update template_version set texts = '{}' where state = 'published'`.execute(db);
  await assert.rejects(rewriting, /a published version is not changed/u);

  // What is written in a tree is words, whatever they look like.
  const draft = versions.find(({ state }) => state === 'draft')!;
  draft.texts.fi!.description = [{ type: 'paragraph', runs: [{ text: '# Ei **otsikko**' }] }];
  await store.transaction((tx) => tx.drafts.rewrite(draft));
  await migrate(db, CHAIN);
  assert.deepEqual(
    (await read()).find(({ id, organisationId }) => id === draft.id && organisationId === draft.organisationId)?.texts,
    draft.texts,
  );
  await store.close();
}

describe('PGlite', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-pglite-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('keeps its data from one opening to the next, and lets nobody rewrite an event', async () => {
    const first = await openPGlite(folder, AUDIT);
    const { organisation, guardian, request } = await addMunicipality(first.store);
    await first.close();

    const data = await PGlite.create(join(folder, 'pglite'));
    for (const rewrite of REWRITES)
      await assert.rejects(data.exec(rewrite), /event(_payload)? is append-only/u, rewrite);
    await data.close();

    const second = await openPGlite(folder, AUDIT);
    const found = await second.store.transaction((tx) => tx.requestOf(organisation.id, guardian.id, request.id));
    await second.close();
    assert.equal(found?.events.length, 2);
  });

  test('chains the events that were there before there were chains, and lets nobody rewrite them', async () => {
    const pglite = await PGlite.create();
    const db = kyselyOn(new PGliteDialect({ pglite }));
    const before = { '0001-consents': consents, '0002-sessions': sessions };
    await new Migrator({ db, provider: { getMigrations: async () => before } }).migrateToLatest();
    await pglite.exec(`
      insert into organisation values ('o', '{}');
      insert into person values ('o', 'p', 'hash', 'Aino', 'Ahonen');
      insert into person select 'o', 'child ' || n, 'hash ' || n, 'Aino', 'Ahonen' from generate_series(1, 400) n;
      insert into template values ('o', 't', 'self', 'consent', '{}', '{}');
      insert into template_version values ('o', 'v', 't', 1, 0, '{}');
      insert into request select 'o', 'request ' || n, 'v', 'child ' || n, null from generate_series(1, 400) n;
      insert into participant select 'o', 'request ' || n, 'p', 0, 'subject', 'self' from generate_series(1, 400) n;
      insert into event select 'o', 'request ' || n, 1, 'sent', '2026-11-01T08:00:00.123Z', null, null, null
        from generate_series(1, 400) n;
      insert into event select 'o', 'request ' || n, 2, 'accepted', '2026-11-02T08:00:00.456Z', 'p', 'v', 'sv'
        from generate_series(1, 400) n`);
    await migrate(db, CHAIN);
    const store = new SqlStore(db, 'pglite', AUDIT, () => db.destroy());

    const [request] = await store.transaction((tx) => tx.requestsOf('o', 'p'));
    assert.deepEqual(request?.events, [
      { seq: 1, type: 'sent', at: '2026-11-01T08:00:00.123Z' },
      {
        seq: 2,
        type: 'accepted',
        at: '2026-11-02T08:00:00.456Z',
        personId: 'p',
        shown: { versionId: 'v', language: 'sv' },
      },
    ]);
    const chains = await store.chains(null, 1000);
    assert.equal(chains.length, 400);
    for (const chain of chains) assert.equal(await CHAIN.firstBroken(chain), undefined);
    await store.transaction((tx) => tx.appendEvent('o', 'request 7', { type: 'closed', at: '2026-11-03T08:00:00Z' }));
    const goesOn = (await store.chains(null, 1000)).find(({ requestId }) => requestId === 'request 7');
    assert.equal(await CHAIN.firstBroken(goesOn!), undefined);
    for (const rewrite of REWRITES) await assert.rejects(pglite.exec(rewrite), /append-only/u, rewrite);
    await store.close();
  });

  test('reads a text and a draft of before there were validity and triage', async () => {
    const pglite = await PGlite.create();
    const db = kyselyOn(new PGliteDialect({ pglite }));
    await new Migrator({ db, provider: { getMigrations: async () => BEFORE_VALIDITY } }).migrateToLatest();
    await pglite.exec(`
      insert into organisation values ('o', '{}');
      insert into template (organisation_id, id, approval_mode, legal_basis, contact, data_protection_officer)
        values ('o', 't', 'self', 'consent', '{}', '{}');
      insert into template_version (organisation_id, id, template_id, major, minor, state, texts)
        values ('o', 'v', 't', 1, 0, 'published', '{}'), ('o', 'w', 't', 1, 1, 'draft', '{}');
      insert into template_draft values ('o', 'w', '{"selfFrom": 13}', '{}', '{}')`);
    await migrate(db, CHAIN);
    const store = new SqlStore(db, 'pglite', AUDIT, () => db.destroy());
    const found = await store.transaction(async (tx) => ({
      triage: (await tx.template('o', 't'))!.triage,
      validities: (await tx.versionsOf('o', 't')).map(({ validity }) => validity),
      rules: (await tx.drafts.draft('o', 'w'))!.rules as object,
    }));
    assert.deepEqual(found, { triage: null, validities: [null, null], rules: { selfFrom: 13, triage: null } });
    await store.close();
  });

  test('keeps contacts and mails of before a profile had an address, and holds what a mail is about', async () => {
    const pglite = await PGlite.create();
    const db = kyselyOn(new PGliteDialect({ pglite }));
    const before = Object.fromEntries(Object.entries(migrations(CHAIN)).filter(([name]) => name < '0022'));
    await new Migrator({ db, provider: { getMigrations: async () => before } }).migrateToLatest();
    await pglite.exec(`
      insert into organisation values ('o', '{}');
      insert into person (organisation_id, id, identity_hash, given_names, family_name)
        values ('o', 'p', 'hash', 'Aino', 'Ahonen');
      insert into contact (organisation_id, person_id, email, language, source)
        values ('o', 'p', 'a@posti.example', 'sv', 'register')`);
    await migrate(db, CHAIN);
    const store = new SqlStore(db, 'pglite', AUDIT, () => db.destroy());
    const listed = { organisationId: 'o', personId: 'p', email: 'a@posti.example', language: 'sv', source: 'register' };
    assert.deepEqual(await store.transaction((tx) => tx.mail.contact('o', 'p')), listed);
    const times = `'o', 'p', now(), now()`;
    const columns = 'organisation_id, person_id, created_at, not_before, id, key, kind, request_id';
    await pglite.exec(`insert into outbox (${columns}) values (${times}, 'm', 'm', 'email-confirmation', null)`);
    for (const faulty of [`'n', 'n', 'reminder', null`, `'n', 'n', 'email-confirmation', 'r'`])
      await assert.rejects(
        pglite.exec(`insert into outbox (${columns}) values (${times}, ${faulty})`),
        /outbox_request_check/u,
      );
    await store.close();
  });

  test('tells after the commit, and not before, which requests were written to', async () => {
    const told: ChainHead[][] = [];
    const pglite = await PGlite.create();
    const db = kyselyOn(new PGliteDialect({ pglite }));
    await migrate(db, CHAIN);
    const audit = { chain: CHAIN, committed: (heads: readonly ChainHead[]) => void told.push([...heads]) };
    const store = new SqlStore(db, 'pglite', audit, () => db.destroy());
    const { organisation, request } = await addMunicipality(store);
    assert.deepEqual(
      told.map((heads) => heads.map(({ requestId, seq }) => [requestId, seq])),
      [[[request.id, 2]]],
    );
    const failing = store.transaction(async (tx) => {
      await tx.appendEvent(organisation.id, request.id, { type: 'closed', at: '2026-11-03T08:00:00.000Z' });
      throw new Error('after the write');
    });
    await assert.rejects(failing);
    await store.transaction((tx) => tx.organisation(organisation.id));
    assert.equal(told.length, 1);
    await store.close();
  });

  test('makes trees of the texts that were Markdown', async () => {
    const pglite = await PGlite.create();
    await makesTreesOfTexts(kyselyOn(new PGliteDialect({ pglite })), 'pglite');
  });

  test('is not opened with another key than its events are sealed with', async () => {
    const other = join(folder, 'other-key');
    await (await openPGlite(other, AUDIT)).close();
    const audit = { chain: EventChain.withRandomKey() };
    for (const attempt of ['first', 'second']) await assert.rejects(openPGlite(other, audit), OtherAuditKey, attempt);
    await (await openPGlite(other, AUDIT)).close();
  });

  test('lets go of the folder when it cannot be opened', async () => {
    const broken = join(folder, 'newer');
    const opened = await openPGlite(broken, AUDIT);
    await opened.close();
    const data = await PGlite.create(join(broken, 'pglite'));
    await data.query("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2099')");
    await data.close();
    // Not “in use” the second time: the first attempt has let go.
    for (const attempt of ['first', 'second'])
      await assert.rejects(openPGlite(broken, AUDIT), /9999-from-the-future/, attempt);
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
    const municipality = await addMunicipality(store);
    const { organisation, guardian } = municipality;
    const statementsToRead = async (requests: number) => {
      statements = 0;
      const found = await store.transaction((tx) => tx.requestsOf(organisation.id, guardian.id));
      assert.equal(found.length, requests);
      return statements;
    };
    const forOne = await statementsToRead(1);
    await store.transaction(async (tx) => {
      for (let n = 0; n < 30; n += 1) await addSibling(tx, municipality, { id: `request-${n}` });
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

  test('the texts that were Markdown are made trees', async () => {
    const pool = new pg.Pool({ connectionString: await postgres.database('markdown') });
    await makesTreesOfTexts(kyselyOn(new PostgresDialect({ pool })), 'postgres');
  });

  test('nobody rewrites an event', async () => {
    const url = await postgres.database('rewrite');
    const { store, close } = await openPostgres(url, AUDIT);
    await addMunicipality(store);
    const client = new pg.Client(url);
    await client.connect();
    for (const rewrite of REWRITES)
      await assert.rejects(client.query(rewrite), /event(_payload)? is append-only/u, rewrite);
    await client.end();
    await close();
  });

  test('connections that the database ends cost nobody anything later', async () => {
    const url = await postgres.database('ended');
    const { store, close } = await openPostgres(url, AUDIT);
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
    const { close } = await openPostgres(await postgres.database('closing'), AUDIT);
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
    await assert.rejects(openPostgres('postgresql://somebody:hunter2@127.0.0.1:1/lupa', AUDIT), isClear);
  });

  test('a database that does not exist is named', async () => {
    const url = await postgres.database('existing');
    await assert.rejects(openPostgres(url.replace('/existing', '/missing'), AUDIT), /missing.*does not exist/u);
  });
});
