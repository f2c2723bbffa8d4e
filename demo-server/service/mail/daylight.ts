import { civilDateOf, daysAfter, inHelsinki, startOfDay } from '../../../src/model/civil-date.ts';

/** Full hours in Helsinki between which people are reminded. */
const FROM = 9;
const TO = 20;
const HOUR = 60 * 60 * 1000;

/** The instant itself by day in Helsinki, and the next morning by night: nobody is woken by a reminder. */
export function inDaylight(instant: string): string {
  const hour = Number(inHelsinki(instant).hour);
  if (hour >= FROM && hour < TO) return instant;
  const today = civilDateOf(instant);
  const midnight = Date.parse(startOfDay(hour < FROM ? today : daysAfter(today, 1)));
  // Where clocks are changed in the night, the morning is an hour off from midnight.
  const morning = [FROM, FROM - 1, FROM + 1].map((hours) => new Date(midnight + hours * HOUR).toISOString());
  return morning.find((each) => Number(inHelsinki(each).hour) === FROM)!;
}
