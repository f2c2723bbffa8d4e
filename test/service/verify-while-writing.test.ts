/** Verification beside servers that write: what they are in the middle of is never taken for a tampering. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Anchors } from '../../demo-server/node/audit/anchors.ts';
import { verifyAudit } from '../../demo-server/node/audit/verify.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import type { OpenedDatabase } from '../../demo-server/node/sql/opened-database.ts';
import type { NewEvent } from '../../demo-server/service/store.ts';
import { CHAIN } from './audit.ts';
import { FULL } from './extent.ts';
import { addMunicipality } from './municipality.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from './postgres.ts';

const WRITERS = 4;
const ROUNDS = FULL ? 500 : 60;

describe('verification while two servers write', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  let anchorFolder: string;
  let servers: { anchors: Anchors; database: OpenedDatabase }[];

  before(async () => {
    postgres = await startPostgres();
    anchorFolder = await mkdtemp(join(tmpdir(), 'lupa-anchors-'));
    const url = await postgres.database('lupa');
    servers = [];
    for (let server = 0; server < 2; server += 1) {
      const anchors = new Anchors({ folder: anchorFolder, chain: CHAIN, log: () => {} });
      const committed = anchors.add.bind(anchors);
      servers.push({ anchors, database: await openPostgres(url, { chain: CHAIN, committed }) });
    }
  });
  after(async () => {
    for (const { database } of servers) await database.close();
    await postgres.stop();
    await rm(anchorFolder, { recursive: true });
  });

  async function write(writer: number): Promise<void> {
    const { store } = servers[writer % servers.length]!.database;
    const { organisation, guardian, version, request } = await addMunicipality(store);
    const at = '2026-11-20T10:00:00.000Z';
    const answer: NewEvent = {
      type: 'accepted',
      at,
      personId: guardian.id,
      shown: { versionId: version.id, language: 'fi' },
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const { seq } = await store.transaction((tx) => tx.appendEvent(organisation.id, request.id, answer));
      if (round % 3 === 0) await store.transaction((tx) => tx.erasePayload(organisation.id, request.id, seq, at));
    }
  }

  test('finds nothing, as often as it looks', async (t) => {
    const verification = { store: servers[0]!.database.store, chain: CHAIN, anchorFolder, now: () => new Date() };
    let writing = true;
    const written = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer))).finally(() => {
      writing = false;
    });
    let looks = 0;
    do {
      const { broken, anchors } = await verifyAudit(verification);
      assert.deepEqual([broken, anchors.broken], [[], []]);
      looks += 1;
    } while (writing);
    await written;
    for (const { anchors } of servers) await anchors.close();
    const { requests, events, erased, broken, anchors, window } = await verifyAudit(verification);
    assert.deepEqual([requests, erased], [WRITERS, WRITERS * Math.ceil(ROUNDS / 3)]);
    assert.deepEqual([broken, anchors.broken, anchors.unfinished], [[], [], []]);
    assert.deepEqual(window, { events: 0, requests: 0 });
    t.diagnostic(`looked ${looks} times while ${events} events were written`);
  });
});
