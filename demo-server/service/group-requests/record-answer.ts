/** An answer that somebody gave on paper, by phone or in person, as one of the staff writes it down. */
import type { InferOutput } from 'valibot';
import type { RecordedAnswer } from '../../../src/contract/group-acts.ts';
import type { Recorded } from '../../../src/contract/group-requests.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { isAnswer, type Decision, type ShownText } from '../../../src/model/consent-request.ts';
import { answerEvents, shownText } from '../answer-events.ts';
import type { Actor } from '../authorisation.ts';
import { appendAnswers } from '../follow-ups/append-answers.ts';
import { carriedOut, carryOut } from '../intent.ts';
import { tellOfAnswer } from '../mail/outbox.ts';
import { ProblemError } from '../problem.ts';
import { isStorable } from '../query.ts';
import { digest } from '../representation.ts';
import type { RequestRecord, Store, Transaction } from '../store.ts';
import { respondentFor, type OwnRespondent, type RespondentPlace } from './respondent.ts';

export interface Recording extends RespondentPlace {
  actor: Actor;
  /** One key for each intent of the one who records, the same over every retry of it. */
  key: string;
  answer: InferOutput<typeof RecordedAnswer>;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * Records an answer: check → events → mail → idempotency record, in one transaction. It has the effect of an answer on
 * the web, from the moment of the recording; who gave it is told of it, sees it, and can withdraw it.
 *
 * Rejects with {@link ProblemError} and leaves no trace: `not-found`; `decision-not-possible` where the person could not
 * answer so on the web; `invalid-message` for a text or a day that cannot be; `conflict-of-interest` for one who takes
 * part in the request (Administrative Procedure Act 434/2003 section 28).
 */
export function recordAnswer(store: Store, recording: Recording): Promise<Recorded> {
  return carryOut(() => recordOnce(store, recording));
}

async function recordOnce(store: Store, recording: Recording): Promise<Recorded> {
  const { actor, requestId, personId, answer, now } = recording;
  const { organisationId } = actor;
  const fingerprint = await digest(JSON.stringify([requestId, personId, answer]));
  const intent = { organisationId, personId: actor.personId, key: intentKey(recording), fingerprint };
  return store.transaction(async (transaction) => {
    const own = await respondentFor(transaction, actor, recording, now);
    const { request } = own;
    const earlier = await carriedOut(transaction, intent);
    if (earlier !== undefined) return JSON.parse(earlier.body) as Recorded;
    if (request.participants.some((participant) => participant.personId === actor.personId))
      throw new ProblemError('conflict-of-interest');

    const shown = await textBefore(transaction, request, answer);
    mustBeInTime(own, recording);
    if (!isStorable(answer.evidence)) throw wrong('evidence', 'Expected text');
    const answers = new Map(Object.entries(answer.answers));
    if (!isOpen(own, answers)) throw new ProblemError('decision-not-possible');

    const { method, answeredOn, evidence } = answer;
    const given = { personId, answers, shown, method, answeredOn, evidence, recordedBy: actor.personId };
    await appendAnswers(transaction, request, answerEvents(request, given, now), now);
    const { seq, at } = request.events.at(-1)!;
    await tellOfAnswer(transaction, request, { personId, seq }, now);
    const recorded: Recorded = { at };
    await transaction.addIntent({ ...intent, requestId, body: JSON.stringify(recorded), etag: '', at: now });
    return recorded;
  });
}

/**
 * What came of a recording; for the one who recorded it.
 *
 * Rejects with {@link ProblemError} `not-found` where it was not carried out.
 */
export async function recordedAnswer(store: Store, recording: Omit<Recording, 'answer'>): Promise<Recorded> {
  const { actor, requestId, now } = recording;
  return store.transaction(async (transaction) => {
    await respondentFor(transaction, actor, recording, now);
    const intent = await transaction.intent(actor.organisationId, actor.personId, intentKey(recording));
    if (intent?.requestId !== requestId) throw new ProblemError('not-found');
    return JSON.parse(intent.body) as Recorded;
  });
}

/** Apart from the keys of what the one who records does for themselves, or for others. */
function intentKey({ personId, key }: Pick<Recording, 'personId' | 'key'>): string {
  return `answer:${personId}:${key}`;
}

/** A text that the person can have had before them: of this version, or of one that differs in no more than a typo. */
async function textBefore(
  transaction: Transaction,
  { organisationId, version }: RequestRecord,
  { versionId, language }: Recording['answer'],
): Promise<ShownText> {
  const versions = await transaction.versionsOf(organisationId, version.templateId);
  const before = versions.find(
    ({ id, major, state }) => id === versionId && major === version.major && state !== 'draft',
  );
  if (before?.texts[language] === undefined)
    throw wrong(before === undefined ? 'versionId' : 'language', 'Not a text of this request');
  return shownText(before, language);
}

/** The sending, what the person has answered since, and today are the bounds: what they said last is what counts. */
function mustBeInTime({ request }: OwnRespondent, { personId, answer, now }: Recording): void {
  const { answeredOn } = answer;
  const sent = request.events.findLast(({ type }) => type === 'sent');
  const last = request.events.filter(isAnswer).findLast((event) => event.personId === personId);
  if (answeredOn > civilDateOf(now)) throw wrong('answeredOn', 'In the future');
  if (sent !== undefined && answeredOn < civilDateOf(sent.at)) throw wrong('answeredOn', 'Before the request was sent');
  if (last !== undefined && answeredOn < (last.answeredOn ?? civilDateOf(last.at)))
    throw wrong('answeredOn', 'Before what they have answered since');
}

function isOpen({ view }: OwnRespondent, answers: Map<string, Decision>): boolean {
  return (
    view.mayRead &&
    [...answers].every(([id, wanted]) =>
      view.purposes.some((purpose) => purpose.id === id && purpose.decisions.includes(wanted)),
    )
  );
}

function wrong(field: string, message: string): ProblemError {
  return new ProblemError('invalid-message', { errors: [{ field, message }] });
}
