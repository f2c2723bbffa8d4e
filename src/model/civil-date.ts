/**
 * Days as people mean them: the civil date in Europe/Helsinki, whatever zone the device or the server is in.
 * "Valid until 31.12.2026" means the end of that day in Helsinki; days of 23 and 25 hours are days too.
 */
const HELSINKI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

export interface HelsinkiTime {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** The parts of an instant on a Helsinki clock, each with its leading zero. */
export function inHelsinki(instant: string | Date): HelsinkiTime {
  const parts = Object.fromEntries(HELSINKI.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return parts as unknown as HelsinkiTime;
}

/**
 * The first instant (UTC, ISO 8601) after a civil date (`2026-12-31`) in Helsinki.
 *
 * @throws {RangeError} for what is not a civil date
 */
export function endOfDay(day: string): string {
  const startAsUtc = new Date(`${day}T00:00:00Z`);
  // The 30th of February is read as the 2nd of March.
  if (startAsUtc.toISOString().slice(0, 10) !== day) throw new RangeError(`Not a civil date: ${day}`);
  const midnightAsUtc = startAsUtc.getTime() + 24 * 60 * 60 * 1000;
  // Helsinki is UTC+2 or UTC+3; the offset that holds at the answer itself is the right one.
  for (const hours of [3, 2]) {
    const instant = new Date(midnightAsUtc - hours * 60 * 60 * 1000);
    const { hour, minute } = inHelsinki(instant);
    if (hour === '00' && minute === '00') return instant.toISOString();
  }
  // Before May 1921 Helsinki kept the time of its own sun, 1.39.49 ahead: nothing of today hangs on those minutes.
  return new Date(midnightAsUtc - 2 * 60 * 60 * 1000).toISOString();
}

/** The first instant (UTC, ISO 8601) of a civil date in Helsinki. */
export function startOfDay(day: string): string {
  return endOfDay(daysAfter(day, -1));
}

/**
 * The instant (UTC, ISO 8601) at which somebody reaches an age: the first of that birthday in Helsinki. Born on
 * 29 February, it is the 1st of March in a year without one: the years are full when the 28th has ended (Act on the
 * Calculation of Statutory Time Limits 150/1930 section 3).
 *
 * @param birthDate civil date
 * @param age in whole years
 */
export function reachesAge(birthDate: string, age: number): string {
  const asked = `${birthDate} ${age}`;
  const known = reached.get(asked);
  if (known !== undefined) return known;
  const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number];
  // A day that the year lacks is read as the day after it.
  const instant = startOfDay(new Date(Date.UTC(year + age, month - 1, day)).toISOString().slice(0, 10));
  if (reached.size >= MOST_REACHED) reached.clear();
  reached.set(asked, instant);
  return instant;
}

/** Asked many times of each person, and slow to find: a calendar of a time zone is looked into. */
const reached = new Map<string, string>();
const MOST_REACHED = 10_000;

/** The civil date (`2026-11-22`) of an instant in Helsinki. */
export function civilDateOf(instant: string): string {
  const { year, month, day } = inHelsinki(instant);
  return `${year}-${month}-${day}`;
}

/** Whether there is such a day, written so: `2028-02-29`, and not `2026-02-30` or `2026-2-3`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A civil date so many days later; earlier with a negative number. */
export function daysAfter(day: string, days: number): string {
  return new Date(new Date(`${day}T00:00:00Z`).getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
