import type { Profile } from '../contract/profile.ts';
import { ApiError } from './api-error.ts';
import type { Versioned } from './ports.ts';

/** The profile was changed elsewhere after it was shown: nothing was saved, and `now` is how it stands. */
export class StaleProfile extends ApiError {
  readonly now: Versioned<Profile>;

  /** Of another copy of the library too: an adapter may have come in a file of its own. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return (error as StaleProfile | undefined)?.now !== undefined;
  }

  constructor(now: Versioned<Profile>) {
    super('stale');
    this.now = now;
  }
}
