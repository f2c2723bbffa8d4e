import { TRIAGE, type TriageQuestionId, triage } from '../../model/legal-basis-triage.ts';

export type TriageAnswers = Partial<Record<TriageQuestionId, string>>;

/** The answers that lead to where one is: what is saved. The others come back when one answers as before. */
export function keptAnswers(answers: TriageAnswers): TriageAnswers {
  return Object.fromEntries(triage(answers).answered.map((question) => [question, answers[question]]));
}

/** Questions that were answered and that the answers before them no longer lead to. */
export function leftAside(answers: TriageAnswers): TriageQuestionId[] {
  const { answered } = triage(answers);
  return (Object.keys(TRIAGE) as TriageQuestionId[]).filter((question) => {
    const answer = answers[question];
    return answer !== undefined && Object.hasOwn(TRIAGE[question], answer) && !answered.includes(question);
  });
}
