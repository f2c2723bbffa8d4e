import { sql, type Expression, type Kysely } from 'kysely';
import type { RequestEvent } from '../../../src/model/consent-request.ts';
import {
  DuplicateIntent,
  type IntentRecord,
  type NewEvent,
  type NewRequest,
  type OrganisationRecord,
  type ParticipantRecord,
  type PersonRecord,
  type AgreedRecord,
  type AttachmentRecord,
  type RequestRecord,
  type Span,
  type StaffRole,
  type StandingConsentRecord,
  type TemplateRecord,
  type TemplateVersionRecord,
  type Transaction,
} from '../../service/store.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { ChainHead, EventChain, RequestPlace } from '../../service/event-chain.ts';
import { fullName } from '../../service/full-name.ts';
import { civilDate } from './civil-date-column.ts';
import { chunks, SqlGroupRegister } from './sql-group-register.ts';
import { SqlMailRegister } from './sql-mail-register.ts';
import { toEvent, toPayloadRow } from './payload-row.ts';
import type { Database } from './schema.ts';
import { toParticipant, toParticipantRow } from './participant-row.ts';
import { toVersion, toVersionRow } from './version-row.ts';

/** A request as its own row has it. */
type RequestRow = Omit<NewRequest, 'participants'>;

/** Everything in one transaction of the database, at READ COMMITTED. Every statement names the organisation. */
export class SqlTransaction implements Transaction {
  readonly #db: Kysely<Database>;
  readonly #chain: EventChain;
  readonly #heads = new Map<string, ChainHead>();

  readonly groups: SqlGroupRegister;
  readonly mail: SqlMailRegister;

  constructor(db: Kysely<Database>, chain: EventChain) {
    this.#db = db;
    this.#chain = chain;
    this.groups = new SqlGroupRegister(db);
    this.mail = new SqlMailRegister(db);
  }

  /** The last event of each request that was written to. */
  get heads(): readonly ChainHead[] {
    return [...this.#heads.values()];
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
    return this.#people(organisationId).where('id', '=', personId).executeTakeFirst();
  }

  async personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined> {
    return this.#people(organisationId).where('identityHash', '=', identityHash).executeTakeFirst();
  }

  #people(organisationId: string) {
    return this.#db
      .selectFrom('person')
      .select(['id', 'organisationId', 'identityHash', 'givenNames', 'familyName'])
      .select((eb) => civilDate(eb.ref('birthDate')).as('birthDate'))
      .where('organisationId', '=', organisationId);
  }

  async staffRole(organisationId: string, personId: string): Promise<StaffRole | undefined> {
    const row = await this.#db
      .selectFrom('staff')
      .select('role')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    return row?.role;
  }

  async addStaff(organisationId: string, personId: string, role: StaffRole): Promise<void> {
    await this.#db.insertInto('staff').values({ organisationId, personId, role }).execute();
  }

  async addTemplate(template: TemplateRecord): Promise<void> {
    await this.#db.insertInto('template').values(template).execute();
  }

  async template(organisationId: string, templateId: string): Promise<TemplateRecord | undefined> {
    return this.#db
      .selectFrom('template')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', '=', templateId)
      .executeTakeFirst();
  }

  async addVersion(version: TemplateVersionRecord): Promise<void> {
    await this.#db.insertInto('templateVersion').values(toVersionRow(version)).execute();
  }

  async versionsOf(
    organisationId: string,
    templateId: string,
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<TemplateVersionRecord[]> {
    if (forUpdate) {
      // Before the versions are read: whoever waits for the lock must see what the winner has published.
      await this.#db
        .selectFrom('template')
        .select('id')
        .where('organisationId', '=', organisationId)
        .where('id', '=', templateId)
        .forUpdate()
        .execute();
    }
    const rows = await this.#db
      .selectFrom('templateVersion')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('templateId', '=', templateId)
      .orderBy('major', 'desc')
      .orderBy('minor', 'desc')
      .execute();
    return rows.map(toVersion);
  }

  async publishVersion(organisationId: string, versionId: string, agreed: Localized<AgreedRecord>): Promise<void> {
    await this.#changeVersion(organisationId, versionId, 'draft', { state: 'published', agreed });
  }

  async archiveVersion(organisationId: string, versionId: string): Promise<void> {
    await this.#changeVersion(organisationId, versionId, 'published', { state: 'archived' });
  }

  async #changeVersion(
    organisationId: string,
    versionId: string,
    from: TemplateVersionRecord['state'],
    change: Partial<Pick<TemplateVersionRecord, 'state' | 'agreed'>>,
  ): Promise<void> {
    await this.#db
      .updateTable('templateVersion')
      .set(change)
      .where('organisationId', '=', organisationId)
      .where('id', '=', versionId)
      .where('state', '=', from)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error(`no such version is ${from}`));
  }

  async addRequest({ participants, ...request }: NewRequest): Promise<void> {
    await this.#db.insertInto('request').values(request).execute();
    await this.#addParticipants(request.organisationId, request.id, participants);
  }

  async #addParticipants(organisationId: string, requestId: string, participants: ParticipantRecord[]): Promise<void> {
    if (participants.length === 0) return;
    const rows = participants.map((participant, position) =>
      toParticipantRow(participant, { organisationId, requestId, position }),
    );
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

  async moveRequests(organisationId: string, fromVersionId: string, toVersionId: string): Promise<void> {
    await this.#db
      .updateTable('request')
      .set({ versionId: toVersionId })
      .where('organisationId', '=', organisationId)
      .where('versionId', '=', fromVersionId)
      .execute();
  }

  async addAttachment(attachment: AttachmentRecord): Promise<void> {
    await this.#db
      .insertInto('attachment')
      .values(attachment)
      .onConflict((conflict) => conflict.columns(['organisationId', 'sha256']).doNothing())
      .execute();
  }

  async attachment(organisationId: string, sha256: string): Promise<AttachmentRecord | undefined> {
    const row = await this.#db
      .selectFrom('attachment')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('sha256', '=', sha256)
      .executeTakeFirst();
    // Node's driver gives a Buffer, which is more than bytes.
    return row && { ...row, bytes: new Uint8Array(row.bytes) };
  }

  async addStandingConsent(standing: StandingConsentRecord): Promise<void> {
    await this.#db.insertInto('standingConsent').values(standing).execute();
  }

  async standingConsentsOf(organisationId: string, personId: string): Promise<StandingConsentRecord[]> {
    const rows = await this.#db
      .selectFrom('standingConsent')
      .select(['id', 'organisationId', 'personId', 'subjectId', 'purposeKind', 'decision', 'givenAt', 'endedAt'])
      .select((eb) => civilDate(eb.ref('lastDay')).as('lastDay'))
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .orderBy('givenAt', 'desc')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      ...row,
      lastDay: row.lastDay!,
      givenAt: row.givenAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    }));
  }

  async endStandingConsent(organisationId: string, personId: string, standingId: string, at: string): Promise<void> {
    await this.#db
      .updateTable('standingConsent')
      .set({ endedAt: at })
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('id', '=', standingId)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('no such standing consent is in force'));
  }

  /**
   * Adds what requests refer to, in the same few keyed statements however many there are. One statement that joins
   * it all takes the database longer to plan than these take together.
   */
  async #complete(organisationId: string, rows: RequestRow[]): Promise<RequestRecord[]> {
    if (rows.length === 0) return [];
    const organisation = await this.organisation(organisationId);
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
    const people = await this.#people(organisationId)
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

    return rows.map((row) => {
      const version = withId(versions, row.versionId);
      const mine = participants.filter(({ requestId }) => requestId === row.id);
      return {
        ...row,
        organisation: organisation!,
        subject: withId(people, row.subjectId),
        names: Object.fromEntries(mine.map(({ personId }) => [personId, fullName(withId(people, personId))])),
        version,
        template: withId(templates, version.templateId),
        participants: mine.map(toParticipant),
        events: events.filter(({ requestId }) => requestId === row.id).flatMap(toEvent),
      };
    });
  }

  async appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent> {
    const place = { organisationId, requestId };
    await this.#lock(place);
    const last = await this.#db
      .selectFrom('event')
      .select(['seq', 'mac'])
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const sealed = await this.#chain.seal(place, event, last ? { ...place, ...last } : null);
    const { opening, seq, at, commitment, mac } = sealed;
    await this.#db
      .with('sealed', (db) => db.insertInto('event').values({ ...place, seq, type: event.type, at, commitment, mac }))
      .insertInto('eventPayload')
      .values({ ...place, seq, salt: opening!.salt, ...toPayloadRow(opening!.payload) })
      .execute();
    this.#heads.set(JSON.stringify([organisationId, requestId]), { ...place, seq, mac });
    return { ...structuredClone(event), seq, at };
  }

  async erasePayload(organisationId: string, requestId: string, seq: number, at: string): Promise<RequestEvent> {
    await this.#lock({ organisationId, requestId });
    // What the database asks for, so that nothing else is ever deleted.
    await this.#erasing(sql`jsonb_build_array(${organisationId}::text, ${requestId}::text, ${seq}::integer)::text`);
    await this.#db
      .deleteFrom('eventPayload')
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .where('seq', '=', seq)
      .where('personId', 'is not', null)
      .returning('seq')
      .executeTakeFirstOrThrow(() => new Error('no such answer is in the store'));
    await this.#erasing(sql`''`);
    return this.appendEvent(organisationId, requestId, { type: 'erased', at, erasedSeq: seq });
  }

  async #erasing(event: Expression<string>): Promise<void> {
    await sql`select set_config('lupa.erasing', ${event}, true)`.execute(this.#db);
  }

  /** A statement of its own, before events are read: whoever waits for the lock must see the winner's event. */
  async #lock({ organisationId, requestId }: RequestPlace): Promise<void> {
    await this.#db
      .selectFrom('request')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('id', '=', requestId)
      .forUpdate()
      .executeTakeFirstOrThrow(() => new Error('request is not in the store'));
  }

  async endedRequests(
    organisationId: string,
    before: { at: string; day: string },
    limit: number,
  ): Promise<{ requestId: string; answers: number[] }[]> {
    const rows = await this.#db
      .selectFrom('eventPayload')
      .innerJoin('request', (join) =>
        join
          .onRef('request.organisationId', '=', 'eventPayload.organisationId')
          .onRef('request.id', '=', 'eventPayload.requestId'),
      )
      .where('eventPayload.organisationId', '=', organisationId)
      .where('eventPayload.personId', 'is not', null)
      .where(({ or, exists, selectFrom, ref }) =>
        or([
          sql<boolean>`${ref('request.lastValidDay')} < ${before.day}::date`,
          exists(
            selectFrom('event')
              .select('event.seq')
              .whereRef('event.organisationId', '=', 'request.organisationId')
              .whereRef('event.requestId', '=', 'request.id')
              .where('event.type', 'in', ['closed', 'superseded'])
              .where('event.at', '<', new Date(before.at)),
          ),
        ]),
      )
      .select(({ fn }) => ['eventPayload.requestId', fn.agg<number[]>('array_agg', ['eventPayload.seq']).as('answers')])
      .groupBy('eventPayload.requestId')
      .limit(limit)
      .execute();
    return rows.map(({ requestId, answers }) => ({ requestId, answers: answers.toSorted((a, b) => a - b) }));
  }

  async eraseIntents(organisationId: string, requestId: string): Promise<void> {
    await this.#db
      .deleteFrom('intent')
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .execute();
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

  async addPeople(people: PersonRecord[]): Promise<void> {
    for (const some of chunks(people)) await this.#db.insertInto('person').values(some).execute();
  }

  async peopleByIdentity(organisationId: string, identityHashes: string[]): Promise<PersonRecord[]> {
    const found: PersonRecord[] = [];
    for (const some of chunks(identityHashes))
      found.push(...(await this.#people(organisationId).where('identityHash', 'in', some).execute()));
    return found;
  }

  async renamePerson(
    organisationId: string,
    personId: string,
    { givenNames, familyName }: Pick<PersonRecord, 'givenNames' | 'familyName'>,
  ): Promise<void> {
    await this.#db
      .updateTable('person')
      .set({ givenNames, familyName })
      .where('organisationId', '=', organisationId)
      .where('id', '=', personId)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('person is not in the store'));
  }

  async requestsAbout(
    organisationId: string,
    subjectIds: string[],
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<RequestRecord[]> {
    if (subjectIds.length === 0) return [];
    const rows = await this.#db
      .selectFrom('request')
      .where('request.organisationId', '=', organisationId)
      .where('request.subjectId', 'in', subjectIds)
      .select(REQUEST_COLUMNS)
      .select((eb) => civilDate(eb.ref('request.lastValidDay')).as('lastValidDay'))
      .orderBy('request.id', (order) => order.collate('C'))
      .$if(forUpdate, (query) => query.forUpdate('request'))
      .execute();
    return this.#complete(organisationId, rows);
  }

  async setParticipants(organisationId: string, requestId: string, participants: ParticipantRecord[]): Promise<void> {
    await this.#lock({ organisationId, requestId });
    await this.#db
      .deleteFrom('participant')
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .execute();
    await this.#addParticipants(organisationId, requestId, participants);
  }

  async requestsByTime(
    organisationId: string,
    { sent, lastValidDays }: { sent: Span[]; lastValidDays: string[] },
    { after, limit }: { after: string; limit: number },
  ): Promise<RequestRecord[]> {
    const rows = await this.#db
      .selectFrom('request')
      .where('request.organisationId', '=', organisationId)
      .where(sql<string>`request.id collate "C"`, '>', after)
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
          ...lastValidDays.map((day) => sql<boolean>`request.last_valid_day = ${day}::date`),
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

/** Whether the database refused a row because of a unique constraint (SQLSTATE 23505) of this name. */
function isViolationOf(error: unknown, constraint: string): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint: violated } = error as Error & { code?: unknown; constraint?: unknown };
  return code === '23505' && violated === constraint;
}
