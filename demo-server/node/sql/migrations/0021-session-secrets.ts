import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What authorities hold of the person, sealed by the value of the cookie. Sessions that are on hold nothing. */
export const sessionSecrets: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table session add column sealed text`.execute(db);
  },
};
