import type { Actor } from './authorisation.ts';

/** What routes find in their context once somebody has signed in. */
export interface SignedIn {
  Variables: { actor: Actor };
}
