/**
 * What puts mails into the outbox, in the same transaction as what they tell of. A person without a contact gets none,
 * and each is told of their own part alone: nothing here looks at what others have said.
 */
import { viewFor } from '../authorisation.ts';
import type { RequestRecord, Transaction } from '../store.ts';
import type { MailKind } from './mail-register.ts';

interface Due {
  kind: MailKind;
  personId: string;
  /** What tells this mail from others of its kind about the request to the person. */
  occasion: string;
  /** Instants in UTC, ISO 8601. */
  now: string;
  notBefore?: string;
}

/** Puts in one mail to a person who has a contact. Resolves to whether it is new. */
export async function putIn(transaction: Transaction, request: RequestRecord, due: Due): Promise<boolean> {
  const { organisationId, id: requestId } = request;
  const { kind, personId, occasion, now, notBefore = now } = due;
  if ((await transaction.mail.contact(organisationId, personId)) === undefined) return false;
  return transaction.mail.addMail({
    id: crypto.randomUUID(),
    organisationId,
    kind,
    requestId,
    personId,
    key: [kind, requestId, personId, occasion].join(':'),
    createdAt: now,
    notBefore,
  });
}

/** Tells a request that has just been sent to each whose answer it waits for; who has answered in advance is not asked. */
export async function tellOfRequest(transaction: Transaction, request: RequestRecord, now: string): Promise<void> {
  for (const { personId } of request.participants) {
    const view = viewFor({ organisationId: request.organisationId, personId, name: '' }, request, now);
    if (view?.mayRead !== true || view.standing !== 'waiting') continue;
    await putIn(transaction, request, { kind: 'request', personId, occasion: 'sent', now });
  }
}

/** Confirms an answer to the person who gave it, and to nobody else. */
export async function tellOfAnswer(
  transaction: Transaction,
  request: RequestRecord,
  { personId, seq }: { personId: string; seq: number },
  now: string,
): Promise<void> {
  await putIn(transaction, request, { kind: 'receipt', personId, occasion: String(seq), now });
}
