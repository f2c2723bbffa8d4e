import type { PlanMessage } from '../../../src/contract/group-acts.ts';
import type { BulkJob } from '../../../src/contract/group-requests.ts';
import type { Actor } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store } from '../store.ts';
import type { AddresseeFilter } from './addressee-register.ts';
import type { JobItem, JobRecord } from './job-register.ts';
import { lookAgain } from './look-again.ts';
import { shownJob } from './shown-job.ts';
import { templateFor } from './template-access.ts';

/** Milliseconds for which a plan can be started: after them it says too little of what would happen. */
const PLAN_LASTS = 24 * 60 * 60 * 1000;
/** More people than any template is directed to. */
const EVERYBODY = 1_000_000;

/** The instant (UTC, ISO 8601) before which plans are too old to be started. */
export function oldestPlan(now: string): string {
  return new Date(Date.parse(now) - PLAN_LASTS).toISOString();
}

/**
 * Writes down for whom an act would be done, by name, and who would be passed over and why. Nothing is done yet.
 *
 * Who is named and is not among those whom the template is directed to, and has not been asked by it, is left out.
 * Rejects with {@link ProblemError}: `not-found` where the template is not the actor's to act on; `invalid-message` for
 * a search that no database takes.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function planJob(
  store: Store,
  actor: Actor,
  templateId: string,
  { act, selection }: PlanMessage,
  now: string,
): Promise<BulkJob> {
  const { organisationId, personId } = actor;
  const filter = filterOf(selection);
  const asked = { templateId, action: 'act-on-requests', now } as const;
  await store.transaction((transaction) => templateFor(transaction, actor, asked));
  await lookAgain(store, organisationId, templateId, now);
  return store.transaction(async (transaction) => {
    const { rules } = await templateFor(transaction, actor, asked);
    const everybody = { sort: 'name', descending: false, offset: 0, limit: EVERYBODY } as const;
    const { rows } = await transaction.addressees.page(rules, filter, everybody);
    const items = rows.map(({ person, hindrances }, position): JobItem => {
      const reason = hindrances[act];
      return { subjectId: person.id, position, state: reason === null ? 'ready' : 'skipped', reason, mails: 0 };
    });
    const job: JobRecord = {
      organisationId,
      id: crypto.randomUUID(),
      templateId,
      act,
      lastValidDay: null,
      plannedBy: personId,
      plannedAt: now,
      startedBy: null,
      startedAt: null,
    };
    await transaction.jobs.addJob(job, items);
    const ready = items.filter(({ state }) => state === 'ready').length;
    await recordAct(transaction, actor, { type: 'job-planned', jobId: job.id, templateId, act, count: ready }, now);
    return shownJob({ ...job, counts: { ready, done: 0, skipped: items.length - ready, failed: 0, mails: 0 } });
  });
}

/** Forgets what was planned and not started while it could be. */
export async function forgetOldPlans(store: Store, organisationId: string, now: string): Promise<void> {
  await store.transaction((transaction) => transaction.jobs.forgetPlans(organisationId, oldestPlan(now)));
}

function filterOf(selection: PlanMessage['selection']): AddresseeFilter {
  if ('ids' in selection) return { ids: selection.ids };
  const { status, search } = selection.all;
  if (search !== undefined && (search.includes('\0') || !search.isWellFormed()))
    throw new ProblemError('invalid-message', {
      errors: [{ field: 'selection.all.search', message: 'Expected text' }],
    });
  return {
    except: selection.except ?? [],
    ...(status !== undefined && { status }),
    ...(search !== undefined && { search }),
  };
}
