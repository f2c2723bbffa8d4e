import type { Profile } from '../contract/profile.ts';
import { ApiError } from './api-error.ts';
import type { Versioned } from './ports.ts';

/** The profile was changed elsewhere after it was shown: nothing was saved, and `now` is how it stands. */
export class StaleProfile extends ApiError {
  readonly now: Versioned<Profile>;

  constructor(now: Versioned<Profile>) {
    super('stale');
    this.now = now;
  }
}
