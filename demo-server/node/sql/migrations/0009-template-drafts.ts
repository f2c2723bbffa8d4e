import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table template_draft (
    organisation_id text not null,
    version_id text not null,
    rules jsonb not null,
    changes jsonb not null,
    writers jsonb not null,
    primary key (organisation_id, version_id),
    foreign key (organisation_id, version_id) references template_version on delete cascade
  )`,
  // Apart from the files that people have agreed to, which nobody can delete.
  sql`create table template_draft_file (
    organisation_id text not null,
    version_id text not null,
    sha256 text not null,
    media_type text not null,
    bytes bytea not null,
    primary key (organisation_id, version_id, sha256),
    foreign key (organisation_id, version_id) references template_draft on delete cascade
  )`,

  // A template is created once, however often it is asked for; no request is there then.
  sql`alter table intent alter column request_id drop not null`,
];

export const templateDrafts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
