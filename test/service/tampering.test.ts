/** Somebody with every right on the database, but without the key: whatever they do to the events is found. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { PGliteDialect, PostgresDialect, sql, type Kysely } from 'kysely';
import pg from 'pg';
import { Anchors } from '../../demo-server/node/audit/anchors.ts';
import { verifyAudit, type AuditReport } from '../../demo-server/node/audit/verify.ts';
import { migrate } from '../../demo-server/node/sql/migrate.ts';
import { kyselyOn } from '../../demo-server/node/sql/opened-database.ts';
import type { Database } from '../../demo-server/node/sql/schema.ts';
import { SqlStore } from '../../demo-server/node/sql/sql-store.ts';
import { EventChain, type RequestChain } from '../../demo-server/service/event-chain.ts';
import type { NewEvent } from '../../demo-server/service/store.ts';
import { CHAIN } from './audit.ts';
import { FULL } from './extent.ts';
import { addMunicipality, newMunicipality, type Municipality } from './municipality.ts';
import { startPostgres, withoutPostgres } from './postgres.ts';

const REQUESTS = 6;
const FORGED = new EventChain('not the key of the events, though as long as it');

/** Where a tampering may strike; numbers are taken modulo what there is. */
interface Strike {
  request: number;
  event: number;
  other: number;
  noise: string;
  amount: number;
}

const strike: fc.Arbitrary<Strike> = fc.record({
  request: fc.nat(1000),
  event: fc.nat(1000),
  other: fc.nat(1000),
  noise: fc.stringMatching(/^[a-z]{1,12}$/u),
  amount: fc.integer({ min: 1, max: 100_000_000 }),
});

/** What must be named: request and number of the first broken event, or a file of anchors. */
type Expected = string[];

/** One request as it is before, and a way into the tables in which no trigger and no foreign key is in force. */
interface Scene {
  db: Kysely<Database>;
  chain: RequestChain;
  another: RequestChain;
  anchorFolder: string;
}

type Tampering = (scene: Scene, strike: Strike) => Promise<Expected>;

const named = ({ requestId }: RequestChain, seq: number) => `${requestId} ${seq}`;
const pick = <T>(all: readonly T[], index: number): T => all[index % all.length]!;

function at({ organisationId, requestId }: RequestChain, seq: number) {
  return sql`organisation_id = ${organisationId} and request_id = ${requestId} and seq = ${seq}`;
}

/** Sets a column of an event, or of what it says, to something else. */
function edit(table: 'event' | 'event_payload', assignment: (strike: Strike) => ReturnType<typeof sql>): Tampering {
  return async ({ db, chain }, struck) => {
    const said = chain.events.filter(({ opening }) => table === 'event' || opening !== null);
    const { seq } = pick(said, struck.event);
    await sql`update ${sql.table(table)} set ${assignment(struck)} where ${at(chain, seq)}`.execute(db);
    return [named(chain, seq)];
  };
}

async function exchange(db: Kysely<Database>, table: string, chain: RequestChain, a: number, b: number) {
  for (const [from, to] of [
    [a, 1000],
    [b, a],
    [1000, b],
  ] as const) {
    await sql`update ${sql.table(table)} set seq = ${to} where ${at(chain, from)}`.execute(db);
  }
}

/** Two different ones, the first before the second. */
function two<T>(all: T[], { event, other }: Strike): [T, T] {
  const first = event % (all.length - 1);
  return [all[first]!, all[first + 1 + (other % (all.length - first - 1))]!];
}

async function removeFrom(db: Kysely<Database>, { organisationId, requestId }: RequestChain, seq: number) {
  for (const table of ['event_payload', 'event']) {
    await sql`delete from ${sql.table(table)}
      where organisation_id = ${organisationId} and request_id = ${requestId} and seq >= ${seq}`.execute(db);
  }
}

async function put(db: Kysely<Database>, chain: RequestChain, seq: number, type: string, when: string, before: string) {
  const { organisationId, requestId } = chain;
  const sealed = await FORGED.seal(chain, { type, at: when }, { ...chain, seq: seq - 1, mac: before });
  await sql`insert into event (organisation_id, request_id, seq, type, at, commitment, mac)
    values (${organisationId}, ${requestId}, ${seq}, ${type}, ${when}, ${sealed.commitment}, ${sealed.mac})`.execute(
    db,
  );
  await sql`insert into event_payload (organisation_id, request_id, seq, salt, says)
    values (${organisationId}, ${requestId}, ${seq}, ${sealed.opening!.salt}, '{}')`.execute(db);
}

const IN_THE_TABLES: Record<string, Tampering> = {
  'another type': edit('event', ({ noise }) => sql`type = type || ${noise}`),
  'another time': edit('event', ({ amount }) => sql`at = at + ${amount} * interval '1 millisecond'`),
  'a time that differs by less than is shown': edit(
    'event',
    ({ amount }) => sql`at = at + ${1 + (amount % 999)} * interval '1 microsecond'`,
  ),
  'a time that is none': edit('event', () => sql`at = 'infinity'`),
  'another commitment': edit('event', ({ noise }) => sql`commitment = ${noise} || substr(commitment, 13)`),
  'another mac': edit('event', ({ noise }) => sql`mac = ${noise} || substr(mac, 13)`),
  'a number that is not the next': edit('event', ({ amount }) => sql`seq = seq + ${100 + amount}`),
  'another request': edit('event', ({ noise }) => sql`request_id = ${noise}`),
  'another organisation': edit('event', ({ noise }) => sql`organisation_id = ${noise}`),
  'another salt': edit('event_payload', ({ amount }) => sql`salt = lpad(to_hex(${amount}::integer), 32, '0')`),
  'a salt written otherwise': edit('event_payload', ({ noise }) => sql`salt = salt || ${noise}`),
  'another person': edit(
    'event_payload',
    ({ noise }) => sql`person_id = ${noise}, version_id = coalesce(version_id, 'version')`,
  ),
  'another version': edit(
    'event_payload',
    ({ noise }) => sql`version_id = ${noise}, person_id = coalesce(person_id, 'person')`,
  ),
  'more words': edit('event_payload', ({ noise }) => sql`says = says || jsonb_build_object(${noise}::text, 1)`),
  'words of another form': edit(
    'event_payload',
    ({ event }) => sql`says = ${pick(['[]', 'null', '"text"', '1', '[{}]'], event)}::text::jsonb`,
  ),
  'an answer in another language': async ({ db, chain }, { event }) => {
    const answers = chain.events.filter(({ opening }) => opening !== null && 'personId' in (opening.payload as object));
    const { seq } = pick(answers, event);
    await sql`update event_payload set says = jsonb_set(says, '{shown,language}', '"en"') where ${at(chain, seq)}`.execute(
      db,
    );
    return [named(chain, seq)];
  },

  'an event deleted': async ({ db, chain }, { event }) => {
    const { seq } = pick(chain.events, event);
    for (const table of ['event', 'event_payload']) {
      await sql`delete from ${sql.table(table)} where ${at(chain, seq)}`.execute(db);
    }
    return [named(chain, seq)];
  },
  'an event deleted, what it said left': async ({ db, chain }, { event }) => {
    const { seq } = pick(chain.events, event);
    await sql`delete from event where ${at(chain, seq)}`.execute(db);
    return [named(chain, seq)];
  },
  'an event deleted, the later ones numbered anew': async ({ db, chain }, { event }) => {
    const { seq } = pick(chain.events, event);
    for (const table of ['event', 'event_payload']) {
      await sql`delete from ${sql.table(table)} where ${at(chain, seq)}`.execute(db);
      for (let later = seq + 1; later <= chain.events.length; later += 1) {
        await sql`update ${sql.table(table)} set seq = ${later - 1} where ${at(chain, later)}`.execute(db);
      }
    }
    return [named(chain, seq)];
  },
  'what an event said deleted': async ({ db, chain }, { event }) => {
    const { seq } = pick(
      chain.events.filter(({ opening }) => opening !== null),
      event,
    );
    await sql`delete from event_payload where ${at(chain, seq)}`.execute(db);
    return [named(chain, seq)];
  },
  'the end cut off': async ({ db, chain }, { event }) => {
    const { seq } = pick(chain.events, event);
    await removeFrom(db, chain, seq);
    return [named(chain, seq)];
  },
  'a request deleted': async ({ db, chain }) => {
    const { organisationId, requestId } = chain;
    await removeFrom(db, chain, 1);
    for (const table of ['participant', 'intent']) {
      await sql`delete from ${sql.table(table)}
        where organisation_id = ${organisationId} and request_id = ${requestId}`.execute(db);
    }
    await sql`delete from request where organisation_id = ${organisationId} and id = ${requestId}`.execute(db);
    return [named(chain, 1)];
  },

  'two events swapped': async ({ db, chain }, struck) => {
    const [a, b] = two(chain.events, struck);
    await exchange(db, 'event', chain, a.seq, b.seq);
    return [named(chain, a.seq)];
  },
  'two events swapped with what they say': async ({ db, chain }, struck) => {
    const [a, b] = two(chain.events, struck);
    for (const table of ['event', 'event_payload']) await exchange(db, table, chain, a.seq, b.seq);
    return [named(chain, a.seq)];
  },
  'what two events say swapped': async ({ db, chain }, struck) => {
    const [a, b] = two(
      chain.events.filter(({ opening }) => opening !== null),
      struck,
    );
    await exchange(db, 'event_payload', chain, a.seq, b.seq);
    return [named(chain, a.seq)];
  },
  'the last events of two requests swapped': async ({ db, chain, another }) => {
    const ends = [chain, another].map((each) => each.events.length);
    const [mine, theirs] = [at(chain, ends[0]!), at(another, ends[1]!)];
    await sql`update event set organisation_id = '', request_id = '', seq = 1 where ${mine}`.execute(db);
    await sql`update event set organisation_id = ${chain.organisationId}, request_id = ${chain.requestId},
      seq = ${ends[0]!} where ${theirs}`.execute(db);
    await sql`update event set organisation_id = ${another.organisationId}, request_id = ${another.requestId},
      seq = ${ends[1]!} where organisation_id = '' and request_id = ''`.execute(db);
    return [named(chain, ends[0]!), named(another, ends[1]!)];
  },

  'an event added without the key': async ({ db, chain }, { amount }) => {
    const last = chain.events.at(-1)!;
    await put(db, chain, last.seq + 1, 'closed', new Date(Date.parse(last.at) + amount).toISOString(), last.mac);
    return [named(chain, last.seq + 1)];
  },
  'an event put in between': async ({ db, chain }, { event }) => {
    const { seq, mac, at: when } = pick(chain.events, event);
    for (const table of ['event', 'event_payload']) {
      for (let later = chain.events.length; later > seq; later -= 1) {
        await sql`update ${sql.table(table)} set seq = ${later + 1} where ${at(chain, later)}`.execute(db);
      }
    }
    await put(db, chain, seq + 1, 'suspended', when, mac);
    return [named(chain, seq + 1)];
  },
  'a request made up': async ({ db, chain }, { noise }) => {
    const made = { ...chain, requestId: noise, events: [] };
    await put(db, made, 1, 'created', '2026-11-20T10:00:00.000Z', '');
    return [named(made, 1)];
  },
  'words said where there is no event': async ({ db, chain }, { amount }) => {
    await sql`insert into event_payload (organisation_id, request_id, seq, salt, says)
      values (${chain.organisationId}, ${chain.requestId}, ${chain.events.length + amount}, 'salt', '{}')`.execute(db);
    return [named(chain, chain.events.length + 1)];
  },
  'an erased answer put back': async ({ db, chain }, { noise }) => {
    const erased = chain.events.find(({ opening }) => opening === null)!;
    await sql`insert into event_payload (organisation_id, request_id, seq, salt, person_id, version_id, says)
      values (${chain.organisationId}, ${chain.requestId}, ${erased.seq}, ${'0'.repeat(32)}, ${noise}, 'v', '{"shown":{}}')`.execute(
      db,
    );
    return [named(chain, erased.seq)];
  },

  'all chained anew, without the key, from a changed event on': async ({ db, chain }, { event, noise }) => {
    const start = pick(chain.events, event).seq;
    let before = chain.events[start - 2];
    for (const each of chain.events.slice(start - 1)) {
      const type = each.seq === start ? noise : each.type;
      const said = each.opening?.payload as object | undefined;
      const head = before === undefined ? null : { ...chain, ...before };
      const sealed = await FORGED.seal(chain, { type, at: each.at, ...said }, head);
      await sql`update event set type = ${type}, commitment = ${sealed.commitment}, mac = ${sealed.mac}
        where ${at(chain, each.seq)}`.execute(db);
      await sql`update event_payload set salt = ${sealed.opening!.salt} where ${at(chain, each.seq)}`.execute(db);
      before = sealed;
    }
    return [named(chain, start)];
  },
  'all chained anew, with the key, from a changed event on': async ({ db, chain }, { event, noise }) => {
    const start = pick(chain.events, event).seq;
    let before = chain.events[start - 2];
    for (const each of chain.events.slice(start - 1)) {
      const type = each.seq === start ? noise : each.type;
      const head = before === undefined ? null : { ...chain, ...before };
      const sealed = await CHAIN.seal(chain, { type, at: each.at, ...(each.opening?.payload as object) }, head);
      await sql`update event set type = ${type}, commitment = ${sealed.commitment}, mac = ${sealed.mac}
        where ${at(chain, each.seq)}`.execute(db);
      await sql`update event_payload set salt = ${sealed.opening!.salt} where ${at(chain, each.seq)}`.execute(db);
      before = sealed;
    }
    // Every event was anchored.
    return [named(chain, start)];
  },
};

/** Reads a file of anchors as lines, and writes it with other ones. */
async function change({ anchorFolder }: Scene, index: number, other: (lines: string[]) => string[]): Promise<Expected> {
  const files = (await readdir(anchorFolder)).sort();
  const file = pick(files, index);
  const lines = (await readFile(join(anchorFolder, file), 'utf8')).trimEnd().split('\n');
  await writeFile(
    join(anchorFolder, file),
    other(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return [file];
}

/** Of all files but the last: that one's end nobody else has written down. */
async function earlier(scene: Scene, index: number): Promise<string> {
  return pick((await readdir(scene.anchorFolder)).sort().slice(0, -1), index);
}

const IN_THE_ANCHORS: Record<string, Tampering> = {
  'a changed anchor': (scene, { request, event, other, noise, amount }) =>
    change(scene, request, (lines) =>
      lines.map((line, index) => {
        if (index !== event % lines.length) return line;
        const anchor = JSON.parse(line) as Record<string, unknown>;
        const field = pick(Object.keys(anchor), other);
        const value = field === 'seq' ? amount + 1000 : field === 'files' ? { 'x.jsonl': noise } : noise;
        return JSON.stringify({ ...anchor, [field]: field === 'at' ? '2020-01-01T00:00:00.000Z' : value });
      }),
    ),
  'a line that is none': (scene, { request, event, noise }) =>
    change(scene, request, (lines) => lines.map((line, index) => (index === event % lines.length ? noise : line))),
  'an anchor removed': (scene, { request, event }) =>
    change(scene, request, (lines) => lines.filter((_, index) => index !== event % (lines.length - 1))),
  'an anchor put in': (scene, { request, event, other }) =>
    change(scene, request, (lines) => lines.toSpliced(1 + (event % lines.length), 0, pick(lines, other))),
  'two anchors swapped': (scene, { request, event }) =>
    change(scene, request, (lines) => {
      const first = event % (lines.length - 1);
      return lines.with(first, lines[first + 1]!).with(first + 1, lines[first]!);
    }),
  'the end of a file cut off': async (scene, { request, event }) => {
    const file = await earlier(scene, request);
    const path = join(scene.anchorFolder, file);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const left = lines.slice(0, 1 + (event % (lines.length - 1)));
    await writeFile(path, left.map((line) => `${line}\n`).join(''));
    return [file];
  },
  'a file removed': async (scene, { request }) => {
    const file = await earlier(scene, request);
    await rm(join(scene.anchorFolder, file));
    return [file];
  },
  'a file under the name of another': async (scene, { request }) => {
    const file = await earlier(scene, request);
    const [gone] = (await readdir(scene.anchorFolder)).sort().slice(-1);
    await rename(join(scene.anchorFolder, file), join(scene.anchorFolder, gone!));
    return [gone!];
  },
};

const KINDS = { ...IN_THE_TABLES, ...IN_THE_ANCHORS };

function tamperings(
  name: string,
  times: number,
  open: () => Promise<{ db: Kysely<Database>; close(): Promise<void> }>,
) {
  describe(`${times} random tamperings on ${name}`, () => {
    let db: Kysely<Database>;
    let close: () => Promise<void>;
    let store: SqlStore;
    let folder: string;
    let anchorFolder: string;
    let chains: RequestChain[];

    before(async () => {
      ({ db, close } = await open());
      folder = await mkdtemp(join(tmpdir(), 'lupa-tampering-'));
      anchorFolder = join(folder, 'anchors');
      await migrate(db, CHAIN);
      // Several runs of the server, each with its file of anchors.
      for (let run = 0; run < 3; run += 1) {
        const anchors = new Anchors({ folder: anchorFolder, chain: CHAIN, log: () => {} });
        store = new SqlStore(db, 'pglite', { chain: CHAIN, committed: (heads) => anchors.add(heads) }, async () => {});
        for (let request = 0; request < REQUESTS / 3; request += 1) await fill(store, anchors, run + request);
        await anchors.close();
      }
      chains = await store.chains(null, REQUESTS);
    });
    after(async () => {
      await close();
      await rm(folder, { recursive: true });
    });

    function report(from = anchorFolder): Promise<AuditReport> {
      return verifyAudit({ store, chain: CHAIN, anchorFolder: from, now: () => new Date() });
    }

    async function nothingIsFound() {
      const { requests, broken, anchors, window } = await report();
      assert.equal(requests, REQUESTS);
      assert.deepEqual([broken, anchors.broken, anchors.unfinished], [[], [], []]);
      assert.deepEqual(window, { events: 0, requests: 0 });
    }

    /** What is found after a tampering, which is undone then. */
    async function foundAfter(tampering: Tampering, struck: Strike) {
      const copy = await mkdtemp(join(folder, 'copy-'));
      await cp(anchorFolder, copy, { recursive: true });
      const [chain, another] = two(chains, { ...struck, event: struck.request });
      await sql`begin`.execute(db);
      try {
        await sql`set local session_replication_role = replica`.execute(db);
        const expected = await tampering({ db, chain, another, anchorFolder: copy }, struck);
        const { broken, anchors } = await report(copy);
        return {
          expected,
          inTables: broken.map(({ requestId, seq }) => `${requestId} ${seq}`),
          inAnchors: anchors.broken.map(({ file }) => file),
        };
      } finally {
        await sql`rollback`.execute(db);
        await rm(copy, { recursive: true });
      }
    }

    test('nothing is found where nobody has been', nothingIsFound);

    for (const [what, tampering] of Object.entries(KINDS)) {
      const runs = Math.ceil(times / Object.keys(KINDS).length);
      test(`${what}: found, and the first broken event is named`, () =>
        fc.assert(
          fc.asyncProperty(strike, async (struck) => {
            const { expected, inTables, inAnchors } = await foundAfter(tampering, struck);
            if (what in IN_THE_ANCHORS) {
              assert.ok(inAnchors.includes(expected[0]!), `${expected[0]} is not among ${inAnchors.join()}`);
              return;
            }
            assert.deepEqual(inAnchors, []);
            // What was moved elsewhere may be found there too.
            for (const each of expected) assert.ok(inTables.includes(each), `${each} is not among ${inTables.join()}`);
          }),
          { numRuns: runs },
        ));
    }

    test('and nothing is found after all of them were undone', nothingIsFound);
  });
}

/** A request with some answers, one of them erased; every event is anchored. */
async function fill(store: SqlStore, anchors: Anchors, more: number): Promise<Municipality> {
  const municipality = await addMunicipality(store, newMunicipality(), []);
  const { organisation, guardian, otherGuardian, version, request } = municipality;
  const answers = Array.from({ length: 2 + (more % 4) }, (_, index): NewEvent => {
    const personId = index % 2 === 0 ? guardian.id : otherGuardian.id;
    const type = index < 2 ? 'accepted' : 'withdrawn';
    return {
      type,
      at: `2026-11-0${2 + index}T08:00:00.000Z`,
      personId,
      shown: { versionId: version.id, language: 'fi' },
    };
  });
  const events: NewEvent[] = [
    { type: 'created', at: '2026-11-01T08:00:00.000Z' },
    { type: 'sent', at: '2026-11-01T08:05:00.000Z' },
    ...answers,
  ];
  for (const event of events) {
    await store.transaction((tx) => tx.appendEvent(organisation.id, request.id, event));
    await anchors.settled();
  }
  await store.transaction((tx) => tx.erasePayload(organisation.id, request.id, 3, '2026-11-10T08:00:00.000Z'));
  await anchors.settled();
  await store.transaction((tx) =>
    tx.appendEvent(organisation.id, request.id, { type: 'closed', at: '2026-11-11T08:00:00.000Z' }),
  );
  await anchors.settled();
  return municipality;
}

tamperings('PGlite', 1000, async () => {
  const db = kyselyOn(new PGliteDialect({ pglite: await PGlite.create() }));
  return { db, close: () => db.destroy() };
});

describe('PostgreSQL', { skip: withoutPostgres }, () => {
  tamperings('PostgreSQL', FULL ? 1000 : 100, async () => {
    const postgres = await startPostgres();
    // One connection, so that everything is in the one transaction that is undone.
    const pool = new pg.Pool({ connectionString: await postgres.database('tampering'), max: 1 });
    pool.on('error', () => undefined);
    const db = kyselyOn(new PostgresDialect({ pool }));
    return {
      db,
      async close() {
        await db.destroy();
        await postgres.stop();
      },
    };
  });
});
