import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { ChainHead, EventChain } from '../../../service/event-chain.ts';

/** Events that are chained at once. */
const PAGE = 500;

const TABLES = [
  // What an event says lies apart from the event, so that it can be erased by law.
  sql`create table event_payload (
    organisation_id text not null,
    request_id text not null,
    seq integer not null,
    salt text not null,
    person_id text,
    version_id text,
    says jsonb not null,
    primary key (organisation_id, request_id, seq),
    foreign key (organisation_id, request_id, seq) references event,
    foreign key (organisation_id, person_id) references person,
    foreign key (organisation_id, version_id) references template_version,
    check (num_nulls(person_id, version_id) in (0, 2))
  )`,
  sql`alter table event add column commitment text, add column mac text`,

  // By which a server with another key is found out, before it writes what nobody can verify.
  sql`create table audit_key (
    only_one boolean primary key default true check (only_one),
    tag text not null
  )`,
];

const MOVED = [
  sql`alter table event
    alter column commitment set not null,
    alter column mac set not null,
    drop column person_id,
    drop column version_id,
    drop column language`,
];

/** Nobody rewrites what was said; it is removed only by the one erasure that names the event in this setting. */
const ERASED_ONLY_BY_LAW = [
  sql`create trigger event_payload_is_never_changed before update or truncate on event_payload
    for each statement execute function refuse_change()`,
  sql`create function refuse_deletion() returns trigger language plpgsql as $$
    begin
      if current_setting('lupa.erasing', true)
        is distinct from jsonb_build_array(old.organisation_id, old.request_id, old.seq)::text then
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end if;
      return old;
    end
  $$`,
  sql`create trigger event_payload_is_erased_by_law before delete on event_payload
    for each row execute function refuse_deletion()`,
];

const LIFT = sql`drop trigger event_is_append_only on event`;
const RESTORE = sql`create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_change()`;

interface OldEvent {
  organisationId: string;
  requestId: string;
  seq: number;
  type: string;
  at: Date;
  personId: string | null;
  versionId: string | null;
  language: string | null;
}

/** Chains the events that are there already; none of them has been chained before. */
export function eventChain(chain: EventChain): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLES, LIFT]) await statement.execute(db);
      await chainEvents(db, chain);
      for (const statement of [...MOVED, RESTORE, ...ERASED_ONLY_BY_LAW]) await statement.execute(db);
      await sql`insert into audit_key (tag) values (${await chain.tag('key', '')})`.execute(db);
    },
  };
}

async function chainEvents(db: Kysely<unknown>, chain: EventChain): Promise<void> {
  let head: ChainHead | null = null;
  do head = await chainPage(db, chain, head);
  while (head !== null);
}

/** @returns the last event that was chained, or null when there are no more */
async function chainPage(db: Kysely<unknown>, chain: EventChain, after: ChainHead | null): Promise<ChainHead | null> {
  const { rows } = await pageAfter(after).execute(db);
  let head = after;
  const sealed: object[] = [];
  for (const row of rows) {
    const place = { organisationId: row.organisationId, requestId: row.requestId };
    const { personId, versionId, language } = row;
    const said = personId === null ? {} : { personId, shown: { versionId, language } };
    const before = head?.organisationId === row.organisationId && head.requestId === row.requestId ? head : null;
    const event = await chain.seal(place, { type: row.type, at: row.at.toISOString(), ...said }, before);
    head = { ...place, seq: event.seq, mac: event.mac };
    sealed.push({
      organisation_id: row.organisationId,
      request_id: row.requestId,
      seq: row.seq,
      commitment: event.commitment,
      mac: event.mac,
      salt: event.opening!.salt,
      person_id: personId,
      version_id: versionId,
      says: personId === null ? {} : { shown: { language } },
    });
  }
  if (sealed.length === 0) return null;
  const events = sql`jsonb_to_recordset(${JSON.stringify(sealed)}::text::jsonb) as sealed (organisation_id text,
    request_id text, seq integer, commitment text, mac text, salt text, person_id text, version_id text, says jsonb)`;
  await sql`insert into event_payload (organisation_id, request_id, seq, salt, person_id, version_id, says)
    select organisation_id, request_id, seq, salt, person_id, version_id, says from ${events}`.execute(db);
  await sql`update event set commitment = sealed.commitment, mac = sealed.mac from ${events}
    where event.organisation_id = sealed.organisation_id
      and event.request_id = sealed.request_id and event.seq = sealed.seq`.execute(db);
  return head;
}

function pageAfter(after: ChainHead | null): RawBuilder<OldEvent> {
  const { organisationId, requestId, seq } = after ?? { organisationId: '', requestId: '', seq: 0 };
  return sql<OldEvent>`
    select organisation_id as "organisationId", request_id as "requestId", seq, type, at,
      person_id as "personId", version_id as "versionId", language
    from event where (organisation_id, request_id, seq) > (${organisationId}, ${requestId}, ${seq})
    order by organisation_id, request_id, seq limit ${PAGE}`;
}
