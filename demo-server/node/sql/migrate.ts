import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from './schema.ts';
import { consents } from './migrations/0001-consents.ts';
import { sessions } from './migrations/0002-sessions.ts';

/** In the order in which they are run. One that has been released is never changed: what follows is a new one. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-consents': consents,
  '0002-sessions': sessions,
};

/**
 * Brings the tables up to date; forward only. Each run takes the migrator's own lock, so that any number of
 * processes can start on one PostgreSQL at once.
 *
 * Rejects with what the database said, and leaves the tables as they were before the migration that failed.
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
