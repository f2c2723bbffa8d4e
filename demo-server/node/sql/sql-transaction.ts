import { sql, type Kysely } from 'kysely';
import type { RequestEvent } from '../../../src/model/consent-request.ts';
import {
  DuplicateIntent,
  type IntentRecord,
  type NewEvent,
  type NewRequest,
  type OrganisationRecord,
  type PersonRecord,
  type RequestRecord,
  type TemplateRecord,
  type TemplateVersionRecord,
  type Transaction,
} from '../../service/store.ts';
import { toEvent, toEventRow } from './event-row.ts';
import type { Database } from './schema.ts';

/** A request as its own row has it. */
type RequestRow = Omit<NewRequest, 'participants'>;

/** Everything in one transaction of the database, at READ COMMITTED. Every statement names the organisation. */
export class SqlTransaction implements Transaction {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async addOrganisation(organisation: OrganisationRecord): Promise<void> {
    await this.#db.insertInto('organisation').values(organisation).execute();
  }

  async organisation(organisationId: string): Promise<OrganisationRecord | undefined> {
    return this.#db.selectFrom('organisation').selectAll().where('id', '=', organisationId).executeTakeFirst();
  }

  async addPerson(person: PersonRecord): Promise<void> {
    await this.#db.insertInto('person').values(person).execute();
  }

  async person(organisationId: string, personId: string): Promise<PersonRecord | undefined> {
    return this.#db
      .selectFrom('person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', '=', personId)
      .executeTakeFirst();
  }

  async personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined> {
    return this.#db
      .selectFrom('person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('identityHash', '=', identityHash)
      .executeTakeFirst();
  }

  async addTemplate(template: TemplateRecord): Promise<void> {
    await this.#db.insertInto('template').values(template).execute();
  }

  async addVersion(version: TemplateVersionRecord): Promise<void> {
    await this.#db.insertInto('templateVersion').values(version).execute();
  }

  async addRequest({ participants, ...request }: NewRequest): Promise<void> {
    await this.#db.insertInto('request').values(request).execute();
    if (participants.length === 0) return;
    const { organisationId, id: requestId } = request;
    const rows = participants.map((participant, position) => ({ ...participant, organisationId, requestId, position }));
    await this.#db.insertInto('participant').values(rows).execute();
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
      .select(['request.id', 'request.organisationId', 'request.versionId', 'request.subjectId'])
      .select((eb) => sql<string | null>`to_char(${eb.ref('request.lastValidDay')}, 'YYYY-MM-DD')`.as('lastValidDay'));
  }

  /**
   * Adds what requests refer to, in the same few keyed statements however many there are. One statement that joins
   * it all takes the database longer to plan than these take together.
   */
  async #complete(organisationId: string, rows: RequestRow[]): Promise<RequestRecord[]> {
    if (rows.length === 0) return [];
    const organisation = await this.organisation(organisationId);
    const subjects = await this.#db
      .selectFrom('person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', 'in', distinct(rows, 'subjectId'))
      .execute();
    const versions = await this.#db
      .selectFrom('templateVersion')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', 'in', distinct(rows, 'versionId'))
      .execute();
    const templates = await this.#db
      .selectFrom('template')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', 'in', distinct(versions, 'templateId'))
      .execute();
    const participants = await this.#db
      .selectFrom('participant')
      .select(['requestId', 'personId', 'role', 'relation'])
      .where('organisationId', '=', organisationId)
      .where('requestId', 'in', distinct(rows, 'id'))
      .orderBy('position')
      .execute();
    const events = await this.#db
      .selectFrom('event')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('requestId', 'in', distinct(rows, 'id'))
      .orderBy('seq')
      .execute();

    return rows.map((row) => {
      const version = withId(versions, row.versionId);
      return {
        ...row,
        organisation: organisation!,
        subject: withId(subjects, row.subjectId),
        version,
        template: withId(templates, version.templateId),
        participants: participants
          .filter(({ requestId }) => requestId === row.id)
          .map(({ personId, role, relation }) => ({ personId, role, relation })),
        events: events.filter(({ requestId }) => requestId === row.id).map(toEvent),
      };
    });
  }

  async appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent> {
    // A statement of its own, before the number is chosen: whoever waits for the lock must see the winner's event.
    await this.#db
      .selectFrom('request')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('id', '=', requestId)
      .forUpdate()
      .executeTakeFirstOrThrow(() => new Error('request is not in the store'));
    const row = await this.#db
      .insertInto('event')
      .values((eb) => ({
        ...toEventRow(event),
        organisationId,
        requestId,
        seq: eb
          .selectFrom('event')
          .select((inner) => sql<number>`coalesce(${inner.fn.max('seq')}, 0) + 1`.as('next'))
          .where('organisationId', '=', organisationId)
          .where('requestId', '=', requestId),
      }))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toEvent(row);
  }

  async intent(organisationId: string, personId: string, key: string): Promise<IntentRecord | undefined> {
    const row = await this.#db
      .selectFrom('intent')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('key', '=', key)
      .executeTakeFirst();
    return row && { ...row, at: row.at.toISOString() };
  }

  async addIntent(intent: IntentRecord): Promise<void> {
    try {
      await this.#db.insertInto('intent').values(intent).execute();
    } catch (error) {
      // The transaction is over with this; whoever gets the error can only start another.
      if (isViolationOf(error, 'intent_once')) throw new DuplicateIntent();
      throw error;
    }
  }
}

function distinct<K extends string>(records: Record<K, string>[], key: K): string[] {
  return [...new Set(records.map((record) => record[key]))];
}

/** The record with this id, which is there: foreign keys see to it. */
function withId<T extends { id: string }>(records: T[], id: string): T {
  return records.find((record) => record.id === id)!;
}

/** Whether the database refused a row because of a unique constraint (SQLSTATE 23505) of this name. */
function isViolationOf(error: unknown, constraint: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: violated } = error as Error & { code?: unknown; constraint?: unknown };
  return code === '23505' && violated === constraint;
}
