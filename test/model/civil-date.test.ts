import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { endOfDay, inHelsinki } from '../../src/model/civil-date.ts';

const HOUR = 60 * 60 * 1000;

/** The civil date in Helsinki: another way to it than the one under test takes. */
const swedishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short' });
/** `GMT+02:00` */
const offset = new Intl.DateTimeFormat('en-US', { timeZone: 'Europe/Helsinki', timeZoneName: 'longOffset' });

function offsetAt(instant: number): number {
  const hours = /GMT\+0(?<hours>[23]):00$/u.exec(offset.format(instant))?.groups?.['hours'];
  return Number(hours) * HOUR;
}

function daysOf(year: number): string[] {
  const days = [];
  for (let day = Date.UTC(year, 0, 1); day < Date.UTC(year + 1, 0, 1); day += 24 * HOUR) {
    days.push(new Date(day).toISOString().slice(0, 10));
  }
  return days;
}

describe('the end of a day in Helsinki', () => {
  test('is the first instant of the next day, on every day of 2026', () => {
    const days = daysOf(2026);
    assert.equal(days.length, 365);
    for (const day of days) {
      const end = Date.parse(endOfDay(day));
      assert.equal(swedishDate.format(end - 1), day);
      assert.notEqual(swedishDate.format(end), day);
      assert.equal((end + offsetAt(end)) % (24 * HOUR), 0, `midnight on the clock, after ${day}`);
    }
  });

  const known = {
    '2026-01-01': '2026-01-01T22:00:00.000Z',
    '2026-03-28': '2026-03-28T22:00:00.000Z',
    '2026-03-29': '2026-03-29T21:00:00.000Z',
    '2026-10-24': '2026-10-24T21:00:00.000Z',
    '2026-10-25': '2026-10-25T22:00:00.000Z',
    '2026-12-31': '2026-12-31T22:00:00.000Z',
    '2028-02-29': '2028-02-29T22:00:00.000Z',
  };
  for (const [day, end] of Object.entries(known))
    test(`after ${day} is ${end}`, () => assert.equal(endOfDay(day), end));

  test('makes days of 23, 25 and otherwise 24 hours', () => {
    const days = daysOf(2026);
    const odd: Record<string, number> = {};
    days.slice(1).forEach((day, index) => {
      const hours = (Date.parse(endOfDay(day)) - Date.parse(endOfDay(days[index]!))) / HOUR;
      if (hours !== 24) odd[day] = hours;
    });
    assert.deepEqual(odd, { '2026-03-29': 23, '2026-10-25': 25 });
  });

  test('of what is not a civil date is a RangeError', () => {
    for (const day of [
      '',
      'tomorrow',
      '2026-13-01',
      '2026-00-10',
      '2026-02-30',
      '2026-02-29',
      '2026-06-31',
      '2026-1-1',
      '2026',
      '2026-05',
      '31.12.2026',
      '2026-01-01T00:00',
    ]) {
      assert.throws(() => endOfDay(day), RangeError, day);
    }
  });
});

describe('the clock in Helsinki', () => {
  const known: [string, string][] = [
    ['2026-03-29T00:59:00Z', '2026-03-29 02:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29 04:00'],
    ['2026-10-25T00:59:00Z', '2026-10-25 03:59'],
    ['2026-10-25T01:00:00Z', '2026-10-25 03:00'],
    ['2026-12-31T22:00:00Z', '2027-01-01 00:00'],
    ['2026-11-02T12:05:00Z', '2026-11-02 14:05'],
  ];
  for (const [instant, clock] of known) {
    test(`shows ${clock} at ${instant}`, () => {
      const { year, month, day, hour, minute } = inHelsinki(instant);
      assert.equal(`${year}-${month}-${day} ${hour}:${minute}`, clock);
      assert.deepEqual(inHelsinki(new Date(instant)), inHelsinki(instant));
    });
  }

  test('agrees with the date at any instant of this century', () => {
    const anyInstant = fc.date({
      min: new Date('2001-01-01T00:00:00Z'),
      max: new Date('2099-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const { year, month, day } = inHelsinki(instant);
        assert.equal(`${year}-${month}-${day}`, swedishDate.format(instant));
      }),
    );
  });
});

describe('the zone that the process is in changes nothing', () => {
  const here = days2026();
  for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Pago_Pago']) {
    test(`neither does ${zone}`, () => {
      const program = fileURLToPath(new URL('print-ends-of-days.ts', import.meta.url));
      const there = execFileSync(process.execPath, [program], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
      const { zone: actual, ends } = JSON.parse(there) as { zone: string; ends: string[] };
      assert.equal(actual, zone);
      assert.deepEqual(ends, here);
    });
  }

  function days2026(): string[] {
    return daysOf(2026).map((day) => `${endOfDay(day)} ${JSON.stringify(inHelsinki(`${day}T21:30:00Z`))}`);
  }
});
