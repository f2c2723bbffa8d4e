/** The page frame of the demo municipality: what a municipality's own site gives, into which our elements go. */
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { THEMES, type Theme } from './preferences.ts';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface Page {
  language: Language;
  theme: Theme;
  title: string;
  /** The place in the navigation that the page belongs to. */
  section?: '/' | '/my' | '/profile' | '/consents' | '/staff/templates' | '/staff/tasks';
  main: Markup;
  /** Path of a page to come back to after a sign-in; undefined for one that nobody would come back to. */
  place?: string;
  /** Query that a switch must keep, beginning with `?`; empty where there is none. */
  query: string;
  /** Which of the library's files the page loads, by name. Default: `citizen`. A page has one: each brings its own Lit. */
  bundle?: 'citizen' | 'receipt-check' | 'roster' | 'staff' | 'template-editor';
  /** A script of the site's own, by its name among the assets. */
  script?: 'install-roster-worker';
  /** What the page tells the library: `#lupa-config`. */
  configuration?: object;
  /** Whether the footer leads to the outbox, which is there in development only. */
  outbox?: boolean;
}

const WORDS = {
  fi: {
    skip: 'Siirry sisältöön',
    municipality: 'mallikunta',
    navigation: 'Päävalikko',
    front: 'Etusivu',
    my: 'Oma sivu',
    profile: 'Omat tiedot',
    consents: 'Luvat ja suostumukset',
    languages: 'Kieli',
    themes: 'Ulkoasu',
    signIn: 'Kirjaudu sisään',
    demo: 'Mallikunta on esittelyä varten. Henkilöt ja lupapyynnöt on keksitty.',
    api: 'Rajapinnan kuvaus (OpenAPI)',
    checkReceipt: 'Tarkista kuitti',
    templates: 'Lupapohjat',
    tasks: 'Tehtävät',
    staff: 'Henkilöstön sivut',
    outbox: 'Lähtevät viestit',
  },
  sv: {
    skip: 'Gå till innehållet',
    municipality: 'modellkommunen',
    navigation: 'Huvudmeny',
    front: 'Startsida',
    my: 'Min sida',
    profile: 'Mina uppgifter',
    consents: 'Tillstånd och samtycken',
    languages: 'Språk',
    themes: 'Utseende',
    signIn: 'Logga in',
    demo: 'Modellkommunen är till för förevisning. Personerna och begärandena är påhittade.',
    api: 'Beskrivning av gränssnittet (OpenAPI)',
    checkReceipt: 'Kontrollera ett kvitto',
    templates: 'Samtyckesmallar',
    tasks: 'Uppgifter',
    staff: 'Personalens sidor',
    outbox: 'Utgående meddelanden',
  },
  en: {
    skip: 'Skip to content',
    municipality: 'model municipality',
    navigation: 'Main menu',
    front: 'Front page',
    my: 'My page',
    profile: 'My information',
    consents: 'Permissions and consents',
    languages: 'Language',
    themes: 'Theme',
    signIn: 'Sign in',
    demo: 'The model municipality is for demonstration. Its people and requests are invented.',
    api: 'API description (OpenAPI)',
    checkReceipt: 'Check a receipt',
    templates: 'Templates',
    tasks: 'Tasks',
    staff: 'Staff pages',
    outbox: 'Outgoing mails',
  },
} satisfies Record<Language, Record<string, string>>;

const LANGUAGE_NAMES: Record<Language, string> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };
const THEME_NAMES: Record<Theme, string> = { helsinki: 'Helsinki', neutral: 'Neutral' };

export function frame(page: Page): Markup {
  const {
    language,
    theme,
    title,
    section,
    main,
    place,
    query,
    bundle = 'citizen',
    script,
    configuration,
    outbox = false,
  } = page;
  const words = WORDS[language];
  const entry = (path: Page['section'], name: string) =>
    html`<li><a href="${path}" ${section === path ? html`aria-current="page"` : ''}>${name}</a></li>`;
  return html`<!doctype html>
<html lang="${language}" data-theme="${theme}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – Lupa</title>
    <link rel="icon" href="/site/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/site/site.css">
    <link rel="stylesheet" href="/lupa/themes/${theme}.css">
    ${configuration === undefined ? '' : configurationScript(configuration)}
    <script type="module" src="/lupa/cdn/${bundle === 'citizen' && language === 'sv' ? 'citizen-sv' : bundle}.js"></script>
    ${script === undefined ? '' : html`<script type="module" src="/site/${script}.js"></script>`}
  </head>
  <body ${section === '/staff/templates' ? html`class="site-wide"` : ''}>
    <lupa-provider class="site-body" api-url="/api">
      <header>
        <a class="site-skip" href="#content">${words.skip}</a>
        <div class="site-width site-header-row">
          <a class="site-name" href="/"><b>Lupa</b> – ${words.municipality}</a>
          <div class="site-tools">
            ${place === undefined ? '' : session(place, words.signIn)} ${languageSwitch(language, query)}
          </div>
        </div>
        <nav class="site-nav" aria-label="${words.navigation}">
          <ul class="site-width">
            ${entry('/', words.front)} ${entry('/my', words.my)} ${entry('/profile', words.profile)} ${entry('/consents', words.consents)}
            ${section?.startsWith('/staff') ? html`${entry('/staff/templates', words.templates)} ${entry('/staff/tasks', words.tasks)}` : ''}
          </ul>
        </nav>
      </header>
      <main class="site-width site-main" id="content" tabindex="-1">
        ${main}
      </main>
    </lupa-provider>
    <footer class="site-footer">
      <div class="site-width">
        <p>${words.demo}</p>
        <p>
          <a href="/staff/templates">${words.staff}</a> <a href="/receipt-check">${words.checkReceipt}</a> <a href="/api/openapi.json">${words.api}</a>
          ${outbox ? html`<a href="/outbox">${words.outbox}</a>` : ''}
        </p>
        <nav aria-label="${words.themes}">
          <ul class="site-switch">
            ${THEMES.map(
              (choice) => html`<li>
                <a href="${withChoice(query, 'theme', choice)}" ${choice === theme ? html`aria-current="true"` : ''}
                  >${THEME_NAMES[choice]}</a>
              </li>`,
            )}
          </ul>
        </nav>
      </div>
    </footer>
  </body>
</html>`;
}

/** Data, which no policy for scripts stands against. What is in it cannot end the element. */
function configurationScript(configuration: object): Markup {
  const json = JSON.stringify(configuration).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="lupa-config">${raw(json)}</script>`;
}

/** The link inside is for a browser in which the script does not run. */
function session(place: string, signIn: string): Markup {
  const address = `/api/session/sign-in?${new URLSearchParams({ 'return-to': place })}`;
  return html`<lupa-session><a href="${address}">${signIn}</a></lupa-session>`;
}

/** Links to this same place in the other languages, each named in its own. */
export function languageSwitch(language: Language, query: string): Markup {
  return html`<nav aria-label="${WORDS[language].languages}">
    <ul class="site-switch">
      ${LANGUAGES.map(
        (choice) => html`<li>
          <a href="${withChoice(query, 'lang', choice)}" lang="${choice}" hreflang="${choice}"
            ${choice === language ? html`aria-current="true"` : ''}>${LANGUAGE_NAMES[choice]}</a>
        </li>`,
      )}
    </ul>
  </nav>`;
}

function withChoice(query: string, name: string, choice: string): string {
  const parameters = new URLSearchParams(query);
  parameters.set(name, choice);
  return `?${parameters}`;
}
