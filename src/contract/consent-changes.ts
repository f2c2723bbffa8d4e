import * as v from 'valibot';
import { CHANGE_KINDS, TEXT_PARTS } from '../model/text-change.ts';
import { openWords } from './open-words.ts';

/**
 * Words that stayed, came or went, in the order in which they are read; of a part of which only the formatting has
 * changed, a sentence that says so, as words that stayed.
 */
const ChangedPart = v.object({
  part: openWords(TEXT_PARTS),
  pieces: v.array(v.object({ kind: openWords(CHANGE_KINDS), text: v.string() })),
});
export type ChangedPart = v.InferOutput<typeof ChangedPart>;

/** What differs between two versions of a text, part by part, in each language that both have. */
export const ConsentChanges = v.object({
  fi: v.optional(v.array(ChangedPart)),
  sv: v.optional(v.array(ChangedPart)),
  en: v.optional(v.array(ChangedPart)),
});
export type ConsentChanges = v.InferOutput<typeof ConsentChanges>;
