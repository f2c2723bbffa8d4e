/** Answers that a person gives in advance to a kind of request: this purpose, this organisation, this subject. */
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { StandingConsentMessage } from '../../src/contract/standing-consent.ts';
import { assessRequest } from '../../src/model/assess-request.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import { isAnswer } from '../../src/model/consent-request.ts';
import { effective, viewFor, type Actor } from './authorisation.ts';
import { appendAnswers } from './follow-ups/append-answers.ts';
import { laterThan } from './event-time.ts';
import { ProblemError } from './problem.ts';
import { detailFor, etagOf } from './representation.ts';
import { situationOf, standingFor, takesStanding, type Situation } from './situation.ts';
import type { NewEvent, RequestRecord, StandingConsentRecord, Store, Transaction } from './store.ts';

/** The longest time for which an answer is given in advance, in days. */
const LONGEST = 366;

/**
 * Keeps an answer in advance to requests of the kind of this one; one that was there before ends.
 *
 * Rejects with {@link ProblemError}: `invalid-message` for a day that has passed or is more than a year away,
 * `decision-not-possible` where the organisation does not take answers in advance or the person has no say.
 */
export async function giveStanding(
  store: Store,
  actor: Actor,
  requestId: string,
  { decision, lastDay }: StandingConsentMessage,
  now: string,
): Promise<ConsentDetail> {
  return store.transaction(async (transaction) => {
    const situation = await situationOf(transaction, actor, requestId, { now, forUpdate: true });
    mustBeWithinAYear(lastDay, now);
    const { request, standing } = situation;
    const [purpose, ...others] = request.version.purposes;
    const taken = takesStanding(request) && others.length === 0;
    if (purpose === undefined || !taken || viewFor(actor, request, now)?.decides !== true) {
      const current = detailFor(actor, situation, now);
      throw new ProblemError('decision-not-possible', { current, etag: await etagOf(current) });
    }
    const { organisationId, personId } = actor;
    if (standing?.decision === decision && standing.lastDay === lastDay) return detailFor(actor, situation, now);
    if (standing !== undefined) await transaction.endStandingConsent(organisationId, personId, standing.id, now);
    const given: StandingConsentRecord = {
      id: crypto.randomUUID(),
      organisationId,
      personId,
      subjectId: request.subjectId,
      purposeKind: purpose.kind,
      decision,
      lastDay,
      givenAt: now,
      endedAt: null,
    };
    await transaction.addStandingConsent(given);
    return detailFor(actor, { ...situation, standing: given }, now);
  });
}

function mustBeWithinAYear(lastDay: string, now: string): void {
  const today = civilDateOf(now);
  const latest = daysAfter(today, LONGEST);
  // The contract takes the 30th of February too, which no database does.
  const isDay = daysAfter(lastDay, 0) === lastDay;
  if (isDay && lastDay >= today && lastDay <= latest) return;
  throw new ProblemError('invalid-message', {
    errors: [{ field: 'lastDay', message: `Expected a day from ${today} to ${latest}` }],
  });
}

/** Ends the answer in advance to requests of the kind of this one; nothing happens where there is none. */
export async function endStanding(store: Store, actor: Actor, requestId: string, now: string): Promise<ConsentDetail> {
  return store.transaction(async (transaction) => {
    const situation: Situation = await situationOf(transaction, actor, requestId, { now, forUpdate: true });
    const { standing } = situation;
    if (standing === undefined) return detailFor(actor, situation, now);
    await transaction.endStandingConsent(actor.organisationId, actor.personId, standing.id, now);
    return detailFor(actor, { ...situation, standing: undefined }, now);
  });
}

/**
 * Answers a request that has just been sent as its people have said in advance, each purpose by its kind. The events
 * say that it was so.
 */
export async function answerInAdvance(
  transaction: Transaction,
  request: RequestRecord,
  now: string,
): Promise<RequestRecord> {
  if (!takesStanding(request)) return request;
  const answered = { ...request, events: [...request.events] };
  const { views } = assessRequest(effective(request), now);
  for (const [personId, view] of Object.entries(views)) {
    if (!view.decides) continue;
    const given = await transaction.standingConsentsOf(request.organisationId, personId);
    for (const { id, kind } of request.version.purposes) {
      const standing = standingFor(
        request,
        given.filter(({ purposeKind }) => purposeKind === kind),
        now,
      );
      const open = view.purposes.find((purpose) => purpose.id === id)?.decisions ?? [];
      if (standing === undefined || !open.includes(standing.decision)) continue;
      const told = answered.events.filter((event) => !isAnswer(event) || event.personId === personId);
      // Not later than what others have answered in advance: the time would tell that they have.
      const event = eventOf(standing, answered, id, laterThan(told, now));
      await appendAnswers(transaction, answered, [event], now);
    }
  }
  return answered;
}

function eventOf(standing: StandingConsentRecord, request: RequestRecord, purpose: string, at: string): NewEvent {
  const { version } = request;
  // Nobody has read the text: it is recorded in the first of its languages.
  const language = (['fi', 'sv', 'en'] as const).find((each) => version.texts[each] !== undefined) ?? 'fi';
  const hash = version.agreed[language]?.hash;
  return {
    type: standing.decision === 'accept' ? 'accepted' : 'refused',
    at,
    personId: standing.personId,
    shown: { versionId: version.id, language, ...(hash !== undefined && { hash }) },
    ...(version.purposes.length > 1 && { purposes: [purpose] }),
    method: 'standing',
    standingId: standing.id,
  };
}
