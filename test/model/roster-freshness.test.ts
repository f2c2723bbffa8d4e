/** How old the list of who may is: no clock that is wrong, and no answer that was kept, makes it look new. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  ageOf,
  elapsed,
  freshnessOf,
  momentOf,
  sightingOf,
  type Clocks,
  type Freshness,
  type Sighting,
} from '../../src/elements/consent-roster/freshness.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NINE = Date.parse('2026-11-22T07:00:00.000Z');

/** The clocks of a device `since` milliseconds after nine, with a wall clock that is so much ahead. */
const clocks = (since: number, ahead = 0): Clocks => ({ mono: 5_000 + since, wall: NINE + since + ahead });

/** One answer, asked for and received at the same moment. */
const seen = (asOf: number, at: Clocks, before?: Sighting) => sightingOf(asOf, at, at, before);

describe('the age of a first answer', () => {
  const cases: [what: string, asOf: number, ahead: number, age: number | null, live: boolean][] = [
    ['made just now', NINE, 0, 0, true],
    ['made just now, by a clock that is some seconds fast', NINE, 5 * SECOND, 0, true],
    ['kept for three hours', NINE - 3 * HOUR, 0, 3 * HOUR, false],
    ['made half a minute ago, or the clock is fast: nobody knows, so it is old', NINE, 30 * SECOND, 30 * SECOND, false],
    ['made half a minute ahead: a slow clock', NINE, -30 * SECOND, 0, false],
    ['made an hour ahead: nobody knows its age', NINE, -HOUR, null, false],
    ['without a time', NaN, 0, null, false],
  ];
  for (const [what, asOf, ahead, age, live] of cases) {
    test(what, () => {
      const sighting = seen(asOf, clocks(0, ahead));
      assert.deepEqual([sighting?.age, sighting?.live], [age, live]);
    });
  }
});

describe('a later answer', () => {
  for (const ahead of [-3 * HOUR, 0, 3 * HOUR]) {
    test(`goes with the clock of the server, though the device is ${ahead / HOUR} hours ahead`, () => {
      const first = seen(NINE, clocks(0, ahead));
      const second = seen(NINE + 5 * SECOND, clocks(5 * SECOND, ahead), first);
      assert.deepEqual([second?.age, second?.live], [0, true]);
    });
  }

  test('that is the same, or older, is none: it comes from a store on the way', () => {
    const first = seen(NINE, clocks(0));
    assert.equal(seen(NINE, clocks(5 * SECOND), first), undefined);
    assert.equal(seen(NINE - MINUTE, clocks(5 * SECOND), first), undefined);
    assert.equal(seen(NaN, clocks(5 * SECOND), first), undefined);
  });

  test('after a kept one is new when the device says so', () => {
    const kept = seen(NINE - 3 * HOUR, clocks(0));
    assert.equal(seen(NINE + SECOND, clocks(SECOND), kept)?.live, true);
  });
});

describe('an answer that says of itself that it was kept', () => {
  const kept = (asOf: number, at: Clocks, before?: Sighting) => sightingOf(asOf, at, at, before, true);
  test('is not new, however near it is to the clock of the device', () => {
    for (const since of [0, 3 * SECOND, HOUR]) {
      const { age, live } = kept(NINE, clocks(since))!;
      assert.deepEqual([age, live], [since, false]);
    }
  });
  test('nor after one of the server: another tab may have had it', () => {
    const first = seen(NINE, clocks(0));
    assert.equal(kept(NINE + 5 * SECOND, clocks(5 * SECOND), first)?.live, false);
    assert.equal(kept(NINE, clocks(5 * SECOND), first), undefined);
  });
  test('is of no known age where the clock of the device is behind it', () => {
    assert.equal(kept(NINE, clocks(0, -HOUR))?.age, null);
  });
});

describe('time goes by', () => {
  test('by the larger of the two clocks: one stands still in sleep, the other somebody may set', () => {
    const before = { mono: 100, wall: 1_000 };
    assert.equal(elapsed(before, { mono: 100, wall: 1_000 + HOUR }), HOUR);
    assert.equal(elapsed(before, { mono: 100 + HOUR, wall: 1_000 }), HOUR);
    assert.equal(elapsed(before, { mono: 100 + HOUR, wall: 0 }), HOUR);
    assert.equal(elapsed(before, { mono: 50, wall: 0 }), 0);
  });

  const first = seen(NINE, clocks(0))!;
  const cases: [after: number, answered: boolean, Freshness][] = [
    [0, true, 'current'],
    [29 * SECOND, true, 'current'],
    [30 * SECOND, true, 'aging'],
    [0, false, 'aging'],
    [59 * MINUTE, false, 'aging'],
    [HOUR, false, 'outdated'],
    [HOUR, true, 'outdated'],
  ];
  for (const [after, answered, expected] of cases) {
    test(`${after / SECOND} s after the answer, ${answered ? 'answered since' : 'without another'}: ${expected}`, () => {
      assert.equal(freshnessOf(first, clocks(after), HOUR, answered), expected);
    });
  }

  test('what was kept is never called up to date, and what has no age is too old at once', () => {
    const kept = seen(NINE - MINUTE, clocks(0))!;
    assert.equal(freshnessOf(kept, clocks(0), HOUR, true), 'aging');
    const unknown = seen(NINE + HOUR, clocks(0))!;
    assert.equal(freshnessOf(unknown, clocks(0), HOUR, true), 'outdated');
    assert.equal(ageOf(unknown, clocks(0)), null);
  });

  test('an answer never grows younger, and the moment never goes back', () => {
    const time = fc.integer({ min: -5 * HOUR, max: 5 * HOUR });
    const span = fc.integer({ min: 0, max: 5 * HOUR });
    fc.assert(
      fc.property(time, span, span, span, (lag, mono, wall, more) => {
        const sighting = seen(NINE - lag, clocks(0))!;
        const [now, then] = [
          { mono: 5_000 + mono, wall: NINE + wall },
          { mono: 5_000 + mono + more, wall: NINE + wall },
        ];
        assert.ok(momentOf(sighting, then) >= momentOf(sighting, now));
        assert.ok(momentOf(sighting, now) >= NINE - lag + Math.max(mono, wall));
        const [young, old] = [ageOf(sighting, now), ageOf(sighting, then)];
        assert.ok(young === null ? old === null : old! >= young);
      }),
    );
  });
});
