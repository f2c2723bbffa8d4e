/** What a server that has been killed and started again says, held against what it said before. */
import { isDeepStrictEqual } from 'node:util';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { EVENT_OF_DECISION, type Respondent } from './respondent.ts';

/** One line per fault. All empty: the server keeps its promise. */
export interface Findings {
  /** Acknowledged, and not there or not as it was acknowledged. */
  lost: string[];
  /** There more than once. */
  doubled: string[];
  /** There in part: the event without its intent, or the other way round. */
  halved: string[];
  /** What the server says now of the status does not follow from the events. */
  wrong: string[];
}

export function nothingFound(): Findings {
  return { lost: [], doubled: [], halved: [], wrong: [] };
}

const ANSWER_OF_EVENT: Record<string, string> = { accepted: 'given', refused: 'refused', withdrawn: 'withdrawn' };

/**
 * Asks the server about a respondent's attempts from the given one on, and about all of their events.
 *
 * An attempt whose sender was told nothing has its answer after this, if it was carried out.
 */
export async function examine(respondent: Respondent, origin: string, from = 0): Promise<Findings> {
  const findings = nothingFound();
  const { detail } = await respondent.see(origin);
  /** Events that no attempt has accounted for yet. */
  const surplus = detail.events.slice(respondent.before.length);

  for (const [index, attempt] of respondent.attempts.entries()) {
    const name = `${respondent.name}, ${attempt.decision} (${attempt.key.slice(0, 8)})`;
    if (index >= from) {
      const there = await respondent.ask(origin, attempt);
      const isKnown = attempt.told !== 'unknown' || attempt.asked;
      attempt.asked = true;
      if (isKnown && !isDeepStrictEqual(there, attempt.answer)) {
        if (attempt.answer === undefined) findings.wrong.push(`${name}: was said not to be kept, and is there`);
        else
          findings.lost.push(`${name}: was acknowledged, and ${there === undefined ? 'is not there' : 'has changed'}`);
        continue;
      }
      attempt.answer = there;
    }
    if (attempt.answer === undefined) continue;
    const own = attempt.answer.detail.events.at(-1);
    const place = surplus.findIndex((event) => isDeepStrictEqual(event, own));
    if (place >= 0) surplus.splice(place, 1);
    else (attempt.told === 'acknowledged' ? findings.lost : findings.halved).push(`${name}: its event is not there`);
  }

  const unanswered = respondent.attempts.slice(from).filter(({ told, answer }) => told === 'unknown' && !answer);
  for (const { seq, type } of surplus) {
    const isHalf = unanswered.some(({ decision }) => EVENT_OF_DECISION[decision] === type);
    const list = isHalf ? findings.halved : findings.doubled;
    list.push(`${respondent.name}: event ${seq} (${type}) belongs to no decision that is kept`);
  }
  findings.wrong.push(...contradictions(detail).map((line) => `${respondent.name}: ${line}`));
  return findings;
}

/** Where a representation does not agree with its own events. */
function contradictions({ events, myAnswer }: ConsentDetail): string[] {
  const lines: string[] = [];
  if (events.some(({ seq }, index) => seq !== index + 1)) {
    lines.push(`the events are numbered ${events.map(({ seq }) => seq).join(' ')}`);
  }
  const last = ANSWER_OF_EVENT[events.at(-1)?.type ?? ''] ?? 'none';
  if (myAnswer !== last) lines.push(`the answer is ${myAnswer}, and the last event says ${last}`);
  return lines;
}
