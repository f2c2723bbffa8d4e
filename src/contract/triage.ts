/** What was answered to the questions of `model/legal-basis-triage.ts`, as it is read and as it is sent. */
import * as v from 'valibot';
import { endOfTriage, TRIAGE, type TriageAnswers, type TriageQuestionId } from '../model/legal-basis-triage.ts';

/** Null: nobody has considered it. */
export const KeptTriage = v.nullable(v.object({ answers: v.record(v.string(), v.string()) }));

const QUESTIONS = Object.fromEntries(
  Object.entries(TRIAGE).map(([question, answers]) => [question, v.optional(v.picklist(Object.keys(answers)))]),
) as Record<TriageQuestionId, v.OptionalSchema<v.PicklistSchema<string[], undefined>, undefined>>;

/** As the editor of templates sends it: null, or one way through the questions, to its end. */
export const TriageChoice = v.nullable(
  v.strictObject({
    answers: v.pipe(
      v.strictObject(QUESTIONS),
      v.check(
        (answers) => endOfTriage(answers as TriageAnswers) !== undefined,
        'Expected an answer to every question that is come to, and to no other',
      ),
    ),
  }),
);
export type TriageChoice = { answers: TriageAnswers } | null;
