import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { Versioned } from '../../api/ports.ts';
import { isPageAddress } from '../../base/page-address.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ActionState } from '../../context/action-controller.ts';
import type { ConsentDetail, ShownText } from '../../contract/consent-detail.ts';
import type { Decision } from '../../model/consent-request.ts';
import { formatDate, formatDateTime } from '../../i18n/dates.ts';
import { inLanguage, type Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { reasonSentence } from '../../presentation/reason.ts';
import { stateView } from '../../presentation/state-notices.ts';
import { standingLabel, statusSentence, TONE_OF_STANDING, validityLine } from '../../presentation/status.ts';
import { relationLabel } from '../../presentation/subject.ts';
import { heading } from '../../ui/heading.ts';
import { icon } from '../../ui/icon.ts';
import { statusTag } from '../../ui/status-tag.ts';
import { changes } from './changes.view.ts';
import { decisionSection, outcomeNotice } from './decision.view.ts';
import { events } from './events.view.ts';
import { facts } from './facts.view.ts';
import { inAdvance } from './in-advance.view.ts';
import { respondents } from './respondents.view.ts';
import { description, kicker } from './text.view.ts';
import type { Sending } from './trouble.view.ts';

export interface ConsentDetailActions {
  headingLevel: number;
  language: Language;
  listPath: string | undefined;
  /** The page of another request, where the host has said how its address is made. */
  detailAddress: (id: string) => string | undefined;
  decision: ActionState<Sending>;
  canDecide: boolean;
  /** What was not chosen when it should have been: ids of purposes, `explicit`. */
  missing: string[];
  signIn: string | undefined;
  /** The address of a path of the API; undefined where there are no files to be had. */
  address: ((path: string) => string) | undefined;
  onDecide: (decision: Decision) => void;
  /** Another answer to one purpose. */
  onAnswer: (purpose: string, decision: Decision) => void;
  /** The choices of the form are sent. */
  onAnswers: (event: Event) => void;
  onChoice: (event: Event) => void;
  /** An answer in advance until a day, or its end; undefined where there is none to be had. */
  onInAdvance: ((lastDay: string | undefined) => void) | undefined;
  onCheck: () => void;
  onJump: () => void;
  onRetry: () => void;
}

export function consentDetailView(
  state: WidgetState<Versioned<ConsentDetail>, ApiError>,
  actions: ConsentDetailActions,
): unknown {
  return stateView(state, actions, {
    title: backLink(actions.listPath),
    ready: ({ data }) => request(data, actions),
  });
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
    ${title(consent, actions)} ${outcomeNotice(consent, text, actions)} ${state(consent, actions)}
    ${changes(consent, headingLevel + 1, language)} ${text === undefined ? nothing : description(text, actions)}
    ${heading(headingLevel + 1, msg('How the data is used', { id: 'consent-detail.facts' }))} ${facts(consent, text, language)}
    ${respondents(consent, headingLevel + 1, language)} ${decisionSection(consent, text, actions)}
    ${inAdvance(consent, actions)}
    ${heading(headingLevel + 1, msg('Events', { id: 'consent-detail.events' }))} ${events(consent, actions)}
  </article>`;
}

/** How it stands and why; and where to go from here. */
function state(consent: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const { language, canDecide, onJump, detailAddress } = actions;
  const { standing, successorId } = consent;
  const successor = successorId === null ? undefined : detailAddress(successorId);
  return html`<p class="lupa-state">
      ${statusTag(TONE_OF_STANDING[standing], standingLabel(standing))}
      <span>
        ${statusSentence(consent, language)} ${reasonSentence(consent) ?? nothing}
        ${validityLine(consent, language) ?? nothing}
      </span>
    </p>
    ${consent.followUps?.map((each) => html`<p>${followUpLabel(each, language)} ${localizedText(each.instruction, language)}</p>`)}
    ${
      successor === undefined
        ? nothing
        : html`<a class="lupa-link" href=${successor}>${msg('Go to the new request', { id: 'consent-detail.successor' })}</a>`
    }
    ${
      standing === 'waiting' && canDecide
        ? html`<button type="button" class="lupa-link" @click=${onJump}>
          ${msg('Go to answering', { id: 'consent-detail.jump' })}
        </button>`
        : nothing
    }`;
}

/** Before what is done because of an answer of theirs. */
function followUpLabel({ dueDay, doneAt }: { dueDay: string; doneAt: string | null }, language: Language): string {
  return doneAt === null
    ? msg(str`To be done by the municipality by ${formatDate(dueDay, language)}:`, { id: 'consent-detail.follow-up' })
    : msg(str`Done ${formatDateTime(doneAt, language)}:`, { id: 'consent-detail.followed-up' });
}

function title(consent: ConsentDetail, { headingLevel, language }: ConsentDetailActions): TemplateResult {
  const relation = relationLabel(consent.subject.relation);
  return html`<p class="lupa-kicker">${kicker()}</p>
    ${heading(headingLevel, localizedText(consent.name, language), { className: 'lupa-title' })}
    <p>${localizedText(consent.purpose, language)}</p>
    ${relation === undefined ? nothing : html`<p class="lupa-subject">${relation}: <b>${consent.subject.name}</b></p>`}`;
}
