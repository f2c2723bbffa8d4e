/** What follows when a person gives, changes or removes their address. */
import type { Language } from '../../../src/model/language.ts';
import { ProblemError } from '../problem.ts';
import type { Store, Transaction } from '../store.ts';
import type { Actor } from '../authorisation.ts';
import { hashOfSecret, type ConfirmationSecret } from './confirmation-link.ts';
import type { ProfileRecord } from './profile-register.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Milliseconds for which a link serves. */
const LINK_SERVES = DAY;
/** Mails to one person within a day: an address may be a stranger's. */
const MAILS_A_DAY = 5;

export interface Asking {
  /** Instant in UTC, ISO 8601. */
  now: string;
  /** Of the person where they have not chosen any: that of the mail. */
  language: Language;
  secretOf: ConfirmationSecret;
}

/** The address that a mail has asked to confirm, or null. */
export function awaitedAddress({ email, emailVerifiedAt, pendingEmail }: ProfileRecord): string | null {
  return pendingEmail ?? (emailVerifiedAt === null ? email : null);
}

/** A verified address stays in use until another one is confirmed in its place; a verified one again ends the waiting. */
export function withEmail(before: ProfileRecord, email: string | null): ProfileRecord {
  if (email === null) return { ...before, email: null, emailVerifiedAt: null, pendingEmail: null };
  if (before.emailVerifiedAt === null) return { ...before, email };
  return { ...before, pendingEmail: email === before.email ? null : email };
}

/** Whether the person could not be reached by mail any more without the address of their own. */
export async function isLastEmail(
  transaction: Transaction,
  { organisationId, personId, emailVerifiedAt }: ProfileRecord,
): Promise<boolean> {
  if (emailVerifiedAt === null) return false;
  return (await transaction.mail.listedContacts(organisationId, [personId])).length === 0;
}

/**
 * What the change of an address calls for, once it is kept. Rejects with {@link ProblemError} `too-many-requests`.
 *
 * @param profile in which the address has changed
 */
export async function followEmail(transaction: Transaction, profile: ProfileRecord, asking: Asking): Promise<void> {
  const { organisationId, personId } = profile;
  if (profile.emailVerifiedAt === null) await transaction.mail.removeOwnContact(organisationId, personId);
  const awaited = awaitedAddress(profile);
  if (awaited === null) await transaction.profiles.dropConfirmation(organisationId, personId);
  else await askToConfirm(transaction, profile, awaited, 0, asking);
}

/**
 * Sends the mail to the address that waits once more, with another link; the earlier one does not serve any more.
 * Resolves to the address.
 *
 * Rejects with {@link ProblemError} `not-possible` where none waits, and `too-many-requests`.
 */
export async function resendConfirmation(
  store: Store,
  { organisationId, personId }: Actor,
  asking: Asking,
): Promise<string> {
  return store.transaction(async (transaction) => {
    const profile = await transaction.profiles.profile(organisationId, personId, { forUpdate: true });
    const awaited = profile && awaitedAddress(profile);
    if (profile === undefined || awaited == null)
      throw new ProblemError('not-possible', { errors: [{ field: 'email', message: 'No address waits' }] });
    await askToConfirm(transaction, profile, awaited, MINUTE, asking);
    return awaited;
  });
}

/** @param pause milliseconds since the last mail */
async function askToConfirm(
  transaction: Transaction,
  { organisationId, personId, language: chosen }: ProfileRecord,
  address: string,
  pause: number,
  { now, language, secretOf }: Asking,
): Promise<void> {
  const instant = Date.parse(now);
  const dayAgo = new Date(instant - DAY).toISOString();
  const earlier = await transaction.mail.profileMailTimes(organisationId, personId, dayAgo);
  const [first, last] = [earlier.at(-MAILS_A_DAY), earlier.at(-1)];
  const from = Math.max(first ? Date.parse(first) + DAY : 0, last ? Date.parse(last) + pause : 0);
  if (from > instant) throw new ProblemError('too-many-requests', { retryAfter: Math.ceil((from - instant) / 1000) });

  const [listed] = await transaction.mail.listedContacts(organisationId, [personId]);
  const id = crypto.randomUUID();
  await transaction.profiles.setConfirmation({
    ...{ organisationId, personId, address, usedAt: null },
    tokenHash: await hashOfSecret(await secretOf(id)),
    language: chosen ?? listed?.language ?? language,
    expiresAt: new Date(instant + LINK_SERVES).toISOString(),
  });
  await transaction.mail.addMail({
    ...{ id, organisationId, personId, kind: 'email-confirmation', requestId: null },
    ...{ key: `email-confirmation:${id}`, createdAt: now, notBefore: now },
  });
}
