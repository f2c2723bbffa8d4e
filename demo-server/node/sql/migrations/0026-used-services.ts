import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which services there are stands in a file, so a service that was taken out of it may still be named here. */
const TABLE = sql`create table used_service (
  organisation_id text not null,
  person_id text not null,
  service_id text not null,
  since timestamptz not null,
  disconnected_at timestamptz,
  says jsonb not null,
  primary key (organisation_id, person_id, service_id),
  foreign key (organisation_id, person_id) references person
)`;

export const usedServices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await TABLE.execute(db);
  },
};
