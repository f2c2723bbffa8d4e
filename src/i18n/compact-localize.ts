/**
 * What bundles have in the place of `localize.ts` and @lit/localize (`scripts/build/plugins.ts`): each `msg()` carries
 * its words in the three languages, or its place in a table of them, so that there are no ids. What a municipality puts in
 * place of ours is found by a short key of the id. A test holds the two against each other. Decision:
 * `docs/decisions/0003-what-the-citizen-does-not-download.md`.
 */
import type { Language } from '../model/language.ts';
import type { WordingOverrides } from './localize.ts';

/** What the municipality says, by key. */
export type Wording = Partial<Record<Language, Record<string, string>>>;

const MODULUS = 456_871;

let speaking: Language = 'fi';
let wording: Wording = {};

/** The key of a message id: four letters, and the build fails when two ids share one. */
export function keyOf(id: string): string {
  let number = 0;
  for (const letter of id) number = (number * 31 + letter.charCodeAt(0)) % MODULUS;
  let key = '';
  // In base 36 the digits from 10 on are the letters.
  for (; key.length < 4; number = Math.floor(number / 26)) key += ((number % 26) + 10).toString(36);
  return key;
}

export function wordingWith(...sets: (WordingOverrides | undefined)[]): Wording {
  const words = (language: Language) =>
    Object.fromEntries(
      sets.flatMap((set) => Object.entries(set?.[language] ?? {})).map(([id, text]) => [keyOf(id), text]),
    );
  return { fi: words('fi'), sv: words('sv'), en: words('en') };
}

/** The words are in the calls already. */
export function addMessages(): void {}

export function speakingIn<T>(language: Language, words: Wording | undefined, work: () => T): T {
  const before = [speaking, wording] as const;
  [speaking, wording] = [language, words ?? {}];
  try {
    return work();
  } finally {
    [speaking, wording] = before;
  }
}

/** Keys, English, Finnish and Swedish, each a line, with a `|` between texts; a build of one file writes it. */
declare const __LUPA_WORDS__: string | undefined;
const [keys, ...lines] = (typeof __LUPA_WORDS__ === 'string' ? __LUPA_WORDS__ : '').split('\n') as [string];
const table = lines.map((line: string) => line.split('|'));

/**
 * In the words of the language that is spoken now, or in English. `{0}` in them is the first of `values`.
 *
 * @param message key, English, Finnish and Swedish with a `|` between them; where there is a table, a place in it
 */
export function msg(message: string | number, ...values: unknown[]): string {
  const place = message as number;
  const [key, en, fi, sv] = keys
    ? [keys.slice(4 * place, 4 * place + 4), ...table.map((line) => line[place])]
    : (message as string).split('|');
  return (wording[speaking]?.[key!] ?? ({ en, fi, sv }[speaking] || en!)).replaceAll(/\{(\d)\}/gu, (_, index: string) =>
    String(values[Number(index)]),
  );
}

/** Stands in imports only: a build takes it out of the calls. */
export const str = undefined;
