/**
 * Word patterns that one who knows the language can read and mend:
 *
 * - `suostu-` any ending, `-maksu` any beginning;
 * - `jos ~ suostu` up to six words between, within a clause;
 * - `(heti|pian)`, `(kyllä)?` as in a regular expression;
 * - `perua !(puhelimitse)` not when this word follows.
 *
 * A pattern begins and ends where words do, in any case of letters. The number of words between is bounded, so that no
 * text takes long to read.
 */
const LETTER = '[\\p{L}\\p{N}]';
const BETWEEN = `[^\\p{L}\\p{N}]+`;
const WITHIN_CLAUSE = `(?:[\\u0020\\u00a0]+${LETTER}[\\p{L}\\p{N}:’'-]*){0,6}?[\\u0020\\u00a0]+`;

function sourceOf(pattern: string): string {
  return pattern
    .replaceAll(/ !\(([^()]*)\)/gu, '\u0001$1\u0002')
    .replaceAll('-', '\\p{L}*')
    .replaceAll(' ~ ', WITHIN_CLAUSE)
    .replaceAll(' ', BETWEEN)
    .replaceAll('\u0001', `(?!${BETWEEN}(?:`)
    .replaceAll('\u0002', '))');
}

function compiled(patterns: readonly string[], flags: string): RegExp {
  const either = patterns.map((pattern) => `(?:${sourceOf(pattern)})`).join('|');
  return new RegExp(`(?<!${LETTER})(?:${either})(?!${LETTER})`, flags);
}

/** Finds every place of any of the patterns. For `matchAll`, which leaves it as it is. */
export function phrases(...patterns: string[]): RegExp {
  return compiled(patterns, 'giu');
}

/** Whether any of the patterns is there. For `test`. */
export function mention(...patterns: string[]): RegExp {
  return compiled(patterns, 'iu');
}
