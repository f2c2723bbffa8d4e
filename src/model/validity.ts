/** For how long what is agreed to a version holds: a day, the school year, or so many months from the sending. */
import { daysAfter } from './civil-date.ts';

/**
 * Null: until it is withdrawn.
 *
 * - `day`: to the end of this civil date, for everybody alike
 * - `school-year`: to the end of the school year in which it is sent, or of one after it: `years` counts from 1
 * - `months`: so many months from the day of the sending
 */
export type Validity =
  null | { kind: 'day'; lastDay: string } | { kind: 'school-year'; years: number } | { kind: 'months'; months: number };

export const VALIDITY_KINDS = ['day', 'school-year', 'months'] as const;
/** School years at most: as many as basic education has (Basic Education Act 628/1998 section 9). */
export const VALIDITY_YEARS_LIMIT = 9;
export const VALIDITY_MONTHS_LIMIT = 120;

/**
 * The last civil date (`2027-07-31`) on which an answer to what is sent today is valid, or null for no end. A `day` is
 * as it was said, also when it is over: see {@link isOver}.
 *
 * A school year begins on 1 August and ends on 31 July, and its work ends with the Saturday of week 22 (Basic Education
 * Act 628/1998 section 23). From the Sunday after it, what is sent is meant for the year that begins in August.
 *
 * Months end on the day of the same number; where the month has none, on its last day (Act on the Calculation of
 * Statutory Time Limits 150/1930 section 3).
 *
 * @param today civil date in Europe/Helsinki
 */
export function lastDayOf(validity: Validity, today: string): string | null {
  switch (validity?.kind) {
    case undefined:
      return null;
    case 'day':
      return validity.lastDay;
    case 'school-year':
      return `${endingYear(today) + validity.years - 1}-07-31`;
    case 'months':
      return monthsAfter(today, validity.months);
  }
}

/** Whether it has ended before it begins: on a day in the past. */
export function isOver(validity: Validity, today: string): boolean {
  return validity?.kind === 'day' && validity.lastDay < today;
}

/** The year in which the school year ends that is meant by what is sent on a day. */
function endingYear(today: string): number {
  const year = Number(today.slice(0, 4));
  return today > endOfSchoolWork(year) ? year + 1 : year;
}

/** The Saturday of week 22, by the weeks of ISO 8601: the week of 4 January is the first. */
function endOfSchoolWork(year: number): string {
  const fourth = `${year}-01-04`;
  const daysFromMonday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  return daysAfter(fourth, 21 * 7 + 5 - daysFromMonday);
}

function monthsAfter(day: string, months: number): string {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  lastOfMonth.setUTCDate(Math.min(number, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
