import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ConsentSummary } from '../../contract/consent-summary.ts';
import type { Language } from '../../model/language.ts';
import { STANDINGS, type Standing } from '../../model/request-status.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { stateView } from '../../presentation/state-notices.ts';
import { standingLabel, statusSentence, TONE_OF_STANDING, validityLine } from '../../presentation/status.ts';
import { relationLabel } from '../../presentation/subject.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { statusTag } from '../../ui/status-tag.ts';
import type { ConsentListData } from './consent-list.ts';

export type Filter = Standing | 'all';

export interface ConsentListActions {
  headingLevel: number;
  language: Language;
  filter: Filter;
  signIn: string | undefined;
  addressOf: (id: string) => string | undefined;
  onFilter: (filter: Filter) => void;
  onOpen: (id: string) => void;
  onRetry: () => void;
}

export function consentListView(state: WidgetState<ConsentListData, ApiError>, actions: ConsentListActions): unknown {
  const title = heading(actions.headingLevel, msg('Permissions and consents', { id: 'consent-list.title' }), {
    className: 'lupa-title',
  });
  return stateView(state, actions, { title, empty: emptyNotice, ready: (data) => ready(data, actions) });
}

function emptyNotice(): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('No requests', { id: 'consent-list.empty' }),
    text: msg('When the municipality asks you for a consent, you see the request here.', {
      id: 'consent-list.empty-text',
    }),
  });
}

function ready({ items, skipped }: ConsentListData, actions: ConsentListActions): TemplateResult {
  const matching = items.filter(({ standing }) => standing === actions.filter);
  // A kind that nothing is left of gives way to everything: an empty list would look like a loss.
  const filter = matching.length > 0 ? actions.filter : 'all';
  const chosen = filter === 'all' ? items : matching;
  const waiting = ({ standing }: ConsentSummary) => Number(standing === 'waiting');
  const shown = chosen.toSorted((a, b) => waiting(b) - waiting(a));
  return html`${filters(items, { ...actions, filter })}
    <ul class="lupa-list" role="list">
      ${shown.map((item) => row(item, actions))}
    </ul>
    ${skipped > 0 ? skippedNotice(skipped) : nothing}`;
}

function filters(items: ConsentSummary[], { filter, onFilter }: ConsentListActions): TemplateResult {
  const option = (value: Filter, label: string, count: number) => html`<label class="lupa-filter">
    <input type="radio" name="filter" .checked=${filter === value} @change=${() => onFilter(value)} />
    <span>${label} (${count})</span>
  </label>`;
  return html`<fieldset class="lupa-filters">
    <legend>${msg('Show', { id: 'consent-list.filter' })}</legend>
    ${option('all', msg('All', { id: 'consent-list.all' }), items.length)}
    ${STANDINGS.map((standing) => {
      const count = items.filter((item) => item.standing === standing).length;
      return count === 0 ? nothing : option(standing, standingLabel(standing), count);
    })}
  </fieldset>`;
}

function row(
  consent: ConsentSummary,
  { headingLevel, language, addressOf, onOpen }: ConsentListActions,
): TemplateResult {
  const address = addressOf(consent.id);
  const name = localizedText(consent.name, language);
  const relation = relationLabel(consent.subject.relation);
  const validity = validityLine(consent, language);
  const title =
    address === undefined
      ? name
      : html`<a id="lupa-request-${consent.id}" href=${address} @click=${() => onOpen(consent.id)}>${name}</a>`;
  return html`<li class="lupa-card lupa-standing-${consent.standing}">
    ${heading(headingLevel + 1, title, { className: 'lupa-name' })}
    <p>${localizedText(consent.purpose, language)}</p>
    ${relation === undefined ? nothing : html`<p class="lupa-subject">${relation}: <b>${consent.subject.name}</b></p>`}
    <p class="lupa-meta">
      ${msg('Requested by', { id: 'consent-list.requested-by' })}: ${localizedText(consent.requester, language)}
    </p>
    <p class="lupa-state">
      ${statusTag(TONE_OF_STANDING[consent.standing], standingLabel(consent.standing))}
      <span>${statusSentence(consent, language)} ${validity ?? nothing}</span>
    </p>
  </li>`;
}

function skippedNotice(skipped: number): TemplateResult {
  return notice({
    tone: 'alert',
    title: msg(str`Some requests could not be shown: ${skipped}`, { id: 'consent-list.skipped' }),
  });
}
