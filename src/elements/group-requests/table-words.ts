/** What is said of the table as a whole. */
import { msg, str } from '@lit/localize';
import type { GroupRequests } from '../../contract/group-requests.ts';
import { SELECTION_LIMIT } from '../../model/group-act.ts';
import { countOf, type Chosen } from './selection.ts';

export function shownSentence({ total, offset, items }: Pick<GroupRequests, 'total' | 'offset' | 'items'>): string {
  if (items.length === 0) return msg(str`${total} results`, { id: 'group-requests.results' });
  const [first, last] = [offset + 1, offset + items.length];
  return msg(str`${total} results, showing ${first}–${last}`, { id: 'group-requests.showing' });
}

export function changedRows(count: number): string {
  return msg(str`The situation has changed: ${count} rows`, { id: 'group-requests.changed-rows' });
}

export function chosenSentence(chosen: Chosen, hidden: number): string {
  const count = countOf(chosen);
  if (hidden === 0) return msg(str`${count} selected`, { id: 'group-requests.selected' });
  return msg(str`${count} selected, ${hidden} of them not on this page`, { id: 'group-requests.selected-hidden' });
}

export function chooseFirst(): string {
  return msg('Select first whom this is for.', { id: 'group-requests.select-first' });
}

export function choiceDropped(): string {
  return msg('The selection was cleared: it was all results of the earlier search.', {
    id: 'group-requests.selection-dropped',
  });
}

export function choiceTooLong(): string {
  return msg(str`At most ${SELECTION_LIMIT} can be picked one by one. Narrow the list and select all results.`, {
    id: 'group-requests.selection-limit',
  });
}

export function notUpdated(): string {
  return msg('The list could not be updated', { id: 'group-requests.not-updated' });
}
