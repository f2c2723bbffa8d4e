/**
 * The decision engine: what a request means at a moment, to the organisation and to each person. One pure function;
 * nothing else in Lupa decides what is valid.
 */
import { isAnswer, type Answer, type ConsentRequest, type Decision, type Participant } from './consent-request.ts';
import { decidersOf, heardOf, takenOverAt } from './deciders.ts';
import {
  answerOf,
  answersTo,
  countedAnswer,
  findingOf,
  headlineOf,
  inOrder,
  isPast,
  lastOf,
  suspendedSince,
  type Finding,
} from './request-findings.ts';
import type { Standing } from './request-status.ts';

export interface PurposeFinding extends Finding {
  id: string;
}

/** What a person is told of one purpose, and may do. */
export interface PurposeView extends PurposeFinding {
  myAnswer: Answer;
  /** UTC instant of that answer. */
  answeredAt: string | null;
  decisions: Decision[];
}

/** What a person is told of somebody who answers; the person themselves is among them. */
export interface RespondentView {
  personId: string;
  role: Participant['role'];
  /** Their answer to each purpose, by its id. */
  answers: Record<string, Answer>;
  answeredAt: string | null;
  unreachable: boolean;
}

export interface View extends Finding {
  /** Whether they may know of the request at all. */
  mayRead: boolean;
  /** Whether their yes and no decide. */
  decides: boolean;
  standing: Standing;
  purposes: PurposeView[];
  respondents: RespondentView[];
  /** Whether other respondents are told what this person answers. */
  answerIsShared: boolean;
}

export interface Assessment extends Finding {
  purposes: PurposeFinding[];
  /** By the id of the participant. */
  views: Record<string, View>;
}

/**
 * How a request stands.
 *
 * A purpose is given when somebody who decides has said yes, nobody has said no, and, where all must say yes, all who
 * can be reached have. A yes and a no together are a conflict, whoever says them. Closing is final and beats
 * everything; then the end of validity, a new text, and a pause, none of which turns a no into anything else.
 *
 * @param now instant in UTC, ISO 8601
 */
export function assessRequest(request: ConsentRequest, now: string): Assessment {
  const ordered = { ...request, events: inOrder(request.events) };
  const purposes = request.purposes.map((id) => ({ id, ...findingOf(ordered, id, now) }));
  const views = request.participants.map(({ personId }) => [personId, viewOf(ordered, personId, now)] as const);
  return { ...headlineOf(purposes), purposes, views: Object.fromEntries(views) };
}

/** What one participant is told and may do. */
function viewOf(request: ConsentRequest, personId: string, now: string): View {
  const deciders = decidersOf(request, now);
  const heard = heardOf(request, now);
  const isMe = (participant: Participant) => participant.personId === personId;
  const decides = deciders.some(isMe);
  const takesPart = decides || heard.some(isMe);
  const isSubject = request.participants.some((participant) => isMe(participant) && participant.role === 'subject');
  const answered = request.events.some((event) => isAnswer(event) && event.personId === personId);
  const sent = lastOf(request, 'sent') !== null;

  const shown = asToldTo(request, personId, takesPart || isSubject, now);
  const purposes = request.purposes.map((id): PurposeView => {
    const told = findingToldTo(request, shown, id, personId, now);
    const own = answersTo(request, id, personId).at(-1);
    const myAnswer = takesPart ? countedAnswer(request, id, personId, now) : answerOf(request, id, personId);
    return {
      id,
      ...told,
      myAnswer,
      answeredAt: myAnswer === 'none' ? null : (own?.at ?? null),
      decisions: takesPart && sent ? decisionsOf(request, id, personId, now) : [],
    };
  });
  const headline = headlineOf(purposes);
  const waits =
    decides && purposes.some(({ myAnswer, decisions }) => myAnswer === 'none' && decisions.includes('accept'));
  const inForce = headline.status === 'given';
  return {
    ...headline,
    mayRead: sent && (takesPart || answered || isSubject),
    decides,
    standing: inForce ? 'in-force' : waits ? 'waiting' : 'not-in-force',
    purposes,
    respondents: respondentsToldTo(shown, personId, [...deciders, ...heard], now),
    answerIsShared: takesPart && isShared(request, personId, [...deciders, ...heard]),
  };
}

/** Withdrawing stays open while an answer lives, also after answering has ended or is paused (GDPR Art. 7(3)). */
function decisionsOf(request: ConsentRequest, purpose: string, personId: string, now: string): Decision[] {
  const over = lastOf(request, 'closed') ?? lastOf(request, 'superseded');
  if (over !== null || isPast(request, now)) return [];
  const answer = countedAnswer(request, purpose, personId, now);
  if (answer === 'given') return ['withdraw'];
  const answering = lastOf(request, 'answering-ended') === null && suspendedSince(request) === null;
  if (!answering) return [];
  return answer === 'none' ? ['accept', 'refuse'] : ['accept'];
}

/** Whether the act of this participant is nobody else's to know. */
function isHiddenFrom(participant: Participant, personId: string): boolean {
  return participant.personId !== personId && participant.protected === true;
}

/**
 * The request without the acts that the person is not told of: those of somebody under a safety ban; to one who no
 * longer takes part, everybody's but their own.
 */
function asToldTo(request: ConsentRequest, personId: string, takesPart: boolean, now: string): ConsentRequest {
  const own = takenOverAt(request, now) !== null && !takesPart;
  const told = (id: string) => {
    if (id === personId) return true;
    const participant = request.participants.find((each) => each.personId === id);
    return !own && takesPart && participant !== undefined && !isHiddenFrom(participant, personId);
  };
  return {
    ...request,
    // That somebody had said yes to the text before is an act of theirs too.
    participants: request.participants.map((each) => (told(each.personId) ? each : { ...each, renews: false })),
    events: request.events.filter((event) => !isAnswer(event) || told(event.personId)),
  };
}

/**
 * One whose own yes hangs on the others' answers is told whether it is in force, but not who else has answered or
 * when; to anybody else a hidden answer is as if it were not there.
 */
function findingToldTo(
  request: ConsentRequest,
  shown: ConsentRequest,
  purpose: string,
  personId: string,
  now: string,
): Finding {
  const told = findingOf(shown, purpose, now);
  const decides = decidersOf(request, now).some((decider) => decider.personId === personId);
  if (!decides || countedAnswer(request, purpose, personId, now) !== 'given') return told;
  const truth = findingOf(request, purpose, now);
  if (truth.status === told.status) return told;
  return { ...truth, reason: truth.status === 'conflict' ? 'answers-differ' : truth.reason, since: null };
}

function respondentsToldTo(
  shown: ConsentRequest,
  personId: string,
  respondents: Participant[],
  now: string,
): RespondentView[] {
  const mine = respondents.some((respondent) => respondent.personId === personId);
  const told = respondents.filter((each) => each.personId === personId || (mine && !isHiddenFrom(each, personId)));
  return told.map(({ personId: id, role, unreachable = false }) => {
    const answers = shown.purposes.map((purpose) => [purpose, countedAnswer(shown, purpose, id, now)] as const);
    const counts = answers.some(([, answer]) => answer !== 'none');
    const last = shown.events.findLast((event) => isAnswer(event) && event.personId === id);
    return {
      personId: id,
      role,
      answers: Object.fromEntries(answers),
      answeredAt: counts ? (last?.at ?? null) : null,
      unreachable,
    };
  });
}

function isShared({ participants }: ConsentRequest, personId: string, respondents: Participant[]): boolean {
  const me = participants.find((participant) => participant.personId === personId);
  return me?.protected !== true && respondents.some((respondent) => respondent.personId !== personId);
}
