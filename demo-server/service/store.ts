/**
 * The port to where things are kept. Memory and SQL implement it, and one contract suite holds for all of them
 * (`test/service/store-contract.ts`). Every row carries its organisation, and every read names it.
 */
import type { ApprovalMode, LegalBasis, Participant, RequestEvent } from '../../src/model/consent-request.ts';
import type { Localized } from '../../src/model/language.ts';

export interface OrganisationRecord {
  id: string;
  name: Localized;
}

export interface PersonRecord {
  id: string;
  organisationId: string;
  /** Keyed hash of the identity code: the code itself is never stored. */
  identityHash: string;
  givenNames: string;
  familyName: string;
}

export interface ContactPoint {
  name: string;
  email?: string;
  phone?: string;
}

export interface TemplateRecord {
  id: string;
  organisationId: string;
  approvalMode: ApprovalMode;
  legalBasis: LegalBasis;
  contact: ContactPoint;
  dataProtectionOfficer: ContactPoint;
}

/** The texts of one language. Long ones are in the Markdown subset of `model/rich-text.ts`. */
export interface VersionText {
  name: string;
  purpose: string;
  description: string;
  ifRefused: string;
  afterRefusing?: string;
  data: string;
  recipients: string;
  storage: string;
}

export interface TemplateVersionRecord {
  id: string;
  organisationId: string;
  templateId: string;
  major: number;
  minor: number;
  texts: Localized<VersionText>;
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
}

/** A request with all that its representation needs. Events are in the order of `seq`. */
export interface RequestRecord extends NewRequest {
  subject: PersonRecord;
  template: TemplateRecord;
  version: TemplateVersionRecord;
  organisation: OrganisationRecord;
  events: RequestEvent[];
}

/** An event before the store gives it its number. */
export type NewEvent = RequestEvent extends infer E ? (E extends RequestEvent ? Omit<E, 'seq'> : never) : never;

/** What was answered to an intent, so that the same intent sent again gets the same answer. */
export interface IntentRecord {
  organisationId: string;
  personId: string;
  key: string;
  /** Hash of method, address and body: the same key with something else in it is refused. */
  fingerprint: string;
  requestId: string;
  body: string;
  etag: string;
  at: string;
}

export interface Transaction {
  addOrganisation(organisation: OrganisationRecord): Promise<void>;
  organisation(organisationId: string): Promise<OrganisationRecord | undefined>;

  addPerson(person: PersonRecord): Promise<void>;
  person(organisationId: string, personId: string): Promise<PersonRecord | undefined>;
  personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined>;

  addTemplate(template: TemplateRecord): Promise<void>;
  addVersion(version: TemplateVersionRecord): Promise<void>;

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

  /** Appends; there is no way to change or remove an event. Resolves to the event with its number. */
  appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent>;

  intent(organisationId: string, personId: string, key: string): Promise<IntentRecord | undefined>;
  /** Rejects with {@link DuplicateIntent} if the person has used the key. */
  addIntent(intent: IntentRecord): Promise<void>;
}

export class DuplicateIntent extends Error {}

export interface Store {
  readonly kind: 'memory' | 'pglite' | 'postgres';
  /** All of the work or none of it: what the work throws is thrown on, after everything has been rolled back. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
