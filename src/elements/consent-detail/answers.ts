import type { ConsentDetail } from '../../contract/consent-detail.ts';
import type { Decision } from '../../model/consent-request.ts';

/** One answer to all, or an answer to each purpose by its id. */
export type AnswersToSend = { decision: Decision } | { answers: Record<string, Decision> };

/** What the form says of each purpose that has not been answered, and the ids of those of which it says nothing. */
export function answersIn(
  form: HTMLFormElement,
  { purposes }: ConsentDetail,
): { answers: Record<string, Decision>; missing: string[] } {
  const chosen = new FormData(form);
  const answers: Record<string, Decision> = {};
  const missing: string[] = [];
  for (const { id, decisions } of purposes) {
    if (!decisions.includes('refuse')) continue;
    const choice = chosen.get(id);
    if (choice === 'accept' || choice === 'refuse') answers[id] = choice;
    else missing.push(id);
  }
  return { answers, missing };
}
