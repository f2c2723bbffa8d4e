import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // What a list says stays beside a person's own address, and holds again when that is removed.
  sql`alter table contact drop constraint contact_pkey`,
  sql`alter table contact add primary key (organisation_id, person_id, source)`,

  // A mail that confirms an address is about no request.
  sql`alter table outbox alter column request_id drop not null`,
  sql`alter table outbox drop constraint outbox_kind_check`,
  sql`alter table outbox add constraint outbox_kind_check
    check (kind in ('request', 'reminder', 'ending', 'receipt', 'closing', 'follow-up', 'follow-up-reminder',
      'email-confirmation'))`,
  sql`alter table outbox add constraint outbox_request_check
    check ((kind = 'email-confirmation') = (request_id is null))`,
  sql`create index outbox_profile on outbox (organisation_id, person_id, created_at) where request_id is null`,

  // Until now none was sent.
  sql`delete from profile_confirmation`,
  sql`alter table profile_confirmation add column language text not null check (language in ('fi', 'sv', 'en'))`,
  sql`alter table profile_confirmation add column used_at timestamptz`,
];

export const emailConfirmation: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
