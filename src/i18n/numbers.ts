/** Numbers as they are written in Finland, in each language: own patterns, as for dates. */
import type { Language } from '../model/language.ts';

/** `78 %` with a space that does not break, in English `78%`. @param percent in whole percents */
export function formatPercent(percent: number, language: Language): string {
  return language === 'en' ? `${percent}%` : `${percent}\u00a0%`;
}
