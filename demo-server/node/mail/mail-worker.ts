/** Empties the outbox as long as the server runs, and fills it with the reminders that fall due. */
import { everyOrganisation } from '../../service/every-organisation.ts';
import { deliver, type MailToSend } from '../../service/mail/deliver.ts';
import { planFollowUpReminders } from '../../service/follow-ups/tell-staff.ts';
import { planReminders } from '../../service/mail/plan-reminders.ts';
import type { ConfirmationSecret } from '../../service/profile/confirmation-link.ts';
import type { Store } from '../../service/store.ts';
import type { Log } from '../log.ts';
import { startWorker, type Worker } from '../work/worker.ts';

/** Milliseconds between looks into the outbox. */
const INTERVAL = 3_000;
/** Milliseconds between looks for reminders: they are due by the hour. */
const PLANNING_INTERVAL = 10 * 60_000;
/** Milliseconds that mails under way get when the server stops. Those that need longer come back when their lease ends. */
const LAST_MAILS = 5_000;

export interface MailWorkerOptions {
  store: Store;
  /** Undefined: reminders are put in, and nothing is sent. */
  send: ((mail: MailToSend) => Promise<void>) | undefined;
  /** See `ServiceOptions`. */
  secretOf: ConfirmationSecret;
  now: () => Date;
  log: Log;
}

export function startMailWorker({ store, send, secretOf, now, log }: MailWorkerOptions): Worker {
  let planned = -Infinity;

  async function plan(): Promise<void> {
    if (performance.now() - planned < PLANNING_INTERVAL) return;
    await everyOrganisation(store, async (id) => {
      await planReminders(store, id, now().toISOString());
      await planFollowUpReminders(store, id, now().toISOString());
    });
    planned = performance.now();
  }

  return startWorker({
    interval: INTERVAL,
    lastWork: LAST_MAILS,
    failed: 'mails-failed',
    log,
    async run(stopping) {
      await plan();
      await everyOrganisation(store, async (organisationId) => {
        while (send !== undefined && !stopping()) {
          const { taken, ...counts } = await deliver({ store, organisationId, send, secretOf, now });
          if (taken === 0) return;
          log({ level: counts.dead > 0 ? 'warn' : 'info', event: 'mails', ...counts });
        }
      });
    },
  });
}
