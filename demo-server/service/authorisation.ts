import { endOfDay } from '../../src/model/civil-date.ts';
import { decisionsOpenTo } from '../../src/model/request-status.ts';
import type { Decision } from '../../src/model/consent-request.ts';
import type { RequestRecord } from './store.ts';

/** Somebody who has signed in. A citizen acts in one organisation: the one whose site it is. */
export interface Actor {
  organisationId: string;
  personId: string;
  name: string;
}

type Action = 'read' | Decision;

/**
 * Whether the actor may do the action to the request at this moment. Denied unless a line here says otherwise.
 *
 * @param now instant in UTC, ISO 8601
 */
export function can(actor: Actor, action: Action, request: RequestRecord, now: string): boolean {
  if (actor.organisationId !== request.organisationId) return false;
  if (!request.participants.some(({ personId }) => personId === actor.personId)) return false;
  // Until it has been sent, a request is the organisation's own draft.
  if (!request.events.some(({ type }) => type === 'sent')) return false;
  if (action === 'read') return true;
  return decisionsOpenTo(effective(request), actor.personId, now).includes(action);
}

/** The request as the rules of the model take it. */
export function effective(request: RequestRecord) {
  return {
    approvalMode: request.template.approvalMode,
    participants: request.participants,
    events: request.events,
    validUntil: request.lastValidDay === null ? null : endOfDay(request.lastValidDay),
  };
}
