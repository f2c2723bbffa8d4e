/**
 * The one configuration of @lit/localize. Its reentrant form asks for the language at every `msg()`, so that each
 * element speaks its own nearest `lang`, several on one page; the words come bundled, each element with its own.
 */
import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import { str } from '@lit/localize';
import type { Language } from '../model/language.ts';

/** A text, or one with values in it: the places of the values in the source. */
export type Template = string | { strTag: true; strings: TemplateStringsArray; values: unknown[] };
type Templates = Record<string, Template>;

/** The Finnish and the Swedish of each message id of a namespace. English is the source and stands in the code. */
export type Messages = Record<string, [fi: Template | undefined, sv: Template | undefined]>;

/**
 * Words that a municipality puts in place of ours, by language and message id. `{0}` stands for the first value that
 * the message carries, `{1}` for the second.
 */
export type WordingOverrides = Partial<Record<Language, Record<string, string>>>;

const bundled: Wording = { fi: {}, sv: {}, en: {} };
const added = new Set<Messages>();

/** The words of each language, the municipality's in front of ours. */
export type Wording = Record<Language, Templates>;

let speaking: Language = 'fi';
let wording: Wording = bundled;
let configured = false;

function configure(): void {
  if (configured) return;
  configured = true;
  configureReentrantLocalization({
    // The source has a name of its own, so that English words can be overridden like any others.
    sourceLocale: 'source',
    targetLocales: ['fi', 'sv', 'en'],
    getLocale: () => speaking,
    loadLocaleSync: () => ({ templates: wording[speaking] }),
  });
}

/** Our words with those of each set in front; a later set comes before an earlier one. */
export function wordingWith(...sets: (WordingOverrides | undefined)[]): Wording {
  const words = (language: Language) =>
    sets.flatMap((set) => Object.entries(set?.[language] ?? {}).map(([id, text]) => [id, withPlaceholders(text)]));
  // Ours are the prototype: what an element adds later is found too.
  const own = (language: Language) =>
    Object.assign(Object.create(bundled[language]) as Templates, Object.fromEntries(words(language)));
  return { fi: own('fi'), sv: own('sv'), en: own('en') };
}

function withPlaceholders(text: string): Template {
  const parts = text.split(/\{(\d)\}/u);
  const strings = parts.filter((_, index) => index % 2 === 0);
  const values = parts.filter((_, index) => index % 2 === 1).map(Number);
  return str(strings as unknown as TemplateStringsArray, ...values);
}

/** Makes the messages of an element known. Cheap to call again. */
export function addMessages(...namespaces: Messages[]): void {
  configure();
  for (const messages of namespaces) {
    if (added.has(messages)) continue;
    added.add(messages);
    for (const [id, [fi, sv]] of Object.entries(messages)) {
      if (fi) bundled.fi[id] = fi;
      if (sv) bundled.sv[id] = sv;
    }
  }
}

/** The language in which one can speak, or a promise while its words are on their way. Here they all are. */
export function languageToSpeak(wanted: Language, _words: Wording | undefined): Language | Promise<void> {
  return wanted;
}

/** Runs `work` so that every `msg()` in it speaks `language`, in the words of the element's provider. */
export function speakingIn<T>(language: Language, words: Wording | undefined, work: () => T): T {
  const before = [speaking, wording] as const;
  [speaking, wording] = [language, words ?? bundled];
  try {
    return work();
  } finally {
    [speaking, wording] = before;
  }
}
