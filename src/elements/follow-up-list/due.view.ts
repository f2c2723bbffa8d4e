import { msg, str } from '@lit/localize';
import type { FollowUp } from '../../contract/follow-ups.ts';
import { formatDate } from '../../i18n/dates.ts';
import { civilDateOf } from '../../model/civil-date.ts';
import type { Language } from '../../model/language.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { html, type TemplateResult } from 'lit';

const DAY = 24 * 60 * 60 * 1000;
/** Days from which on the day is near. */
const NEAR = 2;

/**
 * By when it is done, and how long that is from now.
 *
 * @param now instant in UTC, ISO 8601
 */
export function due({ dueDay }: FollowUp, now: string, language: Language): TemplateResult {
  const days = (Date.parse(dueDay) - Date.parse(civilDateOf(now))) / DAY;
  const date = formatDate(dueDay, language);
  if (days > NEAR) return html`<p>${dueOn(date, days)} (${distance(days)})</p>`;
  const tone = days < 0 ? 'error' : 'alert';
  return html`<p class="lupa-state">${statusTag(tone, distance(days))}<span>${dueOn(date, days)}</span></p>`;
}

function dueOn(date: string, days: number): string {
  return days < 0
    ? msg(str`It was due on ${date}`, { id: 'follow-up-list.was-due' })
    : msg(str`Due on ${date}`, { id: 'follow-up-list.due' });
}

function distance(days: number): string {
  switch (days) {
    case -1:
      return msg('One day overdue', { id: 'follow-up-list.overdue-one' });
    case 0:
      return msg('Due today', { id: 'follow-up-list.due-today' });
    case 1:
      return msg('Due tomorrow', { id: 'follow-up-list.due-tomorrow' });
    default:
      return days < 0
        ? msg(str`${-days} days overdue`, { id: 'follow-up-list.overdue' })
        : msg(str`${days} days left`, { id: 'follow-up-list.days-left' });
  }
}
