import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  // `email_key`: the address by which it is found, once it is verified.
  sql`create table profile (
    organisation_id text not null,
    person_id text not null,
    created_at timestamptz not null,
    names jsonb,
    email text,
    email_verified_at timestamptz,
    email_key text,
    pending_email text,
    phone text,
    address jsonb,
    language text check (language in ('fi', 'sv', 'en')),
    first_visit boolean not null,
    primary key (organisation_id, person_id),
    constraint profile_email_once unique (organisation_id, email_key),
    foreign key (organisation_id, person_id) references person,
    check (email_verified_at is null or email is not null),
    check ((email_key is null) = (email_verified_at is null)),
    check (pending_email is null or email_verified_at is not null)
  )`,

  sql`create table profile_confirmation (
    organisation_id text not null,
    person_id text not null,
    token_hash text not null,
    address text not null,
    expires_at timestamptz not null,
    primary key (organisation_id, person_id),
    unique (organisation_id, token_hash),
    foreign key (organisation_id, person_id) references profile on delete cascade
  )`,
];

export const profiles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
