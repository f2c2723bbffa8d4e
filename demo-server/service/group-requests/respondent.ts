/** One person's part in one request, as the staff of its template come to it. */
import type { View } from '../../../src/model/assess-request.ts';
import { viewFor, type Actor } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import type { RequestRecord, Transaction } from '../store.ts';
import { templateFor } from './template-access.ts';

/** Whose part in which request. */
export interface RespondentPlace {
  templateId: string;
  requestId: string;
  personId: string;
}

export interface OwnRespondent {
  request: RequestRecord;
  /** What the person is told and may do. */
  view: View;
}

/**
 * The request, held until the transaction ends, for one of the staff who may act on it.
 *
 * @param now instant in UTC, ISO 8601
 *
 * Rejects with {@link ProblemError} `not-found` where the template is not theirs, or the person has no part in such a
 * request of it.
 */
export async function respondentFor(
  transaction: Transaction,
  actor: Actor,
  { templateId, requestId, personId }: RespondentPlace,
  now: string,
): Promise<OwnRespondent> {
  const { organisationId } = actor;
  const { template } = await templateFor(transaction, actor, { templateId, action: 'act-on-requests', now });
  const [request] = await transaction.requestsById(organisationId, [requestId], { forUpdate: true });
  const view = request && viewFor({ organisationId, personId, name: '' }, request, now);
  if (request?.template.id !== template.id || view === undefined) throw new ProblemError('not-found');
  return { request, view };
}
