import { sql, type Expression, type Kysely } from 'kysely';
import type { RequestEvent } from '../../../src/model/consent-request.ts';
import {
  DuplicateIntent,
  DuplicateRequest,
  type IntentRecord,
  type NewEvent,
  type NewRequest,
  type OrganisationRecord,
  type ParticipantRecord,
  type PersonRecord,
  type AgreedRecord,
  type AttachmentRecord,
  type StaffMember,
  type StaffRole,
  type StandingConsentRecord,
  type TemplateRecord,
  type TemplateVersionRecord,
  type Transaction,
} from '../../service/store.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { ChainHead, EventChain, RequestPlace } from '../../service/event-chain.ts';
import { civilDate } from './civil-date-column.ts';
import { SqlActRegister } from './sql-act-register.ts';
import { SqlAddresseeRegister } from './sql-addressee-register.ts';
import { SqlCheckRegister } from './sql-check-register.ts';
import { SqlDraftRegister } from './sql-draft-register.ts';
import { SqlFollowUpRegister } from './sql-follow-up-register.ts';
import { SqlJobRegister } from './sql-job-register.ts';
import { chunks, SqlGroupRegister } from './sql-group-register.ts';
import { SqlMailRegister } from './sql-mail-register.ts';
import { SqlProfileRegister } from './sql-profile-register.ts';
import { SqlUsedServiceRegister } from './sql-used-service-register.ts';
import { peopleOf, SqlRequests } from './sql-requests.ts';
import { toPayloadRow } from './payload-row.ts';
import type { Database } from './schema.ts';
import { toParticipantRow } from './participant-row.ts';
import { isViolationOf } from './unique-violation.ts';
import { toVersion, toVersionRow } from './version-row.ts';

/** Everything in one transaction of the database, at READ COMMITTED. Every statement names the organisation. */
export class SqlTransaction implements Transaction {
  readonly #db: Kysely<Database>;
  readonly #chain: EventChain;
  readonly #heads = new Map<string, ChainHead>();

  readonly #requests: SqlRequests;

  readonly acts: SqlActRegister;
  readonly checks: SqlCheckRegister;
  readonly addressees: SqlAddresseeRegister;
  readonly drafts: SqlDraftRegister;
  readonly followUps: SqlFollowUpRegister;
  readonly jobs: SqlJobRegister;
  readonly groups: SqlGroupRegister;
  readonly mail: SqlMailRegister;
  readonly profiles: SqlProfileRegister;
  readonly usedServices: SqlUsedServiceRegister;

  constructor(db: Kysely<Database>, chain: EventChain) {
    this.#db = db;
    this.#chain = chain;
    this.#requests = new SqlRequests(db);
    this.acts = new SqlActRegister(db, chain, (head) => this.#wrote(head));
    this.checks = new SqlCheckRegister(db, chain, (head) => this.#wrote(head));
    this.addressees = new SqlAddresseeRegister(db, this.#requests);
    this.drafts = new SqlDraftRegister(db);
    this.followUps = new SqlFollowUpRegister(db);
    this.jobs = new SqlJobRegister(db);
    this.groups = new SqlGroupRegister(db);
    this.mail = new SqlMailRegister(db);
    this.profiles = new SqlProfileRegister(db);
    this.usedServices = new SqlUsedServiceRegister(db);
  }

  /** The last of each chain that was written to: of requests, of acts of the staff, of checks. */
  get heads(): readonly ChainHead[] {
    return [...this.#heads.values()];
  }

  #wrote(head: ChainHead): void {
    this.#heads.set(JSON.stringify([head.organisationId, head.requestId]), head);
  }

  async addOrganisation(organisation: OrganisationRecord): Promise<void> {
    await this.#db.insertInto('organisation').values(organisation).execute();
  }

  async organisations(): Promise<OrganisationRecord[]> {
    return this.#db
      .selectFrom('organisation')
      .selectAll()
      .orderBy('id', (order) => order.collate('C'))
      .execute();
  }

  async organisation(organisationId: string): Promise<OrganisationRecord | undefined> {
    return this.#db.selectFrom('organisation').selectAll().where('id', '=', organisationId).executeTakeFirst();
  }

  async addPerson(person: PersonRecord): Promise<void> {
    await this.#db.insertInto('person').values(person).execute();
  }

  async person(organisationId: string, personId: string): Promise<PersonRecord | undefined> {
    return peopleOf(this.#db, organisationId).where('id', '=', personId).executeTakeFirst();
  }

  async peopleById(organisationId: string, personIds: string[]): Promise<PersonRecord[]> {
    if (personIds.length === 0) return [];
    return peopleOf(this.#db, organisationId).where('id', 'in', personIds).execute();
  }

  async personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined> {
    return peopleOf(this.#db, organisationId).where('identityHash', '=', identityHash).executeTakeFirst();
  }

  async staffMember(organisationId: string, personId: string): Promise<StaffMember | undefined> {
    const staff = await this.#db
      .selectFrom('staff')
      .select(['role', 'allGroups'])
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .executeTakeFirst();
    if (staff === undefined || staff.allGroups) return staff && { role: staff.role, groups: null };
    const groups = await this.#db
      .selectFrom('staffGroup')
      .select('groupId')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .orderBy('groupId', (order) => order.collate('C'))
      .execute();
    return { role: staff.role, groups: groups.map(({ groupId }) => groupId) };
  }

  async staff(organisationId: string) {
    const staff = await this.#db
      .selectFrom('staff')
      .select(['personId', 'role', 'allGroups'])
      .where('organisationId', '=', organisationId)
      .orderBy('personId', (order) => order.collate('C'))
      .execute();
    const rows = await this.#db
      .selectFrom('staffGroup')
      .select(['personId', 'groupId'])
      .where('organisationId', '=', organisationId)
      .orderBy('groupId', (order) => order.collate('C'))
      .execute();
    const groupsOf = Map.groupBy(rows, ({ personId }) => personId);
    return staff.map(({ personId, role, allGroups }) => {
      const groups = (groupsOf.get(personId) ?? []).map(({ groupId }) => groupId);
      return { personId, role, groups: allGroups ? null : groups };
    });
  }

  async addStaff(
    organisationId: string,
    personId: string,
    role: StaffRole,
    groups: string[] | null = null,
  ): Promise<void> {
    await this.#db
      .insertInto('staff')
      .values({ organisationId, personId, role, allGroups: groups === null })
      .execute();
    if (groups === null || groups.length === 0) return;
    const rows = groups.map((groupId) => ({ organisationId, personId, groupId }));
    await this.#db.insertInto('staffGroup').values(rows).execute();
  }

  async staffOrganisations(identityHash: string) {
    const rows = await this.#db
      .selectFrom('person')
      .innerJoin('staff', (join) =>
        join.onRef('staff.organisationId', '=', 'person.organisationId').onRef('staff.personId', '=', 'person.id'),
      )
      .innerJoin('organisation', 'organisation.id', 'person.organisationId')
      .select(['organisation.id', 'organisation.name', 'staff.personId'])
      .where('person.identityHash', '=', identityHash)
      .orderBy('organisation.id', (order) => order.collate('C'))
      .execute();
    return rows.map(({ personId, ...organisation }) => ({ organisation, personId }));
  }

  async addTemplate(template: TemplateRecord): Promise<void> {
    await this.#db.insertInto('template').values(template).execute();
  }

  async templates(organisationId: string): Promise<TemplateRecord[]> {
    return this.#db
      .selectFrom('template')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .orderBy('id', (order) => order.collate('C'))
      .execute();
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
    const { organisationId, versionId } = request;
    const version = await this.#db
      .selectFrom('templateVersion')
      .select(['templateId', 'major'])
      .where('organisationId', '=', organisationId)
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow(() => new Error('template version is not in the store'));
    try {
      await this.#db
        .insertInto('request')
        .values({ ...request, ...version })
        .execute();
    } catch (error) {
      if (isViolationOf(error, 'request_once')) throw new DuplicateRequest();
      throw error;
    }
    await this.#addParticipants(request.organisationId, request.id, participants);
  }

  async #addParticipants(organisationId: string, requestId: string, participants: ParticipantRecord[]): Promise<void> {
    if (participants.length === 0) return;
    const rows = participants.map((participant, position) =>
      toParticipantRow(participant, { organisationId, requestId, position }),
    );
    await this.#db.insertInto('participant').values(rows).execute();
  }

  readonly requestsOf: Transaction['requestsOf'] = (...asked) => this.#requests.requestsOf(...asked);
  readonly requestOf: Transaction['requestOf'] = (...asked) => this.#requests.requestOf(...asked);
  readonly requestsOfTemplate: Transaction['requestsOfTemplate'] = (...asked) =>
    this.#requests.requestsOfTemplate(...asked);
  readonly requestsById: Transaction['requestsById'] = (...asked) => this.#requests.requestsById(...asked);
  readonly requestsAbout: Transaction['requestsAbout'] = (...asked) => this.#requests.requestsAbout(...asked);
  readonly requestsByTime: Transaction['requestsByTime'] = (...asked) => this.#requests.requestsByTime(...asked);

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
    this.#wrote({ ...place, seq, mac });
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

  /**
   * Holds a request for a change, and counts it. A statement of its own, before events are read: whoever waits for the
   * lock must see the winner's event.
   */
  async #lock({ organisationId, requestId }: RequestPlace): Promise<void> {
    await this.#db
      .updateTable('request')
      .set((eb) => ({ revision: eb('revision', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .where('id', '=', requestId)
      .returning('id')
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
      found.push(...(await peopleOf(this.#db, organisationId).where('identityHash', 'in', some).execute()));
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

  async identifyPerson(
    organisationId: string,
    personId: string,
    { identityHash, birthDate }: { identityHash: string; birthDate: string },
  ): Promise<void> {
    await this.#db
      .updateTable('person')
      .set({ identityHash, birthDate })
      .where('organisationId', '=', organisationId)
      .where('id', '=', personId)
      .where('identityHash', 'is', null)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('no such person is without an identity'));
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
}
