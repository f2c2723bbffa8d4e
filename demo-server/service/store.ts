/**
 * The port to where things are kept. Memory and SQL implement it, and one contract suite holds for all of them
 * (`test/service/store-contract.ts`). Every row carries its organisation, and every read names it.
 */
import type { Attachment, Contact, PersonalDataKind, PurposeKind, VersionText } from '../../src/model/agreed-text.ts';
import type { ApprovalMode, LegalBasis, Participant, RequestEvent } from '../../src/model/consent-request.ts';
import type { FollowUpRule } from '../../src/model/follow-up.ts';
import type { Localized } from '../../src/model/language.ts';
import type { TriageAnswers } from '../../src/model/legal-basis-triage.ts';
import type { Validity } from '../../src/model/validity.ts';
import type { CheckRegister } from './checks/check-register.ts';
import type { RequestChain, RequestPlace } from './event-chain.ts';
import type { FollowUpRegister } from './follow-ups/follow-up-register.ts';
import type { AddresseeRegister } from './group-requests/addressee-register.ts';
import type { JobRegister } from './group-requests/job-register.ts';
import type { GroupRegister } from './groups/group-register.ts';
import type { MailRegister } from './mail/mail-register.ts';
import type { ProfileRegister } from './profile/profile-register.ts';
import type { UsedServiceRegister } from './used-services/used-service-register.ts';
import type { ActRegister } from './staff-acts/act-register.ts';
import type { DraftRegister } from './template-drafts/draft-register.ts';

export interface OrganisationRecord {
  id: string;
  name: Localized;
}

export interface PersonRecord {
  id: string;
  organisationId: string;
  /** Keyed hash of the identity code: the code itself is never stored. Null where it is not known. */
  identityHash: string | null;
  givenNames: string;
  familyName: string;
  /** Civil date; null where it is not known, and then age changes nothing. */
  birthDate: string | null;
}

export interface TemplateRecord {
  id: string;
  organisationId: string;
  approvalMode: ApprovalMode;
  legalBasis: LegalBasis;
  contact: Contact;
  dataProtectionOfficer: Contact;
  /** The subject's own no is heard beside the guardians' answers. */
  subjectHeard: boolean;
  /** Age in years from which the subject answers alone, or null for 18. */
  selfFrom: number | null;
  /** Whether a request may be answered by a consent that was given in advance. */
  standingConsents: boolean;
  /** What was answered when somebody asked whether consent is the basis at all; null where nobody has. */
  triage: Considered | null;
}

/** One way through the questions of `legal-basis-triage.ts`, to its end. */
export interface Considered {
  answers: TriageAnswers;
}

export interface PurposeRecord {
  id: string;
  kind: PurposeKind;
}

/** A text as it is proved: canonical JSON (RFC 8785) of an `AgreedText`, and its SHA-256 in hexadecimal. */
export interface AgreedRecord {
  json: string;
  hash: string;
}

/** Published text is never changed: what follows is a new version. */
export type VersionState = 'draft' | 'published' | 'archived';

export interface TemplateVersionRecord {
  id: string;
  organisationId: string;
  templateId: string;
  major: number;
  minor: number;
  state: VersionState;
  texts: Localized<VersionText>;
  /** At least one. */
  purposes: PurposeRecord[];
  personalData: PersonalDataKind[];
  /** Of a special category of data: consent is asked explicitly. */
  explicit: boolean;
  attachments: Localized<Attachment[]>;
  validity: Validity;
  /** What is done when an answer falls; null for what holds in general. */
  followUp: FollowUpRule | null;
  /** The texts as they are proved; empty until the version is published. */
  agreed: Localized<AgreedRecord>;
}

export type Relation = 'self' | 'child' | 'ward';

/** A participant with how the subject stands to them. */
export interface ParticipantRecord extends Participant {
  relation: Relation;
}

export interface NewRequest {
  id: string;
  organisationId: string;
  versionId: string;
  subjectId: string;
  participants: ParticipantRecord[];
  /** Civil date in Europe/Helsinki, or null for no end. */
  lastValidDay: string | null;
  /** Id of the request that asked the same by an earlier major version, or null. */
  renewsId: string | null;
}

/**
 * A request with all that its representation needs. Events are in the order of `seq`; those whose words were erased
 * are left out, and the events that erased them tell of them.
 */
export interface RequestRecord extends NewRequest {
  subject: PersonRecord;
  /** Full name of each participant, by the id of the person. */
  names: Record<string, string>;
  template: TemplateRecord;
  version: TemplateVersionRecord;
  organisation: OrganisationRecord;
  events: RequestEvent[];
}

/** An event before the store gives it its number. */
export type NewEvent = RequestEvent extends infer E ? (E extends RequestEvent ? Omit<E, 'seq'> : never) : never;

/**
 * A yes or no given in advance to a kind of request: this purpose, this organisation, this subject, until a day. It
 * is never changed but to be ended.
 */
export interface StandingConsentRecord {
  id: string;
  organisationId: string;
  /** Who gave it. */
  personId: string;
  subjectId: string;
  purposeKind: PurposeKind;
  decision: 'accept' | 'refuse';
  /** Civil date in Europe/Helsinki: the last day on which it answers. */
  lastDay: string;
  givenAt: string;
  /** Instant at which the person ended it, or null. */
  endedAt: string | null;
}

/** A file that belongs to a text, found by the hash of its bytes. */
export interface AttachmentRecord {
  organisationId: string;
  /** In hexadecimal. */
  sha256: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** `carer`: sees who may and who may not, and nothing of who has answered what. */
export type StaffRole = 'carer' | 'viewer' | 'editor';

/** What somebody may do as one of the staff of an organisation. */
export interface StaffMember {
  role: StaffRole;
  /** Ids of the groups that are theirs to see; null for all of the organisation. */
  groups: string[] | null;
}

/** What was answered to an intent, so that the same intent sent again gets the same answer. */
export interface IntentRecord {
  organisationId: string;
  personId: string;
  key: string;
  /** Hash of method, address and body: the same key with something else in it is refused. */
  fingerprint: string;
  /** Null for what is done to no request. */
  requestId: string | null;
  body: string;
  etag: string;
  at: string;
}

export interface Transaction {
  addOrganisation(organisation: OrganisationRecord): Promise<void>;
  /** All of them, by id. */
  organisations(): Promise<OrganisationRecord[]>;
  organisation(organisationId: string): Promise<OrganisationRecord | undefined>;

  addPerson(person: PersonRecord): Promise<void>;
  person(organisationId: string, personId: string): Promise<PersonRecord | undefined>;
  /** Those of them who are there, in no order. */
  peopleById(organisationId: string, personIds: string[]): Promise<PersonRecord[]>;
  personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined>;

  /** Undefined for one who is not of the staff of the organisation. */
  staffMember(organisationId: string, personId: string): Promise<StaffMember | undefined>;
  addStaff(organisationId: string, personId: string, role: StaffRole, groups?: string[] | null): Promise<void>;
  /** All of the staff of the organisation, by the id of the person. */
  staff(organisationId: string): Promise<(StaffMember & { personId: string })[]>;
  /** Organisations of whose staff somebody with this identity is, by id, with who they are there. */
  staffOrganisations(identityHash: string): Promise<{ organisation: OrganisationRecord; personId: string }[]>;

  addTemplate(template: TemplateRecord): Promise<void>;
  /** All of the organisation, by id. */
  templates(organisationId: string): Promise<TemplateRecord[]>;
  template(organisationId: string, templateId: string): Promise<TemplateRecord | undefined>;
  addVersion(version: TemplateVersionRecord): Promise<void>;
  /** All versions of a template, the newest first. `forUpdate` holds the template until the transaction ends. */
  versionsOf(
    organisationId: string,
    templateId: string,
    options?: { forUpdate?: boolean },
  ): Promise<TemplateVersionRecord[]>;
  /** From draft to published, with the texts as they are proved. Rejects for a version that is not a draft. */
  publishVersion(organisationId: string, versionId: string, agreed: Localized<AgreedRecord>): Promise<void>;
  /** From published to archived. Rejects for a version that is not published. */
  archiveVersion(organisationId: string, versionId: string): Promise<void>;

  /**
   * Rejects with {@link DuplicateRequest} where the subject has been asked by this major version: each is asked once,
   * whoever asks.
   */
  addRequest(request: NewRequest): Promise<void>;
  /** Requests in which the person takes part, newest first (by their first event, then by id). */
  requestsOf(organisationId: string, personId: string): Promise<RequestRecord[]>;
  /**
   * One request, if the person takes part in it. `forUpdate` holds it until the transaction ends, so that two
   * decisions on one request follow each other.
   */
  requestOf(
    organisationId: string,
    personId: string,
    requestId: string,
    options?: { forUpdate?: boolean },
  ): Promise<RequestRecord | undefined>;

  /** All requests of a template, whoever takes part in them. `forUpdate` as above. */
  requestsOfTemplate(
    organisationId: string,
    templateId: string,
    options?: { forUpdate?: boolean },
  ): Promise<RequestRecord[]>;

  /** Requests by their ids, whoever takes part in them, in no order. `forUpdate` as above. */
  requestsById(
    organisationId: string,
    requestIds: string[],
    options?: { forUpdate?: boolean },
  ): Promise<RequestRecord[]>;

  /** Keeps a file; the same one twice is one. */
  addAttachment(attachment: AttachmentRecord): Promise<void>;
  attachment(organisationId: string, sha256: string): Promise<AttachmentRecord | undefined>;

  /** Lets the requests that show one version show another of the same major one. */
  moveRequests(organisationId: string, fromVersionId: string, toVersionId: string): Promise<void>;

  addStandingConsent(standing: StandingConsentRecord): Promise<void>;
  /** What the person has given in advance, the newest first; ended ones too. */
  standingConsentsOf(organisationId: string, personId: string): Promise<StandingConsentRecord[]>;
  /** Rejects for one that has ended. */
  endStandingConsent(organisationId: string, personId: string, standingId: string, at: string): Promise<void>;

  /**
   * Appends, sealed to the event before by the store's `EventChain`; there is no way to change or remove an event.
   * Resolves to the event with its number.
   */
  appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent>;
  /**
   * Erases by law (GDPR Art. 17) what an answer says: who, to what, how. That there was one, when, and that it was
   * erased stays, and the chain holds. Resolves to the `erased` event. Rejects for an event that is not an answer or
   * has been erased.
   *
   * @param at instant in UTC, ISO 8601
   */
  erasePayload(organisationId: string, requestId: string, seq: number, at: string): Promise<RequestEvent>;

  /**
   * Requests that were closed or asked again before an instant, or whose last day was before a civil date, and of which
   * somebody's answers are still kept; with the numbers of those answers. At most `limit` of them, in no order.
   */
  endedRequests(
    organisationId: string,
    before: { at: string; day: string },
    limit: number,
  ): Promise<{ requestId: string; answers: number[] }[]>;

  intent(organisationId: string, personId: string, key: string): Promise<IntentRecord | undefined>;
  /** Rejects with {@link DuplicateIntent} if the person has used the key. */
  addIntent(intent: IntentRecord): Promise<void>;
  /** Removes what was answered to the intents of a request: it repeats what they said. */
  eraseIntents(organisationId: string, requestId: string): Promise<void>;

  readonly acts: ActRegister;
  readonly checks: CheckRegister;
  readonly addressees: AddresseeRegister;
  readonly drafts: DraftRegister;
  readonly followUps: FollowUpRegister;
  readonly jobs: JobRegister;
  readonly groups: GroupRegister;
  readonly mail: MailRegister;
  readonly profiles: ProfileRegister;
  readonly usedServices: UsedServiceRegister;
  addPeople(people: PersonRecord[]): Promise<void>;
  /** Those of them who are known, in no order. */
  peopleByIdentity(organisationId: string, identityHashes: string[]): Promise<PersonRecord[]>;
  renamePerson(
    organisationId: string,
    personId: string,
    names: Pick<PersonRecord, 'givenNames' | 'familyName'>,
  ): Promise<void>;
  /** Says who somebody is. Rejects for one whose identity is known, and for an identity that is another's. */
  identifyPerson(
    organisationId: string,
    personId: string,
    identity: { identityHash: string; birthDate: string },
  ): Promise<void>;
  /** Requests about these people, whoever takes part in them, by id. `forUpdate` as above. */
  requestsAbout(
    organisationId: string,
    subjectIds: string[],
    options?: { forUpdate?: boolean },
  ): Promise<RequestRecord[]>;
  /** In place of those who have taken part in the request: what they have answered is judged anew by it. */
  setParticipants(organisationId: string, requestId: string, participants: ParticipantRecord[]): Promise<void>;

  /**
   * Requests that were sent in one of the spans or have one of the last valid days, by id; at most `limit`. Of all
   * templates unless one is named.
   */
  requestsByTime(
    organisationId: string,
    times: RequestTimes & { templateId?: string },
    page: { after: string; limit: number },
  ): Promise<RequestRecord[]>;
}

/** Times by which requests are found. */
export interface RequestTimes {
  sent: Span[];
  /** Civil dates. */
  lastValidDays: string[];
}

/** From an instant (UTC, ISO 8601) to before another. */
export interface Span {
  from: string;
  to: string;
}

export class DuplicateIntent extends Error {}

export class DuplicateRequest extends Error {}

export interface Store {
  readonly kind: 'memory' | 'pglite' | 'postgres';
  /** All of the work or none of it: what the work throws is thrown on, after everything has been rolled back. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /**
   * All events as they are kept, for whoever verifies them: of the next requests that have any, at most `limit`, each
   * as it is at one moment. In an order of the store's own; none are left when there are no more. What the staff of an
   * organisation have done is among them, in the place of a request: see `STAFF_ACTS`. So are the checks by other
   * systems: see `placeOfChecks`.
   *
   * @param after the last request that was given; null for the first ones
   */
  chains(after: RequestPlace | null, limit: number): Promise<RequestChain[]>;
  close(): Promise<void>;
}
