/**
 * The one configuration of @lit/localize. Its reentrant form asks for the language at every `msg()`, so that each
 * element speaks its own nearest `lang`, several on one page; the words come bundled, each element with its own.
 */
import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import type { LocaleModule } from '@lit/localize';
import type { Language } from '../model/language.ts';

type Templates = LocaleModule['templates'];

/** The translations of one namespace of message ids. English is the source and stands in the code. */
export type Messages = Record<Exclude<Language, 'en'>, Templates>;

/** Words that a municipality puts in place of ours, by language and message id. */
export type WordingOverrides = Partial<Record<Language, Record<string, string>>>;

const bundled: Record<Language, Templates> = { fi: {}, sv: {}, en: {} };
const added = new Set<Messages>();

let speaking: Language = 'fi';
let wording: WordingOverrides | undefined;
let configured = false;

function configure(): void {
  if (configured) return;
  configured = true;
  configureReentrantLocalization({
    // The source has a name of its own, so that English words can be overridden like any others.
    sourceLocale: 'source',
    targetLocales: ['fi', 'sv', 'en'],
    getLocale: () => speaking,
    loadLocaleSync: () => ({ templates: { ...bundled[speaking], ...wording?.[speaking] } }),
  });
}

/** Makes the messages of an element known. Cheap to call again. */
export function addMessages(...namespaces: Messages[]): void {
  configure();
  for (const messages of namespaces) {
    if (added.has(messages)) continue;
    added.add(messages);
    Object.assign(bundled.fi, messages.fi);
    Object.assign(bundled.sv, messages.sv);
  }
}

/** Runs `work` so that every `msg()` in it speaks `language`, with the overrides of the element's provider. */
export function speakingIn<T>(language: Language, overrides: WordingOverrides | undefined, work: () => T): T {
  const before = [speaking, wording] as const;
  [speaking, wording] = [language, overrides];
  try {
    return work();
  } finally {
    [speaking, wording] = before;
  }
}
