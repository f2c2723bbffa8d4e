import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sessions that are on were begun when there was no other way than a strong one. New rows must say it. */
export const sessionStrength: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table session
      add column strength text not null default 'strong' check (strength in ('strong', 'weak'))`.execute(db);
    await sql`alter table session alter column strength drop default`.execute(db);
  },
};
