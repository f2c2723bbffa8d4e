/** Puts into the outbox the reminders that have fallen due. */
import { civilDateOf, daysAfter, endOfDay, startOfDay } from '../../../src/model/civil-date.ts';
import { AWAITING_DAYS, ENDING_DAYS, remindersAhead, type Reminder } from '../../../src/model/reminders.ts';
import { effective } from '../authorisation.ts';
import type { RequestRecord, RequestTimes, Store, Transaction } from '../store.ts';
import type { RequestMailKind } from './mail-register.ts';
import { inDaylight } from './daylight.ts';
import { putIn } from './outbox.ts';
import { lastAsked, LATE, whenToRemind } from './quiet.ts';

/** Requests looked at in one transaction. */
const PAGE = 100;

const KINDS: Record<Reminder['kind'], RequestMailKind> = { awaiting: 'reminder', ending: 'ending' };

/**
 * Run it as often as one likes, on as many servers: each reminder is known by its own time and is put in once. At
 * night it is put in for the morning. Who was asked a few days ago waits for it, and who was asked after it had fallen
 * due does not get it. Whether it is still needed is asked again when it is sent.
 *
 * @param now instant in UTC, ISO 8601
 * @returns how many were put in
 */
export async function planReminders(store: Store, organisationId: string, now: string): Promise<number> {
  const since = new Date(Date.parse(now) - LATE).toISOString();
  const times = timesOfReminders(since, now);
  let added = 0;
  for (let after = ''; ;) {
    const page = await store.transaction(async (transaction) => {
      const requests = await transaction.requestsByTime(organisationId, times, { after, limit: PAGE });
      added += await remind(transaction, organisationId, requests, now);
      return requests;
    });
    if (page.length < PAGE) return added;
    after = page.at(-1)!.id;
  }
}

async function remind(
  transaction: Transaction,
  organisationId: string,
  found: RequestRecord[],
  now: string,
): Promise<number> {
  const waiting = (await dueOf(transaction, organisationId, found, now)).map(({ request }) => request.id);
  // Held from here on: one of the staff may ask the same people at this moment.
  const held = await transaction.requestsById(organisationId, [...new Set(waiting)], { forUpdate: true });
  let added = 0;
  for (const { request, reminder } of await dueOf(transaction, organisationId, held, now)) {
    const { personId, kind, at } = reminder;
    const due = { kind: KINDS[kind], personId, occasion: at, now, notBefore: inDaylight(now) };
    if (await putIn(transaction, request, due)) added += 1;
  }
  return added;
}

/** Reminders whose time has come, and that have not been put in. */
async function dueOf(transaction: Transaction, organisationId: string, requests: RequestRecord[], now: string) {
  const since = new Date(Date.parse(now) - LATE).toISOString();
  const ids = requests.map(({ id }) => id);
  const asked = await lastAsked(transaction, organisationId, ids);
  const told = await transaction.mail.lastMails(organisationId, ids, { kinds: ['ending'] });
  return requests.flatMap((request) =>
    remindersOf(request, since)
      .filter(({ personId, kind, at }) => {
        const from = whenToRemind(at, asked(request.id, personId));
        const last = told.find((mail) => mail.requestId === request.id && mail.personId === personId);
        const isTold = kind === 'ending' && last !== undefined && last.createdAt >= at;
        return from !== null && from <= now && !isTold;
      })
      .map((reminder) => ({ request, reminder })),
  );
}

/** Reminders of a request that fall due after an instant: none of what does not rest on consent. */
export function remindersOf(request: RequestRecord, since: string): Reminder[] {
  return request.template.legalBasis === 'consent' ? remindersAhead(effective(request), since) : [];
}

/** When requests were sent, and when they end, of whose reminders some fall between the two instants. */
export function timesOfReminders(since: string, now: string): RequestTimes {
  const days: string[] = [];
  for (let day = civilDateOf(since); day <= civilDateOf(now); day = daysAfter(day, 1)) days.push(day);
  const [first, last] = [days[0]!, days.at(-1)!];
  return {
    sent: AWAITING_DAYS.map((ago) => ({
      from: startOfDay(daysAfter(first, -ago)),
      to: endOfDay(daysAfter(last, -ago)),
    })),
    lastValidDays: [...new Set(ENDING_DAYS.flatMap((ahead) => days.map((day) => daysAfter(day, ahead))))],
  };
}
