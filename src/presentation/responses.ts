/** How those who were asked have answered, in words: the same where templates are listed and where one is looked at. */
import { msg, str } from '@lit/localize';
import type { ResponseTimes } from '../contract/response-statistics.ts';
import { formatDate } from '../i18n/dates.ts';
import { formatPercent } from '../i18n/numbers.ts';
import type { Language } from '../model/language.ts';
import type { Step } from '../ui/step-chart.ts';

export { messages as responseMessages } from '../i18n/generated/responses.ts';

/** What can be told by now. */
export type ToldTimes = ResponseTimes & { told: NonNullable<ResponseTimes['told']>; from: string };

export function isTold(times: ResponseTimes): times is ToldTimes {
  return times.told !== null && times.from !== null;
}

/** `15/23 (65 %)`; rounded down, for what is told is the least that there is. */
export function partOf(part: number, whole: number, language: Language): string {
  return `${part}/${whole} (${formatPercent(Math.floor((part * 100) / whole), language)})`;
}

/** How many had answered, in what time the half of them had, and as of when that is. */
export function responseSentences({ asked, told }: ToldTimes, language: Language): string[] {
  const share = partOf(told.answered, asked, language);
  const date = formatDate(told.day, language);
  return [
    told.answered === asked
      ? msg(str`All ${asked} had answered`, { id: 'responses.all' })
      : msg(str`At least ${share} had answered`, { id: 'responses.share' }),
    ...(told.half === null ? [] : [halfSentence(told.half.days)]),
    msg(str`As of ${date}`, { id: 'responses.as-of' }),
  ];
}

function halfSentence(days: number): string {
  if (days === 0) return msg('Half answered on the same day', { id: 'responses.same-day' });
  if (days === 1) return msg('Half answered within a day', { id: 'responses.one-day' });
  return msg(str`Half answered within ${days} days`, { id: 'responses.days' });
}

/** The steps between the first sending and today. */
export function stepsOf({ asked, from, until, told }: ToldTimes): Step[] {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  return told.points.map(({ day, answered }) => ({
    // On the day of the sending the axis has no length.
    at: end > start ? (Date.parse(day) - start) / (end - start) : 0,
    share: answered / asked,
  }));
}
