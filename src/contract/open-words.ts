import * as v from 'valibot';

/**
 * One of the words, or `unknown` for any other: a newer server may know more of them, and an older client shows such
 * a thing without buttons instead of failing.
 */
/* @__NO_SIDE_EFFECTS__ */
export function openWords<const T extends readonly string[]>(words: T) {
  return v.fallback(v.picklist([...words, 'unknown'] as const), 'unknown' as const);
}
