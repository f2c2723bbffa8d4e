import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { DecisionMessage } from '../../src/contract/decision.ts';
import type { Decision } from '../../src/model/consent-request.ts';
import { answerEvents, shownText } from './answer-events.ts';
import type { Actor } from './authorisation.ts';
import { appendAnswers } from './follow-ups/append-answers.ts';
import { carriedOut, carryOut } from './intent.ts';
import { tellOfAnswer } from './mail/outbox.ts';
import { ProblemError } from './problem.ts';
import { detailFor, digest, etagOf } from './representation.ts';
import { situationOf } from './situation.ts';
import type { Store } from './store.ts';

export interface DecisionIntent {
  actor: Actor;
  requestId: string;
  /** One key per user intent, the same over every retry of it. */
  key: string;
  /** ETag of what the person saw, or undefined where the client sent none. */
  ifMatch: string | undefined;
  message: DecisionMessage;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

export interface DecisionOutcome {
  detail: ConsentDetail;
  etag: string;
}

/**
 * Takes one decision: check → events → mail → idempotency record, in one transaction. What it resolves to has been
 * committed.
 *
 * An intent that has been carried out is answered as it was the first time, whatever has happened since.
 * Rejects with {@link ProblemError} and leaves no trace when the decision cannot be taken.
 */
export function decide(store: Store, intent: DecisionIntent): Promise<DecisionOutcome> {
  return carryOut(() => decideOnce(store, intent));
}

async function decideOnce(store: Store, intent: DecisionIntent): Promise<DecisionOutcome> {
  const { actor, requestId, key, message, now } = intent;
  const { organisationId, personId } = actor;
  const fingerprint = await digest(JSON.stringify([requestId, message]));
  return store.transaction(async (transaction) => {
    const situation = await situationOf(transaction, actor, requestId, { now, forUpdate: true });

    const earlier = await carriedOut(transaction, { organisationId, personId, key, fingerprint });
    if (earlier !== undefined) return { detail: JSON.parse(earlier.body) as ConsentDetail, etag: earlier.etag };

    const seen = detailFor(actor, situation, now);
    await mustBeCurrent(seen, intent);
    const answers = answersIn(message, seen);
    if (answers === undefined) {
      throw new ProblemError('decision-not-possible', { current: seen, etag: await etagOf(seen) });
    }

    const request = { ...situation.request, events: [...situation.request.events] };
    const shown = shownText(request.version, message.language);
    const given = answerEvents(request, { personId, answers, shown, method: 'web' }, now);
    const opened = await appendAnswers(transaction, request, given, now);
    await tellOfAnswer(transaction, request, { personId, seq: request.events.at(-1)!.seq }, now);
    const detail = detailFor(actor, { ...situation, request, followUps: [...situation.followUps, ...opened] }, now);
    const etag = await etagOf(detail);
    const body = JSON.stringify(detail);
    await transaction.addIntent({ organisationId, personId, key, fingerprint, requestId, body, etag, at: now });
    return { detail, etag };
  });
}

/** Decision by purpose. Undefined where one of them is not open. */
function answersIn(
  { decision, answers = {} }: DecisionMessage,
  seen: ConsentDetail,
): Map<string, Decision> | undefined {
  const open = (id: string, wanted: Decision) =>
    seen.purposes.some((purpose) => purpose.id === id && purpose.decisions.includes(wanted));
  if (decision !== undefined) {
    const ids = seen.purposes.map(({ id }) => id).filter((id) => open(id, decision));
    return ids.length === 0 ? undefined : new Map(ids.map((id) => [id, decision]));
  }
  const given = Object.entries(answers);
  return given.every(([id, wanted]) => open(id, wanted)) ? new Map(given) : undefined;
}

async function mustBeCurrent(seen: ConsentDetail, { ifMatch, message }: DecisionIntent): Promise<void> {
  if (ifMatch === undefined) throw new ProblemError('precondition-required');
  const etag = await etagOf(seen);
  const shown = seen.versionId === message.versionId && seen.texts[message.language] !== undefined;
  if (ifMatch !== etag) throw new ProblemError('precondition-failed', { current: seen, etag });
  if (!shown) {
    const field = seen.versionId === message.versionId ? 'language' : 'versionId';
    throw new ProblemError('invalid-message', { errors: [{ field, message: 'Not a text of this request' }] });
  }
}
