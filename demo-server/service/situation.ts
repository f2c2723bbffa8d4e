/** A request with what its representation to one person needs besides it. */
import { civilDateOf, daysAfter, startOfDay } from '../../src/model/civil-date.ts';
import { isAnswer, type AnswerEvent, type RequestEvent } from '../../src/model/consent-request.ts';
import { can, type Actor } from './authorisation.ts';
import type { ChecksOfDay } from './checks/check-register.ts';
import type { FollowUpRecord } from './follow-ups/follow-up-register.ts';
import { ProblemError } from './problem.ts';
import type { RequestRecord, StandingConsentRecord, Transaction } from './store.ts';

export interface Situation {
  request: RequestRecord;
  /** The request that this one asks again. */
  previous: RequestRecord | undefined;
  /** What the person has said in advance about requests of this kind, and has not ended. */
  standing: StandingConsentRecord | undefined;
  /** What their own answers have called for. */
  followUps: FollowUpRecord[];
  /** By other systems, in the last 90 days. */
  checks: ChecksOfDay[];
}

/** Days of which a person is shown who has checked, today among them. */
const SHOWN_DAYS = 90;

/**
 * What the actor asks for, at this moment.
 *
 * @throws {ProblemError} `not-found` where it is not theirs to read
 */
export async function situationOf(
  transaction: Transaction,
  actor: Actor,
  requestId: string,
  { now, forUpdate = false }: { now: string; forUpdate?: boolean },
): Promise<Situation> {
  const { organisationId, personId } = actor;
  const request = await transaction.requestOf(organisationId, personId, requestId, { forUpdate });
  if (request === undefined || !can(actor, 'read', request, now)) throw new ProblemError('not-found');
  const { renewsId } = request;
  return {
    request,
    previous: renewsId === null ? undefined : await transaction.requestOf(organisationId, personId, renewsId),
    standing: takesStanding(request)
      ? standingFor(request, await transaction.standingConsentsOf(organisationId, personId), now)
      : undefined,
    followUps: await followUpsFor(transaction, actor, request),
    checks: await transaction.checks.checksByDay(organisationId, requestId, shownSince(now)),
  };
}

/** It is looked for where they have said no, and not where others may have. */
async function followUpsFor(
  transaction: Transaction,
  { personId }: Actor,
  { organisationId, id, events }: RequestRecord,
): Promise<FollowUpRecord[]> {
  const own = new Set(events.flatMap((event) => (isNo(event) && event.personId === personId ? event.seq : [])));
  if (own.size === 0) return [];
  return (await transaction.followUps.ofRequest(organisationId, id)).filter(({ answerSeq }) => own.has(answerSeq));
}

function isNo(event: RequestEvent): event is RequestEvent & AnswerEvent {
  return isAnswer(event) && event.type !== 'accepted';
}

function shownSince(now: string): string {
  return startOfDay(daysAfter(civilDateOf(now), 1 - SHOWN_DAYS));
}

/** Whether it may be answered in advance. Explicit consent is to a text that was read (GDPR Art. 9(2)(a)). */
export function takesStanding({ template, version }: RequestRecord): boolean {
  return template.standingConsents && !version.explicit;
}

/** Of what a person has said in advance, the latest that answers this request at this moment. */
export function standingFor(
  request: RequestRecord,
  given: StandingConsentRecord[],
  now: string,
): StandingConsentRecord | undefined {
  const today = civilDateOf(now);
  return given.find(
    ({ subjectId, purposeKind, lastDay, endedAt }) =>
      endedAt === null &&
      lastDay >= today &&
      subjectId === request.subjectId &&
      request.version.purposes.some(({ kind }) => kind === purposeKind),
  );
}
