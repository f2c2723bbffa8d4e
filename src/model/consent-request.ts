/**
 * A consent request: one data subject, one template, one major version; the people who answer it, and everything
 * that has happened to it. What it means is derived from the events by `request-status.ts`.
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

export interface Participant {
  personId: string;
  role: 'subject' | 'guardian';
}

/** An exact text: which version of the template, in which language. */
export interface ShownText {
  versionId: string;
  language: string;
}

/** Something that happened. `at` is an instant in UTC (ISO 8601); `seq` counts from 1 within the request. */
export type RequestEvent = { seq: number; at: string } & (
  | { type: 'created' | 'sent' | 'answering-ended' | 'closed' | 'suspended' | 'resumed' }
  | { type: 'accepted' | 'refused' | 'withdrawn'; personId: string; shown: ShownText }
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
  'closed',
  'suspended',
  'resumed',
] as const satisfies EventType[];

export interface ConsentRequest {
  approvalMode: ApprovalMode;
  participants: Participant[];
  events: RequestEvent[];
  /** The first instant at which an answer is no longer valid (UTC), or null for an answer without an end. */
  validUntil: string | null;
}
