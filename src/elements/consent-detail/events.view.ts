import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, ConsentEvent } from '../../contract/consent-detail.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import { eventLabel, methodLabel } from '../../presentation/event.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';

/** What has happened, the latest first; each answer with its receipt. */
export function events(consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  return html`<ol class="lupa-events" reversed role="list">
    ${[...consent.events].reverse().map((each) => event(each, consent, actions))}
  </ol>`;
}

function event(each: ConsentEvent, consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const { language } = actions;
  const method = methodLabel(each);
  const uses = consent.purposes.filter(({ id }) => each.purposes?.includes(id));
  return html`<li>
    <time datetime=${each.at}>${formatDateTime(each.at, language)}</time>
    <span>${eventLabel(each)}${method === undefined ? nothing : ` (${method})`}</span>
    ${uses.length === 0 ? nothing : html`<ul>${uses.map(({ name }) => html`<li>${localizedText(name, language)}</li>`)}</ul>`}
    ${receipt(each, consent, actions)}
  </li>`;
}

function receipt({ seq, receipt: there }: ConsentEvent, { id }: ConsentDetail, actions: ConsentDetailActions): unknown {
  const { address, language } = actions;
  if (!there || address === undefined) return nothing;
  const path = address(`/consents/${encodeURIComponent(id)}/receipts/${seq}`);
  return html`<span class="lupa-receipt">
    <a class="lupa-link" href=${path} download>${msg('Download receipt', { id: 'consent-detail.receipt' })}</a>
    <a class="lupa-link" href="${path}/page?language=${language}" target="_blank">
      ${msg('Print receipt', { id: 'consent-detail.print-receipt' })}
    </a>
  </span>`;
}
