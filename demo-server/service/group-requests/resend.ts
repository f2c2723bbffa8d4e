/** Sending one person their mail about a request again, because they ask for it or it never came. */
import type { Resent } from '../../../src/contract/group-requests.ts';
import type { Hindrance } from '../../../src/model/group-act.ts';
import type { Actor } from '../authorisation.ts';
import { carriedOut, carryOut } from '../intent.ts';
import { inDaylight } from '../mail/daylight.ts';
import type { MailRecord } from '../mail/mail-register.ts';
import { canBeWrittenTo, putIn } from '../mail/outbox.ts';
import { ASKING } from '../mail/quiet.ts';
import { ProblemError } from '../problem.ts';
import { digest } from '../representation.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, Transaction } from '../store.ts';
import { deliveryOf } from './group-row.ts';
import { respondentFor, type RespondentPlace } from './respondent.ts';

/** Milliseconds within which a mail that was sent is still on its way. */
const ON_ITS_WAY = 10 * 60_000;

export interface Resending extends RespondentPlace {
  actor: Actor;
  /** One key for each intent of the one who resends, the same over every retry of it. */
  key: string;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * Puts in the request once more for one who never got it, and otherwise a reminder.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` where nothing is awaited from the person, they cannot
 * be written to, or a mail about it waits or has just been sent.
 */
export function resend(store: Store, resending: Resending): Promise<Resent> {
  return carryOut(() => resendOnce(store, resending));
}

async function resendOnce(store: Store, resending: Resending): Promise<Resent> {
  const { actor, templateId, requestId, personId, key, now } = resending;
  const { organisationId } = actor;
  const fingerprint = await digest(JSON.stringify([requestId, personId]));
  const intent = { organisationId, personId: actor.personId, key: `resend:${personId}:${key}`, fingerprint };
  return store.transaction(async (transaction) => {
    const { request, view } = await respondentFor(transaction, actor, resending, now);
    const earlier = await carriedOut(transaction, intent);
    if (earlier === undefined) {
      if (!view.mayRead || view.standing !== 'waiting') throw hindered('nobody-awaited');
      if (!(await canBeWrittenTo(transaction, organisationId, personId))) throw hindered('no-address');
      const last = await lastAsking(transaction, resending);
      if (last?.state === 'waiting' || isOnItsWay(last, now)) throw hindered('written-recently');
      const sent = await lastAsking(transaction, resending, 'sent');
      const kind = sent === undefined ? 'request' : 'reminder';
      // A reminder wakes nobody; who never got the request is waiting for it.
      const notBefore = kind === 'reminder' ? inDaylight(now) : now;
      await putIn(transaction, request, { kind, personId, occasion: key, now, notBefore });
      await transaction.addIntent({ ...intent, requestId, body: '', etag: '', at: now });
    }
    const mail = await lastAsking(transaction, resending);
    const act = { type: 'mail-resent', templateId, requestId, receiverId: personId } as const;
    if (earlier === undefined) await recordAct(transaction, actor, act, now);
    return { delivery: mail === undefined ? null : deliveryOf(mail) };
  });
}

/** The last mail that asked the person to answer. */
async function lastAsking(
  transaction: Transaction,
  { actor, requestId, personId }: Resending,
  state?: MailRecord['state'],
): Promise<MailRecord | undefined> {
  const which = { kinds: [...ASKING], ...(state && { states: [state] }) };
  const mails = await transaction.mail.lastMails(actor.organisationId, [requestId], which);
  return mails.find((mail) => mail.personId === personId);
}

function isOnItsWay(mail: MailRecord | undefined, now: string): boolean {
  return mail?.state === 'sent' && Date.parse(now) - Date.parse(mail.sentAt!) < ON_ITS_WAY;
}

function hindered(message: Hindrance): ProblemError {
  return new ProblemError('not-possible', { errors: [{ field: 'personId', message }] });
}
