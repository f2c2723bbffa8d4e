/**
 * What our messages need of @lit/localize: each is plain text, maybe with values in it, and has an id of its own.
 * Browser bundles have this in the place of the package (`scripts/build/plugins.ts`), where `msg()` gets the id itself
 * in the place of its options; a test holds the two against each other. Decision:
 * `docs/decisions/0003-what-the-citizen-does-not-download.md`.
 */

interface Filled {
  strings: readonly string[];
  values: unknown[];
}
type Template = string | Filled;

interface Localization {
  loadLocaleSync: () => { templates: Record<string, Template> };
}

let localization: Localization | undefined;

export function configureReentrantLocalization(ours: Localization): void {
  localization = ours;
}

export const str = (strings: readonly string[], ...values: unknown[]): Filled => ({ strings, values });

/** In the words of the language that is spoken now, or in those of the source. */
export function msg(source: Template, id: string): string {
  const words = localization?.loadLocaleSync().templates[id] || source;
  if (typeof words === 'string') return words;
  const given = (source as Filled).values;
  // In a translation a number says which of the source's values has its place there.
  const values = words === source ? given : words.values.map((place) => given[place as number]);
  return String.raw({ raw: words.strings }, ...values);
}
