/** The part of the store that keeps acts on many, with whom each is for, until all of them are done. */
import type { Act, Hindrance } from '../../../src/model/group-act.ts';
import type { PersonRecord } from '../store.ts';

export interface JobRecord {
  organisationId: string;
  id: string;
  templateId: string;
  act: Act;
  /** Of a sending: the last day on which an answer is valid, as a civil date; null for no end. */
  lastValidDay: string | null;
  plannedBy: string;
  plannedAt: string;
  /** Null until it is started. */
  startedBy: string | null;
  startedAt: string | null;
}

export const JOB_ITEM_STATES = ['ready', 'done', 'skipped', 'failed'] as const;
export type JobItemState = (typeof JOB_ITEM_STATES)[number];

export interface JobItem {
  subjectId: string;
  /** Place in the order in which they are done, from 0. */
  position: number;
  state: JobItemState;
  reason: Hindrance | null;
  /** How many mails were put into the outbox. */
  mails: number;
}

export interface JobCounts extends Record<JobItemState, number> {
  mails: number;
}

/** What has become of an item that was taken. */
export type JobOutcome = Pick<JobItem, 'subjectId' | 'state' | 'reason' | 'mails'>;

/** Part of a transaction. */
export interface JobRegister {
  /** With everybody it is for. */
  addJob(job: JobRecord, items: JobItem[]): Promise<void>;
  job(organisationId: string, jobId: string): Promise<(JobRecord & { counts: JobCounts }) | undefined>;
  /** Resolves to false, and changes nothing, for one that was started. */
  startJob(
    organisationId: string,
    jobId: string,
    started: { by: string; at: string; lastValidDay: string | null },
  ): Promise<boolean>;
  /** The oldest of the template that was started and has items that are ready. */
  runningJob(organisationId: string, templateId: string): Promise<JobRecord | undefined>;
  /** All of the organisation that were started and have items that are ready, the oldest first. */
  runningJobs(organisationId: string): Promise<JobRecord[]>;
  /** Items in one state, by position, with whom each is about. */
  items(
    organisationId: string,
    jobId: string,
    state: JobItemState,
    page: { offset: number; limit: number },
  ): Promise<(JobItem & { person: PersonRecord })[]>;
  /**
   * Keeps the ground of an act still until the transaction ends: no version of the template is published and no group
   * of the organisation changes meanwhile. Any number of transactions may do so at once. Resolves to false, without
   * waiting, where one of them is being changed.
   */
  holdStill(organisationId: string, templateId: string): Promise<boolean>;
  /** How many in one state have each reason, the most frequent first; those without one are left out. */
  reasons(organisationId: string, jobId: string, state: JobItemState): Promise<{ reason: Hindrance; count: number }[]>;
  /**
   * Takes items that are ready, the first ones first, for this transaction alone: others pass over them until it ends,
   * and who is killed leaves them as they were.
   */
  takeItems(organisationId: string, jobId: string, limit: number): Promise<JobItem[]>;
  /** Does nothing to those that are not ready any more: somebody else has settled them. */
  settleItems(organisationId: string, jobId: string, outcomes: JobOutcome[]): Promise<void>;
  /** Makes those ready again that have failed. Resolves to how many. */
  retryFailed(organisationId: string, jobId: string): Promise<number>;
  /** Removes jobs that were planned before an instant (UTC, ISO 8601) and never started. */
  forgetPlans(organisationId: string, before: string): Promise<void>;
}
