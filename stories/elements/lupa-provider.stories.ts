import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { NOT_SET_UP, state } from '../state.ts';

/** Gives the widgets inside it their API, their words and their theme. It has no look of its own. */
export default {
  title: 'Elements/lupa-provider',
  component: 'lupa-provider',
  render: () => html`<lupa-provider api-url="/api">
    <lupa-session></lupa-session>
    <lupa-consent-list detail-path="#{id}"></lupa-consent-list>
  </lupa-provider>`,
} satisfies Meta;

export const AroundWidgets = state('default', ['Luvat ja', 'Tillstånd och', 'Permissions and consents']);

export const LanguageOfItsOwn = state('default', 'Väntar på ditt svar', {
  render: () => html`<lupa-provider api-url="/api" lang="sv">
    <lupa-consent-list detail-path="#{id}"></lupa-consent-list>
  </lupa-provider>`,
});

export const WordsOfTheMunicipality = state('default', 'Luvitukset', {
  render: () => {
    const words = { 'consent-list.title': 'Luvitukset' };
    return html`<lupa-provider api-url="/api" .messages=${{ fi: words, sv: words, en: words }}>
      <lupa-consent-list detail-path="#{id}"></lupa-consent-list>
    </lupa-provider>`;
  },
});

/** The address is not of the page's own origin, and the page's configuration does not name it. */
export const ForeignAddress = state('default', NOT_SET_UP, {
  render: () =>
    html`<lupa-provider api-url="https://elsewhere.example/api"><lupa-session></lupa-session></lupa-provider>`,
});
