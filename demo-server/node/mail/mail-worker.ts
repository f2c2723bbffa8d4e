/** Empties the outbox as long as the server runs, and fills it with the reminders that fall due. */
import { setTimeout as pause } from 'node:timers/promises';
import { deliver, type MailToSend } from '../../service/mail/deliver.ts';
import { planReminders } from '../../service/mail/plan-reminders.ts';
import type { Store } from '../../service/store.ts';
import type { Log } from '../log.ts';

/** Milliseconds between looks into the outbox. */
const INTERVAL = 3_000;
/** Milliseconds between looks for reminders: they are due by the hour. */
const PLANNING_INTERVAL = 10 * 60_000;
/** Milliseconds that mails under way get when the server stops. Those that need longer come back when their lease ends. */
const LAST_MAILS = 5_000;

export interface MailWorkerOptions {
  store: Store;
  organisationId: string;
  /** Undefined: reminders are put in, and nothing is sent. */
  send: ((mail: MailToSend) => Promise<void>) | undefined;
  now: () => Date;
  log: Log;
}

export interface MailWorker {
  stop(): Promise<void>;
}

export function startMailWorker(options: MailWorkerOptions): MailWorker {
  const { store, organisationId, send, now, log } = options;
  let stopping = false;
  let planned = -Infinity;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    if (performance.now() - planned >= PLANNING_INTERVAL) {
      await planReminders(store, organisationId, now().toISOString());
      planned = performance.now();
    }
    while (send !== undefined && !stopping) {
      const { taken, ...counts } = await deliver({ store, organisationId, send, now });
      if (taken === 0) return;
      log({ level: counts.dead > 0 ? 'warn' : 'info', event: 'mails', ...counts });
    }
  }

  const look = () => {
    // One run at a time, however long it takes.
    running ??= run()
      .catch((error: Error) => log({ level: 'error', event: 'mails-failed', error: error.constructor.name }))
      .finally(() => (running = undefined));
  };
  look();
  const looking = setInterval(look, INTERVAL);
  return {
    async stop() {
      stopping = true;
      clearInterval(looking);
      const given = new AbortController();
      await Promise.race([running, pause(LAST_MAILS, undefined, { signal: given.signal }).catch(() => undefined)]);
      given.abort();
    },
  };
}
