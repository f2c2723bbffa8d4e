import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect } from 'kysely';
import { lockDataFolder } from '../data-folder.ts';
import { mustHaveKey } from './audit-key.ts';
import { migrate } from './migrate.ts';
import { kyselyOn, openedDatabase, type Audit, type OpenedDatabase } from './opened-database.ts';

/**
 * Opens the embedded PostgreSQL in a folder, which is made when it is not there. The folder is for this process
 * alone until it closes.
 *
 * Rejects with `DataFolderInUse` when another process has it, and with `OtherAuditKey`.
 */
export async function openPGlite(folder: string, audit: Audit): Promise<OpenedDatabase> {
  const lock = await lockDataFolder(folder);
  let pglite: PGlite | undefined;
  async function close(): Promise<void> {
    if (pglite?.closed === false) await pglite.close();
    await lock.release();
  }
  try {
    const data = join(folder, 'pglite');
    await mkdir(data, { recursive: true });
    pglite = await PGlite.create(data);
    const db = kyselyOn(new PGliteDialect({ pglite }));
    await migrate(db, audit.chain);
    await mustHaveKey(db, audit.chain);
    return openedDatabase(db, 'pglite', audit, close);
  } catch (error) {
    await close();
    throw error;
  }
}
