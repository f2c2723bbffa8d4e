import * as v from 'valibot';

/**
 * Who is signed in. The name is shown to the person themselves only. `strength`: how they are identified; with `weak`
 * most of what there is answers `needs-strong`. A back end that knows one way only may leave it out.
 */
export const Session = v.variant('signedIn', [
  v.object({ signedIn: v.literal(false) }),
  v.object({
    signedIn: v.literal(true),
    name: v.string(),
    strength: v.optional(v.picklist(['strong', 'weak'])),
  }),
]);
export type Session = v.InferOutput<typeof Session>;

/** Where the browser goes to end the session at the identity provider too: an absolute or root-relative address. */
export const SignedOut = v.object({ next: v.string() });
