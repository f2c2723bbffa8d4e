/**
 * From the outbox to the mail server. Any number of servers may do it at once on one database.
 *
 * A mail is taken in one transaction, sent, and settled in another. So it goes out once as long as nobody is killed;
 * who is killed between the mail server's yes and the commit after it leaves a mail that is sent a second time when
 * the lease ends. The `Message-ID` is the same both times, by which many mailboxes show it once.
 */
import type { FollowUpRecord } from '../follow-ups/follow-up-register.ts';
import { followUpOfMail } from '../follow-ups/tell-staff.ts';
import { contactInChosenLanguage } from '../profile/chosen-language.ts';
import type { ConfirmationSecret } from '../profile/confirmation-link.ts';
import { confirmationToSend, type ConfirmationMail } from '../profile/confirmation-mail.ts';
import type { RequestRecord, Store } from '../store.ts';
import type {
  ContactRecord,
  MailError,
  MailKind,
  MailOutcome,
  MailRecord,
  RequestMailRecord,
} from './mail-register.ts';
import { inDaylight } from './daylight.ts';
import { isNeeded } from './needed.ts';

const MINUTE = 60_000;
/** Milliseconds that one taker has for what it has taken: much more than the sending of it may last. */
const LEASE = 10 * MINUTE;
/** Mails taken, and sent side by side. */
const BATCH = 10;
/** After so many times a mail is dead: some six hours after the first. */
export const MAX_ATTEMPTS = 12;
/** Mails that wake nobody. */
const BY_DAY: MailKind[] = ['reminder', 'ending', 'follow-up', 'follow-up-reminder'];
const LONGEST_WAIT = 60 * MINUTE;

/** A mail with what its words are made of, all as of now. */
export type MailToSend = MailOfRequest | ConfirmationMail;

export interface MailOfRequest {
  mail: RequestMailRecord;
  contact: ContactRecord;
  request: RequestRecord;
  /** What a mail to the staff is about. */
  followUp?: FollowUpRecord;
}

/** A mail that did not go out. */
export class MailRefused extends Error {
  readonly error: MailError;
  /** Whether it would be refused again, however often it is tried. */
  readonly forGood: boolean;

  constructor(error: MailError, forGood: boolean) {
    super(error);
    this.error = error;
    this.forGood = forGood;
  }
}

export interface DeliveryOptions {
  store: Store;
  organisationId: string;
  /** Rejects with {@link MailRefused}; resolves only when the mail server has taken it over. */
  send: (mail: MailToSend) => Promise<void>;
  /** As the service has it: without it, mails that confirm an address cannot be made. */
  secretOf?: ConfirmationSecret | undefined;
  now: () => Date;
}

export interface Delivered {
  taken: number;
  sent: number;
  retried: number;
  dead: number;
  notNeeded: number;
}

/** Sends what is due, at most one batch. Resolves to counts, the only thing of it that may be logged. */
export async function deliver({ store, organisationId, send, secretOf, now }: DeliveryOptions): Promise<Delivered> {
  const at = now();
  const until = new Date(at.getTime() + LEASE).toISOString();
  const mails = await store.transaction((tx) =>
    tx.mail.takeMails(organisationId, { now: at.toISOString(), until }, BATCH),
  );
  // All are waited for, also when the database fails for one: whoever stops then cuts none short.
  const settled = await Promise.allSettled(
    mails.map(async (mail) => {
      const outcome = await outcomeOf(mail);
      const mine = await store.transaction((tx) => tx.mail.settleMail(organisationId, mail.id, mail.attempts, outcome));
      return mine ? outcome.state : undefined;
    }),
  );
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const outcomes = settled.map((each) => (each.status === 'fulfilled' ? each.value : undefined));
  const count = (state: MailOutcome['state']) => outcomes.filter((each) => each === state).length;
  return {
    taken: mails.length,
    sent: count('sent'),
    retried: count('waiting'),
    dead: count('dead'),
    notNeeded: count('not-needed'),
  };

  async function outcomeOf(mail: MailRecord): Promise<MailOutcome> {
    const about = await mailToSend(store, mail, now().toISOString(), secretOf);
    if (typeof about === 'string') {
      return about === 'not-needed' ? { state: about } : { state: 'dead', error: about };
    }
    try {
      await send(about);
      return { state: 'sent', sentAt: now().toISOString() };
    } catch (error) {
      // What is no refusal is a fault of ours. It may be gone with the next version of the server.
      const refused = error instanceof MailRefused ? error : new MailRefused('deferred', false);
      return refused.forGood || mail.attempts >= MAX_ATTEMPTS
        ? { state: 'dead', error: refused.error }
        : { state: 'waiting', error: refused.error, notBefore: nextTry(mail, now()) };
    }
  }
}

/** What the words of a mail are made of, or why there is nothing to send. */
export async function mailToSend(
  store: Store,
  mail: MailRecord,
  now: string,
  secretOf?: ConfirmationSecret,
): Promise<MailToSend | 'not-needed' | 'no-contact'> {
  return store.transaction(async (transaction) => {
    if (mail.kind === 'email-confirmation') {
      if (secretOf === undefined) throw new TypeError('a mail that confirms an address needs its secret');
      return confirmationToSend(transaction, mail, now, secretOf);
    }
    const { organisationId, personId, requestId, kind } = mail;
    if (kind === 'follow-up' || kind === 'follow-up-reminder') {
      const followUp = await followUpOfMail(transaction, mail);
      if (followUp === undefined) return 'not-needed';
      const contact = await contactInChosenLanguage(transaction, organisationId, personId);
      const [request] = await transaction.requestsById(organisationId, [requestId]);
      return contact === undefined ? 'no-contact' : { mail, contact, request: request!, followUp };
    }
    const request = await transaction.requestOf(organisationId, personId, requestId);
    if (request === undefined || !isNeeded(kind, request, personId, now)) return 'not-needed';
    const contact = await contactInChosenLanguage(transaction, organisationId, personId);
    return contact === undefined ? 'no-contact' : { mail, contact, request };
  });
}

/** A minute after the first try, twice as long after each, and never more than an hour. */
function nextTry({ kind, attempts }: MailRecord, now: Date): string {
  const wait = Math.min(MINUTE * 2 ** (attempts - 1), LONGEST_WAIT);
  const at = new Date(now.getTime() + wait).toISOString();
  return BY_DAY.includes(kind) ? inDaylight(at) : at;
}
