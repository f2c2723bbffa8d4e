/**
 * A consent request: one data subject, one template, one major version; the people who answer it, and everything
 * that has happened to it. What it means is derived from the events by `assess-request.ts`.
 */

/** Who must say yes: the person, any one of the guardians, or each of them. */
export const APPROVAL_MODES = ['self', 'any-guardian', 'all-guardians'] as const;
export type ApprovalMode = (typeof APPROVAL_MODES)[number];

/** Legal bases of GDPR Article 6(1). Only consent is asked; the others are told. */
export const LEGAL_BASES = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interest',
  'public-task',
  'legitimate-interest',
] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** What one respondent has said: the latest of their answers. */
export const ANSWERS = ['none', 'given', 'refused', 'withdrawn'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What a respondent may do. */
export const DECISIONS = ['accept', 'refuse', 'withdraw'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * How a guardian stands to the subject at law. `joint` and `sole` custody: Act on Child Custody and Right of Access
 * 361/1983. `foster`: everyday matters only. `appointed`: a guardian of an adult (442/1999). `none`: a parent without
 * custody, who decides nothing.
 */
export const CUSTODIES = ['joint', 'sole', 'foster', 'appointed', 'none'] as const;
export type Custody = (typeof CUSTODIES)[number];

export interface Participant {
  personId: string;
  role: 'subject' | 'guardian';
  /** Of a guardian; `joint` where nothing is said. */
  custody?: Custody;
  /** Cannot be reached: a yes of all can do without this guardian (361/1983 section 5(2)). */
  unreachable?: boolean;
  /** A non-disclosure order or another safety ban holds: the other participants are told nothing of this one. */
  protected?: boolean;
  /** It asks again what an earlier major version asked, and this one had said yes to that. */
  renews?: boolean;
}

/** How an answer was given. `standing`: in advance, by a standing consent. */
export const ANSWER_METHODS = ['web', 'paper', 'phone', 'in-person', 'standing'] as const;
export type AnswerMethod = (typeof ANSWER_METHODS)[number];

/** An exact text: which version of the template, in which language. */
export interface ShownText {
  versionId: string;
  language: string;
  /** SHA-256 (hexadecimal) of the canonical JSON of the text: see `agreed-text.ts`. */
  hash?: string;
}

/** One person's answer to one or several purposes, all answered alike. */
export interface AnswerEvent {
  type: 'accepted' | 'refused' | 'withdrawn';
  personId: string;
  shown: ShownText;
  /** Ids of the purposes that were answered; all of them where nothing is said. */
  purposes?: string[];
  /** `web` where nothing is said. */
  method?: AnswerMethod;
  /** Id of the standing consent that gave the answer, with the method `standing`. */
  standingId?: string;
  /** Id of the one of the staff who recorded an answer that was given on paper, by phone or in person. */
  recordedBy?: string;
  /** Of a recorded answer: the civil date on which it was given. The event has the time of the recording. */
  answeredOn?: string;
  /** Of a recorded answer: where its evidence is kept. */
  evidence?: string;
}

/** What the organisation does to a request. */
export interface OrganisationEvent {
  type: 'sent' | 'answering-ended' | 'closed';
  /** Id of the one of the staff who did it; not there where it came about by itself, as by a new text. */
  by?: string;
}

/** What an answer called for has been done: see `follow-up.ts`. */
export interface FollowUpEvent {
  type: 'follow-up-done';
  /** Id of the one of the staff who has done it. */
  by: string;
  /** Number of the answer. */
  answerSeq: number;
  /** Where not even the one who gave that answer is told of it: see `isFollowUpTold`. */
  told?: false;
}

/**
 * Something that happened. `at` is an instant in UTC (ISO 8601); `seq` counts from 1 within the request.
 *
 * `superseded`: a new major version asks again. `erased`: what one event said was removed by law; that it was there
 * stays.
 */
export type RequestEvent = { seq: number; at: string } & (
  | { type: 'created' | 'suspended' | 'resumed' }
  | OrganisationEvent
  | { type: 'superseded'; successorId: string }
  | { type: 'erased'; erasedSeq: number }
  | FollowUpEvent
  | AnswerEvent
);

export type EventType = RequestEvent['type'];
/** Kept in the order in which they can happen. */
export const EVENT_TYPES = [
  'created',
  'sent',
  'accepted',
  'refused',
  'withdrawn',
  'answering-ended',
  'suspended',
  'resumed',
  'superseded',
  'closed',
  'erased',
  'follow-up-done',
] as const satisfies EventType[];

export interface ConsentRequest {
  approvalMode: ApprovalMode;
  /** Ids of the purposes, at least one: each is answered on its own. */
  purposes: string[];
  participants: Participant[];
  events: RequestEvent[];
  /** The first instant at which an answer is no longer valid (UTC), or null for an answer without an end. */
  validUntil: string | null;
  /** Civil date; null where it is not known, and then age changes nothing. */
  subjectBirthDate: string | null;
  /**
   * From this age the subject answers alone, as a minor too: 13 for a service offered directly to a child (GDPR
   * Art. 8, Data Protection Act 1050/2018 section 5). Null: from 18.
   */
  selfFrom: number | null;
  /** The subject's own no is heard beside the guardians' answers: a yes is not valid against it. */
  subjectHeard: boolean;
}

/** An erased answer says who and what no more, and counts for nothing. */
export function isAnswer(event: RequestEvent): event is RequestEvent & AnswerEvent {
  return 'personId' in event;
}
