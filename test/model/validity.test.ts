import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { daysAfter, isCivilDate } from '../../src/model/civil-date.ts';
import { isOver, lastDayOf, type Validity } from '../../src/model/validity.ts';

const day = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) })
  .map((instant) => new Date(instant).toISOString().slice(0, 10));
const validity: fc.Arbitrary<Validity> = fc.oneof(
  day.map((lastDay) => ({ kind: 'day' as const, lastDay })),
  fc.integer({ min: 1, max: 9 }).map((years) => ({ kind: 'school-year' as const, years })),
  fc.integer({ min: 1, max: 120 }).map((months) => ({ kind: 'months' as const, months })),
);

describe('the last day', () => {
  const schoolYear = (years: number): Validity => ({ kind: 'school-year', years });
  const months = (count: number): Validity => ({ kind: 'months', months: count });
  const TABLE: [string, Validity, today: string, lastDay: string | null][] = [
    ['of what has no end', null, '2026-11-22', null],
    ['of a day is that day', { kind: 'day', lastDay: '2027-01-31' }, '2026-11-22', '2027-01-31'],
    ['of a day is that day when it is over', { kind: 'day', lastDay: '2026-01-31' }, '2026-11-22', '2026-01-31'],

    ['of the school year, on its first day', schoolYear(1), '2026-08-01', '2027-07-31'],
    ['of the school year, in autumn', schoolYear(1), '2026-11-22', '2027-07-31'],
    ['of the school year, in spring', schoolYear(1), '2027-01-01', '2027-07-31'],
    ['of two school years', schoolYear(2), '2026-11-22', '2028-07-31'],
    ['of nine, from the first form on', schoolYear(9), '2026-08-12', '2035-07-31'],
    ['of the school year, on the last Saturday of school', schoolYear(1), '2027-06-05', '2027-07-31'],
    ['of the coming one, from the Sunday after it', schoolYear(1), '2027-06-06', '2028-07-31'],
    ['of the coming one, in June', schoolYear(1), '2027-06-20', '2028-07-31'],
    ['of the coming one, on the last day of the running one', schoolYear(1), '2027-07-31', '2028-07-31'],
    ['where school ends in May', schoolYear(1), '2026-05-30', '2026-07-31'],
    ['where school has ended in May', schoolYear(1), '2026-05-31', '2027-07-31'],
    ['where school ends on the first of June', schoolYear(1), '2024-06-01', '2024-07-31'],

    ['of twelve months', months(12), '2026-11-22', '2027-11-22'],
    ['of a month', months(1), '2026-11-22', '2026-12-22'],
    ['of a month over the turn of the year', months(1), '2026-12-31', '2027-01-31'],
    ['of a month that ends where the next has no such day', months(1), '2027-01-31', '2027-02-28'],
    ['of a month that ends in a leap year', months(1), '2028-01-30', '2028-02-29'],
    ['of twelve from a leap day', months(12), '2028-02-29', '2029-02-28'],
    ['of ten years', months(120), '2026-11-22', '2036-11-22'],
  ];
  for (const [name, chosen, today, lastDay] of TABLE) {
    test(`${name}: ${today} → ${lastDay}`, () => assert.equal(lastDayOf(chosen, today), lastDay));
  }

  test('is a day, and not before the one on which it is sent, unless it was said so', () => {
    fc.assert(
      fc.property(validity, day, (chosen, today) => {
        const last = lastDayOf(chosen, today)!;
        assert.ok(isCivilDate(last), last);
        assert.equal(isOver(chosen, today), last < today);
      }),
    );
  });

  test('of what is sent later is never earlier', () => {
    fc.assert(
      fc.property(validity, day, fc.integer({ min: 0, max: 800 }), (chosen, today, later) => {
        assert.ok(lastDayOf(chosen, today)! <= lastDayOf(chosen, daysAfter(today, later))!);
      }),
    );
  });

  test('of one school year is at most fourteen months ahead, and at least eight weeks', () => {
    fc.assert(
      fc.property(day, (today) => {
        const last = lastDayOf(schoolYear(1), today)!;
        assert.ok(last >= daysAfter(today, 55) && last <= daysAfter(today, 430), `${today} → ${last}`);
        assert.equal(last.slice(4), '-07-31');
      }),
    );
  });
});

test('nothing but a day is a civil date', () => {
  for (const text of ['2028-02-29', '2026-12-31', '0000-01-01', '9999-12-31']) assert.ok(isCivilDate(text), text);
  for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-01-01T00:00', '20260101'])
    assert.ok(!isCivilDate(text), text);
});
