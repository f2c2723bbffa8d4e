import type { Kysely } from 'kysely';
import type { Store, Transaction } from '../../service/store.ts';
import type { Database } from './schema.ts';
import { SqlTransaction } from './sql-transaction.ts';

/**
 * Keeps everything in PostgreSQL, embedded (PGlite) or at a server.
 *
 * PGlite has one connection, so there the transactions follow each other: work that waits for another transaction
 * of the same store waits for ever.
 */
export class SqlStore implements Store {
  readonly kind: 'pglite' | 'postgres';
  readonly #db: Kysely<Database>;
  readonly #close: () => Promise<void>;

  constructor(db: Kysely<Database>, kind: 'pglite' | 'postgres', close: () => Promise<void>) {
    this.#db = db;
    this.kind = kind;
    this.#close = close;
  }

  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute((db) => work(new SqlTransaction(db)));
  }

  close(): Promise<void> {
    return this.#close();
  }
}
