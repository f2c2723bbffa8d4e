/**
 * - `network`: no answer came (offline, refused, timed out)
 * - `unreadable`: an answer came that is not what the contract says (HTML, nonsense, nothing)
 * - `signed-out`, `not-found`, `stale`, `refused`: what the server said, see `contract/problem.ts`
 * - `server`: the server failed
 */
export type ApiErrorKind = 'network' | 'unreadable' | 'signed-out' | 'not-found' | 'stale' | 'refused' | 'server';

export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  /** The representation as it is now, as it came with `stale`: not checked. */
  readonly current: unknown;
  readonly etag: string;

  constructor(kind: ApiErrorKind, current?: unknown, etag = '') {
    super(kind);
    this.kind = kind;
    this.current = current;
    this.etag = etag;
  }

  /** Whether what was sent may have been carried out although no proper answer came. */
  get leavesOutcomeOpen(): boolean {
    return this.kind === 'network' || this.kind === 'unreadable' || this.kind === 'server';
  }
}
