import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { Versioned } from '../../api/ports.ts';
import { isPageAddress } from '../../base/page-address.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ActionState } from '../../context/action-controller.ts';
import type { ConsentDetail, ShownText } from '../../contract/consent-detail.ts';
import { formatDateTime } from '../../i18n/dates.ts';
import type { Decision } from '../../model/consent-request.ts';
import { inLanguage, type Chosen, type Language } from '../../model/language.ts';
import { eventLabel } from '../../presentation/event.ts';
import { legalBasisLabel } from '../../presentation/legal-basis.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { richText } from '../../presentation/rich-text.ts';
import { failedNotice, loadingNotice, signedOutNotice, unconfiguredNotice } from '../../presentation/state-notices.ts';
import { standingLabel, statusSentence, TONE_OF_STANDING, validityLine } from '../../presentation/status.ts';
import { relationLabel } from '../../presentation/subject.ts';
import { heading } from '../../ui/heading.ts';
import { icon } from '../../ui/icon.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { decisionSection, outcomeNotice } from './decision.view.ts';

export interface ConsentDetailActions {
  headingLevel: number;
  language: Language;
  listPath: string | undefined;
  decision: ActionState<Decision>;
  canDecide: boolean;
  signIn: string | undefined;
  onDecide: (decision: Decision) => void;
  onCheck: () => void;
  onJump: () => void;
  onRetry: () => void;
}

export function consentDetailView(
  state: WidgetState<Versioned<ConsentDetail>, ApiError>,
  actions: ConsentDetailActions,
): unknown {
  const back = backLink(actions.listPath);
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'signed-out':
      return html`${back}${signedOutNotice(actions.signIn)}`;
    case 'loading':
    case 'empty':
      return html`${back}${loadingNotice()}`;
    case 'failed':
      return html`${back}${failedNotice(state.error, actions.onRetry)}`;
    case 'ready':
      return html`${back}${request(state.data.data, actions)}`;
  }
}

function backLink(listPath: string | undefined): unknown {
  if (!isPageAddress(listPath)) return nothing;
  return html`<a class="lupa-link" href=${listPath}>
    ${icon('back')}${msg('All your permissions and consents', { id: 'consent-detail.back' })}
  </a>`;
}

function request(consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const { headingLevel, language } = actions;
  const text = inLanguage<ShownText>(consent.texts, language);
  return html`<article>
    ${title(consent, actions)} ${outcomeNotice(consent, text, actions)}
    <p class="lupa-state">
      ${statusTag(TONE_OF_STANDING[consent.standing], standingLabel(consent.standing))}
      <span>${statusSentence(consent, language)} ${validityLine(consent, language) ?? nothing}</span>
    </p>
    ${
      consent.standing === 'waiting' && actions.canDecide
        ? html`<button type="button" class="lupa-link" @click=${actions.onJump}>
          ${msg('Go to answering', { id: 'consent-detail.jump' })}
        </button>`
        : nothing
    }
    ${text === undefined ? nothing : description(text, actions)}
    ${heading(headingLevel + 1, msg('How the data is used', { id: 'consent-detail.facts' }))} ${facts(consent, text, language)}
    ${decisionSection(consent, text, actions)}
    ${heading(headingLevel + 1, msg('Events', { id: 'consent-detail.events' }))} ${events(consent, language)}
  </article>`;
}

function title(consent: ConsentDetail, { headingLevel, language }: ConsentDetailActions): TemplateResult {
  const relation = relationLabel(consent.subject.relation);
  return html`<p class="lupa-kicker">${msg('Consent request', { id: 'consent-detail.kicker' })}</p>
    ${heading(headingLevel, localizedText(consent.name, language), { className: 'lupa-title' })}
    <p>${localizedText(consent.purpose, language)}</p>
    ${relation === undefined ? nothing : html`<p class="lupa-subject">${relation}: <b>${consent.subject.name}</b></p>`}`;
}

function description({ language: spoken, value }: Chosen<ShownText>, actions: ConsentDetailActions): TemplateResult {
  const { headingLevel, language } = actions;
  return html`${heading(headingLevel + 1, msg('Description', { id: 'consent-detail.description' }))}
    ${spoken === language ? nothing : html`<p>${languageNote(spoken, language)}</p>`}
    <div class="lupa-text" lang=${spoken}>${richText(value.description, headingLevel + 1)}</div>`;
}

function languageNote(textLanguage: Language, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(textLanguage) ?? textLanguage;
  return msg(str`The text of this request is available in one language only: ${name}`, {
    id: 'consent-detail.other-language',
  });
}

/** What GDPR Articles 7 and 13 want to be said before an answer, in one layer. */
function facts(consent: ConsentDetail, text: Chosen<ShownText> | undefined, language: Language): TemplateResult {
  const { controller } = consent;
  const officer = controller.dataProtectionOfficer;
  const spoken = (words: string) => html`<span lang=${text?.language ?? nothing}>${words}</span>`;
  const fact = (term: string, value: unknown) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;
  return html`<dl class="lupa-facts">
    ${fact(msg('Requested by', { id: 'consent-detail.requester' }), localizedText(consent.requester, language))}
    ${fact(msg('Legal basis', { id: 'consent-detail.legal-basis' }), legalBasisLabel(consent.legalBasis))}
    ${
      text === undefined
        ? nothing
        : html`${fact(msg('Data used', { id: 'consent-detail.data' }), spoken(text.value.data))}
        ${fact(msg('Who receives the data', { id: 'consent-detail.recipients' }), spoken(text.value.recipients))}
        ${fact(msg('How long the data is kept', { id: 'consent-detail.storage' }), spoken(text.value.storage))}`
    }
    ${fact(
      msg('Controller', { id: 'consent-detail.controller' }),
      html`${localizedText(controller.name, language)}<br />${contact(controller.contact)}`,
    )}
    ${fact(msg('Data protection officer', { id: 'consent-detail.officer' }), contact(officer))}
    ${fact(
      msg('Your rights', { id: 'consent-detail.rights' }),
      msg(
        'You may ask to see, correct or erase the data, and complain to the Data Protection Ombudsman (tietosuoja.fi).',
        { id: 'consent-detail.rights-text' },
      ),
    )}
  </dl>`;
}

function contact({ name, email, phone }: ConsentDetail['controller']['contact']): TemplateResult {
  return html`${name}${email === undefined ? nothing : html`<br /><a href="mailto:${email}">${email}</a>`}${
    phone === undefined ? nothing : html`<br />${phone}`
  }`;
}

function events({ events: all }: ConsentDetail, language: Language): TemplateResult {
  return html`<ol class="lupa-events" reversed role="list">
    ${[...all].reverse().map(
      (event) => html`<li>
        <time datetime=${event.at}>${formatDateTime(event.at, language)}</time>
        <span>${eventLabel(event)}</span>
      </li>`,
    )}
  </ol>`;
}
