import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  sql`alter table staff drop constraint staff_role_check`,
  sql`alter table staff add constraint staff_role_check check (role in ('carer', 'viewer', 'editor'))`,
];

export const carers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
