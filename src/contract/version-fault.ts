/** Why a version may not be published. */
import * as v from 'valibot';
import { VERSION_FAULTS } from '../model/publishing-rules.ts';
import { ADVICE_RULES, type AdviceRule } from '../model/text-advice/advice.ts';
import { openWords } from './open-words.ts';

export const VersionFault = v.object({
  code: openWords(VERSION_FAULTS),
  language: v.optional(v.string()),
  field: v.optional(v.string()),
  /** Of `unlawful-wording`: why consent asked in such words would be none. */
  rule: v.optional(openWords(Object.keys(ADVICE_RULES) as AdviceRule[])),
});
export type VersionFault = v.InferOutput<typeof VersionFault>;
