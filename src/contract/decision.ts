import * as v from 'valibot';
import { DECISIONS } from '../model/consent-request.ts';
import { LANGUAGES } from '../model/language.ts';

const Identifier = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));

/**
 * An answer: what the person decided and the exact text that was on the screen. `decision` answers every purpose for
 * which it is open; `answers` answers purpose by purpose, by their ids. One of the two.
 */
export const DecisionMessage = v.pipe(
  v.strictObject({
    decision: v.optional(v.picklist(DECISIONS)),
    answers: v.optional(v.pipe(v.record(Identifier, v.picklist(DECISIONS)), v.minEntries(1), v.maxEntries(50))),
    versionId: Identifier,
    language: v.picklist(LANGUAGES),
  }),
  v.forward(
    v.check(({ decision, answers }) => (decision === undefined) !== (answers === undefined)),
    ['decision'],
  ),
);
export type DecisionMessage = v.InferOutput<typeof DecisionMessage>;
