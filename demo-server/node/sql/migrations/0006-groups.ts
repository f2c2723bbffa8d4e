import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table person_group (
    organisation_id text not null references organisation,
    id text not null,
    name jsonb not null,
    primary key (organisation_id, id)
  )`,

  // Who has left and joins again has two rows.
  sql`create table group_member (
    organisation_id text not null,
    group_id text not null,
    subject_id text not null,
    joined_at timestamptz not null,
    left_at timestamptz,
    foreign key (organisation_id, group_id) references person_group,
    foreign key (organisation_id, subject_id) references person
  )`,
  sql`create unique index group_member_once on group_member (organisation_id, group_id, subject_id)
    where left_at is null`,

  sql`create table group_guardian (
    organisation_id text not null,
    subject_id text not null,
    guardian_id text not null,
    position smallint not null,
    custody text not null check (custody in ('joint', 'sole', 'foster', 'appointed', 'none')),
    unreachable boolean not null,
    protected boolean not null,
    relation text not null check (relation in ('child', 'ward')),
    primary key (organisation_id, subject_id, guardian_id),
    foreign key (organisation_id, subject_id) references person,
    foreign key (organisation_id, guardian_id) references person
  )`,

  sql`create index request_by_subject on request (organisation_id, subject_id)`,
];

export const groups: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
