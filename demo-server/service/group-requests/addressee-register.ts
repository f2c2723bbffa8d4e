/** The part of the store that knows whom a template is directed to, and how each of them stands. */
import type { Act, Hindrance, Sort } from '../../../src/model/group-act.ts';
import type { RequestStatus, StatusReason } from '../../../src/model/request-status.ts';
import type { PersonRecord, RequestRecord } from '../store.ts';

/** Whom a template is directed to: who is in a group at each moment, or people who were named. */
export type Target = { kind: 'group'; groupId: string } | { kind: 'people' };

/** How a request stood when it was last looked at: only to find and to count by. What is shown is derived anew. */
export interface StandingRecord {
  requestId: string;
  /** Of the request, when it was looked at. */
  revision: number;
  status: RequestStatus;
  reason: StatusReason;
  since: string | null;
  /** Instant from which the above may be another though nothing has happened; null where there is none. */
  nextChangeAt: string | null;
  /** Whether answers are taken. */
  answering: boolean;
  /** Ids of those whose answer is waited for. */
  awaited: string[];
}

/** A request that has changed since it was last looked at, or may have by time. */
export interface Unassessed {
  request: RequestRecord;
  revision: number;
}

/** What is the same for all rows of a template, as of now. */
export interface AddresseeRules {
  organisationId: string;
  templateId: string;
  /** Of the published version; null where nothing is published. */
  major: number | null;
  /** Civil date: who was born on it or before answers without guardians. */
  bornBy: string;
  /** Whether the data subject alone answers. */
  selfOnly: boolean;
  /** Whether a foster parent may answer. */
  fosterMay: boolean;
  /** UTC instant: who was written to after it is not written to again. */
  quietSince: string;
}

/** When a request was sent and first answered: UTC instants. */
export interface AnsweredRequest {
  templateId: string;
  sentAt: string;
  /** Null where nobody has answered. */
  answeredAt: string | null;
}

export interface AddresseeFilter {
  status?: RequestStatus;
  /** Part of a name, whatever its case. */
  search?: string;
  ids?: string[];
  except?: string[];
}

export interface Addressee {
  person: PersonRecord;
  /** Whether still in the group, or among the named. */
  current: boolean;
  /** The newest request, by the major version; null where none was sent. */
  requestId: string | null;
  status: RequestStatus;
  /** What stands in the way of each act, or null where it can be done now. */
  hindrances: Record<Act, Hindrance | null>;
}

export interface AddresseePage {
  rows: Addressee[];
  /** Of those who match everything but the status. */
  counts: { status: RequestStatus; count: number; possible: Record<Act, number> }[];
}

/** Somebody whom a template is directed to now. */
export interface DirectedTo {
  person: PersonRecord;
  /** The newest request, by the major version; null where none was sent. */
  requestId: string | null;
}

/** Part of a transaction. Every method is of one organisation. */
export interface AddresseeRegister {
  target(organisationId: string, templateId: string): Promise<Target | undefined>;
  /** Whether the person is in the group of the template now, or among the named. */
  isDirectedTo(organisationId: string, templateId: string, subjectId: string): Promise<boolean>;
  /** In place of the target that there was. */
  setTarget(organisationId: string, templateId: string, target: Target): Promise<void>;
  /** Names people; the same twice is once. */
  addPeople(organisationId: string, templateId: string, subjectIds: string[], at: string): Promise<void>;
  /** Does nothing to those who are not named. A request that was sent stays. */
  removePeople(organisationId: string, templateId: string, subjectIds: string[]): Promise<void>;
  /** Everybody whom the template is directed to now, by family name, given names and id. */
  directedTo(organisationId: string, templateId: string): Promise<DirectedTo[]>;
  /** People of the organisation whose name has the text in it, by name. */
  peopleByName(organisationId: string, search: string, limit: number): Promise<PersonRecord[]>;

  /** Requests of the template, or those of them, whose standing has to be looked at before anything is found by it. */
  unassessed(
    organisationId: string,
    templateId: string,
    now: string,
    limit: number,
    requestIds?: string[],
  ): Promise<Unassessed[]>;
  keepStandings(organisationId: string, standings: StandingRecord[]): Promise<void>;

  /** All must have been looked at: see {@link unassessed}. Sorted by name where the sort leaves two alike. */
  page(
    rules: AddresseeRules,
    filter: AddresseeFilter,
    page: { sort: Sort; descending: boolean; offset: number; limit: number },
  ): Promise<AddresseePage>;

  /**
   * Requests that were sent by the newest major version of which any of the template was, in no order. Those of which
   * an answer has been erased are left out.
   */
  answeredRequests(organisationId: string, templateIds: string[]): Promise<AnsweredRequest[]>;
}
