import { everyOrganisation } from '../../service/every-organisation.ts';
import { runJobs } from '../../service/group-requests/run-jobs.ts';
import type { Store } from '../../service/store.ts';
import type { Log } from '../log.ts';
import { startWorker, type Worker } from './worker.ts';

/** Milliseconds between looks for acts that another server has started, or has left when it was killed. */
const INTERVAL = 3_000;
/** Milliseconds that a batch gets when the server stops. What is not committed then is done by who comes next. */
const LAST_BATCH = 5_000;

export interface JobWorkerOptions {
  store: Store;
  now: () => Date;
  log: Log;
}

/** Carries out the acts on many that the staff start, beside other servers that do the same. */
export function startJobWorker({ store, now, log }: JobWorkerOptions): Worker {
  return startWorker({
    interval: INTERVAL,
    lastWork: LAST_BATCH,
    failed: 'jobs-failed',
    log,
    async run(stopping) {
      await everyOrganisation(store, async (organisationId) => {
        const worked = await runJobs({ store, organisationId, now, stopping });
        const { done, skipped, failed } = worked;
        if (done + skipped + failed > 0) log({ level: failed > 0 ? 'warn' : 'info', event: 'jobs', ...worked });
      });
    },
  });
}
