/** How many lists and decisions the service answers in a second on each kind of store. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { EventChain } from '../../demo-server/service/event-chain.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, REQUEST_IDS, seed } from '../../demo-server/service/seed/seed.ts';
import { createService } from '../../demo-server/service/service.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { IDEMPOTENCY_KEY } from '../../src/contract/headers.ts';
import { startPostgres, withoutPostgres } from '../../test/service/postgres.ts';
import { receiptIssuer } from '../../test/service/receipt-issuer.ts';

/** Answers per second. */
interface Speed {
  lists: number;
  decisions: number;
}

export interface StoreSpeed extends Speed {
  name: string;
  /** As a share of what memory does. */
  ofMemory: Speed;
}

const WARM_UP = 40;
const LISTS = 400;
/** Spread over the requests: each grows by some dozens of events, not by hundreds. */
const DECISIONS = 240;

const ORIGIN = 'http://localhost';

/** Those stores that this machine has, memory first. */
export async function serviceSpeed(): Promise<StoreSpeed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-bench-'));
  const audit = { chain: EventChain.withRandomKey() };
  const speeds: [name: string, speed: Speed][] = [];
  try {
    speeds.push(['memory', await speedOf(new MemoryStore())]);
    speeds.push(['PGlite', await speedOf((await openPGlite(folder, audit)).store)]);
    if (withoutPostgres === false) {
      const postgres = await startPostgres();
      try {
        speeds.push(['PostgreSQL', await speedOf((await openPostgres(await postgres.database('bench'), audit)).store)]);
      } finally {
        await postgres.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const memory = speeds[0]![1];
  return speeds.map(([name, { lists, decisions }]) => ({
    name,
    lists,
    decisions,
    ofMemory: { lists: lists / memory.lists, decisions: decisions / memory.decisions },
  }));
}

async function speedOf(store: Store): Promise<Speed> {
  try {
    await seed(store, async () => randomUUID());
    const actor = { organisationId: ORGANISATION_ID, personId: PEOPLE.ahto.id, name: 'Ahto Simakuutio' };
    const service = createService({
      store,
      now: () => new Date(),
      identify: async () => actor,
      log: console.error,
      hashIdentity: (code) => `hash of ${code}`,
      receipts: receiptIssuer,
    });
    const list = () => answer(service, '/api/consents');
    const decide = decider(service);
    await perSecond(list, WARM_UP);
    await perSecond(decide, WARM_UP);
    return { lists: await perSecond(list, LISTS), decisions: await perSecond(decide, DECISIONS) };
  } finally {
    await store.close();
  }
}

async function perSecond(work: () => Promise<unknown>, times: number): Promise<number> {
  const began = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (times / (performance.now() - began)) * 1000;
}

async function answer(service: Hono, path: string, init?: RequestInit): Promise<Response> {
  const response = await service.fetch(new Request(ORIGIN + path, init));
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
  return response;
}

/** One decision after the other, each on the representation that the last answer to that request gave. */
function decider(service: Hono): () => Promise<void> {
  // The one that was asked again takes no answers.
  const { publicationLastYear: _, ...open } = REQUEST_IDS;
  const paths = Object.values(open).map((id) => `/api/consents/${id}`);
  const seen = new Map<string, { detail: ConsentDetail; etag: string }>();
  let turn = 0;
  return async () => {
    const path = paths[turn++ % paths.length]!;
    const { detail, etag } = seen.get(path) ?? (await read(await answer(service, path)));
    const message = {
      decision: detail.decisions[0],
      versionId: detail.versionId,
      language: Object.keys(detail.texts)[0],
    };
    const response = await answer(service, `${path}/decisions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': etag, [IDEMPOTENCY_KEY]: randomUUID() },
      body: JSON.stringify(message),
    });
    seen.set(path, await read(response));
  };
}

async function read(response: Response): Promise<{ detail: ConsentDetail; etag: string }> {
  return { detail: (await response.json()) as ConsentDetail, etag: response.headers.get('ETag')! };
}
