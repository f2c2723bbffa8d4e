/** Work that is done again and again as long as the server runs: one run at a time, however long it takes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';

export interface WorkerOptions {
  /** Does what there is to do. Between two parts of it it asks whether to stop. */
  run: (stopping: () => boolean) => Promise<void>;
  /** Milliseconds between two looks for work. */
  interval: number;
  /** Milliseconds that a run under way gets when the server stops. */
  lastWork: number;
  /** Event that is logged when a run fails; the next one comes all the same. */
  failed: string;
  log: Log;
}

export interface Worker {
  /** Says that there is work, so that it does not wait for the next look. */
  wake(): void;
  stop(): Promise<void>;
}

export function startWorker({ run, interval, lastWork, failed, log }: WorkerOptions): Worker {
  let stopping = false;
  let again = false;
  let running: Promise<void> | undefined;

  const look = () => {
    if (running !== undefined) return;
    again = false;
    running = run(() => stopping)
      // Named fields only: a message could carry a person's data.
      .catch((error: Error) => log({ level: 'error', event: failed, error: error.constructor.name }))
      .finally(() => {
        running = undefined;
        if (again && !stopping) look();
      });
  };
  look();
  const looking = setInterval(look, interval);
  return {
    wake() {
      // To a run that is under way it may have come too late.
      again = true;
      if (!stopping) look();
    },
    async stop() {
      stopping = true;
      clearInterval(looking);
      const given = new AbortController();
      await Promise.race([running, pause(lastWork, undefined, { signal: given.signal }).catch(() => undefined)]);
      given.abort();
    },
  };
}
