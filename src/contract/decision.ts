import * as v from 'valibot';
import { DECISIONS } from '../model/consent-request.ts';
import { LANGUAGES } from '../model/language.ts';

const Identifier = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));

/** An answer: what the person decided and the exact text that was on the screen. */
export const DecisionMessage = v.strictObject({
  decision: v.picklist(DECISIONS),
  versionId: Identifier,
  language: v.picklist(LANGUAGES),
});
export type DecisionMessage = v.InferOutput<typeof DecisionMessage>;
