import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table organisation (
    id text primary key,
    name jsonb not null
  )`,

  sql`create table person (
    organisation_id text not null references organisation,
    id text not null,
    identity_hash text not null,
    given_names text not null,
    family_name text not null,
    primary key (organisation_id, id),
    unique (organisation_id, identity_hash)
  )`,

  sql`create table template (
    organisation_id text not null references organisation,
    id text not null,
    approval_mode text not null,
    legal_basis text not null,
    contact jsonb not null,
    data_protection_officer jsonb not null,
    primary key (organisation_id, id)
  )`,

  sql`create table template_version (
    organisation_id text not null,
    id text not null,
    template_id text not null,
    major integer not null,
    minor integer not null,
    texts jsonb not null,
    primary key (organisation_id, id),
    unique (organisation_id, template_id, major, minor),
    foreign key (organisation_id, template_id) references template
  )`,

  sql`create table request (
    organisation_id text not null,
    id text not null,
    version_id text not null,
    subject_id text not null,
    last_valid_day date,
    primary key (organisation_id, id),
    foreign key (organisation_id, version_id) references template_version,
    foreign key (organisation_id, subject_id) references person
  )`,

  sql`create table participant (
    organisation_id text not null,
    request_id text not null,
    person_id text not null,
    position smallint not null,
    role text not null,
    relation text not null,
    primary key (organisation_id, request_id, person_id),
    foreign key (organisation_id, request_id) references request,
    foreign key (organisation_id, person_id) references person
  )`,
  sql`create index participant_by_person on participant (organisation_id, person_id)`,

  sql`create table event (
    organisation_id text not null,
    request_id text not null,
    seq integer not null check (seq > 0),
    type text not null,
    at timestamptz not null,
    person_id text,
    version_id text,
    language text,
    primary key (organisation_id, request_id, seq),
    foreign key (organisation_id, request_id) references request,
    foreign key (organisation_id, person_id) references person,
    foreign key (organisation_id, version_id) references template_version,
    check (num_nulls(person_id, version_id, language) in (0, 3))
  )`,

  sql`create table intent (
    organisation_id text not null,
    person_id text not null,
    key text not null,
    fingerprint text not null,
    request_id text not null,
    body text not null,
    etag text not null,
    at timestamptz not null,
    constraint intent_once primary key (organisation_id, person_id, key),
    foreign key (organisation_id, person_id) references person,
    foreign key (organisation_id, request_id) references request
  )`,
];

/** The order of events is the proof of what happened: nobody rewrites it, a careless hand at the database included. */
const APPEND_ONLY = [
  sql`create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end
  $$`,
  sql`create trigger event_is_append_only before update or delete or truncate on event
    for each statement execute function refuse_change()`,
];

export const consents: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...APPEND_ONLY]) await statement.execute(db);
  },
};
