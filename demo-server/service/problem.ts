import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FieldFault, Problem, ProblemCode } from '../../src/contract/problem.ts';

const PROBLEMS: Record<ProblemCode, { status: ContentfulStatusCode; title: string }> = {
  'sign-in-required': { status: 401, title: 'Sign in first' },
  'token-required': { status: 401, title: 'Send a token that is good: Authorization: Bearer …' },
  'cross-site-request': { status: 403, title: 'The request came from a page that may not make it' },
  'not-found': { status: 404, title: 'Nothing here for you' },
  'invalid-message': { status: 400, title: 'The message is not as the contract says' },
  'unsupported-media-type': { status: 415, title: 'Send the media type that the document of the API names' },
  'too-large': { status: 413, title: 'The message is too large' },
  'precondition-required': { status: 428, title: 'Send If-Match with the ETag of what you saw' },
  'precondition-failed': { status: 412, title: 'It has changed since you saw it' },
  'idempotency-key-required': { status: 400, title: 'Send an Idempotency-Key of 16 to 64 letters and digits' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another message' },
  'decision-not-possible': { status: 409, title: 'This decision is not possible now' },
  'not-possible': { status: 409, title: 'This is not possible now; `errors` says why' },
  'conflict-of-interest': { status: 403, title: 'Nobody decides officially in a matter of their own' },
  'not-publishable': { status: 409, title: 'This version cannot be published' },
  'edit-conflict': { status: 409, title: 'Somebody else has changed the same; `current` has both' },
  'not-importable': { status: 409, title: 'This file cannot be imported' },
  'email-in-use': { status: 422, title: 'It is the address of another profile' },
  'last-email': { status: 422, title: 'The last address cannot be removed' },
  'needs-strong': { status: 403, title: 'Identify yourself strongly first' },
  'too-many-requests': { status: 429, title: 'Too many of these; Retry-After says when the next is taken' },
  'server-error': { status: 500, title: 'Something went wrong on the server' },
};

export interface ProblemDetails {
  errors?: FieldFault[];
  /** The representation as it is now, with `precondition-failed`, `decision-not-possible` and `edit-conflict`. */
  current?: unknown;
  etag?: string;
  /** In seconds, with `too-many-requests`. */
  retryAfter?: number;
}

/** Thrown inside a transaction to end it without a trace; the service turns it into an answer. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** RFC 9457 problem details. The same code always has the same body but for `errors` and `current`. */
export function problemResponse(
  code: ProblemCode,
  { errors, current, etag, retryAfter }: ProblemDetails = {},
): Response {
  const { status, title } = PROBLEMS[code];
  const body: Problem = {
    type: `urn:lupa:problem:${code}`,
    title,
    status,
    code,
    ...(errors && { errors }),
    ...(current !== undefined && { current }),
  };
  return Response.json(body, {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(etag !== undefined && { ETag: etag }),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
      // RFC 6750 section 3: the same whatever is wrong with the token.
      ...(code === 'token-required' && { 'WWW-Authenticate': 'Bearer realm="lupa"' }),
    },
  });
}

/** What the service answers to an error that nothing else has caught. Says nothing of its insides. */
export function answerError(error: unknown, context: Context, log: (line: LogLine) => void): Response {
  if (error instanceof ProblemError) return problemResponse(error.code, error.details);
  // Hono's own word for a body that is not JSON.
  if (error instanceof HTTPException && error.status === 400)
    return problemResponse('invalid-message', { errors: [{ field: '', message: 'Not JSON' }] });
  // Named fields only: a message or a stack could carry a person's data.
  log({ level: 'error', event: 'unexpected-error', route: context.req.routePath, error: errorName(error) });
  return problemResponse('server-error');
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  event: string;
  [field: string]: string | number | boolean | undefined;
}

export function errorName(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}
