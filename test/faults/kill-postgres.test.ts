import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { AUDIT, AUDIT_KEY } from '../service/audit.ts';
import { FULL } from '../service/extent.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from '../service/postgres.ts';
import { POINTS } from './dying-server.ts';
import { nothingFound } from './findings.ts';
import { crashing } from './postgres-crash.ts';
import {
  Folders,
  isFoundOut,
  keepsAll,
  keepsAllAtEachPoint,
  startOnce,
  startsAfterDeathsAtFirstStart,
} from './survival.ts';
import { Trial, type Place } from './trial.ts';

describe('a server that is killed, on PostgreSQL', { skip: withoutPostgres }, () => {
  const folders = new Folders();
  let postgres: TestPostgres;
  let databases = 0;

  before(async () => {
    postgres = await startPostgres();
  });
  after(async () => {
    await postgres.stop();
    await folders.remove();
  });

  async function placeIn(server: TestPostgres): Promise<Place & { url: string }> {
    databases += 1;
    const url = await server.database(`kill_${databases}`);
    const environment = { DATA_FOLDER: await folders.make(), DATABASE_URL: url, AUDIT_KEY };
    return { url, environment, openStore: async () => (await openPostgres(url, AUDIT)).store };
  }

  it('loses nothing that it has acknowledged, at whatever moment it is hit', async (t) =>
    keepsAll(t, await placeIn(postgres), FULL ? 200 : 8));

  it(`loses nothing when it is hit as ${POINTS.join(', ')}`, async (t) =>
    keepsAllAtEachPoint(t, await placeIn(postgres)));

  it('starts after it was killed while it first started', async () => {
    const firstStart = await startOnce(await placeIn(postgres));
    await startsAfterDeathsAtFirstStart(await placeIn(postgres), firstStart);
  });

  it('is found out if it answers before the commit', async (t) =>
    isFoundOut(t, await placeIn(postgres), { fault: 'answers before the commit', point: 'answer is sent' }, 'lost'));

  it('loses nothing when PostgreSQL itself crashes under it, and goes on when that is back', async (t) => {
    const server = await startPostgres();
    const place = await placeIn(server);
    const database = crashing(place.url);
    try {
      const trial = new Trial(place);
      await trial.outages(FULL ? 20 : 2, database);
      await trial.lookBack();
      await trial.lookInside();
      t.diagnostic(trial.summary);
      assert.deepEqual(trial.findings, nothingFound());
    } finally {
      await database.remove();
    }
  });
});
