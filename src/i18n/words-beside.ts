/**
 * What `cdn/citizen.js` has in the place of `words-in-calls.ts`: the words of one language, and those of the others in
 * files beside it, fetched by their hashes when they are first spoken. Without them the one language is spoken.
 * Decision: `docs/decisions/0018-words-beside-the-citizens-file.md`.
 */
import type { Language } from '../model/language.ts';
import type { Wording } from './compact-localize.ts';
import type { Message, Texts } from './words-in-calls.ts';

/** The texts of {@link __LUPA_LANGUAGE__} with a `|` between them. */
declare const __LUPA_WORDS__: string;
declare const __LUPA_LANGUAGE__: Language;
/** The hash of each file beside this one, as in the attribute `integrity`. */
declare const __LUPA_BESIDE__: Record<string, string>;

type Name = Language | 'ids';

/** Milliseconds until a file is given up. */
const PATIENCE = 10_000;

/** Texts, or ids, by place. Undefined is what could not be fetched. */
const here: Partial<Record<Name, string[] | undefined>> = { [__LUPA_LANGUAGE__]: __LUPA_WORDS__.split('|') };
const asked: Partial<Record<Name, Promise<void>>> = {};

export function ownText(texts: Texts | undefined, place: Message): string | undefined {
  return texts?.[here.ids?.[place as number] as string];
}

export function textIn(place: Message, language: Language): string {
  return (here[language] ?? here[__LUPA_LANGUAGE__])![place as number]!;
}

async function fetchWords(name: Name): Promise<void> {
  const integrity = __LUPA_BESIDE__[name]!;
  const file = `words/${name}-${integrity.replaceAll(/\W/gu, '').slice(6, 14)}.json`;
  for (let tries = 2; tries > 0; tries -= 1) {
    try {
      const answer = await fetch(new URL(file, import.meta.url), { integrity, signal: AbortSignal.timeout(PATIENCE) });
      here[name] = (await answer.json()) as string[];
      return;
    } catch {
      // Said below.
    }
  }
  here[name] = undefined;
  console.warn(`Lupa: ${file} is not beside the script, or not in connect-src`);
}

/**
 * The language in which one can speak: `wanted`, or the one inside where the words of `wanted` could not be fetched. A
 * promise while words are on their way.
 *
 * @param wording a municipality's own words; they are found by the ids of messages
 */
export function languageToSpeak(wanted: Language, wording: Wording | undefined): Language | Promise<void> {
  const needed: Name[] = wording ? [wanted, 'ids'] : [wanted];
  const missing = needed.filter((name) => !(name in here));
  const [coming] = missing.map((name) => (asked[name] ??= fetchWords(name)));
  return coming ?? (here[wanted] ? wanted : __LUPA_LANGUAGE__);
}
