import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  // What was published before says nothing of it.
  sql`alter table template_version add column follow_up jsonb`,

  // What was withdrawn before has opened nothing, and does not now: it may have been done long ago.
  sql`create table follow_up (
    organisation_id text not null,
    id text not null,
    request_id text not null,
    template_id text not null,
    answer_seq integer not null,
    says jsonb not null,
    instruction jsonb not null,
    opened_at timestamptz not null,
    due_day date not null,
    done_at timestamptz,
    done_by text,
    primary key (organisation_id, id),
    constraint follow_up_once unique (organisation_id, request_id, answer_seq),
    foreign key (organisation_id, request_id) references request,
    foreign key (organisation_id, template_id) references template,
    foreign key (organisation_id, request_id, answer_seq) references event,
    foreign key (organisation_id, done_by) references person,
    check ((done_at is null) = (done_by is null))
  )`,
  sql`create index follow_up_open on follow_up (organisation_id, due_day) where done_at is null`,
  sql`create index follow_up_done on follow_up (organisation_id, done_at) where done_at is not null`,

  sql`alter table outbox drop constraint outbox_kind_check`,
  sql`alter table outbox add constraint outbox_kind_check
    check (kind in ('request', 'reminder', 'ending', 'receipt', 'closing', 'follow-up', 'follow-up-reminder'))`,
];

export const followUps: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await statement.execute(db);
  },
};
