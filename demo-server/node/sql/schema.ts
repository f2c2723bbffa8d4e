/**
 * The tables as Kysely sees them. Names are in camel case here and in snake case in the database; the columns are
 * made by `migrations/`.
 */
import type { Contact, VersionText } from '../../../src/model/agreed-text.ts';
import type { ColumnType, JSONColumnType } from 'kysely';
import type { ApprovalMode, EventType, LegalBasis, Participant } from '../../../src/model/consent-request.ts';
import type { FollowUpRule } from '../../../src/model/follow-up.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { Validity } from '../../../src/model/validity.ts';
import type { Strength } from '../../service/authorisation.ts';
import type { FollowUpRecord } from '../../service/follow-ups/follow-up-register.ts';
import type { CheckAccessRecord } from '../../service/checks/check-register.ts';
import type { StandingRecord, Target } from '../../service/group-requests/addressee-register.ts';
import type { JobItem, JobRecord } from '../../service/group-requests/job-register.ts';
import type { GuardianshipRecord } from '../../service/groups/group-register.ts';
import type {
  AgreedRecord,
  Considered,
  Relation,
  StaffRole,
  StandingConsentRecord,
  TemplateVersionRecord,
  VersionState,
} from '../../service/store.ts';
import type { ContactRecord, MailRecord } from '../../service/mail/mail-register.ts';
import type { ConfirmationRecord, ProfileRecord } from '../../service/profile/profile-register.ts';
import type { UsedServiceRecord } from '../../service/used-services/used-service-register.ts';
import type { DraftFile, DraftRecord, TemplateRules } from '../../service/template-drafts/draft-register.ts';

/** Goes in as ISO 8601 in UTC, comes out as a `Date`. */
type Instant = ColumnType<Date, string, string>;

/** JSON that goes in as the object itself: both drivers write it as JSON. */
type Json<T extends object> = JSONColumnType<T, T, T>;

type NullableJson<T extends object> = ColumnType<T | null, T | null, T | null>;

/** A civil date. What a driver makes of it depends on the zone of the process, so it is read by `to_char`. */
type CivilDate = ColumnType<never, string | null, string>;

/** The parts of a version that are not its texts; lists lie in an object, for a driver takes a list for an array of SQL. */
export type VersionContent = Pick<TemplateVersionRecord, 'purposes' | 'personalData' | 'explicit' | 'attachments'>;

interface OrganisationTable {
  id: string;
  name: Json<Localized>;
}

interface PersonTable {
  organisationId: string;
  id: string;
  identityHash: string | null;
  givenNames: string;
  familyName: string;
  birthDate: CivilDate;
}

interface TemplateTable {
  organisationId: string;
  id: string;
  approvalMode: ApprovalMode;
  legalBasis: LegalBasis;
  contact: Json<Contact>;
  dataProtectionOfficer: Json<Contact>;
  subjectHeard: boolean;
  selfFrom: number | null;
  standingConsents: boolean;
  triage: NullableJson<Considered>;
}

interface TemplateVersionTable {
  organisationId: string;
  id: string;
  templateId: string;
  major: number;
  minor: number;
  state: VersionState;
  texts: Json<Localized<VersionText>>;
  content: Json<VersionContent>;
  validity: NullableJson<NonNullable<Validity>>;
  followUp: NullableJson<FollowUpRule>;
  agreed: Json<Localized<AgreedRecord>>;
}

interface TemplateDraftTable {
  organisationId: string;
  versionId: string;
  rules: Json<TemplateRules>;
  changes: Json<DraftRecord['changes']>;
  writers: Json<DraftRecord['writers']>;
}

interface TemplateDraftFileTable extends DraftFile {
  organisationId: string;
  versionId: string;
}

interface RequestTable {
  organisationId: string;
  id: string;
  versionId: string;
  subjectId: string;
  lastValidDay: CivilDate;
  renewsId: string | null;
  /** The two of its version: they stay when the version becomes another minor one. */
  templateId: string;
  major: number;
  /** Counts what has happened to it. */
  revision: ColumnType<number, never, number>;
}

interface RequestStandingTable extends Omit<StandingRecord, 'since' | 'nextChangeAt'> {
  organisationId: string;
  since: ColumnType<Date | null, string | null, string | null>;
  nextChangeAt: ColumnType<Date | null, string | null, string | null>;
}

interface TemplateTargetTable {
  organisationId: string;
  templateId: string;
  kind: Target['kind'];
  groupId: string | null;
}

interface TemplatePersonTable {
  organisationId: string;
  templateId: string;
  subjectId: string;
  addedAt: Instant;
}

interface JobTable extends Pick<JobRecord, 'organisationId' | 'id' | 'templateId' | 'act' | 'plannedBy' | 'startedBy'> {
  lastValidDay: ColumnType<never, string | null, string | null>;
  plannedAt: Instant;
  startedAt: ColumnType<Date | null, string | null, string | null>;
}

interface JobItemTable extends JobItem {
  organisationId: string;
  jobId: string;
}

interface ParticipantTable {
  organisationId: string;
  requestId: string;
  personId: string;
  /** Keeps the order in which the participants were given. */
  position: number;
  role: Participant['role'];
  relation: Relation;
  custody: Participant['custody'] | null;
  unreachable: boolean;
  protected: boolean;
  renews: boolean;
}

/** Rows are only ever added: a trigger refuses everything else. */
interface EventTable {
  organisationId: string;
  requestId: string;
  seq: number;
  type: EventType;
  at: ColumnType<Date, string, never>;
  commitment: string;
  mac: string;
}

/** What an event says. Rows are never changed; one is removed when it is erased by law. */
interface EventPayloadTable {
  organisationId: string;
  requestId: string;
  seq: number;
  salt: string;
  /** The two are there together, with an answer, or not at all. */
  personId: string | null;
  versionId: string | null;
  /** The rest. */
  says: Json<object>;
}

/** One row at most. */
interface AuditKeyTable {
  /** By which the key of the events is known again. */
  tag: string;
}

/** Rows are only ever added: a trigger refuses everything else. */
interface StaffActTable {
  organisationId: string;
  seq: number;
  type: string;
  at: ColumnType<Date, string, never>;
  commitment: string;
  mac: string;
  salt: string;
  /** Who has done it. */
  personId: string;
  /** The rest. */
  says: Json<object>;
}

/** What one who adds to the acts of an organisation holds. */
interface StaffActTurnTable {
  organisationId: string;
}

interface CheckAccessTable extends Omit<CheckAccessRecord, 'createdAt' | 'lastDay' | 'revokedAt'> {
  createdAt: Instant;
  lastDay: CivilDate;
  revokedAt: ColumnType<Date | null, string | null, string>;
}

/** Rows are only ever added: a trigger refuses everything else. */
interface CheckUseTable {
  organisationId: string;
  accessId: string;
  seq: number;
  type: string;
  at: ColumnType<Date, string, never>;
  commitment: string;
  mac: string;
}

/** What a check was about. Rows are never changed; those of a request are removed when they are erased by law. */
interface CheckUsePayloadTable {
  organisationId: string;
  accessId: string;
  seq: number;
  salt: string;
  requestId: string | null;
  /** The rest. */
  says: Json<object>;
}

interface AttachmentTable {
  organisationId: string;
  sha256: string;
  mediaType: string;
  bytes: Uint8Array;
}

interface StaffTable {
  organisationId: string;
  personId: string;
  role: StaffRole;
  allGroups: boolean;
}

interface StaffGroupTable {
  organisationId: string;
  personId: string;
  groupId: string;
}

interface StandingConsentTable extends Pick<
  StandingConsentRecord,
  'organisationId' | 'id' | 'personId' | 'subjectId' | 'purposeKind' | 'decision'
> {
  lastDay: CivilDate;
  givenAt: Instant;
  endedAt: ColumnType<Date | null, string | null, string>;
}

interface IntentTable {
  organisationId: string;
  personId: string;
  key: string;
  fingerprint: string;
  requestId: string | null;
  body: string;
  etag: string;
  at: Instant;
}

interface OutboxTable extends Pick<MailRecord, 'organisationId' | 'id' | 'kind' | 'requestId' | 'personId' | 'key'> {
  attempts: ColumnType<number, number | undefined, number>;
  state: ColumnType<MailRecord['state'], MailRecord['state'] | undefined>;
  error: ColumnType<MailRecord['error'], MailRecord['error'] | undefined>;
  createdAt: Instant;
  notBefore: Instant;
  sentAt: ColumnType<Date | null, string | null | undefined, string | null>;
  /** When its link was followed by who it was written to. */
  openedAt: ColumnType<Date | null, undefined, string>;
}

interface FollowUpTable extends Pick<
  FollowUpRecord,
  'organisationId' | 'id' | 'requestId' | 'templateId' | 'answerSeq'
> {
  /** A list lies in an object, for a driver takes a list for an array of SQL. */
  says: Json<Pick<FollowUpRecord, 'purposes' | 'told'>>;
  instruction: Json<Localized>;
  openedAt: Instant;
  dueDay: ColumnType<never, string, never>;
  doneAt: ColumnType<Date | null, string | undefined, string>;
  doneBy: ColumnType<string | null, string | undefined, string>;
}

interface ProfileTable extends Omit<ProfileRecord, 'createdAt' | 'emailVerifiedAt' | 'names' | 'address' | 'extras'> {
  createdAt: Instant;
  emailVerifiedAt: ColumnType<Date | null, string | null, string | null>;
  /** By which a verified address is found; null where it is not verified. */
  emailKey: string | null;
  names: NullableJson<NonNullable<ProfileRecord['names']>>;
  address: NullableJson<NonNullable<ProfileRecord['address']>>;
  extras: Json<ProfileRecord['extras']>;
}

interface ProfileConfirmationTable extends Omit<ConfirmationRecord, 'expiresAt' | 'usedAt'> {
  expiresAt: Instant;
  usedAt: ColumnType<Date | null, string | null, string | null>;
}

interface UsedServiceTable extends Pick<UsedServiceRecord, 'organisationId' | 'personId' | 'serviceId'> {
  since: Instant;
  disconnectedAt: ColumnType<Date | null, string | null, string | null>;
  endedAt: ColumnType<Date | null, string | null, string | null>;
  /** Lists lie in an object, for a driver takes a list for an array of SQL. */
  says: Json<Pick<UsedServiceRecord, 'shared' | 'dealings' | 'matters'>>;
}

interface PersonGroupTable {
  organisationId: string;
  id: string;
  name: Json<Localized>;
}

interface GroupMemberTable {
  organisationId: string;
  groupId: string;
  subjectId: string;
  joinedAt: Instant;
  /** Null of those who are in the group. */
  leftAt: ColumnType<Date | null, string | undefined, string>;
}

interface GroupGuardianTable extends GuardianshipRecord {
  organisationId: string;
  /** Keeps the order in which a subject's guardians were given. */
  position: number;
}

interface SessionTable {
  idHash: string;
  organisationId: string;
  personId: string;
  strength: Strength;
  idToken: string;
  sealed: string | null;
  createdAt: Instant;
  lastSeenAt: Instant;
}

interface SignInTable {
  stateHash: string;
  codeVerifier: string;
  nonce: string;
  redirectUri: string;
  returnTo: string;
  strongly: boolean;
  createdAt: Instant;
}

export interface Database {
  organisation: OrganisationTable;
  person: PersonTable;
  template: TemplateTable;
  templateVersion: TemplateVersionTable;
  templateDraft: TemplateDraftTable;
  templateDraftFile: TemplateDraftFileTable;
  request: RequestTable;
  requestStanding: RequestStandingTable;
  templateTarget: TemplateTargetTable;
  templatePerson: TemplatePersonTable;
  job: JobTable;
  jobItem: JobItemTable;
  participant: ParticipantTable;
  event: EventTable;
  eventPayload: EventPayloadTable;
  auditKey: AuditKeyTable;
  attachment: AttachmentTable;
  staffAct: StaffActTable;
  staffActTurn: StaffActTurnTable;
  checkAccess: CheckAccessTable;
  checkUse: CheckUseTable;
  checkUsePayload: CheckUsePayloadTable;
  staff: StaffTable;
  staffGroup: StaffGroupTable;
  standingConsent: StandingConsentTable;
  intent: IntentTable;
  personGroup: PersonGroupTable;
  groupMember: GroupMemberTable;
  groupGuardian: GroupGuardianTable;
  contact: ContactRecord;
  outbox: OutboxTable;
  followUp: FollowUpTable;
  profile: ProfileTable;
  profileConfirmation: ProfileConfirmationTable;
  usedService: UsedServiceTable;
  session: SessionTable;
  signIn: SignInTable;
}
