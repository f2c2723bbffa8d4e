import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { GroupRow } from '../../contract/group-requests.ts';
import type { Sort } from '../../model/group-act.ts';
import { formatDate } from '../../i18n/dates.ts';
import { staffReason, staffStatusLabel, TONE_OF_STATUS } from '../../presentation/staff-status.ts';
import { notice } from '../../ui/notice.ts';
import { pagination } from '../../ui/pagination.ts';
import { sortHeader } from '../../ui/sort-header.ts';
import { statusTag } from '../../ui/status-tag.ts';
import type { FullScreen } from './group-requests.view.ts';
import { respondentsOf } from './respondents.view.ts';
import { hiddenOf, isChosen, markOf, withRows, type Chosen } from './selection.ts';
import { choiceTooLong, chosenSentence, shownSentence } from './table-words.ts';
import { PAGE_SIZES } from './table-query.ts';

export function table(screen: FullScreen): TemplateResult {
  const { data } = screen;
  return html`<div class="lupa-table-box" id="lupa-rows">
    <div class="lupa-count-line">
      <p id="lupa-count" tabindex="-1">${shownSentence(data)}</p>
      ${data.items.length === 0 ? nothing : pageSize(screen)}
    </div>
    ${data.items.length === 0 ? noResults(screen) : html`${rows(screen)}${toActs(screen)}`}${pages(screen)}
  </div>`;
}

function noResults({ onAsk, onFocus }: FullScreen): TemplateResult {
  const clear = () => {
    onAsk({ status: undefined, search: '' });
    onFocus('lupa-count');
  };
  return notice({
    tone: 'info',
    title: msg('Nobody matches the search', { id: 'group-requests.no-results' }),
    actions: html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${clear}>
      ${msg('Show everybody', { id: 'group-requests.show-all' })}
    </button>`,
  });
}

function rows(screen: FullScreen): TemplateResult {
  const { data, chosen, query, onAsk } = screen;
  const sorted = (sort: Sort, label: string, className: string) =>
    sortHeader({
      label,
      className,
      order: query.sort === sort ? query.order : undefined,
      onSort: () => onAsk({ sort, order: query.sort === sort && query.order === 'asc' ? 'desc' : 'asc' }),
    });
  return html`<table class="lupa-table" role="table" aria-labelledby="lupa-title" aria-describedby="lupa-count">
    <thead role="rowgroup">
      <tr role="row">
        ${chosen === undefined ? nothing : chooseAll(chosen, screen)}
        ${sorted('name', personColumn(), 'lupa-col-person')}
        ${sorted('status', statusColumn(), 'lupa-col-status')}${sorted('since', sinceColumn(), 'lupa-col-since')}
        <th scope="col" role="columnheader">${respondentsColumn()}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        data.items,
        ({ id }) => id,
        (each, index) => row(each, index, screen),
      )}
    </tbody>
  </table>`;
}

function statusColumn(): string {
  return msg('Status', { id: 'group-requests.status' });
}

function sinceColumn(): string {
  return msg('Changed', { id: 'group-requests.since' });
}

function personColumn(): string {
  return msg('Person', { id: 'group-requests.person' });
}

function respondentsColumn(): string {
  return msg('Respondents', { id: 'group-requests.respondents' });
}

/** Chooses these rows as well, or no more, and says how many are chosen then. */
function choose(chosen: Chosen, ids: string[], on: boolean, { data, onChoose, onNote }: FullScreen): boolean {
  const next = withRows(chosen, ids, on);
  if (next === undefined) {
    onNote(choiceTooLong);
    return false;
  }
  const shown = data.items.map(({ id }) => id);
  onChoose(next, () => chosenSentence(next, hiddenOf(next, shown)));
  return true;
}

function onTick(chosen: Chosen, ids: string[], screen: FullScreen) {
  return (event: Event) => {
    const box = event.target as HTMLInputElement;
    if (!choose(chosen, ids, box.checked, screen)) box.checked = !box.checked;
  };
}

function chooseAll(chosen: Chosen, screen: FullScreen): TemplateResult {
  const shown = screen.data.items.map(({ id }) => id);
  const mark = markOf(chosen, shown);
  return html`<th scope="col" role="columnheader" class="lupa-col-choice">
    <label class="lupa-tick">
      <input
        type="checkbox"
        id="lupa-choose-page"
        .checked=${mark === 'all'}
        .indeterminate=${mark === 'some'}
        @change=${onTick(chosen, shown, screen)}
      />
      <span>${msg(str`Select the ${shown.length} on this page`, { id: 'group-requests.select-page' })}</span>
    </label>
  </th>`;
}

function row(each: GroupRow, index: number, screen: FullScreen): TemplateResult {
  const { chosen, language } = screen;
  const { id, name, status, since } = each;
  const on = chosen !== undefined && isChosen(chosen, id);
  return html`<tr role="row" class=${on ? 'lupa-row lupa-chosen' : 'lupa-row'}>
    ${
      chosen === undefined
        ? nothing
        : html`<td role="cell" class="lupa-col-choice">
            <label class="lupa-tick">
              <input
                type="checkbox"
                aria-labelledby="lupa-name-${id}"
                .checked=${on}
                @change=${onTick(chosen, [id], screen)}
              />
            </label>
          </td>`
    }
    <th scope="row" role="rowheader" class="lupa-col-person">
      <b id="lupa-name-${id}">${name}</b>${left(each)}${remover(each, index, screen)}
    </th>
    <td role="cell" class="lupa-col-status">
      ${statusTag(TONE_OF_STATUS[status], staffStatusLabel(status))}${why(each, screen)}
    </td>
    <td role="cell" class=${since === null ? 'lupa-col-since lupa-blank' : 'lupa-col-since'}>
      ${since === null ? nothing : html`${cellLabel(sinceColumn())}${formatDate(since, language)}`}
    </td>
    <td role="cell">${cellLabel(respondentsColumn())}${respondentsOf(each, screen)}</td>
  </tr>`;
}

/** For the eye, where the heads of the columns are out of sight: the table itself names them to who listens. */
function cellLabel(label: string): TemplateResult {
  return html`<span class="lupa-cell-label" aria-hidden="true">${label}</span>`;
}

/** Why the status is what it is, and until when an answer is valid. */
function why({ reason, status, lastValidDay, purposes }: GroupRow, { data, language }: FullScreen): unknown {
  const day = lastValidDay === null ? '' : formatDate(lastValidDay, language);
  const words = [
    status === 'unknown' ? undefined : staffReason(reason),
    day === '' ? undefined : validity(status, day),
    // Of one purpose the status says it all.
    data.template.purposes.length > 1 ? inForce(purposes) : undefined,
  ];
  return words.map((each) => (each === undefined ? nothing : html`<p class="lupa-why">${each}</p>`));
}

/** What is not in force is not valid until any day. */
function validity(status: GroupRow['status'], day: string): string | undefined {
  if (status === 'given') return msg(str`Valid until ${day}`, { id: 'group-requests.valid-until' });
  return status === 'expired' ? msg(str`Ended on ${day}`, { id: 'group-requests.ended-on' }) : undefined;
}

function inForce(purposes: GroupRow['purposes']): string | undefined {
  const given = purposes.filter(({ status }) => status === 'given').length;
  if (given === 0 || given === purposes.length) return undefined;
  return msg(str`In force: ${given} of ${purposes.length} uses`, { id: 'group-requests.uses-in-force' });
}

function left({ current }: GroupRow): unknown {
  if (current) return nothing;
  return html`<p class="lupa-why">${msg('Not in the group any more', { id: 'group-requests.has-left' })}</p>`;
}

/** Of named people, one to whom nothing has been sent can be taken away again. */
function remover(each: GroupRow, index: number, { data, people, onFocus }: FullScreen): unknown {
  if (!data.mayAct || data.template.target.kind !== 'people' || each.requestId !== null) return nothing;
  const next = data.items[index + 1] ?? data.items[index - 1];
  const id = (row: GroupRow | undefined) => (row === undefined ? 'lupa-title' : `lupa-remove-${row.id}`);
  const remove = () => {
    const saved = people.remove(each, next?.requestId === null ? id(next) : 'lupa-count');
    void saved.then(() => people.saving.kind === 'failed' && onFocus(id(each)));
  };
  return html`<button type="button" class="lupa-text-button" id=${id(each)} @click=${remove}>
    ${msg('Remove', { id: 'group-requests.remove' })} <span class="lupa-aloud">${each.name}</span>
  </button>`;
}

function pageSize({ query, onAsk }: FullScreen): TemplateResult {
  const onSize = (event: Event) => onAsk({ limit: Number((event.target as HTMLSelectElement).value) });
  return html`<label class="lupa-page-size">
    ${msg('On a page', { id: 'group-requests.page-size' })}
    <select class="lupa-field" id="lupa-page-size" @change=${onSize}>
      ${PAGE_SIZES.map((size) => html`<option value=${size} .selected=${size === query.limit}>${size}</option>`)}
    </select>
  </label>`;
}

function pages({ data, query, onAsk }: FullScreen): unknown {
  const [page, last] = [Math.floor(data.offset / query.limit) + 1, Math.max(1, Math.ceil(data.total / query.limit))];
  return pagination({
    label: msg('Pages', { id: 'group-requests.pages' }),
    previous: msg('Previous page', { id: 'group-requests.previous' }),
    next: msg('Next page', { id: 'group-requests.next' }),
    where: msg(str`Page ${page} of ${last}`, { id: 'group-requests.page' }),
    offset: data.offset,
    limit: query.limit,
    total: data.total,
    onPage: (offset) => onAsk({ offset }),
  });
}

/** From the end of the rows back to what can be done; on a phone it stays in sight. */
function toActs({ data, chosen, onFocus }: FullScreen): unknown {
  if (!data.mayAct) return nothing;
  const label = msg('To the actions', { id: 'group-requests.to-acts' });
  const shown = data.items.map(({ id }) => id);
  return html`<div class="lupa-to-acts">
    <button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => onFocus('lupa-acts')}>
      ${chosen === undefined ? label : `${label} – ${chosenSentence(chosen, hiddenOf(chosen, shown))}`}
    </button>
  </div>`;
}
