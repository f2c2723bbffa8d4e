/** A table → the children and guardians that it lists, or everything that is wrong with it. */
import { email, maxLength, pipe, safeParse, string } from 'valibot';
import type { ImportFault, ImportWarning } from '../../../src/contract/group.ts';
import { reachesAge } from '../../../src/model/civil-date.ts';
import type { Custody } from '../../../src/model/consent-request.ts';
import { looksLikeIdentityCode, readIdentityCode } from '../../../src/model/identity-code.ts';
import type { Language } from '../../../src/model/language.ts';
import {
  columnsOf,
  custodyOf,
  GUARDIANS,
  languageOf,
  yesOrNo,
  type Columns,
  type Field,
  type GuardianField,
} from './columns.ts';
import type { ReadTable, TableRow } from './csv.ts';

/** Where something stands in the file. */
type Place = Omit<ImportFault, 'code'>;

export interface ListedPerson {
  /** In capital letters; null where the file has none. Goes into a keyed hash, and nowhere else. */
  code: string | null;
  givenNames: string;
  familyName: string;
  /** Null where there is no code. */
  birthDate: string | null;
  place: (field: GuardianField) => Place;
}

/** What a cell does not say is not there: then what is known stays. */
export interface ListedGuardian extends ListedPerson {
  email?: string;
  language?: Language;
  custody?: Custody;
  protected?: boolean;
}

export interface ListedChild extends ListedPerson {
  guardians: ListedGuardian[];
}

export interface Roster {
  children: ListedChild[];
  /** Whether the file has columns of guardians; where it has none, it says nothing of them. */
  saysGuardians: boolean;
  faults: ImportFault[];
  warnings: ImportWarning[];
}

/** In UTF-16 code units. */
const LONGEST_NAME = 200;
/** The longest address that mail can be sent to (RFC 5321). */
const Email = pipe(string(), email(), maxLength(254));

/** @param now instant in UTC, ISO 8601 */
export function readRoster(table: ReadTable, today: string, now: string): Roster {
  if ('fault' in table) return nothingBut({ code: table.fault, row: table.row, column: 0, field: '' });
  const columns = columnsOf(table.headers);
  const reader = new RosterReader(columns, today, now);
  for (const column of columns.unknown) reader.warn('column-unknown', { row: 1, column, field: '' });
  for (const column of columns.twice) reader.blame('column-twice', { row: 1, column, field: '' });
  for (const field of columns.missing) reader.blame('column-missing', { row: 1, column: 0, field });
  if (columns.missing.length > 0) return reader.roster;
  for (const field of columns.withoutCode) reader.warn('identity-code-missing', { row: 1, column: 0, field });
  for (const row of table.rows) reader.read(row);
  return reader.roster;
}

function nothingBut(fault: ImportFault): Roster {
  return { children: [], saysGuardians: false, faults: [fault], warnings: [] };
}

/** By which somebody without an identity code is known again: capital and small letters make no difference. */
export function nameOf({ givenNames, familyName }: Pick<ListedPerson, 'givenNames' | 'familyName'>): string {
  return JSON.stringify([givenNames, familyName].map((name) => name.normalize('NFC').toLowerCase()));
}

class RosterReader {
  readonly #roster: Roster;
  readonly #columns: Columns;
  readonly #today: string;
  readonly #now: string;
  /** Row of each child, by the code, or by the name where there is none. */
  readonly #children = new Map<string, number>();
  /** The first that was said of each person, and in which row, by the code. */
  readonly #said = new Map<string, { row: number; person: ListedGuardian }>();

  constructor(columns: Columns, today: string, now: string) {
    this.#columns = columns;
    this.#today = today;
    this.#now = now;
    const saysGuardians = [...columns.at.keys()].some((field) => field.startsWith('guardian-'));
    this.#roster = { children: [], saysGuardians, faults: [], warnings: [] };
  }

  /** What was read; a guardian's address and language are said in any one of their rows. */
  get roster(): Roster {
    const whole = (guardian: ListedGuardian): ListedGuardian => {
      const { email: address, language } = this.#said.get(guardian.code ?? '')?.person ?? guardian;
      return { ...guardian, ...(address !== undefined && { email: address }), ...(language && { language }) };
    };
    const children = this.#roster.children.map((child) => ({ ...child, guardians: child.guardians.map(whole) }));
    return { ...this.#roster, children };
  }

  blame(code: ImportFault['code'], place: Place): void {
    this.#roster.faults.push({ code, ...place });
  }

  warn(code: ImportWarning['code'], place: Place): void {
    this.#roster.warnings.push({ code, ...place });
  }

  read(row: TableRow): void {
    const child = this.#person(row, 'child');
    const inRow = new Set(child?.code == null ? [] : [child.code]);
    if (child !== undefined) {
      const known = child.code ?? nameOf(child);
      const otherRow = this.#children.get(known);
      if (otherRow === undefined) this.#children.set(known, row.row);
      else this.blame('child-twice', { ...child.place(child.code === null ? 'given-names' : 'code'), otherRow });
    }
    const guardians: ListedGuardian[] = [];
    for (let number = 1; number <= GUARDIANS; number += 1) {
      const guardian = this.#guardian(row, number);
      if (guardian === undefined) continue;
      const known = guardian.code ?? nameOf(guardian);
      if (inRow.has(known)) {
        if (guardian.code === null) this.blame('guardian-twice', guardian.place('given-names'));
        else this.blame('code-twice', guardian.place('code'));
      }
      inRow.add(known);
      guardians.push(guardian);
    }
    if (child === undefined) return;
    const ofAge = child.birthDate !== null && reachesAge(child.birthDate, 18) <= this.#now;
    const alone = this.#roster.saysGuardians && guardians.length === 0 && !ofAge;
    if (alone) this.warn('guardian-missing', { row: row.row, column: 0, field: '' });
    this.#roster.children.push({ ...child, guardians });
  }

  #guardian(row: TableRow, number: number): ListedGuardian | undefined {
    const who = `guardian-${number}` as const;
    const cell = (field: GuardianField) => this.#cell(row, `${who}.${field}`);
    const fields: GuardianField[] = [
      'code',
      'given-names',
      'family-name',
      'email',
      'language',
      'custody',
      'safety-ban',
    ];
    if (fields.every((field) => cell(field) === '')) return undefined;
    const person = this.#person(row, who);
    /** What a cell says, once it is read; a cell without a word says nothing. */
    const read = <T>(field: GuardianField, meaning: (text: string) => T | undefined, fault: ImportFault['code']) => {
      const text = cell(field);
      if (text === '') return undefined;
      const said = meaning(text);
      if (said === undefined) this.blame(fault, this.#place(row, `${who}.${field}`));
      return said;
    };
    const address = read('email', (text) => (safeParse(Email, text).success ? text : undefined), 'email-unusable');
    const language = read('language', languageOf, 'language-unknown');
    const custody = read('custody', custodyOf, 'custody-unknown');
    const banned = read('safety-ban', yesOrNo, 'safety-ban-unknown');
    if (person === undefined) return undefined;
    const guardian: ListedGuardian = {
      ...person,
      ...(address !== undefined && { email: address }),
      ...(language !== undefined && { language }),
      ...(custody !== undefined && { custody }),
      ...(banned !== undefined && { protected: banned }),
    };
    this.#mustAgree(row, who, guardian);
    return guardian;
  }

  #person(row: TableRow, who: 'child' | `guardian-${number}`): ListedPerson | undefined {
    const codeCell = this.#cell(row, `${who}.code`);
    const read = codeCell === '' ? { code: null, birthDate: null } : readIdentityCode(codeCell, this.#today);
    if ('fault' in read) this.blame(read.fault, this.#place(row, `${who}.code`));
    else if (read.code === null && this.#columns.at.has(`${who}.code`)) {
      this.warn('identity-code-missing', this.#place(row, `${who}.code`));
    }
    const givenNames = this.#name(row, `${who}.given-names`);
    const familyName = this.#name(row, `${who}.family-name`);
    if ('fault' in read || givenNames === undefined || familyName === undefined) return undefined;
    const place = (field: GuardianField) => this.#place(row, `${who}.${field}` as Field);
    const person = { ...read, givenNames, familyName, place };
    if (who === 'child') this.#mustAgree(row, who, person);
    return person;
  }

  /** An identity code that has slipped into the column of a name would be shown to everybody. */
  #name(row: TableRow, field: Field): string | undefined {
    const name = this.#cell(row, field).replaceAll(/\s+/gu, ' ');
    const usable = name.length <= LONGEST_NAME && !/\p{Cc}/u.test(name) && !looksLikeIdentityCode(name);
    if (name !== '' && usable) return name;
    this.blame(name === '' ? 'name-missing' : 'name-unusable', this.#place(row, field));
    return undefined;
  }

  /** One person has one name, one address and one language, in however many rows. */
  #mustAgree(row: TableRow, who: 'child' | `guardian-${number}`, person: ListedGuardian): void {
    const { code } = person;
    if (code === null) return;
    const first = this.#said.get(code);
    if (first === undefined) {
      this.#said.set(code, { row: row.row, person });
      return;
    }
    const said = {
      'given-names': 'givenNames',
      'family-name': 'familyName',
      email: 'email',
      language: 'language',
    } as const;
    for (const [field, key] of Object.entries(said) as [keyof typeof said, (typeof said)[keyof typeof said]][]) {
      const before = first.person[key];
      if (person[key] !== undefined && before !== undefined && person[key] !== before)
        this.blame('differs-from-row', { ...this.#place(row, `${who}.${field}` as Field), otherRow: first.row });
    }
    first.person = { ...person, ...first.person };
  }

  #cell({ cells }: TableRow, field: Field): string {
    return cells[this.#columns.at.get(field) ?? -1] ?? '';
  }

  #place({ row }: TableRow, field: Field): Place {
    return { row, column: (this.#columns.at.get(field) ?? -1) + 1, field };
  }
}
