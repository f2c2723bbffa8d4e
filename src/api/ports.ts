/**
 * What the elements rely on. A back end is made to fit by an adapter that implements a port. Ports are small, one for
 * what one element needs, so that a page carries no code for elements that it does not have.
 */
import type { ApiError } from './api-error.ts';
import type { CheckAccess, CheckAccessList, GivenAccess } from '../contract/check-access.ts';
import type { CheckAccessMessage } from '../contract/check-access-message.ts';
import type { ConsentDetail } from '../contract/consent-detail.ts';
import type { ConsentRoster } from '../contract/consent-roster.ts';
import type { ConsentSummary } from '../contract/consent-summary.ts';
import type { DecisionMessage } from '../contract/decision.ts';
import type { FollowUp, FollowUpList } from '../contract/follow-ups.ts';
import type { GroupImport, GroupList } from '../contract/group.ts';
import type { PlanMessage, RecordedAnswer, StartMessage } from '../contract/group-acts.ts';
import type {
  BulkItem,
  BulkItems,
  BulkJob,
  Candidates,
  GroupRequests,
  RemindersAhead,
} from '../contract/group-requests.ts';
import type { OnBehalf } from '../contract/on-behalf.ts';
import type { OrganisationList } from '../contract/organisation-list.ts';
import type { Profile } from '../contract/profile.ts';
import type { ProfileChange } from '../contract/profile-change.ts';
import type { ResponseStatistics } from '../contract/response-statistics.ts';
import type { Session } from '../contract/session.ts';
import type { Sort } from '../model/group-act.ts';
import type { Language } from '../model/language.ts';
import type { RequestStatus } from '../model/request-status.ts';
import type { StandingConsentMessage } from '../contract/standing-consent.ts';
import type { PublishingPlan } from '../contract/publishing.ts';
import type { DraftEdit, NewTemplate } from '../contract/template-draft-edits.ts';
import type { EditableTemplate } from '../contract/template-draft.ts';
import type { TemplateList } from '../contract/template-list.ts';
import type { PreviewSituation, TemplatePreview } from '../contract/template-preview.ts';
import type { UsedService } from '../contract/used-services.ts';

/** A representation with the mark that a decision must name to show what was seen. */
export interface Versioned<T> {
  data: T;
  etag: string;
}

/** All requests of a citizen. Every method rejects with `ApiError`. */
export interface ConsentListApi {
  /** `skipped` counts the items that could not be read. */
  list(): Promise<{ items: ConsentSummary[]; skipped: number }>;
}

/** One request and the answer to it. Every method rejects with `ApiError`. */
export interface ConsentDetailApi {
  request(id: string): Promise<Versioned<ConsentDetail>>;
  /**
   * Rejects with `StaleDecision` when the request has changed since `etag`.
   *
   * @param key one for each intent of the user, the same when it is tried again
   * @param etag of the representation that the user saw
   */
  decide(id: string, message: DecisionMessage, key: string, etag: string): Promise<Versioned<ConsentDetail>>;
  /** What came of an intent, or undefined if it has not been carried out. */
  outcome(id: string, key: string): Promise<Versioned<ConsentDetail> | undefined>;
  /** Answers requests of this kind in advance; undefined ends it. The same twice is one. */
  answerInAdvance?(id: string, message: StandingConsentMessage | undefined): Promise<Versioned<ConsentDetail>>;
  /** The address of a file of the request, such as an attachment, for a link. */
  address?(path: string): string;
}

/** Every method rejects with `ApiError`. */
export interface SessionApi {
  current(): Promise<Session>;
  /** Ends the session; resolves to the address where the browser goes next. */
  signOut(): Promise<string>;
}

/** The way in: every widget needs it that may find nobody signed in. */
export interface SignInApi {
  /**
   * The address that begins the sign-in and comes back to `returnTo`, an absolute address.
   *
   * @param strongly for one who is signed in weakly and needs more; false where nothing is said
   */
  address(returnTo: string, strongly?: boolean): string;
}

/** For whom the person acts. Every method rejects with `ApiError`. */
export interface OnBehalfApi {
  /** Themselves first. */
  people(): Promise<OnBehalf>;
}

/** Where something can be done: by the port, or at an address of the back end's own, for a link. */
export type Possible = 'here' | { elsewhere: string };

/** A field that is the person's own. */
export type OwnField = Exclude<keyof ProfileChange, 'firstVisit'>;

/** What is not named cannot be done: it is not offered. */
export interface ProfileCapabilities {
  change: Partial<Record<OwnField, Possible>>;
  remove: Partial<Record<OwnField, Possible>>;
  /** To show the identity code of one who is identified strongly. */
  identityCode?: Possible;
  /** To send the mail that confirms an address once more. */
  resendConfirmation?: Possible;
  download?: Possible;
  /** To delete the profile as a whole. */
  deletion?: Possible;
}

/**
 * The profile of the person who is signed in. Every method rejects with `ApiError`; a method is there where `can` says
 * `here`. What was not possible has a code of `contract/problem.ts`:
 *
 * - `email-in-use`: it is the address of another profile
 * - `last-email`: the last address cannot be removed
 * - `needs-strong`: not for one who is identified weakly
 * - `not-possible`: not a field of this person's, such as names where official ones hold
 * - `too-many-requests`: too many mails have asked to confirm an address; later it is possible
 * - `invalid-message`: `errors` names each field: `phone`, `address.postalCode`
 *
 * And where the page as a whole is turned away by a back end that is not Lupa's:
 *
 * - `not-connected`: the person's profile is not connected to this service, or the token is for another
 * - `misconfigured`: the back end does not know the service; the console says what to do
 */
export interface ProfileApi {
  readonly can: ProfileCapabilities;
  /** Null where the person has no profile yet, and none can be begun here. */
  profile(): Promise<Versioned<Profile> | null>;
  /**
   * Several fields are all changed or none. Rejects with `StaleProfile` where anything has changed since `etag`; where
   * the field in question has not, the same can be sent again with the newer mark. Where no answer came, `profile()`
   * tells what holds.
   */
  change(change: ProfileChange, etag: string): Promise<Versioned<Profile>>;
  /**
   * Asked for at each look, and kept nowhere. Rejects with `not-found` where the session holds none. Here and below `id`
   * is that of the profile that is shown: rejects with `stale` where another person has signed in meanwhile.
   */
  identityCode?(id: string): Promise<string>;
  /** Resolves once the mail has been put into the outbox. The link of the earlier one does not serve any more. */
  resendConfirmation?(id: string): Promise<void>;
  /** The address of a file of all that is held about the person, for a link. `page`: to be read and printed. */
  downloadAddress?(format: 'json' | 'page', language: Language): string;
  /** Deletes the profile and ends the session; resolves to the address where the browser goes next. */
  deletion?(id: string): Promise<string>;
}

/** What is not named cannot be done with that service: it is not offered. */
export interface UsedServiceCapabilities {
  /** To choose which data it gets to know. */
  narrow?: Possible;
  disconnect?: Possible;
  /** To let one that was disconnected be used again. */
  reconnect?: Possible;
}

/**
 * The services that the person uses who is signed in. Every method rejects with `ApiError`; a method is there where
 * `can` says `here`. Each that changes something resolves to the service as it is then, and may be sent twice. Where no
 * answer came, `list()` tells what holds.
 */
export interface UsedServicesApi {
  can(service: UsedService): UsedServiceCapabilities;
  list(): Promise<UsedService[]>;
  /**
   * Rejects with a `stale` error of the code `precondition-failed` where the data have changed since `mark`.
   *
   * @param shared ids of all the data that are to be shared; what is needed is shared anyhow
   * @param mark of the service that the person saw
   */
  narrow?(id: string, shared: string[], mark: string): Promise<UsedService>;
  /**
   * Rejects with a `stale` error of the code `not-possible` where it may not be disconnected now: `list()` says why.
   *
   * @param of of the service that the person saw; rejects with `stale` where another has signed in meanwhile
   */
  disconnect?(id: string, of?: string): Promise<UsedService>;
  reconnect?(id: string, of?: string): Promise<UsedService>;
}

/** What a page of the table is asked by; in the address, as text. */
export interface GroupRequestsQuery {
  /** One of the statuses; all where nothing is said. */
  status?: RequestStatus;
  /** Part of a name. */
  search?: string;
  sort?: Sort;
  order?: 'asc' | 'desc';
  offset?: number;
  limit?: number;
  /** These rows and no others: how they stand now. */
  ids?: string[];
}

/** The templates of the organisation in which one of the staff works. Every method rejects with `ApiError`. */
export interface TemplateListApi {
  /** With the organisations in which they could work: one or several. */
  list(): Promise<TemplateList & { organisations: OrganisationList['items'] }>;
  /** From now on the person works in that organisation. */
  chooseOrganisation(organisationId: string): Promise<void>;
  /**
   * A template with an empty draft; resolves to its id.
   *
   * @param key one for each intent of the user, the same when it is tried again
   */
  create?(template: NewTemplate, key: string): Promise<string>;
  /** A template whose draft begins as this one is; resolves to its id. @param key as above */
  copy?(templateId: string, key: string): Promise<string>;
  /** Nobody is asked by it any more. */
  archive?(templateId: string): Promise<void>;
}

/** The writing of one template. Every method rejects with `ApiError`. */
export interface TemplateEditorApi {
  /** The groups to which one may direct a template. */
  groups(): Promise<GroupList['items']>;
  template(id: string): Promise<EditableTemplate>;
  /** Begins a draft from what is published: `minor` keeps the answers, `major` asks again. */
  begin(id: string, change: 'minor' | 'major'): Promise<EditableTemplate>;
  /** All of the changes or none. Rejects with `EditConflictError` where somebody else has written in the same field. */
  edit(id: string, changes: DraftEdit['changes']): Promise<EditableTemplate>;
  /** Throws the draft away; null where nothing of the template is left. */
  discard(id: string, versionId: string): Promise<EditableTemplate | null>;
  /** @param mediaType as the file says, see `ATTACHMENT_TYPES` */
  addFile(id: string, language: Language, file: Blob, name: string, mediaType: string): Promise<EditableTemplate>;
  removeFile(id: string, language: Language, sha256: string): Promise<EditableTemplate>;
  /** The address of a file of the draft, for a link. */
  fileAddress(id: string, language: Language, sha256: string): string;
  /** The draft as those who are asked will see it, or what is published where there is none. */
  preview(id: string, situation: PreviewSituation): Promise<TemplatePreview>;
  /** What publishing would do, with the mark by which it is published as it was seen. */
  publishingPlan(id: string, versionId: string): Promise<Versioned<PublishingPlan>>;
  /** Rejects with a `stale` error where somebody has written in it since `etag`, or where it has faults. */
  publish(id: string, versionId: string, etag: string): Promise<void>;
  /** The other systems that have or had access to check the template. Rejects with `not-found` where one may not see. */
  checkAccesses(id: string): Promise<CheckAccessList>;
  /** @param key one for each intent of the user, the same when it is tried again: then the token is not told again */
  giveCheckAccess(id: string, access: CheckAccessMessage, key: string): Promise<GivenAccess>;
  /** What came of an intent; undefined: access has not been given. */
  givenCheckAccess(id: string, key: string): Promise<GivenAccess | undefined>;
  /** Takes access away, at once and for good; twice is once. */
  takeCheckAccess(id: string, accessId: string): Promise<CheckAccess>;
  /** The address at which another system asks. */
  checkAddress(id: string): string;
}

/** What an import would change, with the mark by which it is imported as it was seen. */
export interface SeenImport {
  preview: GroupImport;
  etag: string;
}

/**
 * Whom a template is directed to, and what the staff do to their requests. Every method rejects with `ApiError`.
 *
 * An act on many is planned, looked at, and started; the server carries it out, also when the page has gone.
 */
export interface GroupRequestsApi {
  page(templateId: string, query: GroupRequestsQuery): Promise<GroupRequests>;
  plan(templateId: string, message: PlanMessage): Promise<BulkJob>;
  /** Starting twice is starting once. */
  start(templateId: string, jobId: string, message: StartMessage): Promise<BulkJob>;
  job(templateId: string, jobId: string): Promise<BulkJob>;
  /** A page of 50. */
  items(templateId: string, jobId: string, state: BulkItem['state'], offset: number): Promise<BulkItems>;
  /** Tries those again that have failed, and no others. */
  retry(templateId: string, jobId: string): Promise<BulkJob>;
  /** @param key one for each intent of the user, the same when it is tried again */
  resend(templateId: string, requestId: string, personId: string, key: string): Promise<void>;
  /** @param key as above */
  record(templateId: string, requestId: string, personId: string, answer: RecordedAnswer, key: string): Promise<void>;
  /** Whether a recording of that key was carried out. */
  recorded(templateId: string, requestId: string, personId: string, key: string): Promise<boolean>;
  /** People who could be added, where the template is directed to named people. */
  candidates(templateId: string, search: string): Promise<Candidates>;
  addPeople(templateId: string, ids: string[]): Promise<void>;
  removePeople(templateId: string, ids: string[]): Promise<void>;
  remindersAhead(templateId: string): Promise<RemindersAhead>;
  /** How many have answered, when, and how; nothing of which fewer than five people would be told. */
  statistics?(templateId: string): Promise<ResponseStatistics>;
  /** What bringing the group in from a file would change, or what is wrong with the file. It is read at the server. */
  previewImport(groupId: string, file: Blob): Promise<SeenImport>;
  /** Rejects with a `stale` error where it would change something else than was seen: see `seenInstead`. */
  importGroup(groupId: string, file: Blob, etag: string): Promise<GroupImport>;
  /** The newer preview that came with a `stale` error. */
  seenInstead(error: ApiError): SeenImport;
  /** The address of a file of everything that matches, its words in a language, for a link. */
  exportAddress(templateId: string, format: 'csv' | 'xlsx', query: GroupRequestsQuery, language: Language): string;
}

/** `kept` where it was kept on the way, and the server has not said it now. */
export type RosterAnswer = ConsentRoster & { kept?: true };

/** Who may and who may not by a template. Every method rejects with `ApiError`. */
export interface ConsentRosterApi {
  /** As it is at this moment; `asOf` says when that was, for what comes may have been kept on the way. */
  roster(templateId: string): Promise<RosterAnswer>;
}

/** What has to be done after withdrawals: open, and done. */
export interface FollowUps {
  open: FollowUpList;
  done: FollowUpList;
}

/** Every method rejects with `ApiError`. */
export interface FollowUpListApi {
  /** Of all groups of the person, or of one template. */
  list(templateId?: string): Promise<FollowUps>;
  followUp(id: string): Promise<FollowUp>;
  /** Says that it is done; twice is once. Resolves to it as it is then: done, by whoever was first. */
  complete(id: string): Promise<FollowUp>;
}

export interface ApiPorts {
  consentList: ConsentListApi;
  consentDetail: ConsentDetailApi;
  templateList: TemplateListApi;
  templateEditor: TemplateEditorApi;
  groupRequests: GroupRequestsApi;
  consentRoster: ConsentRosterApi;
  followUpList: FollowUpListApi;
  onBehalf: OnBehalfApi;
  profile: ProfileApi;
  usedServices: UsedServicesApi;
  session: SessionApi;
  signIn: SignInApi;
}
