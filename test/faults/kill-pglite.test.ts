import assert from 'node:assert/strict';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { AUDIT, AUDIT_KEY } from '../service/audit.ts';
import { FULL } from '../service/extent.ts';
import { POINTS } from './dying-server.ts';
import {
  Folders,
  isFoundOut,
  keepsAll,
  keepsAllAtEachPoint,
  startOnce,
  startsAfterDeathsAtFirstStart,
} from './survival.ts';
import { startServer } from './server-process.ts';
import type { Place } from './trial.ts';

describe('a server that is killed, on the embedded database', () => {
  const folders = new Folders();
  /** The data of a server that has started once: the first start takes the longest. */
  let started: string;
  let firstStart: number;

  before(async () => {
    started = await folders.make();
    firstStart = await startOnce(at(started));
  });
  after(() => folders.remove());

  function at(folder: string): Place {
    return {
      environment: { DATA_FOLDER: folder, AUDIT_KEY },
      openStore: async () => (await openPGlite(folder, AUDIT)).store,
    };
  }

  async function newPlace(): Promise<Place> {
    const folder = await folders.make();
    await cp(started, folder, { recursive: true });
    return at(folder);
  }

  it('loses nothing that it has acknowledged, at whatever moment it is hit', async (t) =>
    keepsAll(t, await newPlace(), FULL ? 200 : 15));

  it(`loses nothing when it is hit as ${POINTS.join(', ')}`, async (t) => keepsAllAtEachPoint(t, await newPlace()));

  it('starts after it was killed while it first started', async () =>
    startsAfterDeathsAtFirstStart(at(await folders.make()), firstStart));

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

  it('is found out if it answers before the commit', async (t) =>
    isFoundOut(t, await newPlace(), { fault: 'answers before the commit', point: 'answer is sent' }, 'lost'));

  it('is found out if it commits the event without its intent', async (t) =>
    isFoundOut(
      t,
      await newPlace(),
      { fault: 'commits the intent by itself', point: 'transaction is committed' },
      'halved',
    ));

  it('is found out if it writes an event twice', async (t) =>
    isFoundOut(t, await newPlace(), { fault: 'writes the event twice', point: 'answer is sent' }, 'doubled'));
});
