import { PostgresDialect } from 'kysely';
import pg from 'pg';
import { mustHaveKey } from './audit-key.ts';
import { migrate } from './migrate.ts';
import { kyselyOn, openedDatabase, type Audit, type OpenedDatabase } from './opened-database.ts';

/** Connections of one process: ten processes fit into the hundred that PostgreSQL takes unless told otherwise. */
const POOL_SIZE = 10;
/** Milliseconds to wait for a connection, new or from the pool. */
const CONNECTION_TIMEOUT = 10_000;
/** Milliseconds after which the database ends a statement, a wait for a lock included: nothing here takes seconds. */
const STATEMENT_TIMEOUT = 15_000;
/** Milliseconds after which it ends a transaction that does nothing: the process behind it hangs or has gone. */
const IDLE_TRANSACTION_TIMEOUT = 30_000;

/** PostgreSQL does not answer, or does not let us in. The message has no password in it. */
export class PostgresUnreachable extends Error {
  constructor(where: string, cause: unknown) {
    super(`PostgreSQL cannot be used at ${where}: ${reasonOf(cause)}. Is it running, and is DATABASE_URL right?`, {
      cause,
    });
  }
}

/**
 * Connects to a PostgreSQL server and brings its tables up to date. Any number of processes may do so at once.
 *
 * @param url `postgresql://user:password@host:port/database`
 * Rejects with {@link PostgresUnreachable} when there is no connection to be had, and with `OtherAuditKey`.
 */
export async function openPostgres(url: string, audit: Audit): Promise<OpenedDatabase> {
  // A process that waits here for another one's migrations waits longer than any statement may take later.
  const migrating = createPool(url, { max: 1 });
  try {
    await reach(migrating, url);
    const db = kyselyOn(new PostgresDialect({ pool: migrating }));
    await migrate(db, audit.chain);
    await mustHaveKey(db, audit.chain);
  } finally {
    await migrating.end();
  }
  const pool = createPool(url, {
    max: POOL_SIZE,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT,
  });
  const db = kyselyOn(new PostgresDialect({ pool }));
  return openedDatabase(db, 'postgres', audit, async () => {
    if (!pool.ending) await pool.end();
  });
}

export function createPool(url: string, config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'lupa',
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    ...config,
  });
  // A connection that breaks leaves the pool by itself; unheard, its event would end the process. The pool hears it
  // only while nobody uses the connection, so between two statements of a transaction nobody would.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export async function reach(pool: pg.Pool, url: string): Promise<void> {
  try {
    const client = await pool.connect();
    client.release();
  } catch (error) {
    throw new PostgresUnreachable(placeOf(url), error);
  }
}

/** Host and database of the address, without user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'an address that is not a URL';
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Several addresses of one host failed: the code says more than the empty message does.
  return cause.message || String((cause as Error & { code?: unknown }).code);
}
