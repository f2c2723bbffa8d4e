import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table contact (
    organisation_id text not null,
    person_id text not null,
    email text not null,
    language text not null check (language in ('fi', 'sv', 'en')),
    primary key (organisation_id, person_id),
    foreign key (organisation_id, person_id) references person
  )`,

  // No address and no words: both are those of the moment at which the mail is sent.
  sql`create table outbox (
    organisation_id text not null,
    id text not null,
    kind text not null check (kind in ('request', 'reminder', 'ending', 'receipt', 'closing')),
    request_id text not null,
    person_id text not null,
    key text not null,
    created_at timestamptz not null,
    not_before timestamptz not null,
    attempts integer not null default 0,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'not-needed')),
    error text,
    sent_at timestamptz,
    primary key (organisation_id, id),
    constraint mail_once unique (organisation_id, key),
    foreign key (organisation_id, request_id) references request,
    foreign key (organisation_id, person_id) references person,
    check ((state = 'sent') = (sent_at is not null))
  )`,
  sql`create index outbox_waiting on outbox (organisation_id, not_before) where state = 'waiting'`,
  sql`create index outbox_newest on outbox (organisation_id, created_at)`,

  // By which the requests are found whose people are reminded today.
  sql`create index event_sent on event (organisation_id, at) where type = 'sent'`,
  sql`create index request_ending on request (organisation_id, last_valid_day)`,
];

export const outbox: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
