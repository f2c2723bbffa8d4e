/** The citizen's own page in one tag, and the profile alone on a page of its own. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import { SERVICE } from './consents.ts';
import type { Markup } from './frame.ts';

export const MY_PAGE_TITLE: Record<Language, string> = { fi: 'Oma sivu', sv: 'Min sida', en: 'My page' };

export const PROFILE_TITLE: Record<Language, string> = {
  fi: 'Omat tiedot',
  sv: 'Mina uppgifter',
  en: 'My information',
};

/** Seen only when the script does not run. */
const FALLBACK: Record<Language, string> = {
  fi: 'Jos sivu ei toimi selaimessasi, kysy omista tiedoistasi: asiointi@kunta.example',
  sv: 'Om sidan inte fungerar i din webbläsare, fråga om dina uppgifter: asiointi@kunta.example',
  en: 'If this page does not work in your browser, ask about your information: asiointi@kunta.example',
};

export function myPageMain(language: Language): Markup {
  return html`<h1>${SERVICE[language]}</h1>
    <lupa-my-page>${fallback(language)}</lupa-my-page>`;
}

export function profileMain(language: Language): Markup {
  return html`<h1>${SERVICE[language]}</h1>
    <lupa-profile-card>${fallback(language)}</lupa-profile-card>`;
}

function fallback(language: Language): Markup {
  return html`<a href="mailto:asiointi@kunta.example">${FALLBACK[language]}</a>`;
}
