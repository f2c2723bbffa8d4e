/** A request to a child with guardians, told in words: `accepted by ahto to photos`. */
import type { ApprovalMode, ConsentRequest, Participant, RequestEvent } from '../../src/model/consent-request.ts';

export const CHILD = 'child';
export const GUARDIANS = ['ahto', 'ansa', 'aili'] as const;
export const NOW = '2026-11-20T12:00:00.000Z';

type AnswerWord = 'accepted' | 'refused' | 'withdrawn';

/** An act of the organisation, or an answer; with `to`, to these purposes only. */
export type Happening =
  | 'created'
  | 'sent'
  | 'answering-ended'
  | 'closed'
  | 'suspended'
  | 'resumed'
  | 'superseded'
  | `${AnswerWord} by ${string}`
  | `${AnswerWord} by ${string} to ${string}`;

/** The instant of the nth event, a minute after the one before. */
export function minute(seq: number): string {
  return new Date(Date.UTC(2026, 10, 1, 8, seq)).toISOString();
}

export function eventOf(happening: Happening, seq: number, at: string = minute(seq)): RequestEvent {
  const [act = '', purposes] = happening.split(' to ');
  const [type, personId] = act.split(' by ');
  return {
    seq,
    at,
    type,
    ...(type === 'superseded' && { successorId: 'successor' }),
    ...(personId !== undefined && { personId, shown: { versionId: 'v1', language: 'fi' } }),
    ...(purposes !== undefined && { purposes: purposes.split(',') }),
  } as RequestEvent;
}

export interface Circumstances extends Partial<Omit<ConsentRequest, 'participants' | 'events'>> {
  approvalMode?: ApprovalMode;
  /** How many there are, or what is special of each. */
  guardians?: number | Partial<Participant>[];
  subject?: Partial<Participant>;
}

/** The request, and what has happened to it. */
export function requestWith(happenings: Happening[], circumstances: Circumstances = {}): ConsentRequest {
  const { guardians = 2, subject = {}, ...rest } = circumstances;
  const special = typeof guardians === 'number' ? Array<Partial<Participant>>(guardians).fill({}) : guardians;
  return {
    approvalMode: 'all-guardians',
    purposes: ['photos'],
    participants: [
      { personId: CHILD, role: 'subject', ...subject },
      ...special.map((each, index) => ({ personId: GUARDIANS[index]!, role: 'guardian' as const, ...each })),
    ],
    events: happenings.map((happening, index) => eventOf(happening, index + 1)),
    validUntil: null,
    subjectBirthDate: null,
    selfFrom: null,
    subjectHeard: false,
    ...rest,
  };
}

export function followedBy(request: ConsentRequest, ...happenings: Happening[]): ConsentRequest {
  const next = Math.max(0, ...request.events.map(({ seq }) => seq)) + 1;
  return {
    ...request,
    events: [...request.events, ...happenings.map((happening, index) => eventOf(happening, next + index))],
  };
}
