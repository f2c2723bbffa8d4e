/** A place in a text as it is quoted: with a little of what stands around it, and not too long. */
export interface Quote {
  before: string;
  /** The words themselves; of many, the first and the last. */
  words: [string] | [string, string];
  after: string;
  /** Whether the line goes on before and behind what is quoted. */
  cut: { before: boolean; after: boolean };
}

/** In UTF-16 units: how much of what stands around is shown, and of how many words all are. */
const AROUND = 40;
const LONGEST = 120;
const FIRST = 70;
const LAST = 40;

/**
 * Quotes what stands from `start` to `end`, within its line. Nothing is added and no word is cut in two, but for one
 * that is longer than what is shown.
 *
 * @param start in UTF-16 units, as in `Advice`; what lies outside of the text is left out
 * @returns undefined where nothing is left to quote
 */
export function quoteOf(text: string, start: number, end: number): Quote | undefined {
  const words = text.slice(start, end);
  if (words.trim() === '') return undefined;
  const [lineBefore = ''] = text.slice(0, start).split('\n').slice(-1);
  const [lineAfter = ''] = text.slice(end).split('\n');
  const before = endOf(lineBefore, AROUND);
  const after = beginningOf(lineAfter, AROUND);
  return {
    before,
    words: words.length <= LONGEST ? [words] : [beginningOf(words, FIRST), endOf(words, LAST)],
    after,
    cut: { before: before.length < lineBefore.length, after: after.length < lineAfter.length },
  };
}

/** Whole words from the beginning; of one long word, whole characters. */
function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.slice(0, length + 1).search(/\s\S*$/u);
  return space >= 0 ? text.slice(0, space) : charactersOf(text.slice(0, length)).slice(0, -1).join('');
}

function endOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const part = text.slice(-length - 1);
  const space = part.search(/\s/u);
  return space >= 0 ? part.slice(space + 1) : charactersOf(part).slice(1).join('');
}

/** As a reader sees them: the outermost of a part may be half of one. */
function charactersOf(part: string): string[] {
  return [...new Intl.Segmenter().segment(part)].map(({ segment }) => segment);
}
