/**
 * The part of the store that knows which other systems may check a template, and every check that they have made.
 * Checks are a chain of their own for each access, beside those of the requests: a check never makes a decision wait,
 * and what a citizen sees of it changes no ETag.
 */

/** Access of one system to one template. The token itself is nowhere kept. */
export interface CheckAccessRecord {
  id: string;
  organisationId: string;
  templateId: string;
  /** As the citizen reads it. */
  system: string;
  /** SHA-256 of the token, in hexadecimal. */
  tokenHash: string;
  createdAt: string;
  createdBy: string;
  /** Civil date in Europe/Helsinki: the last day on which it is good. */
  lastDay: string;
  /** Instant at which it was taken away, or null. */
  revokedAt: string | null;
}

export interface UsedAccess extends CheckAccessRecord {
  uses: number;
  /** Instant of the last use, or null. */
  lastUsedAt: string | null;
}

/** One check, and what was answered to it. */
export interface Check {
  id: string;
  /** Instant in UTC, ISO 8601. */
  at: string;
  subjectId: string;
  purposeId: string;
  allowed: boolean;
  /** Null where nothing has been asked. */
  requestId: string | null;
  /** Number of the last event of the request, and its mac. */
  event: number | null;
  seal: string | null;
}

export type RecordedCheck = Check & { accessId: string; system: string };

/** Checks of one request by one system on one day. */
export interface ChecksOfDay {
  system: string;
  /** Civil date in Europe/Helsinki. */
  day: string;
  count: number;
  /** Instant of the last one. */
  lastAt: string;
}

/** Part of a transaction. */
export interface CheckRegister {
  addAccess(access: CheckAccessRecord): Promise<void>;
  /** Of a template, the newest first. */
  accesses(organisationId: string, templateId: string): Promise<UsedAccess[]>;
  access(organisationId: string, accessId: string): Promise<UsedAccess | undefined>;
  /** Whose token has this hash. The only read that names no organisation: the token says which one it is. */
  accessByToken(tokenHash: string): Promise<CheckAccessRecord | undefined>;
  /** Resolves to false where it was taken away before. */
  revokeAccess(organisationId: string, accessId: string, at: string): Promise<boolean>;

  /**
   * Writes down a check, sealed to the one before; there is no way to change it. Holds the checks of the access until
   * the transaction ends, so it comes last. Resolves to false, and writes nothing, where the access was taken away.
   */
  append(organisationId: string, accessId: string, check: Check): Promise<boolean>;
  /** Seal of an event of a request; null for one that is not there. */
  sealOf(organisationId: string, requestId: string, seq: number): Promise<string | null>;
  /** Every check of a request, the newest first: what a data protection officer may ask for. */
  checksOf(organisationId: string, requestId: string): Promise<RecordedCheck[]>;
  /** By system and day since an instant, the latest first. */
  checksByDay(organisationId: string, requestId: string, since: string): Promise<ChecksOfDay[]>;

  /** Erases by law (GDPR Art. 17) what the checks of a request say; that there were some, and when, stays. */
  eraseChecks(organisationId: string, requestId: string, at: string): Promise<void>;
  /**
   * Erases what was said by checks before an instant of which no request keeps an answer: nothing was asked, nobody
   * answered, or the answers are gone. Resolves to how many, at most `limit`.
   */
  eraseLeftChecks(organisationId: string, before: string, limit: number, at: string): Promise<number>;
}

/** Stands in the place of a request for the checks of one access: no request has such an id. */
const CHECKS = 'checks ';

export function placeOfChecks(organisationId: string, accessId: string) {
  return { organisationId, requestId: CHECKS + accessId };
}

/** The access whose checks a chain holds; undefined for another chain. */
export function accessOfChain(requestId: string): string | undefined {
  return requestId.startsWith(CHECKS) ? requestId.slice(CHECKS.length) : undefined;
}

/** What a check says, as it is sealed. */
export function sealedCheck({ at, ...says }: Check) {
  return { type: 'checked', at, ...says };
}

/** The entry that erases others, by their numbers. */
export function erasureOf(erasedSeq: number[], at: string) {
  return { type: 'erased', at, requestId: null, erasedSeq };
}
