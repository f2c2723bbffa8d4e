import type { Language } from '../model/language.ts';

/** A message of a bundle: its key, English, Finnish and Swedish with a `|` between them, or its place in a table. */
export type Message = string | number;

/** A municipality's words in one language, by message id. */
export type Texts = Record<string, string>;

const MODULUS = 456_871;

/** The key of a message id: four letters, and the build fails when two ids share one. */
export function keyOf(id: string): string {
  let number = 0;
  for (const letter of id) number = (number * 31 + letter.charCodeAt(0)) % MODULUS;
  let key = '';
  // In base 36 the digits from 10 on are the letters.
  for (; key.length < 4; number = Math.floor(number / 26)) key += ((number % 26) + 10).toString(36);
  return key;
}

const keyed = new WeakMap<Texts, Texts>();

/** Texts by the keys that messages have here. */
export function byKeys(texts: Texts): Texts {
  let there = keyed.get(texts);
  if (!there) {
    there = Object.fromEntries(Object.entries(texts).map(([id, text]) => [keyOf(id), text]));
    keyed.set(texts, there);
  }
  return there;
}

/** What a municipality says in the place of a message. */
export function ownText(texts: Texts | undefined, message: Message): string | undefined {
  return texts && byKeys(texts)[(message as string).split('|')[0]!];
}

export function textIn(message: Message, language: Language): string {
  const [, en, fi, sv] = (message as string).split('|');
  return { en, fi, sv }[language] || en!;
}

/** The words of every language are here. */
export function languageToSpeak(wanted: Language): Language | Promise<void> {
  return wanted;
}
