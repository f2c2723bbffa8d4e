/** Puts into the outbox the reminders that have fallen due. */
import { civilDateOf, daysAfter, endOfDay, startOfDay } from '../../../src/model/civil-date.ts';
import { AWAITING_DAYS, ENDING_DAYS, remindersAhead, type Reminder } from '../../../src/model/reminders.ts';
import { effective } from '../authorisation.ts';
import type { RequestRecord, Store, Transaction } from '../store.ts';
import type { MailKind } from './mail-register.ts';
import { inDaylight } from './daylight.ts';
import { putIn } from './outbox.ts';

/**
 * Days within which a reminder that fell due is still sent. It bridges servers that stood still over a weekend, and
 * is shorter than the time between two reminders, so that nobody gets two at once.
 */
const LATE = 3;
/** Requests looked at in one transaction. */
const PAGE = 100;

const KINDS: Record<Reminder['kind'], MailKind> = { awaiting: 'reminder', ending: 'ending' };

/**
 * Run it as often as one likes, on as many servers: each reminder is known by its own time and is put in once. At
 * night it is put in for the morning. Whether it is still needed is asked again when it is sent.
 *
 * @param now instant in UTC, ISO 8601
 * @returns how many were put in
 */
export async function planReminders(store: Store, organisationId: string, now: string): Promise<number> {
  const since = new Date(Date.parse(now) - LATE * 24 * 60 * 60 * 1000).toISOString();
  const times = timesOf(since, now);
  let added = 0;
  for (let after = ''; ;) {
    const page = await store.transaction(async (transaction) => {
      const requests = await transaction.requestsByTime(organisationId, times, { after, limit: PAGE });
      for (const request of requests) added += await remind(transaction, request, since, now);
      return requests;
    });
    if (page.length < PAGE) return added;
    after = page.at(-1)!.id;
  }
}

async function remind(transaction: Transaction, request: RequestRecord, since: string, now: string): Promise<number> {
  if (request.template.legalBasis !== 'consent') return 0;
  let added = 0;
  for (const { personId, kind, at } of remindersAhead(effective(request), since)) {
    if (at > now) continue;
    const due = { kind: KINDS[kind], personId, occasion: at, now, notBefore: inDaylight(now) };
    if (await putIn(transaction, request, due)) added += 1;
  }
  return added;
}

/** When requests were sent, and when they end, of whose reminders some fall between the two instants. */
function timesOf(since: string, now: string) {
  const days: string[] = [];
  for (let day = civilDateOf(since); day <= civilDateOf(now); day = daysAfter(day, 1)) days.push(day);
  const [first, last] = [days[0]!, days.at(-1)!];
  return {
    sent: AWAITING_DAYS.map((ago) => ({
      from: startOfDay(daysAfter(first, -ago)),
      to: endOfDay(daysAfter(last, -ago)),
    })),
    lastValidDays: ENDING_DAYS.flatMap((ahead) => days.map((day) => daysAfter(day, ahead))),
  };
}
