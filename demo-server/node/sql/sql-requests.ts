import { sql, type Kysely } from 'kysely';
import { fullName } from '../../service/full-name.ts';
import type { Unassessed } from '../../service/group-requests/addressee-register.ts';
import type { NewRequest, RequestRecord, RequestTimes } from '../../service/store.ts';
import { civilDate } from './civil-date-column.ts';
import { toParticipant } from './participant-row.ts';
import { toEvent } from './payload-row.ts';
import type { Database } from './schema.ts';
import { toVersion } from './version-row.ts';

/** A request as its own row has it. */
type RequestRow = Omit<NewRequest, 'participants'>;

/** Requests read from the database, each with all that its representation needs. */
export class SqlRequests {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async requestsOf(organisationId: string, personId: string): Promise<RequestRecord[]> {
    const rows = await this.#requestRows(organisationId, personId)
      .leftJoin('event as first', (join) =>
        join
          .onRef('first.organisationId', '=', 'request.organisationId')
          .onRef('first.requestId', '=', 'request.id')
          .on('first.seq', '=', 1),
      )
      .orderBy('first.at', (order) => order.desc().nullsLast())
      .orderBy('request.id', (order) => order.collate('C'))
      .execute();
    return this.#complete(organisationId, rows);
  }

  async requestOf(
    organisationId: string,
    personId: string,
    requestId: string,
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<RequestRecord | undefined> {
    const row = await this.#requestRows(organisationId, personId)
      .where('request.id', '=', requestId)
      .$if(forUpdate, (query) => query.forUpdate('request'))
      .executeTakeFirst();
    if (row === undefined) return undefined;
    // The events are read after the lock was had, not with it: a statement sees what was committed before it began.
    const [request] = await this.#complete(organisationId, [row]);
    return request;
  }

  #requestRows(organisationId: string, personId: string) {
    return this.#db
      .selectFrom('participant as mine')
      .innerJoin('request', (join) =>
        join.onRef('request.organisationId', '=', 'mine.organisationId').onRef('request.id', '=', 'mine.requestId'),
      )
      .where('mine.organisationId', '=', organisationId)
      .where('mine.personId', '=', personId)
      .select(REQUEST_COLUMNS)
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'));
  }

  async requestsOfTemplate(
    organisationId: string,
    templateId: string,
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<RequestRecord[]> {
    const rows = await this.#db
      .selectFrom('request')
      .where('request.organisationId', '=', organisationId)
      .where('request.versionId', 'in', (eb) =>
        eb
          .selectFrom('templateVersion')
          .select('id')
          .where('organisationId', '=', organisationId)
          .where('templateId', '=', templateId),
      )
      .select(REQUEST_COLUMNS)
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'))
      // In one order, so that two who lock the same requests do not wait for each other.
      .orderBy('request.id')
      .$if(forUpdate, (query) => query.forUpdate('request'))
      .execute();
    return this.#complete(organisationId, rows);
  }

  /**
   * Adds what requests refer to, in the same few keyed statements however many there are. One statement that joins
   * it all takes the database longer to plan than these take together.
   */
  async #complete(organisationId: string, rows: RequestRow[]): Promise<RequestRecord[]> {
    if (rows.length === 0) return [];
    const organisation = await this.#db
      .selectFrom('organisation')
      .selectAll()
      .where('id', '=', organisationId)
      .executeTakeFirst();
    const versionRows = await this.#db
      .selectFrom('templateVersion')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', 'in', distinct(rows, 'versionId'))
      .execute();
    const versions = versionRows.map(toVersion);
    const templates = await this.#db
      .selectFrom('template')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', 'in', distinct(versions, 'templateId'))
      .execute();
    const participants = await this.#db
      .selectFrom('participant')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('requestId', 'in', distinct(rows, 'id'))
      .orderBy('position')
      .execute();
    const people = await peopleOf(this.#db, organisationId)
      .where('id', 'in', [...new Set([...distinct(rows, 'subjectId'), ...distinct(participants, 'personId')])])
      .execute();
    const events = await this.#db
      .selectFrom('event')
      .leftJoin('eventPayload as payload', (join) =>
        join
          .onRef('payload.organisationId', '=', 'event.organisationId')
          .onRef('payload.requestId', '=', 'event.requestId')
          .onRef('payload.seq', '=', 'event.seq'),
      )
      .select(['event.requestId', 'event.seq', 'event.type', 'event.at'])
      .select(['payload.salt', 'payload.personId', 'payload.versionId', 'payload.says'])
      .where('event.organisationId', '=', organisationId)
      .where('event.requestId', 'in', distinct(rows, 'id'))
      .orderBy('event.seq')
      .execute();

    const personOf = new Map(people.map((person) => [person.id, person]));
    const participantsOf = Map.groupBy(participants, ({ requestId }) => requestId);
    const eventsOf = Map.groupBy(events, ({ requestId }) => requestId);
    return rows.map((row) => {
      const version = withId(versions, row.versionId);
      const mine = participantsOf.get(row.id) ?? [];
      return {
        ...row,
        organisation: organisation!,
        subject: personOf.get(row.subjectId)!,
        names: Object.fromEntries(mine.map(({ personId }) => [personId, fullName(personOf.get(personId)!)])),
        version,
        template: withId(templates, version.templateId),
        participants: mine.map(toParticipant),
        events: (eventsOf.get(row.id) ?? []).flatMap(toEvent),
      };
    });
  }

  requestsById(organisationId: string, ids: string[], options?: { forUpdate?: boolean }): Promise<RequestRecord[]> {
    return this.#requestsWith('request.id', organisationId, ids, options);
  }

  requestsAbout(organisationId: string, ids: string[], options?: { forUpdate?: boolean }): Promise<RequestRecord[]> {
    return this.#requestsWith('request.subjectId', organisationId, ids, options);
  }

  async #requestsWith(
    column: 'request.id' | 'request.subjectId',
    organisationId: string,
    ids: string[],
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<RequestRecord[]> {
    if (ids.length === 0) return [];
    const rows = await this.#db
      .selectFrom('request')
      .where('request.organisationId', '=', organisationId)
      .where(column, 'in', ids)
      .select(REQUEST_COLUMNS)
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'))
      .orderBy('request.id', (order) => order.collate('C'))
      // Not FOR UPDATE: that would stop whoever keeps a standing of one, which refers to it.
      .$if(forUpdate, (query) => query.forNoKeyUpdate('request'))
      .execute();
    return this.#complete(organisationId, rows);
  }

  /** See {@link AddresseeRegister.unassessed}. */
  async unassessed(
    organisationId: string,
    templateId: string,
    now: string,
    limit: number,
    requestIds?: string[],
  ): Promise<Unassessed[]> {
    // The revision is read before the events: at worst a newer state is kept as an older one, and looked at again.
    const rows = await this.#db
      .selectFrom('request')
      .leftJoin('requestStanding as standing', (join) =>
        join
          .onRef('standing.organisationId', '=', 'request.organisationId')
          .onRef('standing.requestId', '=', 'request.id'),
      )
      .where('request.organisationId', '=', organisationId)
      .where('request.templateId', '=', templateId)
      .$if(requestIds !== undefined, (query) => query.where(sql<boolean>`request.id = any(${requestIds}::text[])`))
      .where((eb) =>
        eb.or([
          eb('standing.revision', 'is', null),
          eb('standing.revision', '<>', eb.ref('request.revision')),
          sql<boolean>`standing.next_change_at <= ${now}::timestamptz`,
        ]),
      )
      .select(REQUEST_COLUMNS)
      .select('request.revision')
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'))
      .orderBy('request.id', (order) => order.collate('C'))
      .limit(limit)
      .execute();
    const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
    const requests = await this.#complete(
      organisationId,
      rows.map(({ revision: _, ...row }) => row),
    );
    return requests.map((request) => ({ request, revision: revisions.get(request.id)! }));
  }

  async requestsByTime(
    organisationId: string,
    { sent, lastValidDays, templateId }: RequestTimes & { templateId?: string },
    { after, limit }: { after: string; limit: number },
  ): Promise<RequestRecord[]> {
    const rows = await this.#db
      .selectFrom('request')
      .where('request.organisationId', '=', organisationId)
      .where(sql<string>`request.id collate "C"`, '>', after)
      .$if(templateId !== undefined, (query) => query.where('request.templateId', '=', templateId!))
      .where((eb) =>
        eb.or([
          ...sent.map(({ from, to }) =>
            eb(
              'request.id',
              'in',
              eb
                .selectFrom('event')
                .select('event.requestId')
                .where('event.organisationId', '=', organisationId)
                .where('event.type', '=', 'sent')
                .where('event.at', '>=', sql<Date>`${from}::timestamptz`)
                .where('event.at', '<', sql<Date>`${to}::timestamptz`),
            ),
          ),
          sql<boolean>`request.last_valid_day = any(${lastValidDays}::date[])`,
        ]),
      )
      .select(REQUEST_COLUMNS)
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'))
      .orderBy('request.id', (order) => order.collate('C'))
      .limit(limit)
      .execute();
    return this.#complete(organisationId, rows);
  }
}

/** People as the store has them. */
export function peopleOf(db: Kysely<Database>, organisationId: string) {
  return db
    .selectFrom('person')
    .select(['id', 'organisationId', 'identityHash', 'givenNames', 'familyName'])
    .select((eb) => civilDate(eb.ref('birthDate')).as('birthDate'))
    .where('organisationId', '=', organisationId);
}

const REQUEST_COLUMNS = [
  'request.id',
  'request.organisationId',
  'request.versionId',
  'request.subjectId',
  'request.renewsId',
] as const;

function distinct<K extends string>(records: Record<K, string>[], key: K): string[] {
  return [...new Set(records.map((record) => record[key]))];
}

/** The record with this id, which is there: foreign keys see to it. */
function withId<T extends { id: string }>(records: T[], id: string): T {
  return records.find((record) => record.id === id)!;
}
