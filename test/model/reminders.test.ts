import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { endOfDay, inHelsinki } from '../../src/model/civil-date.ts';
import type { ConsentRequest, RequestEvent } from '../../src/model/consent-request.ts';
import { AWAITING_DAYS, ENDING_DAYS, endsSoonFrom, remindersAhead } from '../../src/model/reminders.ts';

const SHOWN = { versionId: 'v1', language: 'fi' };

function requestWith(events: RequestEvent[], lastDay: string | null = '2027-07-31'): ConsentRequest {
  return {
    approvalMode: 'all-guardians',
    purposes: ['photos'],
    participants: [
      { personId: 'child', role: 'subject' },
      { personId: 'ahto', role: 'guardian' },
      { personId: 'ansa', role: 'guardian' },
    ],
    events,
    validUntil: lastDay === null ? null : endOfDay(lastDay),
    subjectBirthDate: null,
    selfFrom: null,
    subjectHeard: false,
  };
}

const at = (day: string, hour = '10:00') => `${day}T${hour}:00.000Z`;
const SENT: RequestEvent[] = [
  { seq: 1, type: 'created', at: at('2026-11-02') },
  { seq: 2, type: 'sent', at: at('2026-11-02') },
];
const accepted = (seq: number, personId: string, day: string): RequestEvent => ({
  seq,
  type: 'accepted',
  at: at(day),
  personId,
  shown: SHOWN,
});

describe('reminders', () => {
  test('of a request that waits come a week and two weeks after it was sent, at nine in Helsinki', () => {
    assert.deepEqual(remindersAhead(requestWith(SENT), at('2026-11-03')), [
      { personId: 'ahto', kind: 'awaiting', at: '2026-11-09T07:00:00.000Z' },
      { personId: 'ansa', kind: 'awaiting', at: '2026-11-09T07:00:00.000Z' },
      { personId: 'ahto', kind: 'awaiting', at: '2026-11-16T07:00:00.000Z' },
      { personId: 'ansa', kind: 'awaiting', at: '2026-11-16T07:00:00.000Z' },
    ]);
  });

  test('go to those who have not answered, and no longer to one who has', () => {
    const ahead = remindersAhead(requestWith([...SENT, accepted(3, 'ahto', '2026-11-04')]), at('2026-11-05'));
    assert.deepEqual(new Set(ahead.map(({ personId }) => personId)), new Set(['ansa']));
  });

  test('of a yes that ends come before its last day, to those who gave it', () => {
    const given = [...SENT, accepted(3, 'ahto', '2026-11-04'), accepted(4, 'ansa', '2026-11-05')];
    assert.deepEqual(remindersAhead(requestWith(given, '2027-07-31'), at('2027-06-01')), [
      { personId: 'ahto', kind: 'ending', at: '2027-07-01T06:00:00.000Z' },
      { personId: 'ansa', kind: 'ending', at: '2027-07-01T06:00:00.000Z' },
      { personId: 'ahto', kind: 'ending', at: '2027-07-24T06:00:00.000Z' },
      { personId: 'ansa', kind: 'ending', at: '2027-07-24T06:00:00.000Z' },
    ]);
    assert.equal(endsSoonFrom(requestWith(given, '2027-07-31')), '2027-06-30T21:00:00.000Z');
  });

  test('of a yes without an end there are none', () => {
    const given = [...SENT, accepted(3, 'ahto', '2026-11-04'), accepted(4, 'ansa', '2026-11-05')];
    assert.deepEqual(remindersAhead(requestWith(given, null), at('2026-11-06')), []);
    assert.equal(endsSoonFrom(requestWith(given, null)), null);
  });

  test('law 25: are few, ahead, in daylight, and never of what has been decided or is over', () => {
    const types = ['accepted', 'refused', 'withdrawn', 'closed', 'answering-ended', 'suspended', 'superseded'] as const;
    const step = fc.record({
      type: fc.constantFrom(...types),
      personId: fc.constantFrom('ahto', 'ansa'),
      minutes: fc.integer({ min: 1, max: 60 * 24 * 40 }),
    });
    const property = fc.property(
      fc.array(step, { maxLength: 5 }),
      fc.integer({ min: 0, max: 60 * 24 * 300 }),
      fc.option(fc.constantFrom('2026-12-31', '2027-03-28', '2027-07-31')),
      (steps, later, lastDay) => {
        let now = Date.parse(at('2026-11-02'));
        const events = [...SENT];
        for (const { type, personId, minutes } of steps) {
          now += minutes * 60_000;
          const answers = ['accepted', 'refused', 'withdrawn'].includes(type);
          events.push({
            seq: events.length + 1,
            at: new Date(now).toISOString(),
            type,
            ...(answers && { personId, shown: SHOWN }),
            ...(type === 'superseded' && { successorId: 'next' }),
          } as RequestEvent);
        }
        const moment = new Date(now + later * 60_000).toISOString();
        const ahead = remindersAhead(requestWith(events, lastDay), moment);
        for (const { personId, kind, at: when } of ahead) {
          assert.ok(when > moment);
          const { hour } = inHelsinki(when);
          assert.ok(Number(hour) >= 8 && Number(hour) <= 10, when);
          const answers = events.filter((event) => 'personId' in event && event.personId === personId);
          if (kind === 'awaiting') assert.equal(answers.length, 0);
          else assert.equal(answers.at(-1)?.type, 'accepted');
          assert.ok(!events.some(({ type }) => type === 'closed' || type === 'superseded'));
        }
        const most = Math.max(AWAITING_DAYS.length, ENDING_DAYS.length);
        for (const person of ['ahto', 'ansa']) {
          assert.ok(ahead.filter(({ personId }) => personId === person).length <= most);
        }
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });
});
