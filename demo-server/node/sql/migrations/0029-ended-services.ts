import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A service ends the use of it; what the person withheld is kept for when it begins anew. */
export const endedServices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table used_service add column ended_at timestamptz`.execute(db);
  },
};
