/**
 * Works off the acts that were started. Any number of servers may do it at once on one store.
 *
 * Some are taken, done and settled in one transaction: who is killed leaves them as if nobody had taken them, and nobody
 * does them twice.
 */
import { DuplicateRequest, type Store, type Transaction } from '../store.ts';
import { doAct } from './do-act.ts';
import type { JobOutcome, JobRecord } from './job-register.ts';

/**
 * Items in one transaction, where nothing else is said: enough that what each batch costs counts for little, and few
 * enough that nobody notices to have waited for one, not even where the database has a single connection.
 */
const BATCH = 25;

export interface JobWork {
  store: Store;
  organisationId: string;
  now: () => Date;
  /** Whether to leave the rest for later, or for others. */
  stopping?: () => boolean;
  /** Items in one transaction. */
  batch?: number;
}

/** What became of how many, the only thing of it that may be logged. */
export interface Worked {
  done: number;
  skipped: number;
  failed: number;
  mails: number;
  /** Of the last one that failed, the name of the error. */
  error?: string;
}

/** Resolves when there is nothing left that others are not doing; a batch of each job in turn, so that none waits for long. */
export async function runJobs(work: JobWork): Promise<Worked> {
  const { store, organisationId, stopping = () => false } = work;
  const worked: Worked = { done: 0, skipped: 0, failed: 0, mails: 0 };
  for (;;) {
    const jobs = await store.transaction((transaction) => transaction.jobs.runningJobs(organisationId));
    let taken = 0;
    for (const job of jobs) {
      if (stopping()) return worked;
      taken += await runSome(work, job, worked);
    }
    if (taken === 0) return worked;
  }
}

/** Resolves to how many were taken. */
async function runSome({ store, now, batch = BATCH }: JobWork, job: JobRecord, worked: Worked): Promise<number> {
  const at = () => now().toISOString();
  try {
    const outcomes = await store.transaction((transaction) => takeAndDo(transaction, job, batch, at()));
    return add(worked, outcomes);
  } catch {
    // Whatever it was, each has its own transaction now: one that cannot be done takes no other with it.
    let taken = 0;
    for (; taken < batch; taken += 1) {
      const outcomes = await runOne(store, job, at(), worked);
      if (add(worked, outcomes) === 0) break;
    }
    return taken;
  }
}

async function runOne(store: Store, job: JobRecord, now: string, worked: Worked): Promise<JobOutcome[]> {
  let taken: string[] = [];
  try {
    return await store.transaction((transaction) => takeAndDo(transaction, job, 1, now, (ids) => (taken = ids)));
  } catch (error) {
    // What failed before anything was taken is no fault of an item.
    if (taken.length === 0) throw error;
    const duplicate = error instanceof DuplicateRequest;
    if (!duplicate) worked.error = error instanceof Error ? error.constructor.name : typeof error;
    const outcomes = taken.map((subjectId): JobOutcome => ({
      subjectId,
      state: duplicate ? 'skipped' : 'failed',
      reason: duplicate ? 'already-sent' : 'failed',
      mails: 0,
    }));
    await store.transaction((transaction) => transaction.jobs.settleItems(job.organisationId, job.id, outcomes));
    return outcomes;
  }
}

async function takeAndDo(
  transaction: Transaction,
  job: JobRecord,
  limit: number,
  now: string,
  took: (subjectIds: string[]) => void = () => {},
): Promise<JobOutcome[]> {
  const { organisationId, id, templateId } = job;
  // Where a text is being published or a group imported it is looked at again later: nobody waits with items in hand.
  if (!(await transaction.jobs.holdStill(organisationId, templateId))) return [];
  const items = await transaction.jobs.takeItems(organisationId, id, limit);
  const subjectIds = items.map(({ subjectId }) => subjectId);
  took(subjectIds);
  if (subjectIds.length === 0) return [];
  const outcomes = await doAct(transaction, job, subjectIds, now);
  await transaction.jobs.settleItems(organisationId, id, outcomes);
  return outcomes;
}

function add(worked: Worked, outcomes: JobOutcome[]): number {
  for (const { state, mails } of outcomes) {
    if (state !== 'ready') worked[state] += 1;
    worked.mails += mails;
  }
  return outcomes.length;
}
