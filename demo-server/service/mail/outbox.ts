/**
 * What puts mails into the outbox, in the same transaction as what they tell of. A person without a contact gets none,
 * and each is told of their own part alone: nothing here looks at what others have said.
 */
import { isAnswer } from '../../../src/model/consent-request.ts';
import { viewFor } from '../authorisation.ts';
import type { RequestRecord, Transaction } from '../store.ts';
import type { RequestMail, RequestMailKind } from './mail-register.ts';

interface Due {
  kind: RequestMailKind;
  personId: string;
  /** What tells this mail from others of its kind about the request to the person. */
  occasion: string;
  /** Instants in UTC, ISO 8601. */
  now: string;
  notBefore?: string;
}

/** Mails that tell how something has ended; the others lead to something that the person can do. */
const ENDS: RequestMailKind[] = ['receipt', 'closing'];

/**
 * Puts in one mail to a person who has a contact; one that leads to an answer, to who can sign in to give it, too.
 * Resolves to whether it is new.
 */
export async function putIn(transaction: Transaction, request: RequestRecord, due: Due): Promise<boolean> {
  const { organisationId, id: requestId } = request;
  const { kind, personId, occasion, now, notBefore = now } = due;
  const reachable = ENDS.includes(kind)
    ? (await transaction.mail.contact(organisationId, personId)) !== undefined
    : await canBeWrittenTo(transaction, organisationId, personId);
  if (!reachable) return false;
  return transaction.mail.addMail({
    id: crypto.randomUUID(),
    organisationId,
    kind,
    requestId,
    personId,
    key: keyOf({ kind, requestId, personId }, occasion),
    createdAt: now,
    notBefore,
  });
}

function keyOf({ kind, requestId, personId }: Pick<RequestMail, 'kind' | 'requestId' | 'personId'>, occasion: string) {
  return [kind, requestId, personId, occasion].join(':');
}

/** What tells a mail from others of its kind about the request to the person. */
export function occasionOf(mail: RequestMail): string {
  return mail.key.slice(keyOf(mail, '').length);
}

/** Whether the person has an address, and an identity by which they sign in to answer. */
export async function canBeWrittenTo(
  transaction: Transaction,
  organisationId: string,
  personId: string,
): Promise<boolean> {
  if ((await transaction.mail.contact(organisationId, personId)) === undefined) return false;
  const person = await transaction.person(organisationId, personId);
  return person !== undefined && person.identityHash !== null;
}

/**
 * Tells a request that has just been sent to each whose answer it waits for; who has answered in advance is not asked.
 * Resolves to how many mails there are of it.
 */
export async function tellOfRequest(transaction: Transaction, request: RequestRecord, now: string): Promise<number> {
  let mails = 0;
  for (const { personId } of request.participants) {
    const view = viewFor({ organisationId: request.organisationId, personId, name: '' }, request, now);
    if (view?.mayRead !== true || view.standing !== 'waiting') continue;
    if (await putIn(transaction, request, { kind: 'request', personId, occasion: 'sent', now })) mails += 1;
  }
  return mails;
}

/**
 * Tells that a request is closed to each who had answered it or was still asked to. Resolves to how many mails there are
 * of it.
 *
 * @param request as it was before it was closed
 */
export async function tellOfClosing(transaction: Transaction, request: RequestRecord, now: string): Promise<number> {
  let mails = 0;
  for (const { personId } of request.participants) {
    const view = viewFor({ organisationId: request.organisationId, personId, name: '' }, request, now);
    const answered = request.events.some((event) => isAnswer(event) && event.personId === personId);
    if (view?.mayRead !== true || !(answered || view.standing === 'waiting')) continue;
    if (await putIn(transaction, request, { kind: 'closing', personId, occasion: 'closed', now })) mails += 1;
  }
  return mails;
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
