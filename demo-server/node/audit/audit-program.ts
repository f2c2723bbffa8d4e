/** `npm run audit:verify`: opens the data or asks the server that has it, verifies, and says what was found. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventChain } from '../../service/event-chain.ts';
import { ConfigurationError, readConfiguration, type Configuration } from '../configuration.ts';
import { DataFolderInUse } from '../data-folder.ts';
import { DemoKeysDamaged, existingDemoKeys } from '../demo-keys.ts';
import { OtherAuditKey } from '../sql/audit-key.ts';
import { PostgresUnreachable } from '../sql/open-postgres.ts';
import { EarlierDatabase, NotChained, readPGlite, readPostgres, type ReadDatabase } from '../sql/read-database.ts';
import { anchorFiles } from './anchor-folder.ts';
import { askServer, auditToken, readNotice } from './audit-access.ts';
import { reportText } from './report-text.ts';
import { holds, verifyAudit, type AuditReport } from './verify.ts';

/** All holds, or there is no data; something is broken; it could not be found out. */
export type AuditExit = 0 | 1 | 2;

/** Why nothing can be found out, for people. */
class CannotVerify extends Error {}

/**
 * @param environment the variables of the server; those that are not about its data do not matter
 * @param say is given lines of text without personal data
 */
export async function auditVerify(
  environment: Record<string, string | undefined>,
  say: (line: string) => void,
): Promise<AuditExit> {
  let report: AuditReport;
  try {
    report = await verify(readConfiguration(environment));
  } catch (error) {
    const known = [
      CannotVerify,
      ConfigurationError,
      DemoKeysDamaged,
      EarlierDatabase,
      NotChained,
      OtherAuditKey,
      PostgresUnreachable,
    ];
    if (!known.some((kind) => error instanceof kind)) throw error;
    say(`Nothing could be verified. ${(error as Error).message}`);
    return 2;
  }
  for (const line of reportText(report)) say(line);
  return holds(report) ? 0 : 1;
}

async function verify(configuration: Configuration): Promise<AuditReport> {
  const { dataFolder, anchorFolder, databaseUrl } = configuration;
  const now = () => new Date();
  const isThere = databaseUrl !== undefined || existsSync(join(dataFolder, 'pglite', 'PG_VERSION'));
  const nothing = { chains: async () => [] };
  const auditKey = configuration.auditKey ?? (await existingDemoKeys(dataFolder))?.auditKey;
  if (auditKey === undefined) {
    if (isThere || (await anchorFiles(anchorFolder)).length > 0) {
      throw new CannotVerify('AUDIT_KEY is not given, and DATA_FOLDER has no key of a demo in it.');
    }
    const anyKey = EventChain.withRandomKey();
    return verifyAudit({ store: nothing, chain: anyKey, anchorFolder, now });
  }
  const chain = new EventChain(auditKey);
  if (!isThere) return verifyAudit({ store: nothing, chain, anchorFolder, now });

  let database: ReadDatabase;
  try {
    database = await (databaseUrl === undefined ? readPGlite(dataFolder, chain) : readPostgres(databaseUrl, chain));
  } catch (error) {
    if (error instanceof DataFolderInUse) return askHolder(error, dataFolder, chain);
    throw error;
  }
  try {
    return await verifyAudit({ store: database, chain, anchorFolder, now });
  } finally {
    await database.close();
  }
}

async function askHolder({ pid, message }: DataFolderInUse, dataFolder: string, chain: EventChain) {
  const address = await readNotice(dataFolder, pid);
  if (address === undefined) throw new CannotVerify(`${message} It does not say where it can be asked: does it start?`);
  try {
    return await askServer(address, await auditToken(chain));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotVerify(
      `Process ${pid} has the data in ${dataFolder}, and does not tell at ${address} (${code ?? (error as Error).message}). ` +
        'Does it have the same AUDIT_KEY?',
    );
  }
}
