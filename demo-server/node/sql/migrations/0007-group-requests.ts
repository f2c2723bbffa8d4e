import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  // A child of a list without codes is a member too; who has none cannot sign in.
  sql`alter table person alter column identity_hash drop not null`,
  sql`create index person_by_name on person (organisation_id, family_name, given_names)`,

  // Where a person has given an address themselves, a list does not change it.
  sql`alter table contact add column source text not null default 'register' check (source in ('register', 'profile'))`,

  sql`alter table staff add column all_groups boolean not null default true`,
  sql`create table staff_group (
    organisation_id text not null,
    person_id text not null,
    group_id text not null,
    primary key (organisation_id, person_id, group_id),
    foreign key (organisation_id, person_id) references staff,
    foreign key (organisation_id, group_id) references person_group
  )`,

  sql`create table template_target (
    organisation_id text not null,
    template_id text not null,
    kind text not null check (kind in ('group', 'people')),
    group_id text,
    primary key (organisation_id, template_id),
    foreign key (organisation_id, template_id) references template,
    foreign key (organisation_id, group_id) references person_group,
    check ((kind = 'group') = (group_id is not null))
  )`,
  sql`create table template_person (
    organisation_id text not null,
    template_id text not null,
    subject_id text not null,
    added_at timestamptz not null,
    primary key (organisation_id, template_id, subject_id),
    foreign key (organisation_id, template_id) references template,
    foreign key (organisation_id, subject_id) references person
  )`,

  // One request of a person for each major version of a template, whoever sends it and however often.
  sql`alter table request add column template_id text, add column major integer,
    add column revision integer not null default 0`,
  sql`update request set template_id = version.template_id, major = version.major from template_version as version
    where version.organisation_id = request.organisation_id and version.id = request.version_id`,
  sql`alter table request alter column template_id set not null, alter column major set not null,
    add constraint request_once unique (organisation_id, template_id, subject_id, major)`,

  sql`create table request_standing (
    organisation_id text not null,
    request_id text not null,
    revision integer not null,
    status text not null,
    reason text not null,
    since timestamptz,
    next_change_at timestamptz,
    answering boolean not null,
    awaited text[] not null,
    primary key (organisation_id, request_id),
    foreign key (organisation_id, request_id) references request
  )`,

  sql`alter table outbox add column opened_at timestamptz`,
  sql`create index outbox_about on outbox (organisation_id, request_id, person_id, created_at)`,

  sql`create table job (
    organisation_id text not null,
    id text not null,
    template_id text not null,
    act text not null check (act in ('send', 'remind', 'end-answering', 'close')),
    last_valid_day date,
    planned_by text not null,
    planned_at timestamptz not null,
    started_by text,
    started_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, template_id) references template,
    foreign key (organisation_id, planned_by) references person,
    foreign key (organisation_id, started_by) references person,
    check ((started_by is null) = (started_at is null))
  )`,
  sql`create index job_started on job (organisation_id, started_at) where started_at is not null`,
  sql`create table job_item (
    organisation_id text not null,
    job_id text not null,
    subject_id text not null,
    position integer not null,
    state text not null check (state in ('ready', 'done', 'skipped', 'failed')),
    reason text,
    mails integer not null,
    primary key (organisation_id, job_id, subject_id),
    foreign key (organisation_id, job_id) references job on delete cascade,
    foreign key (organisation_id, subject_id) references person
  )`,
  sql`create index job_item_by_state on job_item (organisation_id, job_id, state, position)`,
];

export const groupRequests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
