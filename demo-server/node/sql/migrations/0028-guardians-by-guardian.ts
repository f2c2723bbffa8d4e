import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** For whom does somebody act? The key of the table begins with those who are acted for. */
export const guardiansByGuardian: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create index group_guardian_by_guardian on group_guardian (organisation_id, guardian_id)`.execute(db);
  },
};
