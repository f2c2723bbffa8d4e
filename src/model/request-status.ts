import type { Answer, ConsentRequest, Decision, Participant, RequestEvent } from './consent-request.ts';

/** One table of statuses for staff and for the API; citizens see {@link Standing} and a sentence. */
export const REQUEST_STATUSES = [
  'not-sent',
  'requested',
  'partly-given',
  'conflict',
  'given',
  'refused',
  'withdrawn',
  'closed',
  'expired',
  'suspended',
  'needs-renewal',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** What a citizen sees: something waits for me, my answer is in force, or it is not. */
export const STANDINGS = ['waiting', 'in-force', 'not-in-force'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why the status is what it is, and since when (UTC instant). */
export interface StatusReason {
  status: RequestStatus;
  since: string | null;
}

const ANSWER_OF_EVENT: Partial<Record<RequestEvent['type'], Answer>> = {
  accepted: 'given',
  refused: 'refused',
  withdrawn: 'withdrawn',
};

function inOrder(events: RequestEvent[]): RequestEvent[] {
  return [...events].sort((a, b) => a.seq - b.seq);
}

/** The people whose answers count: the subject alone, or the guardians. */
export function respondents(request: ConsentRequest): Participant[] {
  const role = request.approvalMode === 'self' ? 'subject' : 'guardian';
  return request.participants.filter((participant) => participant.role === role);
}

/** The latest answer of one person. */
export function answerOf(request: ConsentRequest, personId: string): Answer {
  let answer: Answer = 'none';
  for (const event of inOrder(request.events)) {
    if ('personId' in event && event.personId === personId) answer = ANSWER_OF_EVENT[event.type] ?? answer;
  }
  return answer;
}

/** When one person gave their latest answer: a UTC instant, or null. */
export function answeredAt(request: ConsentRequest, personId: string): string | null {
  return inOrder(request.events).findLast((event) => 'personId' in event && event.personId === personId)?.at ?? null;
}

function lastOf(request: ConsentRequest, ...types: RequestEvent['type'][]): string | null {
  return inOrder(request.events).findLast((event) => types.includes(event.type))?.at ?? null;
}

/** Suspended and not resumed since. */
function suspendedSince(request: ConsentRequest): string | null {
  const last = inOrder(request.events).findLast((event) => event.type === 'suspended' || event.type === 'resumed');
  return last?.type === 'suspended' ? last.at : null;
}

function isPast(request: ConsentRequest, now: string): boolean {
  return request.validUntil !== null && request.validUntil <= now;
}

/** What the answers alone say, before closing, pausing and time. */
function statusOfAnswers(request: ConsentRequest): RequestStatus {
  const answers = respondents(request).map(({ personId }) => answerOf(request, personId));
  const yes = answers.filter((answer) => answer === 'given').length;
  const refused = answers.includes('refused');
  const withdrawn = answers.includes('withdrawn');
  // A yes and a no together are never valid, in either mode: a no is not outvoted.
  if (yes > 0 && (refused || withdrawn)) return 'conflict';
  if (refused) return 'refused';
  if (withdrawn) return 'withdrawn';
  if (yes === 0) return lastOf(request, 'sent') === null ? 'not-sent' : 'requested';
  return request.approvalMode === 'all-guardians' && yes < answers.length ? 'partly-given' : 'given';
}

/**
 * The status of a request at a moment.
 *
 * Closing is final and beats everything; then the end of validity, which turns no refusal into anything else;
 * then a pause by the organisation; then what people have answered.
 *
 * @param now instant in UTC, ISO 8601
 */
export function statusOf(request: ConsentRequest, now: string): StatusReason {
  const closed = lastOf(request, 'closed');
  if (closed !== null) return { status: 'closed', since: closed };
  const status = statusOfAnswers(request);
  if (isPast(request, now) && status !== 'refused' && status !== 'withdrawn')
    return { status: 'expired', since: request.validUntil };
  const paused = suspendedSince(request);
  if (paused !== null && status !== 'refused' && status !== 'withdrawn') return { status: 'suspended', since: paused };
  return { status, since: lastOf(request, ...(status === 'requested' ? ['sent' as const] : SINCE_ANSWER)) };
}

const SINCE_ANSWER = ['accepted', 'refused', 'withdrawn'] as const;

/** What this person may do now. Nothing for one whose answer does not count. */
export function decisionsOpenTo(request: ConsentRequest, personId: string, now: string): Decision[] {
  if (!respondents(request).some((participant) => participant.personId === personId)) return [];
  const { status } = statusOf(request, now);
  if (status === 'closed' || status === 'not-sent' || isPast(request, now)) return [];
  // Withdrawing stays open while an answer lives, also after answering has ended or is paused (GDPR Art. 7(3)).
  if (answerOf(request, personId) === 'given') return ['withdraw'];
  const answering = lastOf(request, 'answering-ended') === null && suspendedSince(request) === null;
  if (!answering) return [];
  return answerOf(request, personId) === 'none' ? ['accept', 'refuse'] : ['accept'];
}

/** What the request is to this person. */
export function standingFor(request: ConsentRequest, personId: string, now: string): Standing {
  const { status } = statusOf(request, now);
  if (status === 'given') return 'in-force';
  const waits = answerOf(request, personId) === 'none' && decisionsOpenTo(request, personId, now).includes('accept');
  return waits ? 'waiting' : 'not-in-force';
}
