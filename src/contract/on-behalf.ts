import * as v from 'valibot';
import { openWords } from './open-words.ts';

/**
 * By what right somebody acts for another. `custody` and `foster`: of a child; whether there is another custodian is
 * not told. `appointed`: of an adult (442/1999). `ended`: they act no more, and see what they have answered.
 */
export const RIGHTS = ['self', 'custody', 'foster', 'appointed', 'ended'] as const;

/** Those for whom whoever has signed in acts: themselves first, then children, then adults. */
export const OnBehalf = v.object({
  people: v.array(
    v.object({
      /** The `subject.id` of the consents that are about this person. */
      id: v.string(),
      name: v.string(),
      relation: openWords(['self', 'child', 'ward']),
      right: openWords(RIGHTS),
    }),
  ),
});
export type OnBehalf = v.InferOutput<typeof OnBehalf>;
