/** Started as a process by a test: opens the database of `DATABASE_URL` and fills it, as a server does when it starts. */
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { seed } from '../../demo-server/service/seed/seed.ts';
import { AUDIT } from './audit.ts';

const { store, close } = await openPostgres(process.env['DATABASE_URL'] ?? '', AUDIT);
const seeded = await seed(store, async (identityCode) => `hash of ${identityCode.length} ${identityCode}`);
await close();
process.send?.(seeded);
process.disconnect();
