import { sql, type Kysely, type RawBuilder } from 'kysely';
import { ACTS, type Act, type Hindrance, type Sort } from '../../../src/model/group-act.ts';
import { REQUEST_STATUSES, type RequestStatus } from '../../../src/model/request-status.ts';
import type {
  Addressee,
  AddresseeFilter,
  AddresseePage,
  AddresseeRegister,
  AddresseeRules,
  AnsweredRequest,
  DirectedTo,
  StandingRecord,
  Target,
  Unassessed,
} from '../../service/group-requests/addressee-register.ts';
import { ORDER_FROM, ORDER_TO, searchKeys } from '../../service/name-order.ts';
import type { PersonRecord } from '../../service/store.ts';
import type { Database } from './schema.ts';
import { chunks } from './sql-group-register.ts';
import { peopleOf, type SqlRequests } from './sql-requests.ts';

/** Whom templates are directed to, in SQL, within the transaction of `db`. */
export class SqlAddresseeRegister implements AddresseeRegister {
  readonly #db: Kysely<Database>;
  readonly #requests: SqlRequests;

  constructor(db: Kysely<Database>, requests: SqlRequests) {
    this.#db = db;
    this.#requests = requests;
  }

  async target(organisationId: string, templateId: string): Promise<Target | undefined> {
    const row = await this.#db
      .selectFrom('templateTarget')
      .select(['kind', 'groupId'])
      .where('organisationId', '=', organisationId)
      .where('templateId', '=', templateId)
      .executeTakeFirst();
    if (row === undefined || row.groupId === null) return row && { kind: 'people' };
    return { kind: 'group', groupId: row.groupId };
  }

  async isDirectedTo(organisationId: string, templateId: string, subjectId: string): Promise<boolean> {
    const { rows } = await sql<{ found: boolean }>`select exists (
      select from template_target as target
        join group_member as member on member.organisation_id = target.organisation_id
          and member.group_id = target.group_id and member.left_at is null
        where target.organisation_id = ${organisationId} and target.template_id = ${templateId}
          and member.subject_id = ${subjectId}
      union all
      select from template_target as target
        join template_person as named on named.organisation_id = target.organisation_id
          and named.template_id = target.template_id
        where target.organisation_id = ${organisationId} and target.template_id = ${templateId}
          and target.kind = 'people' and named.subject_id = ${subjectId}
    ) as found`.execute(this.#db);
    return rows[0]!.found;
  }

  async setTarget(organisationId: string, templateId: string, target: Target): Promise<void> {
    const aim = { kind: target.kind, groupId: target.kind === 'group' ? target.groupId : null };
    await this.#db
      .insertInto('templateTarget')
      .values({ organisationId, templateId, ...aim })
      .onConflict((conflict) => conflict.columns(['organisationId', 'templateId']).doUpdateSet(aim))
      .execute();
  }

  async addPeople(organisationId: string, templateId: string, subjectIds: string[], at: string): Promise<void> {
    const rows = subjectIds.map((subjectId) => ({ organisationId, templateId, subjectId, addedAt: at }));
    for (const some of chunks(rows)) {
      await this.#db
        .insertInto('templatePerson')
        .values(some)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }

  async removePeople(organisationId: string, templateId: string, subjectIds: string[]): Promise<void> {
    for (const some of chunks(subjectIds)) {
      await this.#db
        .deleteFrom('templatePerson')
        .where('organisationId', '=', organisationId)
        .where('templateId', '=', templateId)
        .where('subjectId', 'in', some)
        .execute();
    }
  }

  async directedTo(organisationId: string, templateId: string): Promise<DirectedTo[]> {
    const key = keyOfName(sql`person.family_name`, sql`person.given_names`);
    const { rows } = await sql<PersonRow & { requestId: string | null }>`
      select ${PERSON_COLUMNS}, request.id as request_id
      from (${currentSubjects(organisationId, templateId)}) as directed
      join person on person.organisation_id = ${organisationId} and person.id = directed.subject_id
      left join lateral (${newestRequest(organisationId, templateId)}) as request on true
      order by ${key}, person.id collate "C"`.execute(this.#db);
    return rows.map((row) => ({ person: toPerson(row, organisationId), requestId: row.requestId }));
  }

  peopleByName(organisationId: string, search: string, limit: number): Promise<PersonRecord[]> {
    const key = keyOfName(sql.ref('familyName'), sql.ref('givenNames'));
    return peopleOf(this.#db, organisationId)
      .where(hasWords(key, search))
      .orderBy(key)
      .orderBy('id', (order) => order.collate('C'))
      .limit(limit)
      .execute();
  }

  unassessed(...asked: Parameters<AddresseeRegister['unassessed']>): Promise<Unassessed[]> {
    return this.#requests.unassessed(...asked);
  }

  async keepStandings(organisationId: string, standings: StandingRecord[]): Promise<void> {
    // In one order, so that two who keep the same do not wait for each other.
    const rows = standings
      .toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1))
      .map((standing) => ({ ...standing, organisationId }));
    for (const some of chunks(rows)) {
      await this.#db
        .insertInto('requestStanding')
        .values(some)
        .onConflict((conflict) =>
          conflict.columns(['organisationId', 'requestId']).doUpdateSet((eb) => ({
            revision: eb.ref('excluded.revision'),
            status: eb.ref('excluded.status'),
            reason: eb.ref('excluded.reason'),
            since: eb.ref('excluded.since'),
            nextChangeAt: eb.ref('excluded.nextChangeAt'),
            answering: eb.ref('excluded.answering'),
            awaited: eb.ref('excluded.awaited'),
          })),
        )
        .execute();
    }
  }

  async answeredRequests(organisationId: string, templateIds: string[]): Promise<AnsweredRequest[]> {
    const rows = await sql<{ templateId: string; sentAt: Date; answeredAt: Date | null }>`
      select template_id, sent_at, answered_at from (
        select *, max(major) over (partition by template_id) as newest from (
          select request.template_id, request.major,
            min(event.at) filter (where event.type = 'sent') as sent_at,
            min(event.at) filter (where event.type in ('accepted', 'refused', 'withdrawn')) as answered_at,
            bool_or(event.type = 'erased') as erased
          from request join event
            on event.organisation_id = request.organisation_id and event.request_id = request.id
          where request.organisation_id = ${organisationId} and request.template_id = any(${templateIds}::text[])
          group by request.template_id, request.major, request.id
        ) as happened where sent_at is not null
      ) as sent where major = newest and not erased`.execute(this.#db);
    return rows.rows.map(({ templateId, sentAt, answeredAt }) => ({
      templateId,
      sentAt: sentAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    }));
  }

  async page(
    rules: AddresseeRules,
    { status, search = '', ids, except = [] }: AddresseeFilter,
    { sort, descending, offset, limit }: { sort: Sort; descending: boolean; offset: number; limit: number },
  ): Promise<AddresseePage> {
    const matching = sql`select * from (${addressees(rules, ids)}) as addressee
      where ${hasWords(sql`name_key`, search)}
        and not id = any(${except}::text[])`;
    const counts = await sql<CountRow>`select status, count(*)::integer as count,
        ${sql.join(ACTS.map((act) => sql`count(*) filter (where ${HINDRANCE_OF[act]} is null)::integer as ${HINDRANCE_OF[act]}`))}
      from (${matching}) as matching group by status`.execute(this.#db);
    const direction = descending ? sql`desc` : sql`asc`;
    const rows = await sql<AddresseeRow>`select * from (${matching}) as matching
      where ${status === undefined ? sql`true` : sql`status = ${status}`}
      order by ${sort === 'name' ? sql`` : sql`${ORDER_OF[sort]} ${direction} nulls last,`}
        name_key ${sort === 'name' ? direction : sql`asc`}, id collate "C"
      offset ${offset} limit ${limit}`.execute(this.#db);
    return {
      rows: rows.rows.map((row) => toAddressee(row, rules.organisationId)),
      counts: REQUEST_STATUSES.flatMap((each) => {
        const found = counts.rows.find((row) => row.status === each);
        if (found === undefined) return [];
        const { count, send, remind, endAnswering, close } = found;
        return { status: each, count, possible: { send, remind, 'end-answering': endAnswering, close } };
      }),
    };
  }
}

interface CountRow extends Record<'send' | 'remind' | 'close' | 'endAnswering', number> {
  status: RequestStatus;
  count: number;
}

interface PersonRow {
  id: string;
  givenNames: string;
  familyName: string;
  identityHash: string | null;
  birthDate: string | null;
}

interface AddresseeRow extends PersonRow {
  current: boolean;
  requestId: string | null;
  status: RequestStatus;
  send: Hindrance | null;
  remind: Hindrance | null;
  endAnswering: Hindrance | null;
  close: Hindrance | null;
}

const HINDRANCE_OF: Record<Act, RawBuilder<unknown>> = {
  send: sql`send`,
  remind: sql`remind`,
  'end-answering': sql`end_answering`,
  close: sql`close`,
};

const ORDER_OF = {
  status: sql`array_position(${sql.lit(`{${REQUEST_STATUSES.join(',')}}`)}::text[], status)`,
  since: sql`since`,
};

/**
 * Everybody whom the template is directed to, and everybody who was asked by it, with how they stand and what stands
 * in the way of each act: in the order of the hindrances of `Act`, the first that holds.
 */
function addressees(
  { organisationId, templateId, ...rules }: AddresseeRules,
  ids: string[] | undefined,
): RawBuilder<unknown> {
  const { major, bornBy, selfOnly, fosterMay, quietSince } = rules;
  return sql`
    select ${PERSON_COLUMNS},
      ${keyOfName(sql`person.family_name`, sql`person.given_names`)} as name_key,
      everybody.current, request.id as request_id, standing.since,
      coalesce(standing.status, 'not-sent') as status,
      case
        when not everybody.current then 'left'
        when ${major}::integer is null then 'nothing-published'
        when request.id is not null and request.major >= ${major}::integer then 'already-sent'
        when standing.status in ('refused', 'withdrawn') then 'said-no'
        when request.id is not null and standing.status not in ('closed', 'expired') then 'already-sent'
        when not (${selfOnly} or coalesce(person.birth_date <= ${bornBy}::date, false) or exists (
          select from group_guardian as guardian
          where guardian.organisation_id = ${organisationId} and guardian.subject_id = person.id
            and (guardian.custody in ('joint', 'sole', 'appointed') or guardian.custody = 'foster' and ${fosterMay})
        )) then 'nobody-to-answer'
      end as send,
      case
        when request.id is null then 'not-sent'
        when standing.awaited = '{}' then 'nobody-awaited'
        when awaited.reachable = 0 then 'no-address'
        when awaited.quiet = awaited.reachable then 'written-recently'
      end as remind,
      case
        when request.id is null then 'not-sent'
        when standing.status = 'closed' then 'closed'
        when not standing.answering then 'answering-over'
      end as end_answering,
      case
        when request.id is null then 'not-sent'
        when standing.status = 'closed' then 'closed'
      end as close
    from (
      select subject_id, bool_or(current) as current from (
        select subject_id, true as current from (${currentSubjects(organisationId, templateId)}) as directed_to
        union all
        select asked.subject_id, false from request as asked
          where asked.organisation_id = ${organisationId} and asked.template_id = ${templateId}
      ) as directed
      where ${ids === undefined ? sql`true` : sql`subject_id = any(${ids}::text[])`} group by subject_id
    ) as everybody
    join person on person.organisation_id = ${organisationId} and person.id = everybody.subject_id
    left join lateral (${newestRequest(organisationId, templateId)}) as request on true
    left join request_standing as standing
      on standing.organisation_id = ${organisationId} and standing.request_id = request.id
    left join lateral (
      select count(*) as reachable, count(*) filter (where exists (
        select from outbox as mail
        where mail.organisation_id = ${organisationId} and mail.request_id = request.id
          and mail.person_id = contact.person_id and mail.kind in ('request', 'reminder')
          and mail.state in ('waiting', 'sent') and mail.created_at > ${quietSince}::timestamptz
      )) as quiet
      from contact
      join person as addressed on addressed.organisation_id = contact.organisation_id
        and addressed.id = contact.person_id and addressed.identity_hash is not null
      where contact.organisation_id = ${organisationId} and contact.person_id = any(standing.awaited)
    ) as awaited on true`;
}

const PERSON_COLUMNS = sql`person.id, person.given_names, person.family_name, person.identity_hash,
      to_char(person.birth_date, 'YYYY-MM-DD') as birth_date`;

/** Whom a template is directed to now: who is in its group, or its named people. */
function currentSubjects(organisationId: string, templateId: string): RawBuilder<unknown> {
  return sql`select member.subject_id from template_target as target
      join group_member as member on member.organisation_id = target.organisation_id
        and member.group_id = target.group_id and member.left_at is null
      where target.organisation_id = ${organisationId} and target.template_id = ${templateId}
    union all
    select named.subject_id from template_person as named
      join template_target as target on target.organisation_id = named.organisation_id
        and target.template_id = named.template_id and target.kind = 'people'
      where named.organisation_id = ${organisationId} and named.template_id = ${templateId}`;
}

/** The newest request of a template about the `person` of the query around it. */
function newestRequest(organisationId: string, templateId: string): RawBuilder<unknown> {
  return sql`select newest.id, newest.major from request as newest
      where newest.organisation_id = ${organisationId} and newest.template_id = ${templateId}
        and newest.subject_id = person.id
      order by newest.major desc limit 1`;
}

/** As `nameKey` of the service makes it, of the family name and the given names after it. */
function keyOfName(familyName: RawBuilder<unknown>, givenNames: RawBuilder<unknown>): RawBuilder<string> {
  const name = sql`${familyName} || ' ' || ${givenNames}`;
  return sql<string>`(translate(${name}, ${sql.lit(ORDER_FROM)}, ${sql.lit(ORDER_TO)}) collate "C")`;
}

/** Whether each word of the search is somewhere in the name. */
function hasWords(key: RawBuilder<unknown>, search: string): RawBuilder<boolean> {
  const words = searchKeys(search).map((word) => sql`position(${word}::text in ${key}) > 0`);
  return words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words, sql` and `)})`;
}

function toAddressee(row: AddresseeRow, organisationId: string): Addressee {
  return {
    person: toPerson(row, organisationId),
    current: row.current,
    requestId: row.requestId,
    status: row.status,
    hindrances: { send: row.send, remind: row.remind, 'end-answering': row.endAnswering, close: row.close },
  };
}

function toPerson(
  { id, givenNames, familyName, identityHash, birthDate }: PersonRow,
  organisationId: string,
): PersonRecord {
  return { organisationId, id, givenNames, familyName, identityHash, birthDate };
}
