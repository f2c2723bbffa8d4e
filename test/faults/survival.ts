/** What a server that is killed keeps, whatever its store. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { FULL } from '../service/extent.ts';
import { POINTS, type DyingServer } from './dying-server.ts';
import { nothingFound, type Findings } from './findings.ts';
import { startServer } from './server-process.ts';
import { Trial, type Place } from './trial.ts';

/** Rounds at each point, and deaths before the first answer. */
const [AT_EACH_POINT, AT_FIRST_START] = FULL ? [10, 20] : [1, 3];

/** Folders for the data of a test file. */
export class Folders {
  readonly #made: string[] = [];

  async make(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'lupa-kill-'));
    this.#made.push(folder);
    return folder;
  }

  async remove(): Promise<void> {
    for (const folder of this.#made) await rm(folder, { recursive: true });
  }
}

/** Blows from outside, at random moments, round after round. */
export function keepsAll(t: TestContext, place: Place, rounds: number): Promise<void> {
  return survives(t, place, Array<undefined>(rounds).fill(undefined));
}

/** Deaths at each point of a decision, some decisions after the start: others are under way at the time. */
export function keepsAllAtEachPoint(t: TestContext, place: Place): Promise<void> {
  const deaths = POINTS.flatMap((point) =>
    Array.from({ length: AT_EACH_POINT }, () => ({ point, passage: 1 + Math.floor(Math.random() * 12) })),
  );
  return survives(t, place, deaths);
}

async function survives(t: TestContext, place: Place, deaths: (DyingServer | undefined)[]): Promise<void> {
  const trial = new Trial(place);
  for (const dying of deaths) await trial.round(dying);
  await trial.lookBack();
  await trial.lookInside();
  t.diagnostic(trial.summary);
  assert.deepEqual(trial.findings, nothingFound());
}

/** Puts a fault into the server: where nothing is found then, nothing would ever be found. */
export async function isFoundOut(
  t: TestContext,
  place: Place,
  dying: Omit<DyingServer, 'passage'>,
  kind: keyof Findings,
): Promise<void> {
  const trial = new Trial(place);
  await trial.round({ ...dying, passage: 1 });
  await trial.lookBack();
  t.diagnostic(trial.summary);
  assert.ok(trial.findings[kind].length > 0);
}

/** Kills a server at random moments before it has ever answered, and lets it start then. */
export async function startsAfterDeathsAtFirstStart({ environment }: Place, healthyStart: number): Promise<void> {
  for (let death = 0; death < AT_FIRST_START; death += 1) {
    const server = startServer(environment);
    const blow = setTimeout(() => void server.kill(), Math.random() * healthyStart);
    await server.up.then(
      () => server.kill(),
      () => server.ended,
    );
    clearTimeout(blow);
  }
  const server = await startServer(environment).up;
  await server.kill();
}

/** Starts the server and ends it. Resolves to how long it took to answer, in milliseconds. */
export async function startOnce({ environment }: Place): Promise<number> {
  const began = performance.now();
  const server = await startServer(environment).up;
  const took = performance.now() - began;
  await server.kill();
  return took;
}
