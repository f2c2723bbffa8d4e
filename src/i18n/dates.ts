/**
 * Dates as they are written in Finland, in each language. Own patterns: what `Intl` makes of `sv-FI` differs from
 * browser to browser. Always the Helsinki clock.
 */
import { inHelsinki } from '../model/civil-date.ts';
import type { Language } from '../model/language.ts';

const ENGLISH: Intl.DateTimeFormatOptions = {
  timeZone: 'Europe/Helsinki',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
};

/** `2.11.2026`, in English `2 November 2026`. Takes an instant or a civil date; `–` for what is neither. */
export function formatDate(instantOrDay: string, language: Language): string {
  if (isNaN(Date.parse(instantOrDay))) return '–';
  // A civil date is read as its first hour in UTC, which is the same day in Helsinki.
  if (language === 'en') return new Date(instantOrDay).toLocaleDateString('en-GB', ENGLISH);
  const { day, month, year } = inHelsinki(instantOrDay);
  return `${Number(day)}.${Number(month)}.${year}`;
}

/** `2.11.2026 klo 14.05`, `2.11.2026 kl. 14.05`, `2 November 2026, 14:05`. */
export function formatDateTime(instant: string, language: Language): string {
  const date = formatDate(instant, language);
  if (date === '–') return date;
  const { hour, minute } = inHelsinki(instant);
  if (language === 'en') return `${date}, ${hour}:${minute}`;
  return `${date} ${language === 'fi' ? 'klo' : 'kl.'}\u00a0${hour}.${minute}`;
}

/** `klo 9.14`, `kl. 9.14`, `9:14`: the hour as it is said. `–` for what is no instant. */
export function formatTime(instant: string, language: Language): string {
  if (isNaN(Date.parse(instant))) return '–';
  const { hour, minute } = inHelsinki(instant);
  if (language === 'en') return `${Number(hour)}:${minute}`;
  return `${language === 'fi' ? 'klo' : 'kl.'}\u00a0${Number(hour)}.${minute}`;
}
