/** The pages of the citizen's consents: our elements, as a municipality would put them on its own pages. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

export const SERVICE: Record<Language, string> = {
  fi: 'Sähköinen asiointi',
  sv: 'E-tjänster',
  en: 'Online services',
};

export const CONSENTS_TITLE: Record<Language, string> = {
  fi: 'Luvat ja suostumukset',
  sv: 'Tillstånd och samtycken',
  en: 'Permissions and consents',
};

export const CONSENT_TITLE: Record<Language, string> = {
  fi: 'Lupapyyntö',
  sv: 'Begäran om samtycke',
  en: 'Consent request',
};

/** Where the link of a mail leads that does not lead to its request: see `node/mail/mail-links.ts`. */
export const PASSED_LINK = '/consents?link=passed';

const PASSED: Record<Language, string> = {
  fi: 'Viestin linkki avaa lupapyynnön vain kerran ja vain sille, jolle viesti on lähetetty. Lupapyyntösi ovat tässä.',
  sv: 'Länken i meddelandet öppnar begäran bara en gång och bara för den som fått meddelandet. Dina begäranden finns här.',
  en: 'The link in a message opens its request once only, and only for its receiver. Your requests are here.',
};

/** Seen only when the script does not run. */
const FALLBACK: Record<Language, { contact: string; back: string }> = {
  fi: {
    contact: 'Jos sivu ei toimi selaimessasi, kysy lupapyynnöistäsi: luvat@kunta.example',
    back: 'Kaikki luvat ja suostumukset',
  },
  sv: {
    contact: 'Om sidan inte fungerar i din webbläsare, fråga om dina begäranden: luvat@kunta.example',
    back: 'Alla tillstånd och samtycken',
  },
  en: {
    contact: 'If this page does not work in your browser, ask about your requests: luvat@kunta.example',
    back: 'All permissions and consents',
  },
};

/** @param passedLink whether the link of a mail has led here */
export function consentListMain(language: Language, passedLink: boolean): Markup {
  return html`<h1>${SERVICE[language]}</h1>
    ${passedLink ? html`<p class="site-notice">${PASSED[language]}</p>` : ''}
    <lupa-consent-list detail-path="/consents/{id}">
      <a href="mailto:luvat@kunta.example">${FALLBACK[language].contact}</a>
    </lupa-consent-list>`;
}

export function consentDetailMain(language: Language, requestId: string): Markup {
  return html`<h1>${SERVICE[language]}</h1>
    <lupa-consent-detail request-id="${requestId}" list-path="/consents" detail-path="/consents/{id}">
      <a href="/consents">${FALLBACK[language].back}</a>
    </lupa-consent-detail>`;
}
