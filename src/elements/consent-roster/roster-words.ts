/** What the list says, shown and spoken. */
import { msg, str } from '@lit/localize';
import { formatDate, formatTime } from '../../i18n/dates.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import type { RosterAnswer } from '../../model/roster.ts';
import type { Shown } from './live-roster.ts';
import type { RosterRow } from './roster-rows.ts';

const MINUTE = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;
/** People named in one announcement; of more only the number is said. */
const NAMED = 5;

export function mayWord(): string {
  return msg('May', { id: 'consent-roster.may' });
}

export function mayNotWord(): string {
  return msg('May not', { id: 'consent-roster.may-not' });
}

export function noAnswerWord(): string {
  return msg('no answer', { id: 'consent-roster.no-answer' });
}

function answerWords(answer: RosterAnswer): string {
  if (answer === 'may') return mayWord();
  return answer === 'may-not' ? mayNotWord() : `${mayNotWord()} – ${noAnswerWord()}`;
}

/** `klo 9.14`; with the day where it is not the day of the moment. */
export function timeOf(instant: string, { moment }: Pick<Shown, 'moment'>, language: Language): string {
  const time = formatTime(instant, language);
  return civilDateOf(instant) === civilDateOf(moment) ? time : `${formatDate(instant, language)} ${time}`;
}

/** For paper: with the day, whichever day it is. */
export function stampOf({ data }: Shown, language: Language): string {
  const time = `${formatDate(data.asOf, language)} ${formatTime(data.asOf, language)}`;
  return msg(str`As of ${time}`, { id: 'consent-roster.stamp' });
}

/** How old it is, and why there is nothing newer: one or two sentences. */
export function freshnessSentence(shown: Shown, language: Language): string {
  const time = timeOf(shown.data.asOf, shown, language);
  if (shown.freshness === 'current') return msg(str`Up to date at ${time}`, { id: 'consent-roster.current' });
  const trouble = troubleSentence(shown);
  const age = agoWords(shown.age);
  const state =
    age === undefined
      ? msg(str`As of ${time}.`, { id: 'consent-roster.as-of' })
      : msg(str`As of ${time}, ${age}.`, { id: 'consent-roster.as-of-age' });
  return trouble === undefined ? state : `${trouble} ${state}`;
}

function troubleSentence({ trouble }: Shown): string | undefined {
  switch (trouble) {
    case 'offline':
      return msg('No network connection.', { id: 'consent-roster.offline' });
    case 'no-connection':
      return msg('No connection to the service.', { id: 'consent-roster.no-connection' });
    case 'failed':
      return msg('The service does not answer as it should.', { id: 'consent-roster.service-failed' });
    default:
      return undefined;
  }
}

function agoWords(age: number | null): string | undefined {
  if (age === null) return undefined;
  const minutes = Math.floor(age / MINUTE);
  if (minutes < 1) return msg('less than a minute ago', { id: 'consent-roster.seconds-ago' });
  if (minutes === 1) return msg('1 minute ago', { id: 'consent-roster.minute-ago' });
  if (minutes < HOUR) return msg(str`${minutes} minutes ago`, { id: 'consent-roster.minutes-ago' });
  if (minutes >= DAY) return msg('more than a day ago', { id: 'consent-roster.days-ago' });
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  return msg(str`${hours} h ${rest} min ago`, { id: 'consent-roster.hours-ago' });
}

/** Why the list is not to be acted by. */
export function warningTitle({ age }: Pick<Shown, 'age'>): string {
  if (age === null) {
    return msg('Nobody knows how old this is: the clock of this device may be wrong.', {
      id: 'consent-roster.warning-unknown',
    });
  }
  return age >= HOUR * MINUTE
    ? msg('This is more than an hour old.', { id: 'consent-roster.warning-hour' })
    : msg('This is too old.', { id: 'consent-roster.warning' });
}

export function warningText(): string {
  return msg('Check the permission elsewhere before you act.', { id: 'consent-roster.warning-text' });
}

export function changedSentence(at: string, shown: Pick<Shown, 'moment'>, language: Language): string {
  const time = timeOf(at, shown, language);
  return msg(str`Changed at ${time}`, { id: 'consent-roster.changed' });
}

/** Who may what now, for those whose answer has changed: spoken on this page, and told nowhere else. */
export function changeNews(rows: readonly RosterRow[], shown: Shown, language: Language): string {
  const { length } = rows;
  const { purposes } = shown.data;
  if (length > NAMED) return msg(str`Changed now: ${length} people`, { id: 'consent-roster.many-changed' });
  const lines = rows.map(({ person, answers }) => {
    const each = purposes.map(({ id, name }) => {
      const words = answerWords(answers.get(id) ?? 'unanswered');
      return purposes.length === 1 ? words : `${inLanguage(name, language)?.value ?? ''}: ${words}`;
    });
    return `${person.givenNames} ${person.familyName}: ${each.join(', ')}.`;
  });
  return [msg('Changed now.', { id: 'consent-roster.changed-now' }), ...lines].join(' ');
}

export function countsSentence({ may, mayNot }: { may: number; mayNot: number }): string {
  return msg(str`${may} may, ${mayNot} may not`, { id: 'consent-roster.counts' });
}

export function foundSentence(found: number, total: number): string {
  return msg(str`People shown: ${found} of ${total}`, { id: 'consent-roster.found' });
}
