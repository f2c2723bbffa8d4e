import type { RequestEvent } from '../../src/model/consent-request.ts';

/**
 * The time of the next event of a request: now, and later than every event before it. Clocks of two servers differ,
 * and what a person did last must be what counts.
 */
export function laterThan(events: RequestEvent[], now: string): string {
  const last = events
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return last === undefined || last < now ? now : new Date(Date.parse(last) + 1).toISOString();
}
