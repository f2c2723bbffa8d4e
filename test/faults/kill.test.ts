import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { FULL } from '../service/extent.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from '../service/postgres.ts';
import { POINTS, type DyingServer, type Point } from './dying-server.ts';
import { nothingFound, type Findings } from './findings.ts';
import { crashPostgres } from './postgres-crash.ts';
import { startServer } from './server-process.ts';
import { Trial, type Place } from './trial.ts';

/** Every round is a start, some decisions, and a death. */
const ROUNDS = FULL ? { pglite: 200, postgres: 200, atEachPoint: 10, crashes: 20 } : { pglite: 20, postgres: 8, atEachPoint: 1, crashes: 0 };
const DEATHS_AT_FIRST_START = FULL ? 20 : 3;

let folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-kill-'));
  folders.push(folder);
  return folder;
}
async function removeFolders(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true });
  folders = [];
}

async function keepsItsPromise(t: TestContext, place: Place, deaths: (DyingServer | undefined)[]): Promise<void> {
  const trial = new Trial(place);
  for (const dying of deaths) await trial.round(dying);
  await trial.lookBack();
  await trial.lookInside();
  t.diagnostic(trial.summary);
  assert.deepEqual(trial.findings, nothingFound());
}

/** Runs the server with a fault that is ours: a checker that finds nothing then would never find anything. */
async function breaksItsPromise(t: TestContext, place: Place, dying: DyingServer, kind: keyof Findings): Promise<void> {
  const trial = new Trial(place);
  await trial.round(dying);
  await trial.lookBack();
  t.diagnostic(trial.summary);
  assert.ok(trial.findings[kind].length > 0);
}

/** One death at each point, some decisions after the start: the one that dies there is among others under way. */
function deathsAt(points: readonly Point[]): DyingServer[] {
  return points.flatMap((point) =>
    Array.from({ length: ROUNDS.atEachPoint }, () => ({ point, passage: 1 + Math.floor(Math.random() * 12) })),
  );
}

function randomDeaths(rounds: number): undefined[] {
  return Array<undefined>(rounds).fill(undefined);
}

/** Kills the server at random moments before it first answers, then lets it start. */
async function startsAfterDeathsAtStart({ environment }: Place, healthy: Place): Promise<void> {
  const began = performance.now();
  await (await startServer(healthy.environment).up).kill();
  const whole = performance.now() - began;
  for (let death = 0; death < DEATHS_AT_FIRST_START; death += 1) {
    const server = startServer(environment);
    const blow = setTimeout(() => void server.kill(), Math.random() * whole);
    await server.up.then(
      () => server.kill(),
      () => server.ended,
    );
    clearTimeout(blow);
  }
  await (await startServer(environment).up).kill();
}

describe('a server that is killed, on the embedded database', () => {
  const newPlace = async (): Promise<Place> => {
    const folder = await newFolder();
    return { environment: { DATA_FOLDER: folder }, openStore: async () => (await openPGlite(folder)).store };
  };
  after(removeFolders);

  it('loses nothing that it has acknowledged, at whatever moment', async (t) =>
    keepsItsPromise(t, await newPlace(), randomDeaths(ROUNDS.pglite)));

  it(`loses nothing at these: ${POINTS.join(', ')}`, async (t) =>
    keepsItsPromise(t, await newPlace(), deathsAt(POINTS)));

  it('starts after it was killed while it first started', async () =>
    startsAfterDeathsAtStart(await newPlace(), await newPlace()));

  it('leaves its lock behind, which the next one takes over', async () => {
    const { environment } = await newPlace();
    const holder = async () => {
      const lock = await readFile(join(environment['DATA_FOLDER']!, 'lock'), 'utf8');
      return (JSON.parse(lock) as { pid: number }).pid;
    };
    for (let start = 0; start < 2; start += 1) {
      const server = await startServer(environment).up;
      assert.equal(await holder(), server.pid);
      await server.kill();
      assert.equal(await holder(), server.pid);
    }
  });

  it('would be found out if it answered before the commit', async (t) =>
    breaksItsPromise(t, await newPlace(), { fault: 'answers before the commit', point: 'answer is sent', passage: 1 }, 'lost'));

  it('would be found out if it committed the event without its intent', async (t) =>
    breaksItsPromise(
      t,
      await newPlace(),
      { fault: 'commits the intent by itself', point: 'transaction is committed', passage: 1 },
      'halved',
    ));

  it('would be found out if it wrote an event twice', async (t) =>
    breaksItsPromise(t, await newPlace(), { fault: 'writes the event twice', point: 'answer is sent', passage: 1 }, 'doubled'));
});

describe('a server that is killed, on PostgreSQL', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  let databases = 0;
  const newPlace = async (): Promise<Place> => {
    databases += 1;
    const url = await postgres.database(`kill_${databases}`);
    return {
      environment: { DATA_FOLDER: await newFolder(), DATABASE_URL: url },
      openStore: async () => (await openPostgres(url)).store,
    };
  };
  before(async () => {
    postgres = await startPostgres();
  });
  after(async () => {
    await postgres.stop();
    await removeFolders();
  });

  it('loses nothing that it has acknowledged, at whatever moment', async (t) =>
    keepsItsPromise(t, await newPlace(), randomDeaths(ROUNDS.postgres)));

  it(`loses nothing at these: ${POINTS.join(', ')}`, async (t) =>
    keepsItsPromise(t, await newPlace(), deathsAt(POINTS)));

  it('starts after it was killed while it first started', async () =>
    startsAfterDeathsAtStart(await newPlace(), await newPlace()));

  it('would be found out if it answered before the commit', async (t) =>
    breaksItsPromise(t, await newPlace(), { fault: 'answers before the commit', point: 'answer is sent', passage: 1 }, 'lost'));
});
