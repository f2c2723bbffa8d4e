/** Somebody with every right on the database, but without the key: what they do to the log of the checks is found. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { PGliteDialect, sql, type Kysely } from 'kysely';
import { Anchors } from '../../demo-server/node/audit/anchors.ts';
import { reportText } from '../../demo-server/node/audit/report-text.ts';
import { holds, verifyAudit } from '../../demo-server/node/audit/verify.ts';
import { migrate } from '../../demo-server/node/sql/migrate.ts';
import { kyselyOn } from '../../demo-server/node/sql/opened-database.ts';
import type { Database } from '../../demo-server/node/sql/schema.ts';
import { SqlStore } from '../../demo-server/node/sql/sql-store.ts';
import { CHAIN } from './audit.ts';
import { accessTo, checkOf } from './checks-contract.ts';
import { addMunicipality } from './municipality.ts';

/** Of each access; the third was erased by the seventh entry. */
const CHECKS = 6;
const ERASED = 3;
const ENTRIES = CHECKS + 1;

interface Strike {
  seq: number;
  /** Another one. */
  other: number;
  noise: string;
}
const check = fc.constantFrom(1, 2, 4, 5, 6);
const strike: fc.Arbitrary<Strike> = fc
  .record({ seq: check, other: check, noise: fc.stringMatching(/^[a-z]{1,12}$/u) })
  .filter(({ seq, other }) => seq !== other);

interface Scene {
  db: Kysely<Database>;
  access: string;
  otherAccess: string;
}

/** Resolves to the number of the first broken entry. */
type Tampering = (scene: Scene, strike: Strike) => Promise<number>;

const at = ({ access }: Scene, seq: number) => sql`access_id = ${access} and seq = ${seq}`;

const edit =
  (table: 'check_use' | 'check_use_payload', assignment: (strike: Strike) => ReturnType<typeof sql>): Tampering =>
  async (scene, struck) => {
    await sql`update ${sql.table(table)} set ${assignment(struck)} where ${at(scene, struck.seq)}`.execute(scene.db);
    return struck.seq;
  };

const TAMPERINGS: Record<string, Tampering> = {
  'another type': edit('check_use', ({ noise }) => sql`type = ${noise}`),
  'another time': edit('check_use', () => sql`at = at + interval '1 millisecond'`),
  'another commitment': edit('check_use', ({ noise }) => sql`commitment = ${noise}`),
  'another mac': edit('check_use', ({ noise }) => sql`mac = ${noise}`),
  'another salt': edit('check_use_payload', () => sql`salt = repeat('0', 32)`),
  'another request': edit('check_use_payload', ({ noise }) => sql`request_id = ${noise}`),
  'no request': edit('check_use_payload', () => sql`request_id = null`),
  'another answer': edit('check_use_payload', () => sql`says = says || '{"allowed": false}'`),
  'another person': edit(
    'check_use_payload',
    ({ noise }) => sql`says = says || jsonb_build_object('subjectId', ${noise}::text)`,
  ),
  'words that name the request': edit(
    'check_use_payload',
    ({ noise }) => sql`says = says || jsonb_build_object('requestId', ${noise}::text)`,
  ),
  'what it said deleted': async (scene, { seq }) => {
    await sql`delete from check_use_payload where ${at(scene, seq)}`.execute(scene.db);
    return seq;
  },
  'a check deleted': async (scene, { seq }) => {
    for (const table of ['check_use_payload', 'check_use'])
      await sql`delete from ${sql.table(table)} where ${at(scene, seq)}`.execute(scene.db);
    return seq;
  },
  'the end cut off': async (scene, { seq }) => {
    for (const table of ['check_use_payload', 'check_use'])
      await sql`delete from ${sql.table(table)} where access_id = ${scene.access} and seq >= ${seq}`.execute(scene.db);
    return seq;
  },
  'all checks deleted': async ({ db, access }) => {
    for (const table of ['check_use_payload', 'check_use'])
      await sql`delete from ${sql.table(table)} where access_id = ${access}`.execute(db);
    return 1;
  },
  'two checks swapped': async (scene, { seq, other }) => {
    for (const table of ['check_use_payload', 'check_use'])
      for (const [from, to] of [
        [seq, 1000],
        [other, seq],
        [1000, other],
      ] as const)
        await sql`update ${sql.table(table)} set seq = ${to} where ${at(scene, from)}`.execute(scene.db);
    return Math.min(seq, other);
  },
  'the place of a check by another system': async (scene, { seq }) => {
    for (const table of ['check_use_payload', 'check_use']) {
      await sql`delete from ${sql.table(table)} where ${at(scene, seq)}`.execute(scene.db);
      await sql`update ${sql.table(table)} set access_id = ${scene.access}
        where access_id = ${scene.otherAccess} and seq = ${seq}`.execute(scene.db);
    }
    return seq;
  },
  'what was erased said again': async (scene) => {
    await sql`insert into check_use_payload select organisation_id, access_id, ${ERASED}, salt, request_id, says
      from check_use_payload where ${at(scene, 1)}`.execute(scene.db);
    return ERASED;
  },
  'words of a check that there is not': async (scene) => {
    await sql`insert into check_use_payload select organisation_id, access_id, ${ENTRIES + 1}, salt, request_id, says
      from check_use_payload where ${at(scene, 1)}`.execute(scene.db);
    return ENTRIES + 1;
  },
};

describe('the log of the checks', () => {
  let db: Kysely<Database>;
  let store: SqlStore;
  let anchorFolder: string;
  let scene: Scene;

  before(async () => {
    db = kyselyOn(new PGliteDialect({ pglite: await PGlite.create() }));
    anchorFolder = await mkdtemp(join(tmpdir(), 'lupa-checks-'));
    await migrate(db, CHAIN);
    const anchors = new Anchors({ folder: anchorFolder, chain: CHAIN, log: () => {} });
    store = new SqlStore(db, 'pglite', { chain: CHAIN, committed: (heads) => anchors.add(heads) }, () => db.destroy());
    const municipality = await addMunicipality(store);
    const { id } = municipality.organisation;
    await anchors.settled();
    const accesses = [accessTo(municipality), accessTo(municipality)];
    for (const access of accesses) {
      await store.transaction((tx) => tx.checks.addAccess(access));
      for (let seq = 1; seq <= CHECKS; seq += 1) {
        const requestId = seq === ERASED ? access.id : municipality.request.id;
        await store.transaction((tx) => tx.checks.append(id, access.id, checkOf(municipality, { requestId })));
        await anchors.settled();
      }
      await store.transaction((tx) => tx.checks.eraseChecks(id, access.id, '2026-11-21T10:00:00.000Z'));
      await anchors.settled();
    }
    await anchors.close();
    scene = { db, access: accesses[0]!.id, otherAccess: accesses[1]!.id };
  });
  after(async () => {
    await store.close();
    await rm(anchorFolder, { recursive: true });
  });

  const report = () => verifyAudit({ store, chain: CHAIN, anchorFolder, now: () => new Date() });

  test('holds, and is counted, where nobody has been', async () => {
    const found = await report();
    assert.deepEqual([found.checks, found.requests], [{ count: 2 * CHECKS, broken: [], window: 0 }, 1]);
    assert.ok(holds(found));
    assert.match(reportText(found).join('\n'), new RegExp(`and ${2 * CHECKS} checks by other systems,`, 'u'));
  });

  for (const [what, tampering] of Object.entries(TAMPERINGS)) {
    test(`${what}: found, and the first broken one is named`, () =>
      fc.assert(
        fc.asyncProperty(strike, async (struck) => {
          await sql`begin`.execute(db);
          try {
            await sql`set local session_replication_role = replica`.execute(db);
            const expected = await tampering(scene, struck);
            const found = await report();
            const first = found.checks.broken.find(({ access }) => access === scene.access);
            assert.equal(first?.seq, expected, JSON.stringify(found.checks));
            assert.ok(!holds(found));
            assert.ok(reportText(found).join('\n').includes(`access ${scene.access}, check ${expected} `));
          } finally {
            await sql`rollback`.execute(db);
          }
        }),
        { numRuns: 10 },
      ));
  }

  test('is not changed or removed by a careless hand, and no request stands in its place', async () => {
    for (const statement of [
      sql`update check_use set type = 'x'`,
      sql`delete from check_use`,
      sql`truncate check_use cascade`,
      sql`update check_use_payload set salt = 'x'`,
      sql`delete from check_use_payload`,
      sql`truncate check_use_payload`,
      sql`update request set id = 'checks x'`,
    ])
      await assert.rejects(statement.execute(db));
  });
});
