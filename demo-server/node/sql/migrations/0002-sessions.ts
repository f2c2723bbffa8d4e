import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table session (
    id_hash text primary key,
    organisation_id text not null,
    person_id text not null,
    id_token text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    foreign key (organisation_id, person_id) references person
  )`,
  sql`create index session_by_person on session (organisation_id, person_id)`,
  sql`create index session_by_last_seen on session (last_seen_at)`,

  // Nobody is known yet when a sign-in begins, so it has no organisation.
  sql`create table sign_in (
    state_hash text primary key,
    code_verifier text not null,
    nonce text not null,
    redirect_uri text not null,
    return_to text not null,
    created_at timestamptz not null
  )`,
  sql`create index sign_in_by_creation on sign_in (created_at)`,
];

export const sessions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
