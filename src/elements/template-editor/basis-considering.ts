import type { TriageAnswers } from '../../model/legal-basis-triage.ts';
import { sameValue } from '../../model/same-value.ts';
import type { DraftKeeping } from './draft-keeping.ts';
import { keptAnswers } from './triage-answers.ts';

type Kept = { answers: TriageAnswers } | null;

/** The questions on the legal basis, as far as they have been answered. */
export class BasisConsidering {
  #answers: TriageAnswers = {};

  /** As they are shown: a way that somebody else has gone to its end takes the place of one's own. */
  answers(keeping: DraftKeeping): TriageAnswers {
    const kept = keeping.value('triage') as Kept;
    if (kept !== null && !sameValue(kept.answers, keptAnswers(this.#answers))) this.#answers = kept.answers;
    return this.#answers;
  }

  answer(keeping: DraftKeeping, answers: TriageAnswers): void {
    this.#answers = answers;
    const kept = keptAnswers(answers);
    keeping.type('triage', Object.keys(kept).length === 0 ? null : { answers: kept });
  }

  forget(): void {
    this.#answers = {};
  }
}
