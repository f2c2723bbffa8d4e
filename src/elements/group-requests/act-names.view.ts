import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { BulkItem, BulkItems } from '../../contract/group-requests.ts';
import { heading } from '../../ui/heading.ts';
import { pagination } from '../../ui/pagination.ts';
import { again, button, type Shown } from './act-parts.view.ts';
import { counted, hindranceLabel, listLabel } from './act-words.ts';
import type { ListedState } from './bulk-act.ts';

/** The service gives the names of an act in pages of so many. */
const NAMES_AT_ONCE = 50;

/** A list of names with how many there are; the first page of it, and the way to the others. */
export function names(state: ListedState, count: number, shown: Shown): unknown {
  if (count === 0) return nothing;
  const { dialog: now, act, headingLevel } = shown;
  const page = now.lists[state];
  const id = `lupa-list-${state}`;
  return html`<section aria-labelledby=${id}>
    ${heading(headingLevel + 2, counted(listLabel(state, now.act, now.stage === 'finished'), count), { id, className: 'lupa-small-title' })}
    ${
      now.unread.includes(state)
        ? html`<p class="lupa-error">${msg('The names could not be loaded', { id: 'group-requests.no-names' })}</p>
            ${button(again(), () => void act.list(state, page?.offset ?? 0))}`
        : nothing
    }
    ${page === undefined ? nothing : (byReason(page) ?? html`${reasonsOf(page)}${inOrder(page)}`)}
    ${page === undefined ? nothing : namePages(state, page, shown)}
  </section>`;
}

/** Where all of them are here, those with the same reason stand together and are counted. */
function byReason({ items, total }: BulkItems): unknown {
  const reasons = [...new Set(items.map(({ reason }) => reason))];
  if (items.length < total || reasons.every((reason) => reason === 'none')) return undefined;
  return html`<dl class="lupa-reasons">
    ${reasons.map((reason) => {
      const those = items.filter((item) => item.reason === reason);
      return html`<div>
        <dt>${counted(hindranceLabel(reason), those.length)}</dt>
        <dd>${those.map(({ name }) => name).join(', ')}</dd>
      </div>`;
    })}
  </dl>`;
}

/** Of those who are on several pages, how many there are for each reason. */
function reasonsOf({ reasons }: BulkItems): unknown {
  if (reasons.length === 0) return nothing;
  return html`<ul class="lupa-reason-counts">
    ${reasons.map(({ reason, count }) => html`<li>${counted(hindranceLabel(reason), count)}</li>`)}
  </ul>`;
}

function inOrder({ items }: BulkItems): TemplateResult {
  return html`<ul class="lupa-names">
    ${items.map((item) => html`<li>${item.name}${reasonOf(item)}</li>`)}
  </ul>`;
}

function reasonOf({ reason }: BulkItem): unknown {
  return reason === 'none' ? nothing : html`: ${hindranceLabel(reason)}`;
}

function namePages(state: ListedState, { offset, total }: BulkItems, { act }: Shown): unknown {
  const [page, last] = [Math.floor(offset / NAMES_AT_ONCE) + 1, Math.ceil(total / NAMES_AT_ONCE)];
  return pagination({
    label: `${msg('Pages', { id: 'group-requests.pages' })}: ${state}`,
    previous: msg('Previous page', { id: 'group-requests.previous' }),
    next: msg('Next page', { id: 'group-requests.next' }),
    where: msg(str`Page ${page} of ${last}`, { id: 'group-requests.page' }),
    offset,
    limit: NAMES_AT_ONCE,
    total,
    onPage: (to) => void act.list(state, to),
  });
}
