/** What the events of a request come to: for one purpose, and for all of them in one word. */
import {
  isAnswer,
  type Answer,
  type AnswerEvent,
  type ConsentRequest,
  type Participant,
  type RequestEvent,
} from './consent-request.ts';
import { decidersOf, heardOf, neededOf, takenOverAt } from './deciders.ts';
import type { RequestStatus, StatusReason } from './request-status.ts';

/** Why the status is what it is, and since when (UTC instant). */
export interface Finding {
  status: RequestStatus;
  reason: StatusReason;
  since: string | null;
}

const ANSWER_OF_EVENT: Record<AnswerEvent['type'], Answer> = {
  accepted: 'given',
  refused: 'refused',
  withdrawn: 'withdrawn',
};

/** Of events of one instant the more careful one counts as the later. */
const CAUTION: Partial<Record<RequestEvent['type'], number>> = { refused: 1, withdrawn: 2, suspended: 1, closed: 2 };

export function inOrder(events: RequestEvent[]): RequestEvent[] {
  const caution = ({ type }: RequestEvent) => CAUTION[type] ?? 0;
  return [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : caution(a) - caution(b)));
}

export function answersTo(request: ConsentRequest, purpose: string, personId: string): (RequestEvent & AnswerEvent)[] {
  return request.events
    .filter(isAnswer)
    .filter((event) => event.personId === personId && (event.purposes?.includes(purpose) ?? true));
}

export function answerOf(request: ConsentRequest, purpose: string, personId: string): Answer {
  const last = answersTo(request, purpose, personId).at(-1);
  return last === undefined ? 'none' : ANSWER_OF_EVENT[last.type];
}

/** The answer as it counts: a yes from before the person took over was their guardians' to give. */
export function countedAnswer(request: ConsentRequest, purpose: string, personId: string, now: string): Answer {
  const takenOver = takenOverAt(request, now);
  const last = answersTo(request, purpose, personId).at(-1);
  if (last?.type === 'accepted' && takenOver !== null && last.at < takenOver) return 'none';
  return last === undefined ? 'none' : ANSWER_OF_EVENT[last.type];
}

export function lastOf(request: ConsentRequest, ...types: RequestEvent['type'][]): string | null {
  return request.events.findLast((event) => types.includes(event.type))?.at ?? null;
}

/** Suspended and not resumed since. */
export function suspendedSince(request: ConsentRequest): string | null {
  const last = request.events.findLast(({ type }) => type === 'suspended' || type === 'resumed');
  return last?.type === 'suspended' ? last.at : null;
}

export function isPast({ validUntil }: ConsentRequest, now: string): boolean {
  return validUntil !== null && validUntil <= now;
}

export function findingOf(request: ConsentRequest, purpose: string, now: string): Finding {
  const closed = lastOf(request, 'closed');
  if (closed !== null) return { status: 'closed', reason: 'closed', since: closed };
  const finding = findingOfAnswers(request, purpose, now);
  if (finding.status === 'refused' || finding.status === 'withdrawn') return finding;
  if (isPast(request, now)) return { status: 'expired', reason: 'validity-ended', since: request.validUntil };
  const superseded = lastOf(request, 'superseded');
  if (superseded !== null) return { status: 'needs-renewal', reason: 'text-changed', since: superseded };
  const paused = suspendedSince(request);
  if (paused !== null) return { status: 'suspended', reason: 'paused', since: paused };
  return finding;
}

/** What the answers alone say, before closing, pausing and time. */
function findingOfAnswers(request: ConsentRequest, purpose: string, now: string): Finding {
  const deciders = decidersOf(request, now);
  const heard = heardOf(request, now);
  const counted = (people: Participant[]) =>
    people.map(({ personId }) => countedAnswer(request, purpose, personId, now));
  const answers = counted(deciders);
  const since = lastAnswer(request, purpose, [...deciders, ...heard]);

  const yes = answers.includes('given');
  const no = answers.includes('refused') || answers.includes('withdrawn');
  const voice = counted(heard).some((answer) => answer === 'refused' || answer === 'withdrawn');
  // Never valid, in either mode: a no is not outvoted.
  if (yes && no) return { status: 'conflict', reason: 'answers-differ', since };
  if (yes && voice) return { status: 'conflict', reason: 'subject-said-no', since };
  if (answers.includes('refused')) return { status: 'refused', reason: 'refused', since };
  if (no) return { status: 'withdrawn', reason: 'withdrawn', since };
  if (!yes) return unanswered(request, purpose, now);
  if (request.approvalMode !== 'all-guardians') return { status: 'given', reason: 'one-accepted', since };
  const missing = counted(neededOf(deciders)).some((answer) => answer !== 'given');
  return missing
    ? { status: 'partly-given', reason: 'answers-missing', since }
    : { status: 'given', reason: 'all-accepted', since };
}

function unanswered(request: ConsentRequest, purpose: string, now: string): Finding {
  const sent = lastOf(request, 'sent');
  if (sent === null) return { status: 'not-sent', reason: 'not-sent', since: null };
  const takenOver = takenOverAt(request, now);
  const former = request.participants.filter(({ role }) => role === 'guardian');
  if (takenOver !== null && former.some(({ personId }) => answerOf(request, purpose, personId) === 'given')) {
    return { status: 'needs-renewal', reason: 'came-of-age', since: takenOver };
  }
  if (request.participants.some(({ renews }) => renews))
    return { status: 'needs-renewal', reason: 'text-changed', since: sent };
  return { status: 'requested', reason: 'no-answer', since: sent };
}

function lastAnswer(request: ConsentRequest, purpose: string, people: Participant[]): string | null {
  const times = people.map(({ personId }) => answersTo(request, purpose, personId).at(-1)?.at ?? '');
  return times.sort().at(-1) || null;
}

/** One word for several purposes: what still needs somebody first; given when one of them is. */
export function headlineOf(findings: Finding[]): Finding {
  const [first] = findings;
  if (first === undefined) throw new RangeError('A request has at least one purpose');
  const since =
    findings
      .map((finding) => finding.since ?? '')
      .sort()
      .at(-1) || null;
  const { status, reason } = first;
  if (findings.every((finding) => finding.status === status)) return { status, reason, since };
  const has = (wanted: RequestStatus) => findings.find((finding) => finding.status === wanted);
  const conflict = has('conflict');
  if (conflict !== undefined) return { status: 'conflict', reason: conflict.reason, since };
  const open = has('partly-given') ?? has('needs-renewal') ?? has('requested');
  if (open !== undefined) {
    const partly = has('given') !== undefined;
    return partly
      ? { status: 'partly-given', reason: 'answers-missing', since }
      : { status: open.status, reason: open.reason, since };
  }
  if (has('given') !== undefined) return { status: 'given', reason: 'some-purposes', since };
  const told = has('expired') ?? has('needs-renewal') ?? has('suspended') ?? has('refused') ?? first;
  return { status: told.status, reason: told.reason, since };
}
