/** What was answered to the questions of `model/legal-basis-triage.ts`, as it is read. */
import * as v from 'valibot';
import { TRIAGE_QUESTIONS, type TriageQuestionId } from '../model/legal-basis-triage.ts';

const Answers = Object.fromEntries(TRIAGE_QUESTIONS.map((question) => [question, v.optional(v.string())])) as Record<
  TriageQuestionId,
  v.OptionalSchema<v.StringSchema<undefined>, undefined>
>;

/** Null: nobody has considered it. */
export const KeptTriage = v.nullable(v.object({ answers: v.object(Answers) }));
