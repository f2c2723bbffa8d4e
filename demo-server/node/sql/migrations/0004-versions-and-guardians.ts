import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`alter table person add column birth_date date`,

  sql`alter table template
    add column subject_heard boolean not null default false,
    add column self_from smallint check (self_from between 1 and 17),
    add column standing_consents boolean not null default false`,

  // Versions from before had one purpose and no proof of their texts: they stay as they were published.
  sql`alter table template_version
    add column state text not null default 'published' check (state in ('draft', 'published', 'archived')),
    add column content jsonb not null
      default '{"purposes":[{"id":"all","kind":"other"}],"personalData":[],"explicit":false,"attachments":{}}',
    add column agreed jsonb not null default '{}'`,
  sql`alter table request
    add column renews_id text,
    add foreign key (organisation_id, renews_id) references request`,
  sql`create index request_by_version on request (organisation_id, version_id)`,

  sql`alter table participant
    add column custody text check (custody in ('joint', 'sole', 'foster', 'appointed', 'none')),
    add column unreachable boolean not null default false,
    add column protected boolean not null default false,
    add column renews boolean not null default false`,

  sql`create table attachment (
    organisation_id text not null references organisation,
    sha256 text not null,
    media_type text not null,
    bytes bytea not null,
    primary key (organisation_id, sha256)
  )`,

  sql`create trigger attachment_stays before update or delete or truncate on attachment
    for each statement execute function refuse_change()`,

  sql`create table staff (
    organisation_id text not null,
    person_id text not null,
    role text not null check (role in ('viewer', 'editor')),
    primary key (organisation_id, person_id),
    foreign key (organisation_id, person_id) references person
  )`,

  sql`create table standing_consent (
    organisation_id text not null,
    id text not null,
    person_id text not null,
    subject_id text not null,
    purpose_kind text not null,
    decision text not null check (decision in ('accept', 'refuse')),
    last_day date not null,
    given_at timestamptz not null,
    ended_at timestamptz,
    primary key (organisation_id, id),
    foreign key (organisation_id, person_id) references person,
    foreign key (organisation_id, subject_id) references person
  )`,
  sql`create index standing_consent_by_person on standing_consent (organisation_id, person_id)`,
];

/** What has been published is what people have agreed to: nobody rewrites it. */
const PUBLISHED_STAYS = [
  sql`create function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if old.state = 'draft' and new.state in ('draft', 'published') then
          return new;
        end if;
        if old.state = 'published' and new.state = 'archived'
          and to_jsonb(old) - 'state' = to_jsonb(new) - 'state' then
          return new;
        end if;
      elsif old.state = 'draft' then
        return old;
      end if;
      raise exception 'a published version is not changed: % refused', tg_op using errcode = 'restrict_violation';
    end
  $$`,
  sql`create trigger published_version_stays before update or delete on template_version
    for each row execute function refuse_rewriting()`,
];

export const versionsAndGuardians: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...PUBLISHED_STAYS]) await statement.execute(db);
  },
};
