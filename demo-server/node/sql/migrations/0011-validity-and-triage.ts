import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // What was published before said nothing of either.
  sql`alter table template_version add column validity jsonb`,
  sql`alter table template add column triage jsonb`,
  sql`update template_draft set rules = rules || '{"triage": null}'`,
];

export const validityAndTriage: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
