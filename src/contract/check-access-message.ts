import * as v from 'valibot';

/** Longest name of a system, in UTF-16 code units. */
export const LONGEST_SYSTEM = 60;

/** Gives another system access to check one template. */
export const CheckAccessMessage = v.strictObject({
  /** What it is called, as the citizen will read it: `Kuvapankki`. */
  system: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(LONGEST_SYSTEM),
    // One line of letters: no control characters, none that turn the direction of what follows.
    v.regex(/^[^\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]*$/u),
  ),
  /** Civil date in Europe/Helsinki: the last day of the access, at most 400 days ahead; a year where it is left out. */
  lastDay: v.optional(v.pipe(v.string(), v.isoDate())),
});
export type CheckAccessMessage = v.InferInput<typeof CheckAccessMessage>;
