import type { Kysely } from 'kysely';
import type { ChainHead, EventChain, RequestChain, RequestPlace } from '../../service/event-chain.ts';
import type { Store, Transaction } from '../../service/store.ts';
import { readChains } from './read-chains.ts';
import type { Database } from './schema.ts';
import { SqlTransaction } from './sql-transaction.ts';

/** How the events are proved. */
export interface Audit {
  chain: EventChain;
  /** Is told the last events of the requests that a transaction has written to, once it is committed. Never throws. */
  committed?: (heads: readonly ChainHead[]) => void;
}

/**
 * Keeps everything in PostgreSQL, embedded (PGlite) or at a server.
 *
 * PGlite has one connection, so there the transactions follow each other: work that waits for another transaction
 * of the same store waits for ever.
 */
export class SqlStore implements Store {
  readonly kind: 'pglite' | 'postgres';
  readonly #db: Kysely<Database>;
  readonly #audit: Audit;
  readonly #close: () => Promise<void>;

  constructor(db: Kysely<Database>, kind: 'pglite' | 'postgres', audit: Audit, close: () => Promise<void>) {
    this.#db = db;
    this.kind = kind;
    this.#audit = audit;
    this.#close = close;
  }

  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const { chain, committed } = this.#audit;
    let heads: readonly ChainHead[] = [];
    const result = await this.#db.transaction().execute(async (db) => {
      const transaction = new SqlTransaction(db, chain);
      const done = await work(transaction);
      heads = transaction.heads;
      return done;
    });
    if (heads.length > 0) committed?.(heads);
    return result;
  }

  chains(after: RequestPlace | null, limit: number): Promise<RequestChain[]> {
    return readChains(this.#db, after, limit);
  }

  close(): Promise<void> {
    return this.#close();
  }
}
