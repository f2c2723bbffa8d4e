import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentChecks, ConsentDetail, ConsentEvent } from '../../contract/consent-detail.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import { eventLabel, methodLabel } from '../../presentation/event.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';

/** What has happened, the latest first; each answer with its receipt, and which other systems have checked. */
export function events(consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const { checks = [] } = consent;
  const entries = [...consent.events.toReversed(), ...checks.map((each) => ({ ...each, at: each.lastAt }))].sort(
    (a, b) => b.at.localeCompare(a.at),
  );
  return html`<ol class="lupa-events" reversed role="list">
      ${entries.map((each) => entry(each, consent, actions))}
    </ol>
    ${checks[0] && msg('Checks are shown for 90 days.', { id: 'consent-detail.checks-days' })}`;
}

type Check = ConsentChecks & { at: string };

function entry(each: ConsentEvent | Check, consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const { language } = actions;
  const [label, how] = 'system' in each ? checkLabels(each) : [eventLabel(each), methodLabel(each)];
  const { purposes, receipt: hasReceipt, seq } = each as ConsentEvent;
  const uses = consent.purposes.filter(({ id }) => purposes?.includes(id));
  return html`<li>
    <time datetime=${each.at}>${formatDateTime(each.at, language)}</time>
    <span>${label}${how === undefined ? nothing : ` (${how})`}</span>
    ${uses.length === 0 ? nothing : html`<ul>${uses.map(({ name }) => html`<li>${localizedText(name, language)}</li>`)}</ul>`}
    ${hasReceipt ? receipt(seq, consent, actions) : nothing}
  </li>`;
}

function checkLabels({ system, count }: Check): [string, string | undefined] {
  return [
    msg(str`${system} checked whether consent is in force`, { id: 'consent-detail.check' }),
    count > 1 ? msg(str`${count} times`, { id: 'consent-detail.times' }) : undefined,
  ];
}

function receipt(seq: number, { id }: ConsentDetail, actions: ConsentDetailActions): unknown {
  const { address, language } = actions;
  if (address === undefined) return nothing;
  const path = address(`/consents/${encodeURIComponent(id)}/receipts/${seq}`);
  return html`<span class="lupa-receipt">
    <a class="lupa-link" href=${path} download>${msg('Download receipt', { id: 'consent-detail.receipt' })}</a>
    <a class="lupa-link" href="${path}/page?language=${language}" target="_blank">
      ${msg('Print receipt', { id: 'consent-detail.print-receipt' })}
    </a>
  </span>`;
}
