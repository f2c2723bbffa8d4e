import type { Actor } from '../authorisation.ts';
import type { Transaction } from '../store.ts';
import type { StaffAct } from './act-register.ts';

/**
 * Writes down what one of the staff does, or a citizen to their services, within the transaction that does it, and as the
 * last thing in it: see `ActRegister.append`.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function recordAct(
  transaction: Transaction,
  { organisationId, personId }: Actor,
  act: StaffAct,
  now: string,
): Promise<void> {
  await transaction.acts.append(organisationId, { ...act, personId, at: now });
}
