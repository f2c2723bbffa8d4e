import type { Language } from '../model/language.ts';

/** A message of a bundle: its key, English, Finnish and Swedish with a `|` between them, or its place in a table. */
export type Message = string | number;

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

/** The key of a message, by which a municipality's own words are found. */
export function keyIn(message: Message): string | undefined {
  return (message as string).split('|')[0];
}

export function textIn(message: Message, language: Language): string {
  const [, en, fi, sv] = (message as string).split('|');
  return { en, fi, sv }[language] || en!;
}

/** The words of every language are here. */
export function languageToSpeak(wanted: Language): Language | Promise<void> {
  return wanted;
}
