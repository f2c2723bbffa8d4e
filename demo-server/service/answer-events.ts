/** Answers as the events that keep them, however they were given. */
import {
  DECISIONS,
  isAnswer,
  type AnswerEvent,
  type Decision,
  type RequestEvent,
  type ShownText,
} from '../../src/model/consent-request.ts';
import { laterThan } from './event-time.ts';
import type { NewEvent, RequestRecord, TemplateVersionRecord } from './store.ts';

const EVENT_OF_DECISION: Record<Decision, AnswerEvent['type']> = {
  accept: 'accepted',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

/** What a person has answered, and how. */
export interface GivenAnswer extends Omit<AnswerEvent, 'type' | 'purposes'> {
  /** Decision by the id of the purpose. */
  answers: Map<string, Decision>;
}

/**
 * One event for all purposes that are answered alike.
 *
 * @param now instant in UTC, ISO 8601
 */
export function answerEvents(request: RequestRecord, { answers, ...given }: GivenAnswer, now: string): NewEvent[] {
  // Later than what the person knows of, and not than what others have answered: the time would tell that they have.
  const known = request.events.filter((event) => isToldTo(given.personId, event, request.events));
  const at = laterThan(known, now);
  return DECISIONS.flatMap((decision) => {
    const purposes = [...answers].filter(([, each]) => each === decision).map(([id]) => id);
    if (purposes.length === 0) return [];
    return {
      type: EVENT_OF_DECISION[decision],
      at,
      ...given,
      ...(request.version.purposes.length > 1 && { purposes }),
    };
  });
}

/**
 * Whether a person is told of an event: what the organisation does to the request, their own answers, and that what
 * these called for was done. Where a safety ban holds, nothing else may be guessed.
 */
export function isToldTo(personId: string, event: RequestEvent, events: RequestEvent[]): boolean {
  if (isAnswer(event)) return event.personId === personId;
  if (event.type !== 'follow-up-done') return event.type !== 'erased';
  if (event.told === false) return false;
  return events.some((each) => each.seq === event.answerSeq && isAnswer(each) && each.personId === personId);
}

/** The text of a version in a language, as an answer refers to it. */
export function shownText({ id, agreed }: TemplateVersionRecord, language: keyof typeof agreed): ShownText {
  const hash = agreed[language]?.hash;
  return { versionId: id, language, ...(hash !== undefined && { hash }) };
}
