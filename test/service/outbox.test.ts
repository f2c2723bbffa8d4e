import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { AUDIT, CHAIN } from './audit.ts';
import { outboxContract } from './outbox-contract.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startPostgres, withoutPostgres } from './postgres.ts';

outboxContract('memory', async () => {
  const store = new MemoryStore(CHAIN);
  return { stores: [store], close: () => store.close() };
});

outboxContract('PGlite', async () => {
  const store = await openPGliteInMemory();
  return { stores: [store], close: () => store.close() };
});

outboxContract(
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
