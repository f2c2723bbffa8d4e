import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whether a sign-in under way is to be a strong one. Of those begun before it was not said; new rows must say it. */
export const strongSignIns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table sign_in add column strongly boolean not null default false`.execute(db);
    await sql`alter table sign_in alter column strongly drop default`.execute(db);
  },
};
