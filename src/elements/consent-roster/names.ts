/** Names in the order in which people look for them, and by their first letters. */
import type { RosterPerson } from '../../contract/consent-roster.ts';
import type { Language } from '../../model/language.ts';

export const NAME_ORDERS = ['family', 'given'] as const;
export type NameOrder = (typeof NAME_ORDERS)[number];

type Named = Pick<RosterPerson, 'givenNames' | 'familyName' | 'id'>;

/** The name as it is looked for: what it is ordered by comes first. */
export function nameParts({ givenNames, familyName }: Named, order: NameOrder): [first: string, rest: string] {
  return order === 'family' ? [familyName, givenNames] : [givenNames, familyName];
}

/** The names are Finnish ones in an English page too: å, ä and ö come last. */
export function inNameOrder<P extends Named>(people: readonly P[], order: NameOrder, language: Language): P[] {
  const { compare } = new Intl.Collator(language === 'sv' ? 'sv' : 'fi');
  return people.toSorted((a, b) => {
    const [first, second] = [nameParts(a, order), nameParts(b, order)];
    return compare(first[0], second[0]) || compare(first[1], second[1]) || (a.id < b.id ? -1 : 1);
  });
}

/** Whether each word of what is typed begins one of the names. */
export function hasInitials({ givenNames, familyName }: Named, typed: string): boolean {
  const names = wordsOf(`${givenNames} ${familyName}`);
  return wordsOf(typed).every((word) => names.some((name) => name.startsWith(word)));
}

function wordsOf(text: string): string[] {
  return letters(text)
    .split(/[\s\-–]+/u)
    .filter((word) => word !== '');
}

/**
 * As a Finn looks for a letter: å, ä and ö are letters of their own, other marks are passed over, and w is the old way
 * to write v.
 */
function letters(text: string): string {
  const plain = Array.from(text.normalize('NFC').toLocaleLowerCase('fi'), (letter) => {
    if ('åäö'.includes(letter)) return letter;
    return OTHERS[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  });
  return plain.join('');
}

/** Letters that have no mark to be taken off. */
const OTHERS: Record<string, string> = { w: 'v', æ: 'ä', ø: 'ö', đ: 'd', ð: 'd', ł: 'l', ß: 'ss' };
