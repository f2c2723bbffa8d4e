/** What somebody means to do once, however often it is sent: it is known again by its key. */
import type { Context } from 'hono';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_PATTERN } from '../../src/contract/headers.ts';
import { ProblemError } from './problem.ts';
import { DuplicateIntent, type IntentRecord, type Transaction } from './store.ts';

/** @throws {ProblemError} `idempotency-key-required` */
export function intentKeyOf(context: Context): string {
  const key = context.req.header(IDEMPOTENCY_KEY);
  if (key === undefined || !IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('idempotency-key-required');
  return key;
}

/**
 * Carries out what adds an intent to the store at its end.
 *
 * @param attempt one transaction; it answers an intent that is in the store as it was answered then
 */
export async function carryOut<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    // The same intent arrived twice at once and the other was first: now its answer is there to be read.
    if (error instanceof DuplicateIntent) return attempt();
    throw error;
  }
}

/**
 * The intent as it was carried out; undefined where it has not been.
 *
 * Rejects with {@link ProblemError} `idempotency-key-reused` where the key was another intent's.
 */
export async function carriedOut(
  transaction: Transaction,
  {
    organisationId,
    personId,
    key,
    fingerprint,
  }: Pick<IntentRecord, 'organisationId' | 'personId' | 'key' | 'fingerprint'>,
): Promise<IntentRecord | undefined> {
  const earlier = await transaction.intent(organisationId, personId, key);
  if (earlier !== undefined && earlier.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
  return earlier;
}
