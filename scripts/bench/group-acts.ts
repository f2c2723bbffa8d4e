/** How long it takes to plan a sending to a group, and to carry it out, on each kind of store in SQL. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { EventChain } from '../../demo-server/service/event-chain.ts';
import { planJob } from '../../demo-server/service/group-requests/plan-job.ts';
import { startJob } from '../../demo-server/service/group-requests/planned-job.ts';
import { runJobs } from '../../demo-server/service/group-requests/run-jobs.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { addFamilies } from '../../test/service/families.ts';
import { actorOf, addMunicipality, newMunicipality } from '../../test/service/municipality.ts';
import { startPostgres, withoutPostgres } from '../../test/service/postgres.ts';

export interface SendingSpeed {
  name: string;
  people: number;
  /** Milliseconds. */
  plan: number;
  /** Milliseconds for each person: a request with its two guardians, two events, two mails. */
  each: number;
  /** The above as a multiple of what it is in the smallest group. */
  ofSmallest: number;
}

const GROUPS = [1_000, 10_000];

/** Those stores that this machine has. */
export async function sendingSpeed(): Promise<SendingSpeed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-bench-'));
  const audit = { chain: EventChain.withRandomKey() };
  const speeds: SendingSpeed[] = [];
  const measure = async (name: string, open: (place: string) => Promise<{ store: Store }>) => {
    let smallest: number | undefined;
    for (const people of GROUPS) {
      const { store } = await open(`group${people}`);
      const { plan, each } = await speedOf(store, people);
      smallest ??= each;
      speeds.push({ name, people, plan, each, ofSmallest: each / smallest });
    }
  };
  try {
    await measure('PGlite', (place) => openPGlite(join(folder, place), audit));
    if (withoutPostgres === false) {
      const postgres = await startPostgres();
      try {
        await measure('PostgreSQL', async (place) => openPostgres(await postgres.database(place), audit));
      } finally {
        await postgres.stop();
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return speeds;
}

async function speedOf(store: Store, people: number): Promise<{ plan: number; each: number }> {
  try {
    const municipality = await addMunicipality(store, newMunicipality());
    const { organisation, template, stranger } = municipality;
    await addFamilies(store, municipality, people);
    await store.transaction((transaction) => transaction.addStaff(organisation.id, stranger.id, 'editor'));
    const actor = actorOf(stranger);
    const now = '2026-11-20T10:00:00.000Z';
    const began = performance.now();
    const job = await planJob(store, actor, template.id, { act: 'send', selection: { all: {} } }, now);
    const planned = performance.now();
    await startJob(store, actor, { templateId: template.id, jobId: job.id }, {}, now);
    const { done } = await runJobs({ store, organisationId: organisation.id, now: () => new Date(now) });
    if (done !== people) throw new Error(`${done} of ${people} were sent`);
    return { plan: planned - began, each: (performance.now() - planned) / people };
  } finally {
    await store.close();
  }
}
