/** Giving other systems access to check a template, and taking it away. */
import type { CheckAccessMessage } from '../../../src/contract/check-access-message.ts';
import type { CheckAccess, CheckAccessList, GivenAccess } from '../../../src/contract/check-access.ts';
import { civilDateOf, daysAfter } from '../../../src/model/civil-date.ts';
import type { Actor } from '../authorisation.ts';
import { templateFor, type OwnTemplate } from '../group-requests/template-access.ts';
import { carriedOut, carryOut } from '../intent.ts';
import { ProblemError } from '../problem.ts';
import { digest } from '../representation.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, Transaction } from '../store.ts';
import type { UsedAccess } from './check-register.ts';
import { hashOfToken, newCheckToken } from './check-token.ts';

/** Days for which access is given where nothing is said, and at most. */
const DAYS = 365;
const MOST_DAYS = 400;

export interface AccessPlace {
  actor: Actor;
  templateId: string;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

export interface AccessIntent extends AccessPlace {
  /** One key for each intent of the one who gives, the same over every retry of it. */
  key: string;
}

export async function accessesOf(store: Store, { actor, templateId, now }: AccessPlace): Promise<CheckAccessList> {
  return store.transaction(async (transaction) => {
    const own = await templateFor(transaction, actor, { templateId, action: 'manage-access', now });
    const items = await transaction.checks.accesses(actor.organisationId, templateId);
    return { mayGive: isCheckable(own), items: items.map(shown) };
  });
}

/** What does not rest on consent is not a question of yes or no: a check would say no to everybody. */
function isCheckable({ template, published }: OwnTemplate): boolean {
  return published !== undefined && template.legalBasis === 'consent';
}

function shown({ id, system, createdAt, lastDay, revokedAt, lastUsedAt, uses }: UsedAccess): CheckAccess {
  const lastUsedDay = lastUsedAt && civilDateOf(lastUsedAt);
  return { id, system, createdAt, lastDay, revokedAt, lastUsedDay, uses };
}

/**
 * Gives access. The token is in the first answer alone: asked again under the same key it is told that access was
 * given, and without the token, for only its hash is kept.
 *
 * Rejects with {@link ProblemError}: `not-found`; `invalid-message` for a last day that is past or too far;
 * `not-possible` where nothing is published, or what is published does not rest on consent.
 */
export function giveAccess(store: Store, intent: AccessIntent, message: CheckAccessMessage): Promise<GivenAccess> {
  return carryOut(() => giveOnce(store, intent, message));
}

async function giveOnce(store: Store, intent: AccessIntent, message: CheckAccessMessage): Promise<GivenAccess> {
  const { actor, templateId, now } = intent;
  const { organisationId, personId } = actor;
  const { system, lastDay = daysAfter(civilDateOf(now), DAYS) } = message;
  const fingerprint = await digest(JSON.stringify([templateId, message]));
  const token = newCheckToken();
  const tokenHash = await hashOfToken(token);
  return store.transaction(async (transaction) => {
    const own = await templateFor(transaction, actor, { templateId, action: 'manage-access', now });
    const place = { organisationId, personId, key: keyOf(intent) };
    const earlier = await carriedOut(transaction, { ...place, fingerprint });
    if (earlier !== undefined) return { access: await shownById(transaction, intent, earlier.body), token: null };

    if (!isCheckable(own)) throw new ProblemError('not-possible');
    mustBeAhead(lastDay, now);
    const id = crypto.randomUUID();
    const record = { id, organisationId, templateId, system, tokenHash, createdAt: now, createdBy: personId, lastDay };
    await transaction.checks.addAccess({ ...record, revokedAt: null });
    await transaction.addIntent({ ...place, fingerprint, requestId: null, body: id, etag: '', at: now });
    await recordAct(transaction, actor, { type: 'access-given', templateId, accessId: id, system, lastDay }, now);
    return { access: await shownById(transaction, intent, id), token };
  });
}

function keyOf({ templateId, key }: AccessIntent): string {
  return `check-access:${templateId}:${key}`;
}

function mustBeAhead(lastDay: string, now: string): void {
  const today = civilDateOf(now);
  const last = daysAfter(today, MOST_DAYS);
  if (today <= lastDay && lastDay <= last) return;
  throw new ProblemError('invalid-message', {
    errors: [{ field: 'lastDay', message: `Expected a day from ${today} to ${last}` }],
  });
}

/** What came of an intent, for a client that never got the answer. Rejects with `not-found` where nothing did. */
export async function accessGivenBy(store: Store, intent: AccessIntent): Promise<GivenAccess> {
  const { actor, templateId, now } = intent;
  return store.transaction(async (transaction) => {
    await templateFor(transaction, actor, { templateId, action: 'manage-access', now });
    const earlier = await transaction.intent(actor.organisationId, actor.personId, keyOf(intent));
    if (earlier === undefined) throw new ProblemError('not-found');
    return { access: await shownById(transaction, intent, earlier.body), token: null };
  });
}

async function shownById(
  transaction: Transaction,
  { actor, templateId }: AccessPlace,
  accessId: string,
): Promise<CheckAccess> {
  const access = await transaction.checks.access(actor.organisationId, accessId);
  if (access?.templateId !== templateId) throw new ProblemError('not-found');
  return shown(access);
}

/** Takes access away, at once and for good; taken away already, it stays so. Rejects with `not-found`. */
export async function revokeAccess(store: Store, place: AccessPlace, accessId: string): Promise<CheckAccess> {
  const { actor, templateId, now } = place;
  return store.transaction(async (transaction) => {
    await templateFor(transaction, actor, { templateId, action: 'manage-access', now });
    await shownById(transaction, place, accessId);
    if (await transaction.checks.revokeAccess(actor.organisationId, accessId, now))
      await recordAct(transaction, actor, { type: 'access-revoked', templateId, accessId }, now);
    return shownById(transaction, place, accessId);
  });
}
