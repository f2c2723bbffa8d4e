import { reachesAge } from './civil-date.ts';
import { ageOfTakingOver } from './deciders.ts';
import type { ConsentRequest } from './consent-request.ts';

/**
 * The next instant (UTC, ISO 8601) after `now` at which the request can come to mean something else though nothing
 * happens to it: its validity ends, or the subject comes of age. Null where there is none.
 */
export function nextChangeAt(request: ConsentRequest, now: string): string | null {
  const { validUntil, subjectBirthDate } = request;
  const ofAge = subjectBirthDate === null ? null : reachesAge(subjectBirthDate, ageOfTakingOver(request));
  const ahead = [validUntil, ofAge].filter((at) => at !== null && at > now) as string[];
  return ahead.sort()[0] ?? null;
}
