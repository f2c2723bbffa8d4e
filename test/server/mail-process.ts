/** Started as a process by a test: sends the mails of `ORGANISATION` from `DATABASE_URL` to `SMTP_URL` until none are due. */
import { once } from 'node:events';
import { smtpSender } from '../../demo-server/node/mail/smtp.ts';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { deliver } from '../../demo-server/service/mail/deliver.ts';
import { AUDIT } from '../service/audit.ts';

const { DATABASE_URL = '', SMTP_URL = '', ORGANISATION: organisationId = '', NOW = '' } = process.env;
const { store, close } = await openPostgres(DATABASE_URL, AUDIT);
const send = smtpSender({
  url: SMTP_URL,
  from: 'Kunta <luvat@kunta.example>',
  publicOrigin: 'https://luvat.kunta.example',
});
// So that those who are started together also begin together.
process.send?.('ready');
await once(process, 'message');
for (;;) {
  const { taken } = await deliver({ store, organisationId, send, now: () => new Date(NOW) });
  if (taken === 0) break;
}
await close();
process.disconnect();
