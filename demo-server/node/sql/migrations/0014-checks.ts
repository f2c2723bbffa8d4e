import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  sql`create table check_access (
    organisation_id text not null references organisation,
    id text not null,
    template_id text not null,
    system text not null,
    token_hash text not null unique,
    created_at timestamptz not null,
    created_by text not null,
    last_day date not null,
    revoked_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, template_id) references template,
    foreign key (organisation_id, created_by) references person
  )`,
  sql`create index check_access_of_template on check_access (organisation_id, template_id)`,

  sql`create table check_use (
    organisation_id text not null,
    access_id text not null,
    seq integer not null check (seq > 0),
    type text not null,
    at timestamptz not null,
    commitment text not null,
    mac text not null,
    primary key (organisation_id, access_id, seq),
    foreign key (organisation_id, access_id) references check_access
  )`,
  sql`create trigger check_use_is_append_only before update or delete or truncate on check_use
    for each statement execute function refuse_change()`,

  // What a check was about lies apart, so that it can be erased by law. It refers to no request: the reference would
  // make a check wait for a decision that is being taken, and a decision for a check.
  sql`create table check_use_payload (
    organisation_id text not null,
    access_id text not null,
    seq integer not null,
    salt text not null,
    request_id text,
    says jsonb not null,
    primary key (organisation_id, access_id, seq),
    foreign key (organisation_id, access_id, seq) references check_use
  )`,
  sql`create index check_use_of_request on check_use_payload (organisation_id, request_id)`,
  sql`create trigger check_use_payload_is_never_changed before update or truncate on check_use_payload
    for each statement execute function refuse_change()`,
  sql`create function refuse_deletion_of_check() returns trigger language plpgsql as $$
    begin
      if current_setting('lupa.erasing', true)
        is distinct from jsonb_build_array(old.organisation_id, 'checks', old.access_id)::text then
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end if;
      return old;
    end
  $$`,
  sql`create trigger check_use_payload_is_erased_by_law before delete on check_use_payload
    for each row execute function refuse_deletion_of_check()`,

  // The checks are chained and anchored beside the requests, under such a word.
  sql`alter table request add constraint request_is_no_list_of_checks check (id not like 'checks %')`,
];

export const checks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
