/** Mails to a mail server (RFC 5321), through nodemailer. */
import { createTransport } from 'nodemailer';
import type { MailError } from '../../service/mail/mail-register.ts';
import { MailRefused, type MailToSend } from '../../service/mail/deliver.ts';
import { isLoopback } from '../configuration.ts';
import { composeMail } from '../../service/mail/compose-mail.ts';
import { mailText } from '../../service/mail/mail-tree.ts';
import { mailHtml } from './mail-html.ts';

/** Milliseconds for each step of the talk with the server; together much less than the lease of a mail. */
const STEP = 15_000;

export interface SmtpOptions {
  /** `smtp://` (with STARTTLS beyond this machine) or `smtps://`, with user and password if the server wants them. */
  url: string;
  /** Address, or name and address, of the sender (RFC 5322). */
  from: string;
  publicOrigin: string;
}

/** Resolves when the server has taken the mail over; rejects with {@link MailRefused}. */
export function smtpSender({ url, from, publicOrigin }: SmtpOptions): (about: MailToSend) => Promise<void> {
  const transport = createTransport({
    url,
    requireTLS: !isLoopback(new URL(url).hostname),
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    dnsTimeout: STEP,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (about) => {
    const tree = composeMail(about, publicOrigin);
    const message = {
      from,
      // As an object: an address with a comma in it must not become two.
      to: { name: '', address: about.contact.email },
      subject: tree.subject,
      text: mailText(tree),
      html: await mailHtml(tree),
      // The same at a second try, by which a mailbox knows that it has the mail.
      messageId: `<${about.mail.id}@${new URL(publicOrigin).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': tree.language },
    };
    try {
      await transport.sendMail(message);
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

/**
 * Only what a server says of the receiver or of the message itself is for good. All else may be mended: a server that
 * is down, a wrong password, a sender that it does not know.
 */
function refusalOf(error: unknown): MailRefused {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  const refused = (permanent: MailError) =>
    responseCode !== undefined && responseCode >= 500
      ? new MailRefused(permanent, true)
      : new MailRefused('deferred', false);
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailRefused('not-let-in', false);
  if (command?.startsWith('RCPT')) return refused('address-refused');
  if (command?.startsWith('DATA')) return refused('message-refused');
  if (command?.startsWith('MAIL')) return new MailRefused('sender-refused', false);
  // No address that could be written to was left of what was given.
  if (code === 'EENVELOPE' && command === 'API') return new MailRefused('address-refused', true);
  return new MailRefused(responseCode === undefined ? 'unreachable' : 'deferred', false);
}
