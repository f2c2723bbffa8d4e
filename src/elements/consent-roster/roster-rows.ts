/** What the rows of the list say at a moment, and which of them are shown. */
import type { ConsentRoster, RosterPerson } from '../../contract/consent-roster.ts';
import type { Language } from '../../model/language.ts';
import { answerAt, type RosterAnswer } from '../../model/roster.ts';
import { hasInitials, inNameOrder, type NameOrder } from './names.ts';

export const WHO = ['everybody', 'may', 'may-not'] as const;

/** How the person has asked for the list. */
export interface RosterQuery {
  search: string;
  /** Id of the one purpose that is shown; all where it is undefined. */
  purpose: string | undefined;
  who: (typeof WHO)[number];
  order: NameOrder;
}

export interface RosterRow {
  person: RosterPerson;
  /** What holds now, by the id of the purpose. */
  answers: Map<string, RosterAnswer>;
}

/** @param moment milliseconds since 1970 in UTC, by the clock of the server */
export function rowsAt({ people, purposes }: ConsentRoster, moment: number): RosterRow[] {
  return people.map((person) => ({
    person,
    answers: new Map(purposes.map(({ id }) => [id, answerOf(person, id, moment)])),
  }));
}

function answerOf({ answers, until }: RosterPerson, purpose: string, moment: number): RosterAnswer {
  const answer = answers.find((each) => each.purpose === purpose)?.answer ?? 'unanswered';
  // A word of a newer server that we do not know is no yes.
  return answerAt(answer === 'unknown' ? 'may-not' : answer, until, moment);
}

/** The purposes that are shown: the chosen one if the text has it, or all of them. */
export function shownPurposes({ purposes }: ConsentRoster, { purpose }: RosterQuery): ConsentRoster['purposes'] {
  const chosen = purposes.filter(({ id }) => id === purpose);
  return chosen.length === 0 ? purposes : chosen;
}

/** How many may and how many may not, of everybody. */
export function countsOf(rows: readonly RosterRow[], purpose: string): { may: number; mayNot: number } {
  const may = rows.filter(({ answers }) => answers.get(purpose) === 'may').length;
  return { may, mayNot: rows.length - may };
}

/**
 * The rows that match, in order. Of several purposes one may who may for all of them.
 *
 * @param kept ids of those who stay in sight whatever they may: what they may has just changed
 */
export function shownRows(
  rows: readonly RosterRow[],
  query: RosterQuery,
  { purposes, language, kept }: { purposes: string[]; language: Language; kept: ReadonlySet<string> },
): RosterRow[] {
  const isAsked = ({ answers, person }: RosterRow) => {
    if (query.who === 'everybody' || kept.has(person.id)) return true;
    return purposes.every((id) => answers.get(id) === 'may') === (query.who === 'may');
  };
  const matching = rows.filter((row) => isAsked(row) && hasInitials(row.person, query.search));
  const byId = new Map(matching.map((row) => [row.person.id, row]));
  const people = matching.map(({ person }) => person);
  return inNameOrder(people, query.order, language).map(({ id }) => byId.get(id)!);
}

/** Ids of the people of whom something holds now that did not, or the other way round; newcomers are not among them. */
export function changedBetween(before: readonly RosterRow[], now: readonly RosterRow[]): string[] {
  const known = new Map(before.map(({ person, answers }) => [person.id, answers]));
  const differs = ({ person, answers }: RosterRow) => {
    const old = known.get(person.id);
    return old !== undefined && [...answers].some(([id, answer]) => old.has(id) && old.get(id) !== answer);
  };
  return now.filter(differs).map(({ person }) => person.id);
}
