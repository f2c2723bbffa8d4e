/** Birthdays and ends of validity: days in Helsinki, whatever zone a server or a device is in. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import { civilDateOf, daysAfter, endOfDay, reachesAge, startOfDay } from '../../src/model/civil-date.ts';
import { requestWith } from './asked-request.ts';

/** The civil date in Helsinki: another way to it than the one under test takes. */
const swedishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
const dayAt = (instant: string, milliseconds = 0) => swedishDate.format(Date.parse(instant) + milliseconds);

const anyDay = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('reaching an age', () => {
  const known: [birth: string, age: number, instant: string][] = [
    ['2008-11-15', 18, '2026-11-14T22:00:00.000Z'],
    ['2008-06-15', 18, '2026-06-14T21:00:00.000Z'],
    ['2013-01-01', 13, '2025-12-31T22:00:00.000Z'],
    ['2008-03-29', 18, '2026-03-28T22:00:00.000Z'],
    ['2008-03-30', 18, '2026-03-29T21:00:00.000Z'],
    ['2008-10-25', 18, '2026-10-24T21:00:00.000Z'],
    ['2008-10-26', 18, '2026-10-25T22:00:00.000Z'],
    // Born on the leap day: in a common year the 1st of March, in a leap year the day itself.
    ['2008-02-29', 18, '2026-02-28T22:00:00.000Z'],
    ['2008-02-29', 13, '2021-02-28T22:00:00.000Z'],
    ['2008-02-29', 20, '2028-02-28T22:00:00.000Z'],
    ['2007-02-28', 13, '2020-02-27T22:00:00.000Z'],
    ['2007-03-01', 13, '2020-02-29T22:00:00.000Z'],
  ];
  for (const [birth, age, instant] of known) {
    test(`born ${birth}, ${age} at ${instant}`, () => assert.equal(reachesAge(birth, age), instant));
  }

  test('is the first instant of the birthday', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(13, 18), (birth, age) => {
        const instant = reachesAge(birth, age);
        const year = Number(birth.slice(0, 4)) + age;
        const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
        const birthday = birth.endsWith('02-29') && !leap ? `${year}-03-01` : `${year}${birth.slice(4)}`;
        assert.equal(dayAt(instant), birthday);
        assert.equal(dayAt(instant, -1), daysAfter(birthday, -1));
      }),
      {
        numRuns: 1000,
        examples: [
          ['2008-02-29', 18],
          ['2008-02-29', 13],
        ],
      },
    );
  });

  for (const [age, selfFrom] of [
    [18, null],
    [13, 13],
  ] as const) {
    test(`of ${age}: a millisecond before, the guardians answer; then the person does`, () => {
      const birth = `${2026 - age}-11-15`;
      const request = requestWith(['sent', 'accepted by ahto', 'accepted by ansa'], {
        subjectBirthDate: birth,
        selfFrom,
      });
      const at = (now: string) => {
        const { status, views } = assessRequest(request, now);
        return [status, views['ahto']!.purposes[0]!.decisions, views['child']!.purposes[0]!.decisions];
      };
      assert.deepEqual(at('2026-11-14T21:59:59.999Z'), ['given', ['withdraw'], []]);
      assert.deepEqual(at('2026-11-14T22:00:00.000Z'), ['needs-renewal', [], ['accept', 'refuse']]);
    });
  }

  test('one whose birthday lies before the time zone does not stop anything', () => {
    for (const subjectBirthDate of ['1899-12-31', '1900-01-01', '1903-05-01']) {
      const request = requestWith(['sent', 'accepted by child'], { subjectBirthDate });
      assert.equal(assessRequest(request, '2026-11-15T00:00:00.000Z').status, 'given');
    }
  });

  test('an age of more than 18 does not put off being of age', () => {
    const request = requestWith(['sent'], { subjectBirthDate: '2008-11-15', selfFrom: 21 });
    assert.equal(assessRequest(request, '2026-11-15T00:00:00.000Z').views['child']!.decides, true);
  });
});

describe('days in Helsinki', () => {
  test('begin where the day before ends', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        assert.equal(startOfDay(day), endOfDay(daysAfter(day, -1)));
        assert.equal(dayAt(startOfDay(day)), day);
        assert.equal(civilDateOf(startOfDay(day)), day);
        assert.equal(civilDateOf(new Date(Date.parse(endOfDay(day)) - 1).toISOString()), day);
      }),
    );
  });
  test('are counted as on a calendar', () => {
    assert.equal(daysAfter('2026-02-28', 1), '2026-03-01');
    assert.equal(daysAfter('2028-02-28', 1), '2028-02-29');
    assert.equal(daysAfter('2026-03-28', 2), '2026-03-30');
    assert.equal(daysAfter('2026-01-01', -1), '2025-12-31');
    assert.equal(daysAfter('2026-11-22', 365), '2027-11-22');
  });
});

describe('whatever the zone of the process', () => {
  const program = fileURLToPath(new URL('print-days-that-decide.ts', import.meta.url));
  const inZone = (zone: string) =>
    JSON.parse(execFileSync(process.execPath, [program], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })) as {
      zone: string;
      seen: Record<'ends' | 'turning18' | 'turning13', string[][]>;
    };
  const helsinki = inZone('Europe/Helsinki');

  /** Each is told hour by hour, with the millisecond before. */
  const days = ['2026-03-29', '2026-10-25', '2026-06-05'];
  test('a yes holds to the last instant of its last day, and not a millisecond more', () => {
    helsinki.seen.ends.forEach((lines, index) => {
      for (const line of lines) {
        const [instant = '', status] = line.split(' ');
        assert.equal(status, dayAt(instant) <= days[index]! ? 'given' : 'expired', line);
      }
    });
  });
  for (const turning of ['turning18', 'turning13'] as const) {
    test(`${turning}: the guardians' yes holds to the last instant before the birthday`, () => {
      helsinki.seen[turning].forEach((lines, index) => {
        for (const line of lines) {
          const [instant = '', status] = line.split(' ');
          assert.equal(status, dayAt(instant) < days[index]! ? 'given' : 'needs-renewal', line);
        }
      });
    });
  }
  for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Pago_Pago', 'UTC']) {
    test(`so it is in ${zone}`, () => {
      const there = inZone(zone);
      assert.equal(there.zone, zone);
      assert.deepEqual(there.seen, helsinki.seen);
    });
  }
});
