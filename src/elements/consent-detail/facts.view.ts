import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, ShownText } from '../../contract/consent-detail.ts';
import type { Chosen, Language } from '../../model/language.ts';
import { legalBasisLabel } from '../../presentation/legal-basis.ts';
import { localizedText } from '../../presentation/localized-text.ts';

/** What GDPR Articles 7 and 13 want to be said before an answer, in one layer. */
export function facts(consent: ConsentDetail, text: Chosen<ShownText> | undefined, language: Language): TemplateResult {
  const { controller } = consent;
  const spoken = (words: string) => html`<span lang=${text?.language ?? nothing}>${words}</span>`;
  return html`<dl class="lupa-facts">
    ${fact(msg('Requested by', { id: 'consent-detail.requester' }), localizedText(consent.requester, language))}
    ${fact(msg('Legal basis', { id: 'consent-detail.legal-basis' }), legalBasisLabel(consent.legalBasis))}
    ${
      text === undefined
        ? nothing
        : html`${fact(dataLabel(), spoken(text.value.data))} ${fact(recipientsLabel(), spoken(text.value.recipients))}
          ${text.value.transfers === undefined ? nothing : fact(transfersLabel(), spoken(text.value.transfers))}
          ${fact(storageLabel(), spoken(text.value.storage))}`
    }
    ${fact(msg('Who sees your answer', { id: 'consent-detail.seen-by' }), seenBy(consent))}
    ${fact(
      msg('Controller', { id: 'consent-detail.controller' }),
      html`${localizedText(controller.name, language)}<br />${contact(controller.contact)}`,
    )}
    ${fact(msg('Data protection officer', { id: 'consent-detail.officer' }), contact(controller.dataProtectionOfficer))}
    ${fact(msg('Your rights', { id: 'consent-detail.rights' }), rights(consent))}
  </dl>`;
}

function rights({ legalBasis }: ConsentDetail): TemplateResult {
  // GDPR Art. 21: what rests on one of these may be objected to; consent is withdrawn.
  const objects = legalBasis === 'public-task' || legalBasis === 'legitimate-interest';
  return html`${msg(
    'You may ask to see, correct or erase the data, and complain to the Data Protection Ombudsman (tietosuoja.fi).',
    { id: 'consent-detail.rights-text' },
  )}
  ${objects ? msg('You may object to the use of the data.', { id: 'consent-detail.object' }) : nothing}`;
}

function fact(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}

export function dataLabel(): string {
  return msg('Data used', { id: 'consent-detail.data' });
}

export function recipientsLabel(): string {
  return msg('Who receives the data', { id: 'consent-detail.recipients' });
}

export function transfersLabel(): string {
  return msg('Transfers out of the EU', { id: 'consent-detail.transfers' });
}

export function storageLabel(): string {
  return msg('How long the data is kept', { id: 'consent-detail.storage' });
}

function seenBy({ answerIsShared }: ConsentDetail): string {
  return answerIsShared
    ? msg('The staff who handle the request, and the others who answer it', { id: 'consent-detail.seen-by-all' })
    : msg('The staff who handle the request', { id: 'consent-detail.seen-by-staff' });
}

function contact({ name, email, phone }: ConsentDetail['controller']['contact']): TemplateResult {
  return html`${name}${email === undefined ? nothing : html`<br /><a href="mailto:${email}">${email}</a>`}${
    phone === undefined ? nothing : html`<br />${phone}`
  }`;
}
