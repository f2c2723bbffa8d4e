/** The pages of the staff: our elements, as a municipality would put them on its own. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import { TASKS_PATH } from '../service/follow-ups/follow-up-mail.ts';
import type { Markup } from './frame.ts';

export const TEMPLATES_PATH = '/staff/templates' as const;

export const TEMPLATES_TITLE: Record<Language, string> = {
  fi: 'Lupapohjat',
  sv: 'Samtyckesmallar',
  en: 'Templates',
};

export const TEMPLATE_TITLE: Record<Language, string> = {
  fi: 'Lupapohja',
  sv: 'Samtyckesmall',
  en: 'Template',
};

export const TASKS_TITLE: Record<Language, string> = {
  fi: 'Tehtävät',
  sv: 'Uppgifter',
  en: 'Tasks',
};

export const REQUESTS_TITLE: Record<Language, string> = {
  fi: 'Lupapyynnöt',
  sv: 'Begäranden om samtycke',
  en: 'Consent requests',
};

export const ROSTER_TITLE: Record<Language, string> = {
  fi: 'Kuka saa',
  sv: 'Vem får',
  en: 'Who may',
};

/** Name of the site's part, as the service pages of citizens have one. */
const STAFF: Record<Language, string> = {
  fi: 'Henkilöstön sivut',
  sv: 'Personalens sidor',
  en: 'Staff pages',
};

/** Seen only when the script does not run. */
const FALLBACK: Record<Language, string> = {
  fi: 'Sivu tarvitsee JavaScriptiä. Jos se ei toimi selaimessasi, ota yhteyttä: luvat@kunta.example',
  sv: 'Sidan behöver JavaScript. Om den inte fungerar i din webbläsare, ta kontakt: luvat@kunta.example',
  en: 'This page needs JavaScript. If it does not work in your browser, write to luvat@kunta.example',
};

export function templateListMain(language: Language): Markup {
  return html`<h1>${STAFF[language]}</h1>
    <lupa-template-list heading-level="2" requests-path="${TEMPLATES_PATH}/{id}/requests" roster-path="${TEMPLATES_PATH}/{id}/roster" editor-path="${TEMPLATES_PATH}/{id}" tasks-path="${TASKS_PATH}">
    <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
  </lupa-template-list>`;
}

export function templateEditorMain(language: Language, templateId: string): Markup {
  return html`<h1>${STAFF[language]}</h1>
    <lupa-template-editor
    heading-level="2"
    template-id="${templateId}"
    templates-path="${TEMPLATES_PATH}"
    requests-path="${TEMPLATES_PATH}/{id}/requests"
  >
    <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
  </lupa-template-editor>`;
}

export function followUpListMain(language: Language): Markup {
  return html`<h1>${STAFF[language]}</h1>
    <lupa-follow-up-list heading-level="2">
    <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
  </lupa-follow-up-list>`;
}

export function groupRequestsMain(language: Language, templateId: string): Markup {
  return html`<h1>${STAFF[language]}</h1>
    <lupa-group-requests
    heading-level="2"
    template-id="${templateId}"
    templates-path="${TEMPLATES_PATH}"
    template-path="${TEMPLATES_PATH}/{id}"
    roster-path="${TEMPLATES_PATH}/{id}/roster"
    consent-path="/consents/{id}"
  >
    <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
  </lupa-group-requests>`;
}

export function rosterMain(language: Language, templateId: string): Markup {
  return html`<h1>${STAFF[language]}</h1>
    <lupa-consent-roster
    heading-level="2"
    template-id="${templateId}"
    templates-path="${TEMPLATES_PATH}"
  >
    <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
  </lupa-consent-roster>`;
}
