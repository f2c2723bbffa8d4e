/** The end of what answers said: when a request has been over for long enough, nobody needs to know any more. */
import { civilDateOf, daysAfter, startOfDay } from '../../src/model/civil-date.ts';
import type { Store } from './store.ts';

/** Requests that are seen to in one transaction. */
const BATCH = 100;
/** Checks that are seen to in one. */
const LEFT_CHECKS = 1000;

/**
 * Erases what was answered to requests that have been over for more than `days` days: closed by the organisation, asked
 * again with a new text, or past their last day. That there were answers, of which kind and when, stays, and so does the
 * proof of it. What was done after a no is forgotten with it. What is in force, and a no that still stands, is left
 * alone. What other systems have checked goes with the answers; what they checked where there is no answer, after as
 * many days.
 *
 * @param days whole days for which proof is kept after the end (GDPR Art. 5(1)(e))
 * @returns how many answers were erased
 */
export async function eraseEnded(store: Store, organisationId: string, days: number, now: string): Promise<number> {
  const day = daysAfter(civilDateOf(now), -days);
  const before = { at: startOfDay(day), day };
  let erased = 0;
  for (;;) {
    const batch = await store.transaction(async (transaction) => {
      const requests = await transaction.endedRequests(organisationId, before, BATCH);
      for (const { requestId, answers } of requests) {
        for (const seq of answers) await transaction.erasePayload(organisationId, requestId, seq, now);
        await transaction.eraseIntents(organisationId, requestId);
        await transaction.checks.eraseChecks(organisationId, requestId, now);
      }
      return requests.flatMap(({ answers }) => answers).length;
    });
    erased += batch;
    if (batch === 0) break;
  }
  await store.transaction((transaction) => transaction.followUps.eraseDone(organisationId));
  await eraseLeftChecks(store, organisationId, before.at, now);
  return erased;
}

async function eraseLeftChecks(store: Store, organisationId: string, before: string, now: string): Promise<void> {
  for (;;) {
    const left = await store.transaction((tx) => tx.checks.eraseLeftChecks(organisationId, before, LEFT_CHECKS, now));
    if (left === 0) return;
  }
}
