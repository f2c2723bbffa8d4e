/** An act that was planned, as the staff find, start and follow it. */
import type { StartMessage } from '../../../src/contract/group-acts.ts';
import type { BulkItems, BulkJob } from '../../../src/contract/group-requests.ts';
import { civilDateOf, isCivilDate } from '../../../src/model/civil-date.ts';
import type { Actor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { ProblemError } from '../problem.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, Transaction } from '../store.ts';
import type { JobCounts, JobItemState, JobRecord } from './job-register.ts';
import { oldestPlan } from './plan-job.ts';
import { shownJob } from './shown-job.ts';
import { templateFor } from './template-access.ts';

/** Items on one page. */
const PAGE = 50;

export interface JobPlace {
  templateId: string;
  jobId: string;
}

/**
 * All of what follows rejects with {@link ProblemError} `not-found` where the template is not the actor's to act on, has
 * no such job, or the job was planned more than a day ago and never started.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function jobFor(store: Store, actor: Actor, place: JobPlace, now: string): Promise<BulkJob> {
  return store.transaction(async (transaction) => shownJob(await find(transaction, actor, place, now)));
}

/** One page of those of a job who are in one state, by name. */
export async function itemsFor(
  store: Store,
  actor: Actor,
  place: JobPlace,
  { state, offset }: { state: JobItemState; offset: number },
  now: string,
): Promise<BulkItems> {
  return store.transaction(async (transaction) => {
    const { organisationId, id, counts } = await find(transaction, actor, place, now);
    const items = await transaction.jobs.items(organisationId, id, state, { offset, limit: PAGE });
    return {
      total: counts[state],
      reasons: await transaction.jobs.reasons(organisationId, id, state),
      offset,
      items: items.map(({ person, reason, mails }) => ({
        id: person.id,
        name: fullName(person),
        state,
        reason: reason ?? 'none',
        mails,
      })),
    };
  });
}

/**
 * Starts a job; nothing happens to one that was started. Rejects with `invalid-message` for a last valid day of a
 * sending that has passed.
 */
export async function startJob(
  store: Store,
  actor: Actor,
  place: JobPlace,
  { lastValidDay = null }: StartMessage,
  now: string,
): Promise<BulkJob> {
  return store.transaction(async (transaction) => {
    const job = await find(transaction, actor, place, now);
    if (job.startedAt !== null) return shownJob(job);
    const { organisationId, id: jobId, templateId, act } = job;
    const day = act === 'send' ? lastValidDay : null;
    if (day !== null) mustBeAhead(day, now);
    const mine = await transaction.jobs.startJob(organisationId, jobId, {
      by: actor.personId,
      at: now,
      lastValidDay: day,
    });
    const started = (await transaction.jobs.job(organisationId, jobId))!;
    const count = started.counts.ready;
    // Somebody else may have started it at the same moment.
    if (mine) await recordAct(transaction, actor, { type: 'job-started', jobId, templateId, act, count }, now);
    return shownJob(started);
  });
}

/** Has those tried again that have failed, and no others. */
export async function retryJob(store: Store, actor: Actor, place: JobPlace, now: string): Promise<BulkJob> {
  return store.transaction(async (transaction) => {
    const { organisationId, id: jobId, templateId, act } = await find(transaction, actor, place, now);
    const count = await transaction.jobs.retryFailed(organisationId, jobId);
    const job = (await transaction.jobs.job(organisationId, jobId))!;
    if (count > 0) await recordAct(transaction, actor, { type: 'job-retried', jobId, templateId, act, count }, now);
    return shownJob(job);
  });
}

async function find(
  transaction: Transaction,
  actor: Actor,
  { templateId, jobId }: JobPlace,
  now: string,
): Promise<JobRecord & { counts: JobCounts }> {
  await templateFor(transaction, actor, { templateId, action: 'act-on-requests', now });
  const job = await transaction.jobs.job(actor.organisationId, jobId);
  const stale = job?.startedAt === null && job.plannedAt < oldestPlan(now);
  if (job?.templateId !== templateId || stale) throw new ProblemError('not-found');
  return job;
}

function mustBeAhead(day: string, now: string): void {
  const today = civilDateOf(now);
  // The contract takes the 30th of February too, which no database does.
  if (isCivilDate(day) && day >= today) return;
  throw new ProblemError('invalid-message', {
    errors: [{ field: 'lastValidDay', message: `Expected a day from ${today} on` }],
  });
}
