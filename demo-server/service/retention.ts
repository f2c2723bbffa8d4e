/** The end of what answers said: when a request has been over for long enough, nobody needs to know any more. */
import { civilDateOf, daysAfter, startOfDay } from '../../src/model/civil-date.ts';
import type { Store } from './store.ts';

/** Requests that are seen to in one transaction. */
const BATCH = 100;

/**
 * Erases what was answered to requests that have been over for more than `days` days: closed by the organisation, asked
 * again with a new text, or past their last day. That there were answers, of which kind and when, stays, and so does the
 * proof of it. What was done after a no is forgotten with it. What is in force, and a no that still stands, is left alone.
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
      }
      return requests.flatMap(({ answers }) => answers).length;
    });
    erased += batch;
    if (batch > 0) continue;
    await store.transaction((transaction) => transaction.followUps.eraseDone(organisationId));
    return erased;
  }
}
