/** The part of the store that keeps what citizens have told of themselves. */
import type { PostalAddress } from '../../../src/contract/profile.ts';
import type { Language } from '../../../src/model/language.ts';
import type { ExtraValues } from './extra-fields.ts';

/** A person's own words of themselves. Official data is not among them: it is the session's. */
export interface ProfileRecord {
  organisationId: string;
  personId: string;
  /** Instant in UTC (ISO 8601) of the first visit. */
  createdAt: string;
  /** Where no official names hold. */
  names: { given: string; family: string } | null;
  email: string | null;
  /** Instant at which the address was confirmed; null where it has not been. */
  emailVerifiedAt: string | null;
  /** Waits to be confirmed in place of a verified address. */
  pendingEmail: string | null;
  /** E.164. */
  phone: string | null;
  address: PostalAddress | null;
  language: Language | null;
  /** What else they have told, also in fields that the municipality no longer asks for. */
  extras: ExtraValues;
  /** Whether the question for an address still stands. */
  firstVisit: boolean;
}

/** A link in a mail, by which somebody shows that an address is theirs. */
export interface ConfirmationRecord {
  organisationId: string;
  personId: string;
  /** SHA-256 of what the link carries: a reader of the database confirms nothing. */
  tokenHash: string;
  address: string;
  /** In which the person was when they asked for it. */
  language: Language;
  /** Instant in UTC, ISO 8601. */
  expiresAt: string;
  /** Instant at which the address was confirmed by it, or null. */
  usedAt: string | null;
}

/** A verified address belongs to one profile of the organisation. */
export class EmailInUse extends Error {}

/** Part of a transaction. Every method is of one organisation. */
export interface ProfileRegister {
  /** `forUpdate` holds the person until the transaction ends, also where there is no profile yet. */
  profile(
    organisationId: string,
    personId: string,
    options?: { forUpdate?: boolean },
  ): Promise<ProfileRecord | undefined>;
  /** Takes the place of the one that was there. Rejects with {@link EmailInUse}; the transaction is over then. */
  keep(profile: ProfileRecord): Promise<void>;
  /** Removes the profile, and what was to be confirmed of it. */
  remove(organisationId: string, personId: string): Promise<void>;
  /** Whose verified address it is. Letters in upper and lower case are the same. */
  byVerifiedEmail(organisationId: string, address: string): Promise<ProfileRecord | undefined>;
  /** In place of the earlier one of the person: its link does not serve any more. */
  setConfirmation(confirmation: ConfirmationRecord): Promise<void>;
  /** The newest one of the person, used or not. */
  confirmationOf(organisationId: string, personId: string): Promise<ConfirmationRecord | undefined>;
  /** The same by its link. */
  confirmationBy(organisationId: string, tokenHash: string): Promise<ConfirmationRecord | undefined>;
  /**
   * Uses it up, expired or not: gives it out once.
   *
   * @param at instant in UTC, ISO 8601
   */
  takeConfirmation(organisationId: string, tokenHash: string, at: string): Promise<ConfirmationRecord | undefined>;
  /** The person has nothing to confirm any more. */
  dropConfirmation(organisationId: string, personId: string): Promise<void>;
}

/** By which a profile is found: only a verified address is somebody's. Null for none. */
export function verifiedEmailKey({
  email,
  emailVerifiedAt,
}: Pick<ProfileRecord, 'email' | 'emailVerifiedAt'>): string | null {
  return email === null || emailVerifiedAt === null ? null : emailKey(email);
}

/** By which two addresses are the same one. */
export function emailKey(address: string): string {
  return address.normalize('NFC').toLowerCase();
}
