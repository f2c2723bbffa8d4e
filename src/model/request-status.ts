/** The words for how a request stands, and why. Who comes to them: `assess-request.ts`. */

/** One table of statuses for staff and for the API; citizens see {@link Standing} and a sentence. */
export const REQUEST_STATUSES = [
  'not-sent',
  'requested',
  'partly-given',
  'conflict',
  'given',
  'refused',
  'withdrawn',
  'closed',
  'expired',
  'suspended',
  'needs-renewal',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** What a citizen sees: something waits for me, my answer is in force, or it is not. */
export const STANDINGS = ['waiting', 'in-force', 'not-in-force'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Why the status is what it is. */
export const STATUS_REASONS = [
  'not-sent',
  'no-answer',
  'answers-missing',
  'one-accepted',
  'all-accepted',
  'some-purposes',
  'answers-differ',
  'subject-said-no',
  'refused',
  'withdrawn',
  'closed',
  'validity-ended',
  'paused',
  'text-changed',
  'came-of-age',
] as const;
export type StatusReason = (typeof STATUS_REASONS)[number];
