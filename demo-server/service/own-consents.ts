import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { can, type Actor } from './authorisation.ts';
import { summaryFor } from './representation.ts';
import type { RequestRecord } from './store.ts';

/**
 * What the list of a citizen shows of the requests in which they take part; in their order.
 *
 * @param now instant in UTC, ISO 8601
 */
export function ownConsents(actor: Actor, requests: RequestRecord[], now: string): ConsentSummary[] {
  return (
    requests
      .filter((request) => can(actor, 'read', request, now))
      // Asked again with a new text: that request is in the list, and leads back to this one.
      .filter(({ events }) => !events.some(({ type }) => type === 'superseded'))
      .map((request) => summaryFor(actor, request, now))
  );
}
