import { isAnswer, type RequestEvent } from '../../src/model/consent-request.ts';
import type { Localized } from '../../src/model/language.ts';
import { chainsOfChecks, MemoryCheckRegister, type CheckTables } from './checks/memory-check-register.ts';
import { EventChain, type RequestChain, type RequestPlace, type SealedEvent } from './event-chain.ts';
import { fullName } from './full-name.ts';
import { MemoryFollowUpRegister, type FollowUpTables } from './follow-ups/memory-follow-up-register.ts';
import { MemoryAddresseeRegister, type AddresseeTables } from './group-requests/memory-addressee-register.ts';
import { MemoryJobRegister, type JobTables } from './group-requests/memory-job-register.ts';
import { MemoryGroupRegister, type GroupTables } from './groups/memory-group-register.ts';
import { MemoryProfileRegister, type ProfileTables } from './profile/memory-profile-register.ts';
import { MemoryUsedServiceRegister, type UsedServiceTables } from './used-services/memory-used-service-register.ts';
import { chainsOfActs, MemoryActRegister, type ActTables } from './staff-acts/memory-act-register.ts';
import { MemoryMailRegister, type MailTables } from './mail/memory-mail-register.ts';
import { MemoryDraftRegister, type DraftTables } from './template-drafts/memory-draft-register.ts';
import { DuplicateIntent, DuplicateRequest } from './store.ts';
import type {
  AgreedRecord,
  AttachmentRecord,
  IntentRecord,
  NewEvent,
  NewRequest,
  OrganisationRecord,
  ParticipantRecord,
  PersonRecord,
  RequestRecord,
  RequestTimes,
  StaffMember,
  StaffRole,
  StandingConsentRecord,
  Store,
  TemplateRecord,
  TemplateVersionRecord,
  Transaction,
} from './store.ts';

/** Each by its key within its organisation: the same id in two organisations is two things. */
interface Tables
  extends
    ActTables,
    AddresseeTables,
    CheckTables,
    DraftTables,
    FollowUpTables,
    JobTables,
    GroupTables,
    MailTables,
    ProfileTables,
    UsedServiceTables {
  organisations: Map<string, OrganisationRecord>;
  people: Map<string, PersonRecord>;
  templates: Map<string, TemplateRecord>;
  versions: Map<string, TemplateVersionRecord>;
  requests: Map<string, NewRequest>;
  events: Map<string, SealedEvent[]>;
  attachments: Map<string, AttachmentRecord>;
  staff: Map<string, StaffMember>;
  standingConsents: Map<string, StandingConsentRecord>;
  intents: Map<string, IntentRecord>;
}

function emptyTables(): Tables {
  return {
    organisations: new Map(),
    people: new Map(),
    templates: new Map(),
    versions: new Map(),
    requests: new Map(),
    events: new Map(),
    attachments: new Map(),
    staff: new Map(),
    standingConsents: new Map(),
    intents: new Map(),
    acts: new Map(),
    checkAccesses: new Map(),
    checks: new Map(),
    groups: new Map(),
    groupMembers: new Map(),
    guardianships: new Map(),
    targets: new Map(),
    drafts: new Map(),
    draftFiles: new Map(),
    namedPeople: new Map(),
    standings: new Map(),
    revisions: new Map(),
    jobs: new Map(),
    jobItems: new Map(),
    contacts: new Map(),
    mails: new Map(),
    openedMails: new Map(),
    followUps: new Map(),
    profiles: new Map(),
    confirmations: new Map(),
    usedServices: new Map(),
  };
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}

/** Records go in and out as copies, so that nobody outside can change what is kept. */
class MemoryTransaction implements Transaction {
  readonly #tables: Tables;
  readonly #chain: EventChain;
  readonly acts: MemoryActRegister;
  readonly checks: MemoryCheckRegister;
  readonly addressees: MemoryAddresseeRegister;
  readonly drafts: MemoryDraftRegister;
  readonly followUps: MemoryFollowUpRegister;
  readonly jobs: MemoryJobRegister;
  readonly groups: MemoryGroupRegister;
  readonly mail: MemoryMailRegister;
  readonly profiles: MemoryProfileRegister;
  readonly usedServices: MemoryUsedServiceRegister;
  #failed = false;

  constructor(tables: Tables, chain: EventChain) {
    this.#tables = tables;
    this.#chain = chain;
    this.groups = new MemoryGroupRegister(tables, {
      keyOf,
      refuse: (error) => this.#refuse(error),
      person: (...key) => structuredClone(tables.people.get(keyOf(...key))),
    });
    const known = {
      person: tables.people,
      request: tables.requests,
      template: tables.templates,
      group: tables.groups,
    };
    const around = {
      keyOf,
      refuse: (error: Error) => this.#refuse(error),
      mustHave: (what: keyof typeof known, ...key: string[]) => this.#mustHave(known[what], what, ...key),
      person: (...key: [organisationId: string, personId: string]) => tables.people.get(keyOf(...key)),
    };
    this.mail = new MemoryMailRegister(tables, around);
    this.profiles = new MemoryProfileRegister(tables, around);
    this.usedServices = new MemoryUsedServiceRegister(tables, around);
    this.acts = new MemoryActRegister(tables, around, chain);
    const events = (...key: [string, string]) => tables.events.get(keyOf(...key)) ?? [];
    this.checks = new MemoryCheckRegister(tables, { ...around, events }, chain);
    this.jobs = new MemoryJobRegister(tables, around);
    this.drafts = new MemoryDraftRegister(tables, around);
    this.followUps = new MemoryFollowUpRegister(tables, {
      ...around,
      isSaid: (organisationId, requestId, answerSeq) =>
        this.#eventsOf({ organisationId, requestId }).some(({ seq, opening }) => seq === answerSeq && opening !== null),
    });
    this.addressees = new MemoryAddresseeRegister(tables, {
      ...around,
      people: (organisationId) => [...tables.people.values()].filter((each) => each.organisationId === organisationId),
      requests: (organisationId, templateId) => this.#askedBy(organisationId, templateId),
      complete: (request) => this.#complete(request),
    });
  }

  /** Whether a write was refused. As in SQL, nothing of the transaction is kept then. */
  get failed(): boolean {
    return this.#failed;
  }

  #refuse(error: Error): never {
    this.#failed = true;
    throw error;
  }

  #mustHave(table: Map<string, unknown>, what: string, ...key: string[]): void {
    if (!table.has(keyOf(...key))) this.#refuse(new Error(`${what} is not in the store`));
  }

  #mustBeNew(table: Map<string, unknown>, what: string, ...key: string[]): void {
    if (table.has(keyOf(...key))) this.#refuse(new Error(`${what} is in the store already`));
  }

  async addOrganisation(organisation: OrganisationRecord): Promise<void> {
    this.#mustBeNew(this.#tables.organisations, 'organisation', organisation.id);
    this.#tables.organisations.set(keyOf(organisation.id), structuredClone(organisation));
  }

  async organisations(): Promise<OrganisationRecord[]> {
    return structuredClone([...this.#tables.organisations.values()].sort((a, b) => compare(a.id, b.id)));
  }

  async organisation(organisationId: string): Promise<OrganisationRecord | undefined> {
    return structuredClone(this.#tables.organisations.get(keyOf(organisationId)));
  }

  async addPerson(person: PersonRecord): Promise<void> {
    const { organisationId, id, identityHash } = person;
    this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
    this.#mustBeNew(this.#tables.people, 'person', organisationId, id);
    if (identityHash !== null && (await this.personByIdentity(organisationId, identityHash)) !== undefined) {
      this.#refuse(new Error('identity is in the store already'));
    }
    this.#tables.people.set(keyOf(organisationId, id), structuredClone(person));
  }

  async person(organisationId: string, personId: string): Promise<PersonRecord | undefined> {
    return structuredClone(this.#tables.people.get(keyOf(organisationId, personId)));
  }

  async peopleById(organisationId: string, personIds: string[]): Promise<PersonRecord[]> {
    return personIds.flatMap((id) => structuredClone(this.#tables.people.get(keyOf(organisationId, id))) ?? []);
  }

  async personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined> {
    for (const person of this.#tables.people.values()) {
      if (person.organisationId === organisationId && person.identityHash === identityHash) {
        return structuredClone(person);
      }
    }
    return undefined;
  }

  async staffMember(organisationId: string, personId: string): Promise<StaffMember | undefined> {
    return structuredClone(this.#tables.staff.get(keyOf(organisationId, personId)));
  }

  async addStaff(
    organisationId: string,
    personId: string,
    role: StaffRole,
    groups: string[] | null = null,
  ): Promise<void> {
    this.#mustHave(this.#tables.people, 'person', organisationId, personId);
    this.#mustBeNew(this.#tables.staff, 'one of the staff', organisationId, personId);
    for (const id of groups ?? []) this.#mustHave(this.#tables.groups, 'group', organisationId, id);
    this.#tables.staff.set(keyOf(organisationId, personId), { role, groups: groups && groups.toSorted(compare) });
  }

  async staff(organisationId: string) {
    const staff = [...this.#tables.staff].flatMap(([key, member]) => {
      const [organisation, personId] = JSON.parse(key) as [string, string];
      return organisation === organisationId ? [{ personId, ...structuredClone(member) }] : [];
    });
    return staff.sort((a, b) => compare(a.personId, b.personId));
  }

  async staffOrganisations(identityHash: string) {
    return [...this.#tables.people.values()]
      .filter(
        (person) =>
          person.identityHash === identityHash && this.#tables.staff.has(keyOf(person.organisationId, person.id)),
      )
      .map(({ organisationId, id: personId }) => ({
        organisation: structuredClone(this.#tables.organisations.get(keyOf(organisationId))!),
        personId,
      }))
      .sort((a, b) => compare(a.organisation.id, b.organisation.id));
  }

  async addTemplate(template: TemplateRecord): Promise<void> {
    const { organisationId, id } = template;
    this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
    this.#mustBeNew(this.#tables.templates, 'template', organisationId, id);
    this.#tables.templates.set(keyOf(organisationId, id), structuredClone(template));
  }

  async templates(organisationId: string): Promise<TemplateRecord[]> {
    const own = [...this.#tables.templates.values()].filter((template) => template.organisationId === organisationId);
    return structuredClone(own.sort((a, b) => compare(a.id, b.id)));
  }

  async template(organisationId: string, templateId: string): Promise<TemplateRecord | undefined> {
    return structuredClone(this.#tables.templates.get(keyOf(organisationId, templateId)));
  }

  async addVersion(version: TemplateVersionRecord): Promise<void> {
    const { organisationId, id, templateId, major, minor } = version;
    this.#mustHave(this.#tables.templates, 'template', organisationId, templateId);
    this.#mustBeNew(this.#tables.versions, 'template version', organisationId, id);
    for (const other of this.#tables.versions.values()) {
      const same = other.organisationId === organisationId && other.templateId === templateId;
      if (same && other.major === major && other.minor === minor)
        this.#refuse(new Error('version is in the store already'));
    }
    this.#tables.versions.set(keyOf(organisationId, id), structuredClone(version));
  }

  async versionsOf(organisationId: string, templateId: string): Promise<TemplateVersionRecord[]> {
    const versions = [...this.#tables.versions.values()].filter(
      (version) => version.organisationId === organisationId && version.templateId === templateId,
    );
    return structuredClone(versions.sort((a, b) => b.major - a.major || b.minor - a.minor));
  }

  async publishVersion(organisationId: string, versionId: string, agreed: Localized<AgreedRecord>): Promise<void> {
    this.#changeVersion(organisationId, versionId, 'draft', { state: 'published', agreed });
  }

  async archiveVersion(organisationId: string, versionId: string): Promise<void> {
    this.#changeVersion(organisationId, versionId, 'published', { state: 'archived' });
  }

  #changeVersion(
    organisationId: string,
    versionId: string,
    from: TemplateVersionRecord['state'],
    change: Partial<TemplateVersionRecord>,
  ): void {
    const version = this.#tables.versions.get(keyOf(organisationId, versionId));
    if (version?.state !== from) this.#refuse(new Error(`no such version is ${from}`));
    this.#tables.versions.set(keyOf(organisationId, versionId), structuredClone({ ...version, ...change }));
  }

  async addRequest(request: NewRequest): Promise<void> {
    const { organisationId, id, versionId, subjectId, participants, renewsId } = request;
    if (renewsId !== null) this.#mustHave(this.#tables.requests, 'renewed request', organisationId, renewsId);
    this.#mustHave(this.#tables.versions, 'template version', organisationId, versionId);
    this.#mustHave(this.#tables.people, 'subject', organisationId, subjectId);
    this.#mustBePeople(organisationId, participants);
    this.#mustBeNew(this.#tables.requests, 'request', organisationId, id);
    const { templateId, major } = this.#tables.versions.get(keyOf(organisationId, versionId))!;
    const asked = this.#askedBy(organisationId, templateId);
    if (asked.some((other) => other.request.subjectId === subjectId && other.major === major))
      this.#refuse(new DuplicateRequest());
    this.#tables.requests.set(keyOf(organisationId, id), structuredClone(request));
    this.#tables.events.set(keyOf(organisationId, id), []);
  }

  /** The requests of a template, each with the major version that it asks by. */
  #askedBy(organisationId: string, templateId: string): { request: NewRequest; major: number }[] {
    return [...this.#tables.requests.values()].flatMap((request) => {
      if (request.organisationId !== organisationId) return [];
      const version = this.#tables.versions.get(keyOf(organisationId, request.versionId))!;
      return version.templateId === templateId ? [{ request, major: version.major }] : [];
    });
  }

  /** Counts that something has happened to a request. */
  #changed(organisationId: string, requestId: string): void {
    const key = keyOf(organisationId, requestId);
    this.#tables.revisions.set(key, (this.#tables.revisions.get(key) ?? 0) + 1);
  }

  #mustBePeople(organisationId: string, participants: ParticipantRecord[]): void {
    for (const { personId } of participants)
      this.#mustHave(this.#tables.people, 'participant', organisationId, personId);
    if (new Set(participants.map(({ personId }) => personId)).size < participants.length) {
      this.#refuse(new Error('participant is there twice'));
    }
  }

  #complete(request: NewRequest): RequestRecord {
    // What a request refers to is there: `addRequest` and `addVersion` let nothing else in.
    const { organisationId, id, participants } = request;
    const version = this.#tables.versions.get(keyOf(organisationId, request.versionId))!;
    const personOf = (personId: string) => this.#tables.people.get(keyOf(organisationId, personId))!;
    return structuredClone({
      ...request,
      version,
      subject: personOf(request.subjectId),
      names: Object.fromEntries(participants.map(({ personId }) => [personId, fullName(personOf(personId))])),
      template: this.#tables.templates.get(keyOf(organisationId, version.templateId))!,
      organisation: this.#tables.organisations.get(keyOf(organisationId))!,
      events: this.#tables.events.get(keyOf(organisationId, id))!.flatMap(toEvent),
    });
  }

  async requestsOf(organisationId: string, personId: string): Promise<RequestRecord[]> {
    const mine = [...this.#tables.requests.values()].filter(
      (request) =>
        request.organisationId === organisationId &&
        request.participants.some((participant) => participant.personId === personId),
    );
    const first = (request: RequestRecord) => request.events[0]?.at ?? '';
    return mine
      .map((request) => this.#complete(request))
      .sort((a, b) => compare(first(b), first(a)) || compare(a.id, b.id));
  }

  async requestOf(organisationId: string, personId: string, requestId: string): Promise<RequestRecord | undefined> {
    // Transactions follow each other here, so `forUpdate` has nothing to add.
    const request = this.#tables.requests.get(keyOf(organisationId, requestId));
    const mine = request?.participants.some((participant) => participant.personId === personId);
    return request !== undefined && mine ? this.#complete(request) : undefined;
  }

  async requestsOfTemplate(organisationId: string, templateId: string): Promise<RequestRecord[]> {
    return this.#askedBy(organisationId, templateId)
      .map(({ request }) => this.#complete(request))
      .sort((a, b) => compare(a.id, b.id));
  }

  async moveRequests(organisationId: string, fromVersionId: string, toVersionId: string): Promise<void> {
    this.#mustHave(this.#tables.versions, 'template version', organisationId, toVersionId);
    for (const [key, request] of this.#tables.requests) {
      const shows = request.organisationId === organisationId && request.versionId === fromVersionId;
      if (shows) this.#tables.requests.set(key, { ...request, versionId: toVersionId });
    }
  }

  async addAttachment(attachment: AttachmentRecord): Promise<void> {
    const { organisationId, sha256 } = attachment;
    this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
    const key = keyOf(organisationId, sha256);
    if (!this.#tables.attachments.has(key)) this.#tables.attachments.set(key, structuredClone(attachment));
  }

  async attachment(organisationId: string, sha256: string): Promise<AttachmentRecord | undefined> {
    return structuredClone(this.#tables.attachments.get(keyOf(organisationId, sha256)));
  }

  async addStandingConsent(standing: StandingConsentRecord): Promise<void> {
    const { organisationId, id, personId, subjectId } = standing;
    this.#mustHave(this.#tables.people, 'person', organisationId, personId);
    this.#mustHave(this.#tables.people, 'subject', organisationId, subjectId);
    this.#mustBeNew(this.#tables.standingConsents, 'standing consent', organisationId, id);
    this.#tables.standingConsents.set(keyOf(organisationId, id), structuredClone(standing));
  }

  async standingConsentsOf(organisationId: string, personId: string): Promise<StandingConsentRecord[]> {
    const mine = [...this.#tables.standingConsents.values()].filter(
      (standing) => standing.organisationId === organisationId && standing.personId === personId,
    );
    return structuredClone(mine.sort((a, b) => compare(b.givenAt, a.givenAt) || compare(a.id, b.id)));
  }

  async endStandingConsent(organisationId: string, personId: string, standingId: string, at: string): Promise<void> {
    const standing = this.#tables.standingConsents.get(keyOf(organisationId, standingId));
    if (standing?.personId !== personId || standing.endedAt !== null) {
      this.#refuse(new Error('no such standing consent is in force'));
    }
    this.#tables.standingConsents.set(keyOf(organisationId, standingId), { ...standing, endedAt: at });
  }

  async appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent> {
    this.#mustHave(this.#tables.requests, 'request', organisationId, requestId);
    if ('personId' in event) {
      this.#mustHave(this.#tables.people, 'person', organisationId, event.personId);
      this.#mustHave(this.#tables.versions, 'template version', organisationId, event.shown.versionId);
    }
    const place = { organisationId, requestId };
    const events = this.#eventsOf(place);
    const last = events.at(-1);
    const sealed = await this.#chain.seal(place, structuredClone(event), last ? { ...place, ...last } : null);
    // Sealing takes a moment.
    if (this.#eventsOf(place) !== events) this.#refuse(new Error('two events of a request are written at once'));
    this.#tables.events.set(keyOf(organisationId, requestId), [...events, sealed]);
    this.#changed(organisationId, requestId);
    return structuredClone(toEvent(sealed)[0]!);
  }

  async erasePayload(organisationId: string, requestId: string, seq: number, at: string): Promise<RequestEvent> {
    const place = { organisationId, requestId };
    const events = this.#eventsOf(place);
    if (!events.flatMap(toEvent).some((event) => event.seq === seq && isAnswer(event))) {
      this.#refuse(new Error('no such answer is in the store'));
    }
    const silenced = events.map((event) => (event.seq === seq ? { ...event, opening: null } : event));
    this.#tables.events.set(keyOf(organisationId, requestId), silenced);
    return this.appendEvent(organisationId, requestId, { type: 'erased', at, erasedSeq: seq });
  }

  #eventsOf({ organisationId, requestId }: RequestPlace): SealedEvent[] {
    return this.#tables.events.get(keyOf(organisationId, requestId)) ?? [];
  }

  async endedRequests(
    organisationId: string,
    before: { at: string; day: string },
    limit: number,
  ): Promise<{ requestId: string; answers: number[] }[]> {
    return [...this.#tables.requests.values()]
      .filter((request) => request.organisationId === organisationId)
      .map(({ id: requestId, lastValidDay }) => {
        const events = this.#eventsOf({ organisationId, requestId }).flatMap(toEvent);
        const over = events.some(({ type, at }) => (type === 'closed' || type === 'superseded') && at < before.at);
        const ended = over || (lastValidDay !== null && lastValidDay < before.day);
        return { requestId, answers: ended ? events.filter(isAnswer).map(({ seq }) => seq) : [] };
      })
      .filter(({ answers }) => answers.length > 0)
      .slice(0, limit);
  }

  async eraseIntents(organisationId: string, requestId: string): Promise<void> {
    for (const [key, intent] of this.#tables.intents) {
      if (intent.organisationId === organisationId && intent.requestId === requestId) this.#tables.intents.delete(key);
    }
  }

  async intent(organisationId: string, personId: string, key: string): Promise<IntentRecord | undefined> {
    return structuredClone(this.#tables.intents.get(keyOf(organisationId, personId, key)));
  }

  async addIntent(intent: IntentRecord): Promise<void> {
    const { organisationId, personId, key, requestId } = intent;
    this.#mustHave(this.#tables.people, 'person', organisationId, personId);
    if (requestId !== null) this.#mustHave(this.#tables.requests, 'request', organisationId, requestId);
    if (this.#tables.intents.has(keyOf(organisationId, personId, key))) this.#refuse(new DuplicateIntent());
    this.#tables.intents.set(keyOf(organisationId, personId, key), structuredClone(intent));
  }

  async addPeople(people: PersonRecord[]): Promise<void> {
    const known = new Set(
      [...this.#tables.people.values()].map((each) => keyOf(each.organisationId, each.identityHash ?? '')),
    );
    for (const person of people) {
      const { organisationId, id, identityHash } = person;
      this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
      this.#mustBeNew(this.#tables.people, 'person', organisationId, id);
      if (identityHash !== null) {
        const identity = keyOf(organisationId, identityHash);
        if (known.has(identity)) this.#refuse(new Error('identity is in the store already'));
        known.add(identity);
      }
      this.#tables.people.set(keyOf(organisationId, id), structuredClone(person));
    }
  }

  async peopleByIdentity(organisationId: string, identityHashes: string[]): Promise<PersonRecord[]> {
    const asked = new Set(identityHashes);
    return [...this.#tables.people.values()]
      .filter(
        ({ organisationId: organisation, identityHash }) =>
          organisation === organisationId && identityHash !== null && asked.has(identityHash),
      )
      .map((person) => structuredClone(person));
  }

  async renamePerson(
    organisationId: string,
    personId: string,
    { givenNames, familyName }: Pick<PersonRecord, 'givenNames' | 'familyName'>,
  ): Promise<void> {
    const person = this.#tables.people.get(keyOf(organisationId, personId));
    if (person === undefined) this.#refuse(new Error('person is not in the store'));
    this.#tables.people.set(keyOf(organisationId, personId), { ...person, givenNames, familyName });
  }

  async identifyPerson(
    organisationId: string,
    personId: string,
    { identityHash, birthDate }: { identityHash: string; birthDate: string },
  ): Promise<void> {
    const person = this.#tables.people.get(keyOf(organisationId, personId));
    if (person?.identityHash !== null) this.#refuse(new Error('no such person is without an identity'));
    if ((await this.personByIdentity(organisationId, identityHash)) !== undefined)
      this.#refuse(new Error('identity is in the store already'));
    this.#tables.people.set(keyOf(organisationId, personId), { ...person, identityHash, birthDate });
  }

  async requestsById(organisationId: string, requestIds: string[]): Promise<RequestRecord[]> {
    return requestIds.flatMap((id) => {
      const request = this.#tables.requests.get(keyOf(organisationId, id));
      return request === undefined ? [] : [this.#complete(request)];
    });
  }

  async requestsAbout(organisationId: string, subjectIds: string[]): Promise<RequestRecord[]> {
    const asked = new Set(subjectIds);
    return [...this.#tables.requests.values()]
      .filter((request) => request.organisationId === organisationId && asked.has(request.subjectId))
      .map((request) => this.#complete(request))
      .sort((a, b) => compare(a.id, b.id));
  }

  async setParticipants(organisationId: string, requestId: string, participants: ParticipantRecord[]): Promise<void> {
    const request = this.#tables.requests.get(keyOf(organisationId, requestId));
    if (request === undefined) this.#refuse(new Error('request is not in the store'));
    this.#mustBePeople(organisationId, participants);
    this.#tables.requests.set(keyOf(organisationId, requestId), structuredClone({ ...request, participants }));
    this.#changed(organisationId, requestId);
  }

  async requestsByTime(
    organisationId: string,
    { sent, lastValidDays, templateId }: RequestTimes & { templateId?: string },
    { after, limit }: { after: string; limit: number },
  ): Promise<RequestRecord[]> {
    const wasSent = ({ events }: RequestRecord) =>
      events.some(({ type, at }) => type === 'sent' && sent.some(({ from, to }) => from <= at && at < to));
    return [...this.#tables.requests.values()]
      .filter((request) => request.organisationId === organisationId && request.id > after)
      .map((request) => this.#complete(request))
      .filter(({ template }) => templateId === undefined || template.id === templateId)
      .filter((request) => wasSent(request) || lastValidDays.includes(request.lastValidDay ?? ''))
      .sort((a, b) => compare(a.id, b.id))
      .slice(0, limit);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The event as it is read; none where what it said was erased. */
function toEvent({ seq, type, at, opening }: SealedEvent): RequestEvent[] {
  return opening === null ? [] : [{ ...(opening.payload as object), seq, type, at } as RequestEvent];
}

/** Keeps everything in memory: for the browser, behind msw, and for tests. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  #tables = emptyTables();
  #turn: Promise<unknown> = Promise.resolve();
  readonly #chain: EventChain;

  constructor(chain: EventChain = EventChain.withRandomKey()) {
    this.#chain = chain;
  }

  /** One transaction at a time, each on a copy of the tables that takes their place when the work is done. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      const copy = Object.fromEntries(
        Object.entries(this.#tables).map(([name, table]) => [name, new Map(table)]),
      ) as unknown as Tables;
      const transaction = new MemoryTransaction(copy, this.#chain);
      const result = await work(transaction);
      if (transaction.failed) throw new Error('a write was refused, so nothing is kept');
      this.#tables = copy;
      return result;
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async chains(after: RequestPlace | null, limit: number): Promise<RequestChain[]> {
    const keys = [...this.#tables.events].filter(([, events]) => events.length > 0).map(([key]) => key);
    const beside = [...chainsOfActs(this.#tables), ...chainsOfChecks(this.#tables)];
    const placeOf = ({ organisationId, requestId }: RequestPlace) => keyOf(organisationId, requestId);
    const all = [...beside.map(placeOf), ...keys];
    const start = after === null ? 0 : all.indexOf(placeOf(after)) + 1;
    return all.slice(start, start + limit).map((key) => {
      const found = beside.find((chain) => placeOf(chain) === key);
      if (found !== undefined) return found;
      const [organisationId, requestId] = JSON.parse(key) as [string, string];
      return { organisationId, requestId, events: structuredClone(this.#tables.events.get(key)!), strays: [] };
    });
  }

  async close(): Promise<void> {}
}
