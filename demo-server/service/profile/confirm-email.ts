/** Whoever has the link has the mailbox: they confirm the address, signed in or not, and are told how it went. */
import type { Store, Transaction } from '../store.ts';
import { hashOfSecret, readToken } from './confirmation-link.ts';
import { awaitedAddress } from './email-change.ts';
import { EmailInUse, type ConfirmationRecord, type ProfileRecord } from './profile-register.ts';

/**
 * - `waiting`: it can be confirmed by this link
 * - `confirmed`: it has been now; `used`: it was before, by this link, and still is
 * - `in-use`: another profile has it, so nothing was changed
 * - `old`: the link is none of ours, its time is over, or another came in its place
 */
export type EmailConfirmation =
  { state: 'waiting' | 'confirmed' | 'in-use'; address: string } | { state: 'used' | 'old' };

/** How it stands. Changes nothing: programs that look at mails follow links. @param now instant in UTC, ISO 8601 */
export async function lookAtConfirmation(store: Store, token: string, now: string): Promise<EmailConfirmation> {
  return store.transaction(async (transaction) => {
    const link = await linkOf(transaction, token);
    if (link === undefined) return { state: 'old' };
    return standingOf(link, await transaction.profiles.profile(link.organisationId, link.personId), now);
  });
}

/** Confirms the address, once. @param now instant in UTC, ISO 8601 */
export async function confirmEmail(store: Store, token: string, now: string): Promise<EmailConfirmation> {
  let address = '';
  try {
    return await store.transaction(async (transaction): Promise<EmailConfirmation> => {
      const { profiles, mail, acts } = transaction;
      const found = await linkOf(transaction, token);
      if (found === undefined) return { state: 'old' };
      const { organisationId, personId } = found;
      const profile = await profiles.profile(organisationId, personId, { forUpdate: true });
      // Again: it may have been used or replaced while the profile was another's to change.
      const link = await linkOf(transaction, token);
      if (link === undefined || profile === undefined) return { state: 'old' };
      const standing = standingOf(link, profile, now);
      if (standing.state !== 'waiting') return standing;
      address = link.address;
      await profiles.takeConfirmation(organisationId, link.tokenHash, now);
      await profiles.keep({ ...profile, email: address, emailVerifiedAt: now, pendingEmail: null });
      const { language } = link;
      await mail.setContact({ organisationId, personId, email: address, language, source: 'profile' });
      await acts.append(organisationId, { type: 'email-confirmed', personId, at: now });
      return { state: 'confirmed', address };
    });
  } catch (error) {
    // The store gives it to one, also of two at the same moment; the link is not used up by that.
    if (error instanceof EmailInUse) return { state: 'in-use', address };
    throw error;
  }
}

async function linkOf({ profiles }: Transaction, token: string): Promise<ConfirmationRecord | undefined> {
  const read = readToken(token);
  return read && profiles.confirmationBy(read.organisationId, await hashOfSecret(read.secret));
}

function standingOf(
  { address, usedAt, expiresAt }: ConfirmationRecord,
  profile: ProfileRecord | undefined,
  now: string,
): EmailConfirmation {
  if (profile === undefined) return { state: 'old' };
  if (usedAt !== null) {
    const holds = profile.email === address && profile.emailVerifiedAt !== null;
    return { state: holds ? 'used' : 'old' };
  }
  const serves = awaitedAddress(profile) === address && now < expiresAt;
  return serves ? { state: 'waiting', address } : { state: 'old' };
}
