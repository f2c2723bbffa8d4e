import { isCountryCode } from '../../model/profile-field.ts';
import type { Language } from '../../model/language.ts';

/** Codes that browsers have names for and that ISO 3166-1 has only reserved, or not at all. */
const NO_COUNTRIES = /^(?:AC|C[PQ]|DG|E[AUZ]|IC|TA|UN)$/u;

/** The code itself where the browser has no name for it. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    // What another back end holds need not be a code.
    return code;
  }
}

const known = new Map<Language, [code: string, name: string][]>();

/** All countries of ISO 3166-1 by the names that the browser has for them, in the order of the language. */
export function countries(language: Language): [code: string, name: string][] {
  const found = known.get(language) ?? findCountries(language);
  known.set(language, found);
  return found;
}

/** Of all pairs of letters those that have a name and are nobody's former code: a list of codes would weigh more. */
function findCountries(language: Language): [code: string, name: string][] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => isCountryCode(code) && !NO_COUNTRIES.test(code) && new Intl.Locale(`und-${code}`).region === code)
    .map((code): [string, string] => [code, countryName(code, language)])
    .filter(([code, name]) => name !== code)
    .sort(([, one], [, other]) => one.localeCompare(other, language));
}
