import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What else a municipality lets a citizen tell, by the id of the field. */
export const profileExtras: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table profile
      add column extras jsonb not null default '{}' check (jsonb_typeof(extras) = 'object')`.execute(db);
  },
};
