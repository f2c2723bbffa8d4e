/** Started as a process in another zone by a test: prints when people take over and when answers end, as it sees it. */
import { assessRequest } from '../../src/model/assess-request.ts';
import { endOfDay, reachesAge } from '../../src/model/civil-date.ts';
import type { ConsentRequest } from '../../src/model/consent-request.ts';
import { requestWith, type Circumstances } from './asked-request.ts';

const HOUR = 60 * 60 * 1000;
/** The days on which clocks are turned in 2026, and an ordinary one. */
const DAYS = ['2026-03-29', '2026-10-25', '2026-06-05'];

function statuses(request: ConsentRequest, day: string): string[] {
  const from = Date.parse(`${day}T00:00:00Z`) - 12 * HOUR;
  return Array.from({ length: 48 }, (_, hour) => new Date(from + hour * HOUR).toISOString()).flatMap((instant) =>
    [new Date(Date.parse(instant) - 1).toISOString(), instant].map(
      (now) => `${now} ${assessRequest(request, now).status}`,
    ),
  );
}

function given(more: Circumstances): ConsentRequest {
  const request = requestWith(['sent', 'accepted by ahto', 'accepted by ansa'], more);
  // Long before any of the days.
  const events = request.events.map((event) => ({ ...event, at: event.at.replace('2026-11', '2026-01') }));
  return { ...request, events };
}

const seen = {
  births: ['2008-02-29', '2008-03-29', '2008-10-25', '2007-12-31', '2013-02-28'].map((birth) => [
    reachesAge(birth, 13),
    reachesAge(birth, 18),
  ]),
  ends: DAYS.map((day) => statuses(given({ validUntil: endOfDay(day) }), day)),
  turning18: DAYS.map((day) => statuses(given({ subjectBirthDate: `2008${day.slice(4)}` }), day)),
  turning13: DAYS.map((day) => statuses(given({ subjectBirthDate: `2013${day.slice(4)}`, selfFrom: 13 }), day)),
};

process.stdout.write(JSON.stringify({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, seen }));
