/**
 * Names in the order in which they are looked for in Finnish and Swedish: å, ä and ö after z, capitals as small
 * letters, other marks passed over. One table for all stores: the embedded database knows no Finnish.
 */
const LETTERS: [letters: string, as: string][] = [
  ['àáâãā', 'a'],
  ['çćč', 'c'],
  ['ďđð', 'd'],
  ['èéêëēęě', 'e'],
  ['ğ', 'g'],
  ['ìíîïī', 'i'],
  ['ķ', 'k'],
  ['łļ', 'l'],
  ['ñńņ', 'n'],
  ['òóôõō', 'o'],
  ['řŕ', 'r'],
  ['śšşș', 's'],
  ['ťțţ', 't'],
  ['ùúûūů', 'u'],
  ['ýÿü', 'y'],
  ['źżž', 'z'],
  // What follows z in ASCII.
  ['å', '{'],
  ['äæ', '|'],
  ['öø', '}'],
];

const ASCII = 'abcdefghijklmnopqrstuvwxyz';
const EACH = LETTERS.flatMap(([letters, as]) => [...letters].map((letter) => [letter, as] as const));

/** Characters and, at the same place, by what each is ordered: the arguments of SQL's `translate`. */
export const ORDER_FROM = ASCII.toUpperCase() + EACH.map(([letter]) => letter + letter.toUpperCase()).join('');
export const ORDER_TO = ASCII + EACH.map(([, as]) => as + as).join('');

const ORDER = new Map([...ORDER_FROM].map((from, index) => [from, ORDER_TO[index]!]));

/** A text by which names are put in order, and in which parts of names are found. */
export function nameKey(name: string): string {
  return Array.from(name, (character) => ORDER.get(character) ?? character).join('');
}

/** The words of a search, each as it is found in a {@link nameKey}. */
export function searchKeys(search: string): string[] {
  return nameKey(search.normalize('NFC'))
    .split(/\s+/u)
    .filter((word) => word !== '');
}
