import * as v from 'valibot';

/** Stable codes of the errors that the API answers with (RFC 9457 problem details, member `code`). */
export const PROBLEM_CODES = [
  'sign-in-required',
  'token-required',
  'cross-site-request',
  'not-found',
  'invalid-message',
  'unsupported-media-type',
  'too-large',
  'precondition-required',
  'precondition-failed',
  'idempotency-key-required',
  'idempotency-key-reused',
  'decision-not-possible',
  'not-possible',
  'conflict-of-interest',
  'not-publishable',
  'edit-conflict',
  'not-importable',
  'email-in-use',
  'last-email',
  'needs-strong',
  'too-many-requests',
  'server-error',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One fault in a message: where (`decision`, `items.0.name`) and what. */
const FieldFault = v.object({ field: v.string(), message: v.string() });
export type FieldFault = v.InferOutput<typeof FieldFault>;

export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  errors: v.optional(v.array(FieldFault)),
  /** With `precondition-failed`: the representation as it is now. */
  current: v.optional(v.unknown()),
});
export type Problem = v.InferOutput<typeof Problem>;
