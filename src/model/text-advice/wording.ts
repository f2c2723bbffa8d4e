/** What the words of a language give away: the shape of `finnish.ts` and `swedish.ts`, and how they are looked for. */
import type { AdviceRule } from './advice.ts';
import type { Reading, Span } from './reading.ts';

/** Words that tell of a rule. */
export interface Wording {
  find: RegExp;
  /** Only in a sentence with these words. */
  when?: RegExp;
  /** Not where what was found, or the word before it, is one of these: mostly a “not”. */
  unless?: RegExp;
  /** Not in a sentence with these words. */
  never?: RegExp;
}

export type WordRule = Extract<
  AdviceRule,
  | 'detriment'
  | 'bundled'
  | 'silence'
  | 'preselection'
  | 'no-withdrawal'
  | 'guilt'
  | 'unequal-choice'
  | 'time-pressure'
  | 'double-negation'
>;

export interface Words {
  wordings: Record<WordRule, Wording[]>;
  /** One who refuses. */
  refusing: RegExp;
  /** Recipients that are named by what they are to the controller. */
  vagueRecipients: RegExp;
  /** Data is given to others. */
  disclosing: RegExp;
  not: RegExp;
  /** What data is used for: words of two of these, joined, are two purposes. */
  uses: RegExp[];
  joining: RegExp;
  /** A time of storage, or what ends it. */
  time: RegExp;
  /** What sounds like a time and is none. */
  noTime: RegExp;
  /** A link whose text is of these words alone does not say where it leads. */
  linkWords: ReadonlySet<string>;
}

/** How far back the word before is looked for, in UTF-16 units. */
const WORD_BEFORE = 40;

/** Where the words of a rule stand in a sentence. */
export function wordsIn({ text }: Reading, { start, end }: Span, { find, when, unless, never }: Wording): Span[] {
  const sentence = text.slice(start, end);
  if ((when && !when.test(sentence)) || never?.test(sentence)) return [];
  return [...sentence.matchAll(find)]
    .filter(({ index, 0: found }) => {
      const before = /\p{L}*[^\p{L}]*$/u.exec(sentence.slice(Math.max(0, index - WORD_BEFORE), index))?.[0] ?? '';
      return !unless?.test(before + found);
    })
    .map(({ index, 0: found }) => ({ start: start + index, end: start + index + found.length }));
}
