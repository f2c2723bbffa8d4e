import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { REQUEST_STATUSES } from '../../model/request-status.ts';
import { staffStatusLabel } from '../../presentation/staff-status.ts';
import { counted } from './act-words.ts';
import type { FullScreen } from './group-requests.view.ts';

/** By status and by name: what the table is narrowed to. The server does it. */
export function narrowing({ data, query, onAsk, onSearch }: FullScreen): TemplateResult {
  const all = data.statuses.reduce((sum, { count }) => sum + count, 0);
  const countOf = (status: string) => data.statuses.find((each) => each.status === status)?.count ?? 0;
  const statuses = REQUEST_STATUSES.filter((status) => countOf(status) > 0 || status === query.status);
  const onStatus = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    onAsk({ status: REQUEST_STATUSES.find((status) => status === value) });
  };
  const search = (event: Event) => (event.currentTarget as HTMLElement).querySelector('input')!.value;
  const onSubmit = (event: Event) => {
    event.preventDefault();
    onSearch(search(event), true);
  };
  return html`<form
    class="lupa-narrowing"
    role="search"
    @submit=${onSubmit}
    @input=${(event: Event) => onSearch(search(event), false)}
  >
    <div>
      <label for="lupa-status">${msg('Status', { id: 'group-requests.status' })}</label>
      <select
        class="lupa-field"
        id="lupa-status"
        @change=${onStatus}
        @input=${(event: Event) => event.stopPropagation()}
      >
        <option value="" .selected=${query.status === undefined}>
          ${counted(msg('All', { id: 'group-requests.all' }), all)}
        </option>
        ${statuses.map(
          (status) => html`<option value=${status} .selected=${query.status === status}>
            ${counted(staffStatusLabel(status), countOf(status))}
          </option>`,
        )}
      </select>
    </div>
    <div>
      <label for="lupa-search">${msg('Name', { id: 'group-requests.name' })}</label>
      <div class="lupa-search">
        <input
          class="lupa-field"
          id="lupa-search"
          type="search"
          maxlength="100"
          autocomplete="off"
          .value=${query.search}
        />
        <button class="lupa-button lupa-secondary lupa-compact">${msg('Search', { id: 'group-requests.search' })}</button>
      </div>
    </div>
  </form>`;
}

/** Files of everything that matches, and what is in them. */
export function exportsOf({ addresses }: FullScreen): TemplateResult | typeof nothing {
  const [csv, xlsx] = [addresses.file('csv'), addresses.file('xlsx')];
  if (csv === undefined || xlsx === undefined) return nothing;
  return html`<p class="lupa-exports">
    <a href=${csv} download>${msg('Download as CSV', { id: 'group-requests.csv' })}</a>
    <a href=${xlsx} download>${msg('Download as Excel', { id: 'group-requests.excel' })}</a>
    <span>
      ${msg('All results with their statuses, respondents and answers. No identity codes.', {
        id: 'group-requests.export-text',
      })}
    </span>
  </p>`;
}
