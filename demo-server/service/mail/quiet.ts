/** Nobody is written to twice within a few days about a request that waits, but for one of the staff who says so. */
import { QUIET_DAYS } from '../../../src/model/group-act.ts';
import type { Transaction } from '../store.ts';
import type { MailFilter, MailKind } from './mail-register.ts';

const DAY = 24 * 60 * 60 * 1000;
/**
 * Milliseconds within which a reminder that fell due is still sent. It bridges servers that stood still over a
 * weekend, and is shorter than the time between two reminders, so that nobody gets two at once.
 */
export const LATE = 3 * DAY;

/** Mails that ask somebody to answer. */
export const ASKING = ['request', 'reminder'] as const satisfies MailKind[];
/** Those of them that came, or will. */
const ASKED: MailFilter = { kinds: [...ASKING], states: ['waiting', 'sent'] };

/** When each person was last asked about each request: a UTC instant, or undefined where they never were. */
export type LastAsked = (requestId: string, personId: string) => string | undefined;

export async function lastAsked(
  transaction: Transaction,
  organisationId: string,
  requestIds: string[],
): Promise<LastAsked> {
  const mails = await transaction.mail.lastMails(organisationId, requestIds, ASKED);
  const at = new Map(mails.map(({ requestId, personId, createdAt }) => [`${requestId} ${personId}`, createdAt]));
  return (requestId, personId) => at.get(`${requestId} ${personId}`);
}

/**
 * The instant from which a reminder goes out by itself: when it is due, or when the quiet is over; null where that is
 * too late for it.
 *
 * @param due instant in UTC, ISO 8601
 * @param asked instant of the last mail that asked the person, if there was one
 */
export function whenToRemind(due: string, asked: string | undefined): string | null {
  const quietUntil = asked === undefined ? -Infinity : Date.parse(asked) + QUIET_DAYS * DAY;
  const from = Math.max(Date.parse(due), quietUntil);
  return from - Date.parse(due) < LATE ? new Date(from).toISOString() : null;
}
