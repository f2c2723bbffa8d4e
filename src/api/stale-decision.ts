import type { ConsentDetail } from '../contract/consent-detail.ts';
import { ApiError } from './api-error.ts';
import type { Versioned } from './ports.ts';

/** The request changed after it was shown: nothing was decided, and `now` is how it stands. */
export class StaleDecision extends ApiError {
  readonly now: Versioned<ConsentDetail>;

  constructor(now: Versioned<ConsentDetail>) {
    super('stale');
    this.now = now;
  }
}
