/**
 * What bundles have in the place of `localize.ts` and @lit/localize (`scripts/build/plugins.ts`): each `msg()` carries
 * its words in the three languages, or its place in a table of them, so that there are no ids. What a municipality puts in
 * place of ours is found by a key of the id. A test holds the two against each other. Decision:
 * `docs/decisions/0003-what-the-citizen-does-not-download.md`.
 */
import type { Language } from '../model/language.ts';
import type { WordingOverrides } from './localize.ts';
import { ownText, textIn, type Message, type Texts } from './words-in-calls.ts';

export { languageToSpeak } from './words-in-calls.ts';

/** What the municipality says, by message id: two files of ours on one page share it, and their keys differ. */
export type Wording = Partial<Record<Language, Texts>>;

let speaking: Language = 'fi';
let wording: Wording = {};

export function wordingWith(...sets: (WordingOverrides | undefined)[]): Wording {
  const words = (language: Language) => Object.assign({}, ...sets.map((set) => set?.[language])) as Texts;
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

/** In the words of the language that is spoken now, or in English. `{0}` in them is the first of `values`. */
export function msg(message: Message, ...values: unknown[]): string {
  const text = ownText(wording[speaking], message) ?? textIn(message, speaking);
  return text.replaceAll(/\{(\d)\}/gu, (_, index: string) => String(values[Number(index)]));
}

/** Stands in imports only: a build takes it out of the calls. */
export const str = undefined;
