/** Which column of a file says what, by its header in Finnish, Swedish or English: see docs/group-import.md. */
import type { Custody } from '../../../src/model/consent-request.ts';
import type { Language } from '../../../src/model/language.ts';

/** Most guardians in one row. */
export const GUARDIANS = 3;

/** What is said of a child and of a guardian alike. */
const PERSON_FIELDS = ['code', 'given-names', 'family-name'] as const;
const GUARDIAN_FIELDS = [...PERSON_FIELDS, 'email', 'language', 'custody', 'safety-ban'] as const;
type PersonField = (typeof PERSON_FIELDS)[number];
export type GuardianField = (typeof GUARDIAN_FIELDS)[number];

/** `child.code`, `guardian-2.email`. */
export type Field = `child.${PersonField}` | `guardian-${number}.${GuardianField}`;

const FIELD_WORDS: Record<GuardianField, string[]> = {
  code: ['henkilötunnus', 'hetu', 'personbeteckning', 'identity code', 'personal identity code'],
  'given-names': ['etunimet', 'etunimi', 'förnamn', 'given names', 'first names'],
  'family-name': ['sukunimi', 'efternamn', 'family name', 'last name'],
  email: ['sähköposti', 'e-post', 'e-mail', 'email'],
  language: ['kieli', 'språk', 'language'],
  custody: ['huoltajuus', 'vårdnad', 'custody'],
  'safety-ban': ['turvakielto', 'spärrmarkering', 'safety ban'],
};
const CHILD = /^(?:lapsen|barnets|child's|child) /u;
const GUARDIAN = /^(?:huoltaja|vårdnadshavare|guardian) ?([1-9]) /u;

const REQUIRED: Field[] = ['child.given-names', 'child.family-name'];

export interface Columns {
  /** Index of the column, by the field. */
  at: Map<Field, number>;
  missing: Field[];
  /** The columns of identity codes that are not there, of those of whom the file says something. */
  withoutCode: Field[];
  /** Columns that say what another one has said, counted from 1. */
  twice: number[];
  /** Columns that nobody reads, counted from 1. */
  unknown: number[];
}

export function columnsOf(headers: string[]): Columns {
  const at = new Map<Field, number>();
  const twice: number[] = [];
  const unknown: number[] = [];
  for (const [index, header] of headers.entries()) {
    const field = fieldOf(header);
    if (field === undefined) {
      if (header !== '') unknown.push(index + 1);
    } else if (at.has(field)) twice.push(index + 1);
    else at.set(field, index);
  }
  const who = new Set(['child', ...[...at.keys()].map((field) => field.split('.', 1)[0]!)]);
  const withoutCode = [...who].map((each) => `${each}.code` as Field).filter((field) => !at.has(field));
  return { at, missing: REQUIRED.filter((field) => !at.has(field)), withoutCode, twice, unknown };
}

/** Small and capital letters, underscores and several blanks make no difference. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/gu, ' ');
}

function fieldOf(header: string): Field | undefined {
  const words = plain(header).replaceAll('’', "'");
  const number = GUARDIAN.exec(words)?.[1];
  if (number !== undefined) {
    const field = fieldNamed(words.replace(GUARDIAN, ''), GUARDIAN_FIELDS);
    return field && Number(number) <= GUARDIANS ? `guardian-${Number(number)}.${field}` : undefined;
  }
  const field = fieldNamed(words.replace(CHILD, ''), PERSON_FIELDS);
  return field && `child.${field}`;
}

function fieldNamed<F extends GuardianField>(words: string, fields: readonly F[]): F | undefined {
  return fields.find((field) => FIELD_WORDS[field].includes(words));
}

const CUSTODY_WORDS: Record<Custody, string[]> = {
  joint: ['yhteishuolto', 'yhteinen', 'gemensam vårdnad', 'gemensam', 'joint'],
  sole: ['yksinhuolto', 'yksin', 'ensam vårdnad', 'ensam', 'sole'],
  foster: ['sijaisvanhempi', 'sijaishuolto', 'fosterförälder', 'foster'],
  appointed: ['edunvalvoja', 'intressebevakare', 'appointed'],
  none: ['ei huoltaja', 'ei huoltajuutta', 'ingen vårdnad', 'none'],
};
const LANGUAGE_WORDS: Record<Language, string[]> = {
  fi: ['fi', 'suomi', 'finska', 'finnish'],
  sv: ['sv', 'ruotsi', 'svenska', 'swedish'],
  en: ['en', 'englanti', 'engelska', 'english'],
};
const YES_NO_WORDS = { yes: ['kyllä', 'on', 'x', 'ja', 'yes', '1'], no: ['ei', 'nej', 'no', '0'] };

export const custodyOf = (text: string): Custody | undefined => meaning(text, CUSTODY_WORDS);
export const languageOf = (text: string): Language | undefined => meaning(text, LANGUAGE_WORDS);

export function yesOrNo(text: string): boolean | undefined {
  const word = meaning(text, YES_NO_WORDS);
  return word === undefined ? undefined : word === 'yes';
}

function meaning<W extends string>(text: string, words: Record<W, string[]>): W | undefined {
  const said = plain(text);
  return (Object.keys(words) as W[]).find((word) => words[word].includes(said));
}
