/**
 * When people are reminded: of a request that waits for them, and of a yes that ends. Few, in daylight, and never of
 * what has been decided: asking again and again is a pressure (EDPB Guidelines 03/2022, continuous prompting).
 */
import { assessRequest } from './assess-request.ts';
import { civilDateOf, daysAfter, startOfDay } from './civil-date.ts';
import type { ConsentRequest } from './consent-request.ts';

export interface Reminder {
  personId: string;
  kind: 'awaiting' | 'ending';
  /** Instant in UTC (ISO 8601). */
  at: string;
}

/** Days after the sending on which one who has not answered is reminded. */
export const AWAITING_DAYS = [7, 14] as const;
/** Days before the last valid day on which one whose yes is in force is told that it ends. */
export const ENDING_DAYS = [30, 7] as const;
/** Hours after midnight: nobody is woken. On the days when clocks are changed it is 8 or 10 o'clock. */
const HOUR = 9;

/**
 * The reminders that are still to come, each at its time, if nothing else happens to the request until then.
 *
 * @param now instant in UTC, ISO 8601
 */
export function remindersAhead(request: ConsentRequest, now: string): Reminder[] {
  const { views, status } = assessRequest(request, now);
  const people = Object.entries(views).filter(([, view]) => view.decides);
  const sent = request.events.find(({ type }) => type === 'sent')?.at;
  const awaiting = people
    .filter(([, { standing }]) => standing === 'waiting')
    .flatMap(([personId]) =>
      sent === undefined
        ? []
        : AWAITING_DAYS.map((days) => remind(personId, 'awaiting', daysAfter(civilDateOf(sent), days))),
    );
  const ending = people
    .filter(([, { purposes }]) => status === 'given' && purposes.some(({ myAnswer }) => myAnswer === 'given'))
    .flatMap(([personId]) => endingDays(request).map((day) => remind(personId, 'ending', day)));
  return [...awaiting, ...ending]
    .filter(({ at }) => at > now && (request.validUntil === null || at < request.validUntil))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** From which instant (UTC) on a yes ends soon; null for one without an end. */
export function endsSoonFrom(request: ConsentRequest): string | null {
  const [first] = endingDays(request);
  return first === undefined ? null : startOfDay(first);
}

function endingDays({ validUntil }: ConsentRequest): string[] {
  if (validUntil === null) return [];
  // The last valid day is the one that ends with the validity.
  const lastDay = daysAfter(civilDateOf(validUntil), -1);
  return ENDING_DAYS.map((days) => daysAfter(lastDay, -days));
}

function remind(personId: string, kind: Reminder['kind'], day: string): Reminder {
  return { personId, kind, at: new Date(Date.parse(startOfDay(day)) + HOUR * 60 * 60 * 1000).toISOString() };
}
