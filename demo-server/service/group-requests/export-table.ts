/** The answers to a template as a table: one row for each person whom it is about. */
import type { GroupRespondent, GroupRow } from '../../../src/contract/group-requests.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';
import type { PersonRecord, TemplateVersionRecord } from '../store.ts';
import type { ExportWords } from './export-words.ts';

/** A text, a time (UTC instant), or a civil date; null for nothing. */
export type Cell = string | { instant: string } | { day: string } | null;

/** Respondents with columns of their own: as many guardians as a list has, and the person. What is over goes into one. */
const RESPONDENTS = 4;
const RESPONDENT_COLUMNS = ['name', 'role', 'answer', 'answeredAt', 'method'] as const;

export interface ExportRow {
  /** Whom it is about. */
  person: PersonRecord;
  row: GroupRow;
}

export interface ExportPurpose {
  id: string;
  name: string;
}

/** Every purpose that has been asked for, by the newest name; what is a draft has not been. */
export function purposesOf(versions: TemplateVersionRecord[], language: Language): ExportPurpose[] {
  const purposes = new Map<string, string>();
  // The newest come first.
  for (const { state, purposes: asked, texts } of versions) {
    if (state === 'draft') continue;
    const text = [language, ...LANGUAGES].map((each) => texts[each]).find((each) => each !== undefined);
    for (const { id } of asked) if (!purposes.has(id)) purposes.set(id, text?.purposes?.[id] ?? text?.purpose ?? id);
  }
  return [...purposes].map(([id, name]) => ({ id, name }));
}

export function headersOf(purposes: ExportPurpose[], words: ExportWords): string[] {
  const { familyName, givenNames, current, status, reason, since, lastValidDay, respondent, others, personId } = words;
  return [
    familyName,
    givenNames,
    current,
    status,
    reason,
    since,
    lastValidDay,
    ...purposes.map(({ name }) => name),
    ...Array.from({ length: RESPONDENTS }, (_, index) =>
      RESPONDENT_COLUMNS.map((column) => respondent[column](index + 1)),
    ).flat(),
    others,
    personId,
  ];
}

/** As many cells as there are headers. No address is among them, and no identity code. */
export function cellsOf({ person, row }: ExportRow, purposes: ExportPurpose[], words: ExportWords): Cell[] {
  const { current, status, reason, since, lastValidDay, requestId, respondents } = row;
  const known = (of: string) => row.purposes.find(({ id }) => id === of)?.status ?? 'unknown';
  const asked = requestId !== null;
  return [
    person.familyName,
    person.givenNames,
    current ? words.yes : words.no,
    wordFor(words.statuses, status),
    wordFor(words.reasons, reason),
    since === null ? null : { instant: since },
    lastValidDay === null ? null : { day: lastValidDay },
    ...purposes.map(({ id }) => wordFor(words.statuses, known(id))),
    ...Array.from({ length: RESPONDENTS }, (_, index) => respondentCells(respondents[index], asked, words)).flat(),
    respondents
      .slice(RESPONDENTS)
      .map((each) => inOneCell(each, asked, words))
      .join('; ') || null,
    person.id,
  ];
}

function wordFor(words: Partial<Record<string, string>>, of: string): string | null {
  return words[of] ?? null;
}

function respondentCells(respondent: GroupRespondent | undefined, asked: boolean, words: ExportWords): Cell[] {
  if (respondent === undefined) return RESPONDENT_COLUMNS.map(() => null);
  const { name, custody, answer, answeredAt, recorded } = respondent;
  const role = wordFor(words.roles, custody);
  return [
    name,
    // Whoever gets the file must know what the table says.
    respondent.protected ? `${role ?? ''} (${words.protected})`.trim() : role,
    asked ? wordFor(words.answers, answer) : null,
    // What the staff have recorded was answered on another day, perhaps.
    recorded !== null ? { day: recorded.answeredOn } : answeredAt === null ? null : { instant: answeredAt },
    methodOf(respondent, words),
  ];
}

function methodOf({ method, recorded }: GroupRespondent, words: ExportWords): string | null {
  const how = wordFor(words.methods, method);
  return recorded === null ? how || null : `${how ?? ''} (${words.recordedBy}: ${recorded.by})`;
}

function inOneCell(respondent: GroupRespondent, asked: boolean, words: ExportWords): string {
  const [name, role, answer] = respondentCells(respondent, asked, words) as (string | null)[];
  return `${name} (${[role, answer].filter((each) => each !== null).join(', ')})`;
}
