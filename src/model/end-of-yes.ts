import { assessRequest } from './assess-request.ts';
import type { ConsentRequest } from './consent-request.ts';
import { nextChangeAt } from './next-change.ts';

/**
 * The first instant (UTC, ISO 8601) after `now` at which one of the purposes is given no more though nobody does
 * anything: not every change by time ends a yes. Null where there is none.
 *
 * @param purposes ids of purposes that are given now
 */
export function endOfYes(request: ConsentRequest, purposes: readonly string[], now: string): string | null {
  let at = nextChangeAt(request, now);
  while (at !== null && areGiven(request, purposes, at)) at = nextChangeAt(request, at);
  return at;
}

/** Whether all of them are in force at an instant. */
export function areGiven(request: ConsentRequest, purposes: readonly string[], now: string): boolean {
  const given = assessRequest(request, now).purposes.filter(({ status }) => status === 'given');
  return purposes.every((purpose) => given.some(({ id }) => id === purpose));
}
