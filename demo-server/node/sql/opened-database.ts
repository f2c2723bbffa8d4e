import { CamelCasePlugin, Kysely, type Dialect } from 'kysely';
import type { SessionStore } from '../session-store.ts';
import type { Store } from '../../service/store.ts';
import type { Database } from './schema.ts';
import { SqlSessionStore } from './sql-session-store.ts';
import { SqlStore, type Audit } from './sql-store.ts';

export type { Audit } from './sql-store.ts';

/** A database that is ready for use: reached, and its tables up to date. */
export interface OpenedDatabase {
  store: Store;
  sessions: SessionStore;
  /** Ends the connections and lets go of the data. May be called again. */
  close(): Promise<void>;
}

export function kyselyOn(dialect: Dialect): Kysely<Database> {
  // What lies inside a JSON column keeps its own names.
  return new Kysely<Database>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
}

export function openedDatabase(
  db: Kysely<Database>,
  kind: 'pglite' | 'postgres',
  audit: Audit,
  close: () => Promise<void>,
): OpenedDatabase {
  return { store: new SqlStore(db, kind, audit, close), sessions: new SqlSessionStore(db), close };
}
