import { msg, str } from '@lit/localize';
import { formatDate } from '../i18n/dates.ts';
import type { Language } from '../model/language.ts';
import { lastDayOf, type Validity } from '../model/validity.ts';

export { messages as validityMessages } from '../i18n/generated/validity.ts';

/** In words, with the day that it comes to if the requests were sent today. */
export function validityText(validity: Validity, today: string, language: Language): string {
  const last = lastDayOf(validity, today);
  const date = last === null ? '' : formatDate(last, language);
  switch (validity?.kind) {
    case undefined:
      return msg('Until it is withdrawn', { id: 'validity.until-withdrawn' });
    case 'day':
      return msg(str`Until ${date}`, { id: 'validity.until' });
    case 'school-year':
      return validity.years === 1
        ? msg(str`To the end of the school year (${date})`, { id: 'validity.school-year' })
        : msg(str`To the end of school year ${validity.years} (${date})`, { id: 'validity.school-years' });
    case 'months':
      return msg(str`Months from the sending: ${validity.months} (until ${date} if sent today)`, {
        id: 'validity.months',
      });
  }
}
