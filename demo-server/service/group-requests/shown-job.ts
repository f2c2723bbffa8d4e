import type { BulkJob } from '../../../src/contract/group-requests.ts';
import type { Transaction } from '../store.ts';
import type { JobCounts, JobRecord } from './job-register.ts';

/** An act on many as the staff see it. */
export function shownJob({ id, act, startedAt, lastValidDay, counts }: JobRecord & { counts: JobCounts }): BulkJob {
  const state = startedAt === null ? 'planned' : counts.ready > 0 ? 'running' : 'finished';
  return { id, act, state, lastValidDay, ...counts };
}

/** The act that is under way for a template, whoever started it. */
export async function runningJobOf(
  transaction: Transaction,
  organisationId: string,
  templateId: string,
): Promise<BulkJob | null> {
  const running = await transaction.jobs.runningJob(organisationId, templateId);
  const job = running && (await transaction.jobs.job(organisationId, running.id));
  return job === undefined ? null : shownJob(job);
}
