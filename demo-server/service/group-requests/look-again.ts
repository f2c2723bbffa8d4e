/** Keeps what requests are found by in step with what has happened to them. */
import { assessRequest } from '../../../src/model/assess-request.ts';
import { isPast, lastOf } from '../../../src/model/request-findings.ts';
import { nextChangeAt } from '../../../src/model/next-change.ts';
import { effective } from '../authorisation.ts';
import type { RequestRecord, Store, Transaction } from '../store.ts';
import type { StandingRecord } from './addressee-register.ts';

/** Requests looked at in one transaction. */
const PAGE = 500;

/**
 * Looks again at the requests of a template to which something has happened since, or may have by time. After it, what
 * is found by status is right as of `now`.
 *
 * In transactions of its own: what has been looked at stays so, however many there are.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function lookAgain(store: Store, organisationId: string, templateId: string, now: string): Promise<void> {
  for (;;) {
    const looked = await store.transaction((transaction) => lookAtSome(transaction, organisationId, templateId, now));
    if (looked < PAGE) return;
  }
}

/**
 * The same within a transaction, of at most some hundred requests.
 *
 * @param requestIds of the template; of all its requests where none are named
 * @returns at how many there was something to look again
 */
export async function lookAtSome(
  transaction: Transaction,
  organisationId: string,
  templateId: string,
  now: string,
  requestIds?: string[],
): Promise<number> {
  const unassessed = await transaction.addressees.unassessed(organisationId, templateId, now, PAGE, requestIds);
  const standings = unassessed.map(({ request, revision }) => standingOf(request, revision, now));
  await transaction.addressees.keepStandings(organisationId, standings);
  return unassessed.length;
}

function standingOf(request: RequestRecord, revision: number, now: string): StandingRecord {
  const rules = effective(request);
  const { status, reason, since } = assessRequest(rules, now);
  return {
    requestId: request.id,
    revision,
    status,
    reason,
    since,
    nextChangeAt: nextChangeAt(rules, now),
    answering: lastOf(rules, 'closed', 'superseded', 'answering-ended') === null && !isPast(rules, now),
    awaited: awaitedOf(request, now),
  };
}

/** Ids of those whose answer to the request is waited for. What does not rest on consent waits for nobody. */
export function awaitedOf(request: RequestRecord, now: string): string[] {
  if (request.template.legalBasis !== 'consent') return [];
  const { views } = assessRequest(effective(request), now);
  return Object.entries(views).flatMap(([personId, { mayRead, standing }]) =>
    mayRead && standing === 'waiting' ? [personId] : [],
  );
}
