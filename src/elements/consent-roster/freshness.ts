/**
 * How old what is shown is. A clock of a device may be wrong, a clock of a tab may stand still while a laptop sleeps,
 * and an answer may have been kept on the way: none of these may make an old list look like a new one.
 *
 * All times are in milliseconds.
 */

/** The two clocks of a device, read at once. */
export interface Clocks {
  /** Goes evenly, and may stand still in sleep. */
  mono: number;
  /** Since 1970 in UTC, as the device believes; somebody may set it. */
  wall: number;
}

/** One answer of the server, as it was received. */
export interface Sighting {
  /** When all of it held, by the clock of the server: since 1970 in UTC. */
  asOf: number;
  /** When it was asked for. */
  at: Clocks;
  /** How old it was when it came; null where no clock can tell. */
  age: number | null;
  /** Whether the server itself has just said it. */
  live: boolean;
}

/** An answer that is this near to the device's clock, or to what the clock says since the one before, is a new one. */
const NEAR = 10_000;
/** As much may a clock of a device be slow, and an answer still be taken for about as old as it says. */
const SLOW_CLOCK = 60_000;
/** From this age nothing is called up to date: the server is asked far more often. */
const STALE = 30_000;

export function readClocks(): Clocks {
  return { mono: performance.now(), wall: Date.now() };
}

/** Time gone by: the larger of the two, for one of the clocks may have stood still. */
export function elapsed(since: Clocks, now: Clocks): number {
  return Math.max(0, now.mono - since.mono, now.wall - since.wall);
}

/**
 * What an answer is worth; undefined for one that is no newer than the one before, as it comes from a store on the way.
 *
 * @param at when it was asked for
 * @param before the answer that is shown
 * @param kept whether it says of itself that it comes from such a store
 */
export function sightingOf(
  asOf: number,
  at: Clocks,
  received: Clocks,
  before?: Sighting,
  kept = false,
): Sighting | undefined {
  if (before !== undefined && !(asOf > before.asOf)) return undefined;
  const advanced = before === undefined ? NaN : asOf - before.asOf - elapsed(before.at, at);
  // How far it lies behind the device's clock; what lies before it has not happened yet.
  const behind = received.wall - asOf;
  if (!kept && (Math.abs(advanced) <= NEAR || Math.abs(behind) <= NEAR)) return { asOf, at, age: 0, live: true };
  // Also for what is no time at all.
  if (!(behind >= -SLOW_CLOCK)) return { asOf, at, age: null, live: false };
  return { asOf, at, age: Math.max(0, behind), live: false };
}

/** The age of what is shown; null where it is not known. */
export function ageOf({ age, at }: Sighting, now: Clocks): number | null {
  return age === null ? null : age + elapsed(at, now);
}

/** What the server's clock says by now, as well as can be known: since 1970 in UTC. */
export function momentOf(sighting: Sighting, now: Clocks): number {
  return sighting.asOf + (sighting.age ?? 0) + elapsed(sighting.at, now);
}

/**
 * - `current`: the server has just said so
 * - `aging`: it was so some time ago
 * - `outdated`: too long ago to act by it, or nobody knows how long
 */
export type Freshness = 'current' | 'aging' | 'outdated';

/** @param answered whether the last look for news had an answer of the server itself */
export function freshnessOf(sighting: Sighting, now: Clocks, warnAfter: number, answered: boolean): Freshness {
  const age = ageOf(sighting, now);
  if (age === null || age >= warnAfter) return 'outdated';
  return sighting.live && answered && age < STALE ? 'current' : 'aging';
}
