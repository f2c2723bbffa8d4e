/** What a receipt of an answer is made from: the exact text that was shown, and the states up to that answer. */
import type { AgreedText } from '../../src/model/agreed-text.ts';
import { isAnswer, type RequestEvent } from '../../src/model/consent-request.ts';
import { inLanguage, type Language } from '../../src/model/language.ts';
import type { ReceiptSource, StateChange, SubjectRelation } from '../../src/model/receipt.ts';
import { sha256 } from './agreed-texts.ts';
import type { Actor } from './authorisation.ts';
import { ProblemError } from './problem.ts';
import type { ReceiptSigner } from './receipt/sign.ts';
import { eventsToldTo } from './representation.ts';
import { situationOf } from './situation.ts';
import type { RequestRecord, Store } from './store.ts';

export interface ReceiptIssuer {
  signer: ReceiptSigner;
  /** Address of the page on which a request is seen and withdrawn; whole, with http or https. */
  pageOf: (requestId: string) => string;
}

/**
 * The source of the receipt of one of the actor's own answers.
 *
 * @param seq number of the answer among the events that the actor is told of
 *
 * Rejects with {@link ProblemError} `not-found` for what is not an answer of theirs, or whose text was not kept.
 */
export async function receiptSource(
  store: Store,
  actor: Actor,
  requestId: string,
  seq: number,
  { pageOf }: ReceiptIssuer,
  now: string,
): Promise<ReceiptSource> {
  return store.transaction(async (transaction) => {
    const { request } = await situationOf(transaction, actor, requestId, { now });
    const told = eventsToldTo(actor, request);
    const event = told[seq - 1];
    if (event === undefined || !isAnswer(event)) throw new ProblemError('not-found');
    const { versionId, language } = event.shown;
    const versions = await transaction.versionsOf(actor.organisationId, request.template.id);
    const agreed = versions.find(({ id }) => id === versionId)?.agreed[language as Language];
    if (agreed === undefined || agreed.hash !== event.shown.hash) throw new ProblemError('not-found');
    const text = JSON.parse(agreed.json) as AgreedText;
    const relation = relationTo(actor, request);
    return {
      receiptId: await idOf(requestId, event),
      recordId: requestId,
      // The answer's own time: one receipt, however often it is asked for.
      issuedAt: event.at,
      publisher: { name: inLanguage(request.organisation.name, text.language)!.value },
      subject: { pseudonym: await pseudonymOf(request.subjectId, requestId), relation },
      respondent: { pseudonym: await pseudonymOf(actor.personId, requestId) },
      agreed: text,
      agreedHash: agreed.hash,
      lastValidDay: request.lastValidDay,
      pageUrl: pageOf(requestId),
      history: historyOf(actor, told.slice(0, seq), text, request, relation),
    };
  });
}

function relationTo({ personId }: Actor, { participants, subjectId }: RequestRecord): SubjectRelation {
  if (personId === subjectId) return 'self';
  return participants.find((participant) => participant.personId === personId)?.relation === 'ward' ? 'ward' : 'child';
}

/** Of a person in this request alone: the receipts of one person are not to be told as theirs by who finds several. */
async function pseudonymOf(personId: string, requestId: string): Promise<string> {
  return sha256(new TextEncoder().encode(JSON.stringify(['pseudonym', requestId, personId])));
}

/** The same answer has the same id, however often its receipt is asked for. */
async function idOf(requestId: string, { at, seq }: RequestEvent): Promise<string> {
  const hash = await sha256(new TextEncoder().encode(JSON.stringify(['receipt', requestId, seq, at])));
  const hex = `${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17, 32)}`;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}

function historyOf(
  actor: Actor,
  events: RequestEvent[],
  text: AgreedText,
  request: RequestRecord,
  relation: SubjectRelation,
): StateChange[] {
  const all = text.purposes.map(({ id }) => id);
  // The first yes to each purpose renews the yes to the text before.
  const accepted = new Set<string>();
  const renewing = request.participants.some(({ personId, renews }) => personId === actor.personId && renews === true);
  return events.flatMap((event): StateChange[] => {
    const { at } = event;
    if (event.type === 'sent') return [{ state: 'requested', at, purposes: all, by: 'organisation' }];
    if (event.type === 'closed') return [{ state: 'revoked', at, purposes: all, by: 'organisation' }];
    if (!isAnswer(event)) return [];
    const { shown, purposes = all, method = 'web', answeredOn } = event;
    const renews = renewing && !purposes.some((id) => accepted.has(id));
    if (event.type === 'accepted') for (const id of purposes) accepted.add(id);
    const state = event.type === 'accepted' ? (renews ? 'renewed' : 'given') : event.type;
    const by = relation === 'self' ? 'subject' : 'guardian';
    const language = shown.language as Language;
    return [
      {
        ...{ state, at, purposes, by, method, language },
        ...(shown.hash !== undefined && { hash: shown.hash }),
        // Who of the staff it was is nothing that a receipt tells.
        ...(answeredOn !== undefined && { answeredOn }),
      },
    ];
  });
}
