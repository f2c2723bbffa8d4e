/** What files that stand alone have in the place of `words-in-calls.ts`: see `scripts/build/words.ts`. */
import type { Language } from '../model/language.ts';
import { byKeys, type Message, type Texts } from './words-in-calls.ts';

/** Keys, English, Finnish and Swedish, each a line, with a `|` between texts. */
declare const __LUPA_WORDS__: string;
const [keys, ...lines] = __LUPA_WORDS__.split('\n') as [string];
const [en, fi, sv] = lines.map((line: string) => line.split('|')) as [string[], string[], string[]];
const texts = { en, fi, sv };

export function ownText(texts: Texts | undefined, place: Message): string | undefined {
  return texts && byKeys(texts)[keys.slice(4 * (place as number), 4 * (place as number) + 4)];
}

export function textIn(place: Message, language: Language): string {
  return texts[language][place as number] || en[place as number]!;
}

export { languageToSpeak } from './words-in-calls.ts';
