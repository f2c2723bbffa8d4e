/** Opens what a configuration names: the stores, the chain of the events, and the anchors outside the database. */
import { EventChain } from '../service/event-chain.ts';
import { Anchors } from './audit/anchors.ts';
import { auditToken, leaveNotice } from './audit/audit-access.ts';
import { headsOf, verifyAudit } from './audit/verify.ts';
import type { Configuration } from './configuration.ts';
import { demoKeys } from './demo-keys.ts';
import type { Log } from './log.ts';
import type { Data } from './server.ts';
import { openPGlite } from './sql/open-pglite.ts';
import { openPostgres } from './sql/open-postgres.ts';

/**
 * @param address where this process can be asked from this machine, such as `http://127.0.0.1:3000`
 *
 * Rejects as `openPGlite` and `openPostgres` do.
 */
export async function openData(configuration: Configuration, log: Log, address: string): Promise<Data> {
  const { databaseUrl, dataFolder, anchorFolder } = configuration;
  const chain = new EventChain(configuration.auditKey ?? (await demoKeys(dataFolder)).auditKey);
  const anchors = new Anchors({ folder: anchorFolder, chain, log });
  const audit = { chain, committed: anchors.add.bind(anchors) };
  const isEmbedded = databaseUrl === undefined;
  const database = isEmbedded ? await openPGlite(dataFolder, audit) : await openPostgres(databaseUrl, audit);
  const { store, sessions } = database;
  const removeNotice = isEmbedded ? await leaveNotice(dataFolder, address) : undefined;

  const closing = new AbortController();
  const caughtUp = anchors
    .catchUp(headsOf(store), closing.signal)
    .catch((error: Error) => log({ level: 'error', event: 'anchoring-failed', code: error.constructor.name }));
  return {
    store,
    sessions,
    audit: {
      token: await auditToken(chain),
      verify: () => verifyAudit({ store, chain, anchorFolder, now: () => new Date() }),
    },
    async close() {
      closing.abort();
      await caughtUp;
      await anchors.close();
      await removeNotice?.();
      await database.close();
    },
  };
}
