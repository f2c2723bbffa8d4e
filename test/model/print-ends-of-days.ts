/** Started as a process in another zone by a test: prints what the days of 2026 are to it. */
import { endOfDay, inHelsinki } from '../../src/model/civil-date.ts';

const ends = [];
for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 1); day += 24 * 60 * 60 * 1000) {
  const date = new Date(day).toISOString().slice(0, 10);
  ends.push(`${endOfDay(date)} ${JSON.stringify(inHelsinki(`${date}T21:30:00Z`))}`);
}
process.stdout.write(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, ends }));
