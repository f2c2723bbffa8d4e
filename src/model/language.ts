/** The languages the library speaks. Finnish and Swedish are the national languages and are equal (Kielilaki 423/2003). */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text per language. A language may be missing; never all of them. */
export type Localized<T = string> = Partial<Record<Language, T>>;

export interface Chosen<T> {
  /** The language of `value`: what its `lang` attribute must say. */
  language: Language;
  value: T;
}

/** Reduces a BCP 47 tag to a language we speak: `sv-FI` → `sv`; `undefined` for one we do not. */
export function toLanguage(tag: string | null | undefined): Language | undefined {
  const primary = tag?.trim().toLowerCase().split(/[-_]/, 1)[0];
  return LANGUAGES.find((language) => language === primary);
}

/** The wanted language if the text has it, otherwise the first of fi → sv → en that it has. */
export function inLanguage<T>(texts: Localized<T>, wanted: Language): Chosen<T> | undefined {
  for (const language of [wanted, ...LANGUAGES]) {
    const value = texts[language];
    if (value !== undefined) return { language, value };
  }
  return undefined;
}
