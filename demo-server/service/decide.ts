import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { DecisionMessage } from '../../src/contract/decision.ts';
import type { Decision } from '../../src/model/consent-request.ts';
import { can, type Actor } from './authorisation.ts';
import { ProblemError } from './problem.ts';
import { detailFor, digest, etagOf } from './representation.ts';
import { DuplicateIntent, type NewEvent, type Store } from './store.ts';

const EVENT_OF_DECISION = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' } as const satisfies Record<
  Decision,
  NewEvent['type']
>;

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
 * Takes one decision: check → event → idempotency record, in one transaction. What it resolves to has been committed.
 *
 * An intent that has been carried out is answered as it was the first time, whatever has happened since.
 * Rejects with {@link ProblemError} and leaves no trace when the decision cannot be taken.
 */
export async function decide(store: Store, intent: DecisionIntent): Promise<DecisionOutcome> {
  try {
    return await decideOnce(store, intent);
  } catch (error) {
    // The same intent arrived twice at once and the other was first: now its answer is there to be read.
    if (error instanceof DuplicateIntent) return decideOnce(store, intent);
    throw error;
  }
}

async function decideOnce(store: Store, intent: DecisionIntent): Promise<DecisionOutcome> {
  const { actor, requestId, key, message, now } = intent;
  const fingerprint = await digest(JSON.stringify([requestId, message]));
  return store.transaction(async (transaction) => {
    const request = await transaction.requestOf(actor.organisationId, actor.personId, requestId, { forUpdate: true });
    if (request === undefined || !can(actor, 'read', request, now)) throw new ProblemError('not-found');

    const earlier = await transaction.intent(actor.organisationId, actor.personId, key);
    if (earlier !== undefined) {
      if (earlier.fingerprint !== fingerprint) throw new ProblemError('idempotency-key-reused');
      return { detail: JSON.parse(earlier.body) as ConsentDetail, etag: earlier.etag };
    }

    const seen = detailFor(actor, request, now);
    await mustBeCurrent(seen, intent);
    if (!can(actor, message.decision, request, now)) {
      throw new ProblemError('decision-not-possible', { current: seen, etag: await etagOf(seen) });
    }

    const event = await transaction.appendEvent(actor.organisationId, requestId, {
      type: EVENT_OF_DECISION[message.decision],
      at: now,
      personId: actor.personId,
      shown: { versionId: message.versionId, language: message.language },
    });
    const detail = detailFor(actor, { ...request, events: [...request.events, event] }, now);
    const etag = await etagOf(detail);
    await transaction.addIntent({
      organisationId: actor.organisationId,
      personId: actor.personId,
      key,
      fingerprint,
      requestId,
      body: JSON.stringify(detail),
      etag,
      at: now,
    });
    return { detail, etag };
  });
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
