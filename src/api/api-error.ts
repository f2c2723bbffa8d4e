import type { FieldFault, Problem } from '../contract/problem.ts';

/**
 * - `network`: no answer came (offline, refused, timed out)
 * - `unreadable`: an answer came that is not what the contract says (HTML, nonsense, nothing)
 * - `signed-out`, `not-found`, `stale`, `refused`: what the server said, see `contract/problem.ts`
 * - `server`: the server failed
 *
 * `signed-out` with the code `needs-strong`: somebody is signed in, but not strongly enough for this.
 */
export type ApiErrorKind = 'network' | 'unreadable' | 'signed-out' | 'not-found' | 'stale' | 'refused' | 'server';

export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  /** The representation as it is now, as it came with `stale`: not checked. */
  readonly current: unknown;
  readonly etag: string;
  /** What the server calls it: a `ProblemCode` of `contract/problem.ts`. Empty where it did not say. */
  readonly code: string;
  /** What is wrong, and where, as the server said it: not checked. None where it did not say. */
  readonly errors: readonly FieldFault[];

  /** @param problem what the server said, not checked */
  constructor(kind: ApiErrorKind, { current, code = '', errors = [] }: Partial<Problem> = {}, etag = '') {
    super(kind);
    this.kind = kind;
    this.current = current;
    this.etag = etag;
    this.code = code;
    this.errors = errors;
  }

  /** Whether what was sent may have been carried out although no proper answer came. */
  get leavesOutcomeOpen(): boolean {
    return this.kind === 'network' || this.kind === 'unreadable' || this.kind === 'server';
  }
}

/**
 * What a call was rejected with; what is no `ApiError` is an answer that we could not read. Known by its members: an
 * adapter may have come in a file of its own, with a class of its own.
 */
export function asApiError(cause: unknown): ApiError {
  return (cause as ApiError | undefined)?.leavesOutcomeOpen === undefined
    ? new ApiError('unreadable')
    : (cause as ApiError);
}
