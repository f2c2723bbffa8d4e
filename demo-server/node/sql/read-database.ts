/** The database for whoever verifies it: opened as it is, with nothing brought up to date. */
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PostgresDialect, sql, type Kysely } from 'kysely';
import type { EventChain } from '../../service/event-chain.ts';
import type { Store } from '../../service/store.ts';
import { lockDataFolder } from '../data-folder.ts';
import { mustHaveKey } from './audit-key.ts';
import { createPool, reach } from './open-postgres.ts';
import { kyselyOn } from './opened-database.ts';
import { readChains } from './read-chains.ts';
import type { Database } from './schema.ts';

export interface ReadDatabase extends Pick<Store, 'chains'> {
  close(): Promise<void>;
}

/** The events are from before there were chains. */
export class NotChained extends Error {
  constructor() {
    super('The events have no seals yet: they get them when a server of this version starts on the database.');
  }
}

/** The database is from before something that is verified now. */
export class EarlierDatabase extends Error {
  constructor() {
    super(
      'The database is of an earlier version: it is brought up to date when a server of this version starts on it.',
    );
  }
}

/** Rejects with `DataFolderInUse` when another process has the folder, and as {@link readPostgres} does. */
export async function readPGlite(folder: string, chain: EventChain): Promise<ReadDatabase> {
  const lock = await lockDataFolder(folder);
  try {
    const pglite = await PGlite.create(join(folder, 'pglite'));
    return await reading(kyselyOn(new PGliteDialect({ pglite })), chain, async () => {
      await pglite.close();
      await lock.release();
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Rejects with `PostgresUnreachable`, {@link NotChained}, {@link EarlierDatabase} or `OtherAuditKey`. */
export async function readPostgres(url: string, chain: EventChain): Promise<ReadDatabase> {
  const pool = createPool(url, { max: 1, options: '-c default_transaction_read_only=on' });
  try {
    await reach(pool, url);
    return await reading(kyselyOn(new PostgresDialect({ pool })), chain, () => pool.end());
  } catch (error) {
    if (!pool.ending) await pool.end();
    throw error;
  }
}

async function reading(db: Kysely<Database>, chain: EventChain, close: () => Promise<void>): Promise<ReadDatabase> {
  try {
    const has = await sql<Record<'events' | 'seals' | 'acts' | 'checks', boolean>>`
      select to_regclass('event') is not null as events, to_regclass('audit_key') is not null as seals,
        to_regclass('staff_act') is not null as acts, to_regclass('check_use') is not null as checks`.execute(db);
    const { events, seals, acts, checks } = has.rows[0]!;
    // A database that no server has started on has no events to verify.
    if (!events) return { chains: async () => [], close };
    if (!seals) throw new NotChained();
    if (!acts || !checks) throw new EarlierDatabase();
    await mustHaveKey(db, chain);
    return { chains: (after, limit) => readChains(db, after, limit), close };
  } catch (error) {
    await close();
    throw error;
  }
}
