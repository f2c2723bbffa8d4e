/** Somebody with every right on the database, but without the key: what they do to the acts of the staff is found. */
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
import { STAFF_ACTS } from '../../demo-server/service/event-chain.ts';
import { CHAIN } from './audit.ts';
import { addMunicipality } from './municipality.ts';
import { actsOf } from './staff-acts-contract.ts';

const ACTS = 9;

interface Strike {
  /** Number of an act. */
  seq: number;
  /** Another one. */
  other: number;
  noise: string;
}
const strike: fc.Arbitrary<Strike> = fc
  .record({
    seq: fc.integer({ min: 1, max: ACTS }),
    other: fc.integer({ min: 1, max: ACTS }),
    noise: fc.stringMatching(/^[a-z]{1,12}$/u),
  })
  .filter(({ seq, other }) => seq !== other);

interface Scene {
  db: Kysely<Database>;
  organisationId: string;
  otherOrganisationId: string;
}

/** Resolves to the number of the first broken act. */
type Tampering = (scene: Scene, strike: Strike) => Promise<number>;

const at = ({ organisationId }: Scene, seq: number) => sql`organisation_id = ${organisationId} and seq = ${seq}`;

const edit =
  (assignment: (strike: Strike) => ReturnType<typeof sql>): Tampering =>
  async (scene, struck) => {
    await sql`update staff_act set ${assignment(struck)} where ${at(scene, struck.seq)}`.execute(scene.db);
    return struck.seq;
  };

const TAMPERINGS: Record<string, Tampering> = {
  'another type': edit(({ noise }) => sql`type = ${noise}`),
  'another time': edit(() => sql`at = at + interval '1 millisecond'`),
  'a time that differs by less than is shown': edit(() => sql`at = at + interval '1 microsecond'`),
  'somebody else': edit(({ noise }) => sql`person_id = ${noise}`),
  'other words': edit(({ noise }) => sql`says = says || jsonb_build_object('templateId', ${noise}::text)`),
  'words that say who has done it': edit(
    ({ noise }) => sql`says = says || jsonb_build_object('personId', ${noise}::text)`,
  ),
  'another salt': edit(() => sql`salt = repeat('0', 32)`),
  'another commitment': edit(({ noise }) => sql`commitment = ${noise}`),
  'another mac': edit(({ noise }) => sql`mac = ${noise}`),
  'another number': edit(({ seq }) => sql`seq = ${seq} + 100`),
  'another organisation': edit(({ noise }) => sql`organisation_id = ${noise}`),
  'the place of an act of another organisation': async (scene, { seq }) => {
    const { db, organisationId, otherOrganisationId } = scene;
    await sql`delete from staff_act where ${at(scene, seq)}`.execute(db);
    await sql`update staff_act set organisation_id = ${organisationId}
      where organisation_id = ${otherOrganisationId} and seq = ${seq}`.execute(db);
    return seq;
  },
  'an act deleted': async (scene, { seq }) => {
    await sql`delete from staff_act where ${at(scene, seq)}`.execute(scene.db);
    return seq;
  },
  'the end cut off': async ({ db, organisationId }, { seq }) => {
    await sql`delete from staff_act where organisation_id = ${organisationId} and seq >= ${seq}`.execute(db);
    return seq;
  },
  'all acts deleted': async ({ db, organisationId }) => {
    await sql`delete from staff_act where organisation_id = ${organisationId}`.execute(db);
    return 1;
  },
  'two acts swapped': async (scene, { seq, other }) => {
    for (const [from, to] of [
      [seq, 1000],
      [other, seq],
      [1000, other],
    ] as const)
      await sql`update staff_act set seq = ${to} where ${at(scene, from)}`.execute(scene.db);
    return Math.min(seq, other);
  },
  'an act put in at the end': async (scene, { seq }) => {
    await sql`insert into staff_act select organisation_id, ${ACTS + 1}, type, at, commitment, mac, salt, person_id, says
      from staff_act where ${at(scene, seq)}`.execute(scene.db);
    return ACTS + 1;
  },
  'an act put among the events of requests': async (scene, { seq }) => {
    await sql`insert into event (organisation_id, request_id, seq, type, at, commitment, mac)
      select organisation_id, ${STAFF_ACTS}, seq, type, at, commitment, mac
      from staff_act where ${at(scene, seq)}`.execute(scene.db);
    return seq;
  },
  'words put among those of requests': async ({ db, organisationId }) => {
    await sql`insert into event_payload (organisation_id, request_id, seq, salt, says)
      values (${organisationId}, ${STAFF_ACTS}, ${ACTS + 1}, 'salt', '{}')`.execute(db);
    return ACTS + 1;
  },
};

describe('acts of the staff', () => {
  let db: Kysely<Database>;
  let store: SqlStore;
  let anchorFolder: string;
  let scene: Scene;

  before(async () => {
    db = kyselyOn(new PGliteDialect({ pglite: await PGlite.create() }));
    anchorFolder = await mkdtemp(join(tmpdir(), 'lupa-acts-'));
    await migrate(db, CHAIN);
    const anchors = new Anchors({ folder: anchorFolder, chain: CHAIN, log: () => {} });
    store = new SqlStore(db, 'pglite', { chain: CHAIN, committed: (heads) => anchors.add(heads) }, () => db.destroy());
    const [municipality, other] = [await addMunicipality(store), await addMunicipality(store)];
    for (const each of [municipality, other]) {
      for (const act of actsOf(each)) {
        await store.transaction((tx) => tx.acts.append(each.organisation.id, act));
        await anchors.settled();
      }
    }
    await anchors.close();
    scene = { db, organisationId: municipality.organisation.id, otherOrganisationId: other.organisation.id };
  });
  after(async () => {
    await store.close();
    await rm(anchorFolder, { recursive: true });
  });

  const report = () => verifyAudit({ store, chain: CHAIN, anchorFolder, now: () => new Date() });

  test('hold, and are counted, where nobody has been', async () => {
    const found = await report();
    assert.deepEqual([found.acts, found.requests], [{ count: 2 * ACTS, broken: [], window: 0 }, 2]);
    assert.ok(holds(found));
    assert.match(reportText(found).join('\n'), new RegExp(`and ${2 * ACTS} acts of the staff,`, 'u'));
  });

  for (const [what, tampering] of Object.entries(TAMPERINGS)) {
    test(`${what}: found, and the first broken act is named`, () =>
      fc.assert(
        fc.asyncProperty(strike, async (struck) => {
          await sql`begin`.execute(db);
          try {
            await sql`set local session_replication_role = replica`.execute(db);
            await sql`alter table request drop constraint request_is_no_list_of_acts`.execute(db);
            const expected = await tampering(scene, struck);
            const found = await report();
            const first = found.acts.broken.find(({ organisationId }) => organisationId === scene.organisationId);
            assert.equal(first?.seq, expected, JSON.stringify(found.acts));
            assert.ok(!holds(found));
            assert.ok(reportText(found).join('\n').includes(`organisation ${scene.organisationId}, act ${expected} `));
          } finally {
            await sql`rollback`.execute(db);
          }
        }),
        { numRuns: 15 },
      ));
  }

  test('are not changed or removed by a careless hand, and no request stands in their place', async () => {
    for (const statement of [
      sql`update staff_act set type = 'x'`,
      sql`delete from staff_act`,
      sql`truncate staff_act`,
      sql`update request set id = ${STAFF_ACTS}`,
    ])
      await assert.rejects(statement.execute(db));
  });
});
