/** Whether a consent is in force for a person and a purpose, as another system is told, and that it has asked. */
import type { ConsentCheck } from '../../../src/contract/consent-check.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { areGiven, endOfYes } from '../../../src/model/end-of-yes.ts';
import { effective } from '../authorisation.ts';
import { ProblemError } from '../problem.ts';
import { ID } from '../route-answers.ts';
import type { RequestRecord, Store, Transaction } from '../store.ts';
import type { CheckAccessRecord } from './check-register.ts';
import { hashOfToken } from './check-token.ts';

export interface CheckQuestion {
  /** As it came; undefined for none. */
  token: string | undefined;
  templateId: string;
  subjectId: string | undefined;
  /** Undefined for the only one that the template has. */
  purposeId: string | undefined;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * Derives the answer and writes down that it was asked for, in one transaction: what was answered was logged, and what
 * cannot be logged is not answered. It holds no request, so no decision waits for it.
 *
 * Rejects with {@link ProblemError}: `token-required` for a token that is not good; `not-found` for a template that is
 * not the token's, and for somebody who has no part in the template; `invalid-message`.
 */
export async function answerCheck(store: Store, question: CheckQuestion): Promise<ConsentCheck> {
  const { token, templateId, now } = question;
  if (token === undefined) throw new ProblemError('token-required');
  const tokenHash = await hashOfToken(token);
  return store.transaction(async (transaction) => {
    const access = await transaction.checks.accessByToken(tokenHash);
    if (access === undefined || !isLive(access, now)) throw new ProblemError('token-required');
    if (access.templateId !== templateId) throw new ProblemError('not-found');
    const { organisationId, id: accessId } = access;

    const purposeId = await purposeOf(transaction, access, question.purposeId);
    const subjectId = subjectOf(question.subjectId);
    const { request, isDirected } = await situationOf(transaction, access, subjectId);
    const rules = request && effective(request);
    const allowed = isDirected && rules !== undefined && areGiven(rules, [purposeId], now);
    const event = request?.events.at(-1)?.seq ?? null;
    const seal = event === null ? null : await transaction.checks.sealOf(organisationId, request!.id, event);
    const check = { id: crypto.randomUUID(), at: now, subjectId, purposeId, allowed };
    const from = { requestId: request?.id ?? null, event, seal };
    // Taken away while this was asked.
    if (!(await transaction.checks.append(organisationId, accessId, { ...check, ...from })))
      throw new ProblemError('token-required');
    return {
      subject: subjectId,
      purpose: purposeId,
      allowed,
      asOf: now,
      until: allowed ? endOfYes(rules, [purposeId], now) : null,
      proof: { check: check.id, request: from.requestId, event, seal },
    };
  });
}

function isLive({ revokedAt, lastDay }: CheckAccessRecord, now: string): boolean {
  return revokedAt === null && civilDateOf(now) <= lastDay;
}

/** @throws {ProblemError} `invalid-message` where nothing is named and there are several, or what is named is none */
async function purposeOf(
  transaction: Transaction,
  { organisationId, templateId }: CheckAccessRecord,
  named: string | undefined,
): Promise<string> {
  const versions = await transaction.versionsOf(organisationId, templateId);
  // The newest come first. One that is asked for no more may still be checked: it is not in force for who was asked anew.
  const [newest, ...older] = versions.filter(({ state }) => state !== 'draft').map(({ purposes }) => purposes);
  const [only, ...others] = newest ?? [];
  if (named === undefined && only !== undefined && others.length === 0) return only.id;
  const known = [newest ?? [], ...older].flat().some(({ id }) => id === named);
  if (named === undefined || !known) throw wrong('purpose', 'Expected the id of a purpose of the template');
  return named;
}

function subjectOf(named: string | undefined): string {
  if (named === undefined) throw wrong('subject', 'Expected the id of a person');
  if (!ID.test(named)) throw new ProblemError('not-found');
  return named;
}

function wrong(field: string, message: string): ProblemError {
  return new ProblemError('invalid-message', { errors: [{ field, message }] });
}

/** The newest request about the person, and whether the template is directed to them still. */
async function situationOf(
  transaction: Transaction,
  { organisationId, templateId }: CheckAccessRecord,
  subjectId: string,
): Promise<{ request: RequestRecord | undefined; isDirected: boolean }> {
  const isDirected = await transaction.addressees.isDirectedTo(organisationId, templateId, subjectId);
  const about = await transaction.requestsAbout(organisationId, [subjectId]);
  const [request] = about
    .filter(({ template }) => template.id === templateId)
    .sort((a, b) => b.version.major - a.version.major);
  if (!isDirected && request === undefined) throw new ProblemError('not-found');
  return { request, isDirected };
}
