import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { openPGlite } from '../../demo-server/node/sql/open-pglite.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { AUDIT, CHAIN } from './audit.ts';
import { startPostgres, withoutPostgres } from './postgres.ts';
import { groupsContract } from './groups-contract.ts';

groupsContract('memory', async () => {
  const store = new MemoryStore(CHAIN);
  return { stores: [store], close: () => store.close() };
});

groupsContract('PGlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-pglite-'));
  const { store, close } = await openPGlite(folder, AUDIT);
  return {
    stores: [store],
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
});

groupsContract(
  'PostgreSQL, two servers',
  async () => {
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
  },
  withoutPostgres,
);
