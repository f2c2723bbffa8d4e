/** The embedded database without a folder, for tests to which it does not matter where the data lies. */
import { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, type KyselyPlugin } from 'kysely';
import { migrate } from '../../demo-server/node/sql/migrate.ts';
import { kyselyOn } from '../../demo-server/node/sql/opened-database.ts';
import { SqlStore } from '../../demo-server/node/sql/sql-store.ts';
import { AUDIT, CHAIN } from './audit.ts';

/**
 * @param plugins see every statement of the store, those of the migrations excepted
 * @param pglite for a test that speaks to the database besides
 */
export async function openPGliteInMemory(plugins: KyselyPlugin[] = [], pglite?: PGlite): Promise<SqlStore> {
  const db = kyselyOn(new PGliteDialect({ pglite: pglite ?? (await PGlite.create()) }));
  await migrate(db, CHAIN);
  const watched = plugins.reduce((each, plugin) => each.withPlugin(plugin), db);
  return new SqlStore(watched, 'pglite', AUDIT, () => db.destroy());
}
