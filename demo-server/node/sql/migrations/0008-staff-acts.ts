import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const TABLES = [
  sql`create table staff_act (
    organisation_id text not null references organisation,
    seq integer not null check (seq > 0),
    type text not null,
    at timestamptz not null,
    commitment text not null,
    mac text not null,
    salt text not null,
    person_id text not null,
    says jsonb not null,
    primary key (organisation_id, seq),
    foreign key (organisation_id, person_id) references person
  )`,
  sql`create trigger staff_act_is_append_only before update or delete or truncate on staff_act
    for each statement execute function refuse_change()`,

  // What one who appends holds, so that two follow each other.
  sql`create table staff_act_turn (organisation_id text primary key references organisation)`,

  // The acts are chained and anchored beside the requests, under this word.
  sql`alter table request add constraint request_is_no_list_of_acts check (id <> 'staff acts')`,
];

export const staffActs: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await statement.execute(db);
  },
};
