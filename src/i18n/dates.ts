/**
 * Dates as they are written in Finland, in each language. Own patterns: what `Intl` makes of `sv-FI` differs from
 * browser to browser. Always the Helsinki clock.
 */
import { inHelsinki } from '../model/civil-date.ts';
import type { Language } from '../model/language.ts';

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(' ');

function dayOf({ day, month, year }: { day: string; month: string; year: string }, language: Language): string {
  const [d, m] = [Number(day), Number(month)];
  return language === 'en' ? `${d}\u00a0${ENGLISH_MONTHS[m - 1]} ${year}` : `${d}.${m}.${year}`;
}

/** `2.11.2026`, in English `2 November 2026`. Takes an instant or a civil date. */
export function formatDate(instantOrDay: string, language: Language): string {
  const [year = '', month = '', day = ''] = instantOrDay.split('-');
  const parts = day.length === 2 ? { year, month, day } : inHelsinki(instantOrDay);
  return dayOf(parts, language);
}

/** `2.11.2026 klo 14.05`, `2.11.2026 kl. 14.05`, `2 November 2026, 14:05`. */
export function formatDateTime(instant: string, language: Language): string {
  const time = inHelsinki(instant);
  const date = dayOf(time, language);
  if (language === 'en') return `${date}, ${time.hour}:${time.minute}`;
  return `${date} ${language === 'fi' ? 'klo' : 'kl.'}\u00a0${time.hour}.${time.minute}`;
}
