/** Started as a process by a test: works off the acts of `ORGANISATION` in `DATABASE_URL` until none are left. */
import { once } from 'node:events';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { runJobs } from '../../demo-server/service/group-requests/run-jobs.ts';
import { AUDIT } from '../service/audit.ts';

const { DATABASE_URL = '', ORGANISATION: organisationId = '', NOW = '' } = process.env;
const { store, close } = await openPostgres(DATABASE_URL, AUDIT);
// So that those who are started together also begin together.
process.send?.('ready');
await once(process, 'message');
await runJobs({ store, organisationId, now: () => new Date(NOW), batch: 20 });
await close();
process.disconnect();
