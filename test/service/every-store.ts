/** Every store that there is, for the suites that hold for all of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { AUDIT, CHAIN } from './audit.ts';
import { startPostgres, withoutPostgres } from './postgres.ts';
import type { OpenedStores } from './store-contract.ts';

type Contract = (name: string, open: () => Promise<OpenedStores>, skip?: string | false) => void;

/** Holds a suite against memory, PGlite, and two servers on one PostgreSQL. */
export function onEveryStore(contract: Contract): void {
  contract('memory', async () => {
    const store = new MemoryStore(CHAIN);
    return { stores: [store], close: () => store.close() };
  });
  contract('PGlite', onPGlite);
  contract('PostgreSQL, two servers', onPostgres, withoutPostgres);
}

async function onPGlite(): Promise<OpenedStores> {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-pglite-'));
  const { store, close } = await openPGlite(folder, AUDIT);
  return {
    stores: [store],
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

async function onPostgres(): Promise<OpenedStores> {
  const postgres = await startPostgres();
  const url = await postgres.database('lupa');
  const servers = await Promise.all([openPostgres(url, AUDIT), openPostgres(url, AUDIT)]);
  return {
    stores: servers.map(({ store }) => store),
    async close() {
      await Promise.all(servers.map(({ close }) => close()));
      await postgres.stop();
    },
  };
}
