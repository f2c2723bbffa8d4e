/**
 * Who may, as those at the door need it: a yes that holds now, or no. No reasons, and nothing of who has answered.
 */
import { assessRequest } from './assess-request.ts';
import type { ConsentRequest } from './consent-request.ts';
import { endOfYes } from './end-of-yes.ts';
import type { RequestStatus } from './request-status.ts';

/** Only `may` is a yes: whoever has not answered may not either. */
export const ROSTER_ANSWERS = ['may', 'may-not', 'unanswered'] as const;
export type RosterAnswer = (typeof ROSTER_ANSWERS)[number];

/** What still waits for somebody is unanswered; everything else that is not given is a no. */
const OPEN: readonly RequestStatus[] = ['not-sent', 'requested', 'partly-given', 'needs-renewal'];

const NO: readonly RequestStatus[] = ['refused', 'withdrawn'];

export interface RosterLine {
  answers: { purpose: string; answer: RosterAnswer }[];
  /** UTC instant from which no `may` holds any more though nothing happens; null where there is none. */
  until: string | null;
}

/**
 * What holds of one person, for each purpose of the text in force.
 *
 * @param request the newest about the person; undefined where none was sent
 * @param asked.purposes ids of the purposes of the text in force
 * @param asked.same whether the request asks by the same major version as the text in force. A yes to an earlier one is
 * no yes to this; a no stays a no, for who has said it is not asked again
 * @param now instant in UTC, ISO 8601
 */
export function rosterLine(
  request: ConsentRequest | undefined,
  { purposes, same }: { purposes: readonly string[]; same: boolean },
  now: string,
): RosterLine {
  const answers = answersOf(request, { purposes, same }, now);
  const given = answers.filter(({ answer }) => answer === 'may').map(({ purpose }) => purpose);
  return { answers, until: request === undefined || given.length === 0 ? null : endOfYes(request, given, now) };
}

function answersOf(
  request: ConsentRequest | undefined,
  { purposes, same }: { purposes: readonly string[]; same: boolean },
  now: string,
): RosterLine['answers'] {
  const found = request === undefined ? [] : assessRequest(request, now).purposes;
  const statuses = new Map(found.map(({ id, status }) => [id, status]));
  return purposes.map((purpose) => ({ purpose, answer: answerOf(statuses.get(purpose) ?? 'not-sent', same) }));
}

function answerOf(status: RequestStatus, same: boolean): RosterAnswer {
  if (!same) return NO.includes(status) ? 'may-not' : 'unanswered';
  if (status === 'given') return 'may';
  return OPEN.includes(status) ? 'unanswered' : 'may-not';
}

/**
 * An answer as it holds at a moment, by what was known before it: a yes is over when its time has come, whether or not
 * anybody could be asked.
 *
 * @param until UTC instant, or null
 * @param moment milliseconds since 1970 in UTC
 */
export function answerAt(answer: RosterAnswer, until: string | null, moment: number): RosterAnswer {
  // What is no time is no end that can be waited for.
  const over = until !== null && !(moment < Date.parse(until));
  return answer === 'may' && over ? 'may-not' : answer;
}
