import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import type { ConsentRoster } from '../../contract/consent-roster.ts';
import type { Language } from '../../model/language.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { failedNotice, loadingNotice, unconfiguredNotice } from '../../presentation/state-notices.ts';
import { breadcrumb } from '../../ui/breadcrumb.ts';
import { heading } from '../../ui/heading.ts';
import { notice } from '../../ui/notice.ts';
import { freshnessBar } from './freshness.view.ts';
import type { Shown } from './live-roster.ts';
import { counts, narrowing, searchBar } from './narrowing.view.ts';
import type { RosterQuery, RosterRow } from './roster-rows.ts';
import { foundSentence, stampOf } from './roster-words.ts';
import { table } from './table.view.ts';

/** What the views show, and how they say what the person does. */
export interface Screen {
  headingLevel: number;
  language: Language;
  query: RosterQuery;
  shown: Shown | undefined;
  /** The rows that match, in order. */
  found: RosterRow[];
  /** Where links lead; undefined where the page has said nothing of it. */
  addresses: Record<'templates' | 'requests' | 'signIn', string | undefined>;
  onAsk: (change: Partial<RosterQuery>) => void;
  onClear: () => void;
  /** Asks the server at once. */
  onRefresh: () => void;
  onRetry: () => void;
}

/** A screen with the list that it shows. */
export type FullScreen = Screen & { shown: Shown };

export function consentRosterView(state: WidgetState<ConsentRoster, ApiError>, screen: Screen): unknown {
  switch (state.kind) {
    case 'unconfigured':
      return unconfiguredNotice();
    case 'signed-out':
      return html`${title(screen)}${signedOut(screen.addresses.signIn)}`;
    case 'loading':
      return html`${title(screen)}${loadingNotice()}`;
    case 'failed':
      return html`${title(screen)}${failed(state.error, screen)}`;
    case 'empty':
    case 'ready': {
      const { shown } = screen;
      if (shown === undefined) return html`${title(screen)}${loadingNotice()}`;
      const full = { ...screen, shown };
      return html`${way(full)}${title(screen)}${facts(full)}${list(full)}`;
    }
  }
}

function title({ headingLevel }: Screen): TemplateResult {
  return heading(headingLevel, titleText(), { id: 'lupa-title', className: 'lupa-title' });
}

function titleText(): string {
  return msg('Who may', { id: 'consent-roster.title' });
}

function way({ addresses }: FullScreen): TemplateResult | typeof nothing {
  return breadcrumb(
    msg('Breadcrumb', { id: 'consent-roster.path' }),
    [{ address: addresses.templates, text: msg('Templates', { id: 'consent-roster.templates' }) }],
    titleText(),
  );
}

/** What the list is of: on paper, too, with when it was so. */
function facts({ shown, language, addresses }: FullScreen): TemplateResult {
  const { template, target } = shown.data;
  const version = template.version ?? '';
  return html`<div class="lupa-facts">
    <p class="lupa-name">${localizedText(template.name, language)}</p>
    <p>
      ${target.name === null ? nothing : html`<span>${localizedText(target.name, language)}</span>`}
      ${
        template.version === null
          ? nothing
          : html`<span>${msg(str`version ${version}`, { id: 'consent-roster.version' })}</span>`
      }
    </p>
    <p class="lupa-stamp">${stampOf(shown, language)}</p>
    ${
      addresses.requests === undefined
        ? nothing
        : html`<p class="lupa-way-on">
            <a href=${addresses.requests}>${msg('Requests and answers', { id: 'consent-roster.requests' })}</a>
          </p>`
    }
  </div>`;
}

function list(screen: FullScreen): TemplateResult {
  const nobody = whyNobody(screen.shown.data);
  if (nobody !== undefined) return html`${nobody}${freshnessBar(screen)}`;
  const { shown, found } = screen;
  return html`${tooMany(shown.data)}${counts(screen)}${searchBar(screen)}${narrowing(screen)}
    <p class="lupa-found" id="lupa-found">${foundSentence(found.length, shown.rows.length)}</p>
    ${found.length === 0 ? noResults(screen) : table(screen)}${freshnessBar(screen)}`;
}

/** What is said in the place of a list that has nothing to say. */
function whyNobody({ template, people }: ConsentRoster): TemplateResult | undefined {
  if (!template.asksConsent) {
    return notice({
      tone: 'info',
      title: msg('No permission is asked for here', { id: 'consent-roster.no-consent' }),
      text: msg('The legal basis is not consent. So there is no list of who may and who may not.', {
        id: 'consent-roster.no-consent-text',
      }),
    });
  }
  if (template.version === null) {
    return notice({
      tone: 'info',
      title: msg('Nobody has been asked yet', { id: 'consent-roster.unpublished' }),
      text: msg('The template has not been published.', { id: 'consent-roster.unpublished-text' }),
    });
  }
  if (people.length > 0) return undefined;
  return notice({ tone: 'info', title: msg('There is nobody in the list yet', { id: 'consent-roster.empty' }) });
}

function tooMany({ people, total }: ConsentRoster): TemplateResult | typeof nothing {
  const { length } = people;
  if (total <= length) return nothing;
  return notice({
    tone: 'alert',
    title: msg(str`Not everybody is in this list: it has ${length} of ${total} people`, {
      id: 'consent-roster.too-many',
    }),
  });
}

function noResults({ onClear }: FullScreen): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('Nobody matches the search', { id: 'consent-roster.no-results' }),
    actions: html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onClear}>
      ${msg('Show everybody', { id: 'consent-roster.show-all' })}
    </button>`,
  });
}

function signedOut(signIn: string | undefined): TemplateResult {
  return notice({
    tone: 'info',
    title: msg('Sign in to see who may', { id: 'consent-roster.signed-out' }),
    actions:
      signIn === undefined
        ? nothing
        : html`<a class="lupa-button" href=${signIn}>${msg('Sign in', { id: 'consent-roster.sign-in' })}</a>`,
  });
}

function failed(error: ApiError, { onRetry }: Screen): TemplateResult {
  if (error.kind !== 'not-found' && error.kind !== 'refused') return failedNotice(error, onRetry);
  return notice({
    tone: 'info',
    title: msg('The list was not found', { id: 'consent-roster.not-found' }),
    text: msg('It may have been removed, or it is not one of your groups.', { id: 'consent-roster.not-found-text' }),
  });
}
