/**
 * The tables as Kysely sees them. Names are in camel case here and in snake case in the database; the columns are
 * made by `migrations/`.
 */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { ApprovalMode, EventType, LegalBasis, Participant } from '../../../src/model/consent-request.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { ContactPoint, Relation, VersionText } from '../../service/store.ts';

/** Goes in as ISO 8601 in UTC, comes out as a `Date`. */
type Instant = ColumnType<Date, string, string>;

/** JSON that goes in as the object itself: both drivers write it as JSON. */
type Json<T extends object> = JSONColumnType<T, T, T>;

interface OrganisationTable {
  id: string;
  name: Json<Localized>;
}

interface PersonTable {
  organisationId: string;
  id: string;
  identityHash: string;
  givenNames: string;
  familyName: string;
}

interface TemplateTable {
  organisationId: string;
  id: string;
  approvalMode: ApprovalMode;
  legalBasis: LegalBasis;
  contact: Json<ContactPoint>;
  dataProtectionOfficer: Json<ContactPoint>;
}

interface TemplateVersionTable {
  organisationId: string;
  id: string;
  templateId: string;
  major: number;
  minor: number;
  texts: Json<Localized<VersionText>>;
}

interface RequestTable {
  organisationId: string;
  id: string;
  versionId: string;
  subjectId: string;
  /** A civil date. What a driver makes of it depends on the zone of the process, so it is read by `to_char`. */
  lastValidDay: ColumnType<never, string | null, never>;
}

interface ParticipantTable {
  organisationId: string;
  requestId: string;
  personId: string;
  /** Keeps the order in which the participants were given. */
  position: number;
  role: Participant['role'];
  relation: Relation;
}

/** Rows are only ever added: a trigger refuses everything else. */
interface EventTable {
  organisationId: string;
  requestId: string;
  seq: number;
  type: EventType;
  at: ColumnType<Date, string, never>;
  /** The three are there together, with an answer, or not at all. */
  personId: string | null;
  versionId: string | null;
  language: string | null;
}

interface IntentTable {
  organisationId: string;
  personId: string;
  key: string;
  fingerprint: string;
  requestId: string;
  body: string;
  etag: string;
  at: Instant;
}

interface SessionTable {
  idHash: string;
  organisationId: string;
  personId: string;
  idToken: string;
  createdAt: Instant;
  lastSeenAt: Instant;
}

interface SignInTable {
  stateHash: string;
  codeVerifier: string;
  nonce: string;
  redirectUri: string;
  returnTo: string;
  createdAt: Instant;
}

export interface Database {
  organisation: OrganisationTable;
  person: PersonTable;
  template: TemplateTable;
  templateVersion: TemplateVersionTable;
  request: RequestTable;
  participant: ParticipantTable;
  event: EventTable;
  intent: IntentTable;
  session: SessionTable;
  signIn: SignInTable;
}
