/** The page on which a tester says who to be: a plain form, one button per test person. */
import { html } from 'hono/html';
import type { Language } from '../../../src/model/language.ts';
import { languageSwitch, type Markup } from '../../pages/frame.ts';
import { TEST_PERSON_GROUPS } from '../../service/seed/test-persons.ts';

const WORDS: Record<
  Language,
  { title: string; notice: string; weak: string; noEmail: string; cancel: string; name: string }
> = {
  fi: {
    title: 'Valitse testihenkilö',
    notice:
      'Tämä on esittelyn tunnistautuminen. Oikeassa palvelussa tässä on Suomi.fi-tunnistus. Henkilöt on keksitty.',
    weak: 'Sähköposti',
    noEmail: 'Kukaan testihenkilöistä ei ole vielä vahvistanut sähköpostiosoitettaan omissa tiedoissaan.',
    cancel: 'Keskeytä ja palaa',
    name: 'Testitunnistautuminen',
  },
  sv: {
    title: 'Välj en testperson',
    notice:
      'Det här är identifieringen i demonstrationen. I en riktig tjänst finns Suomi.fi-identifikation här. Personerna är påhittade.',
    weak: 'E-post',
    noEmail: 'Ingen av testpersonerna har ännu bekräftat sin e-postadress i sina uppgifter.',
    cancel: 'Avbryt och gå tillbaka',
    name: 'Testidentifiering',
  },
  en: {
    title: 'Choose a test person',
    notice:
      'This is the identification of the demonstration. A real service has Suomi.fi identification here. The people are invented.',
    weak: 'E-mail',
    noEmail: 'None of the test persons has confirmed an e-mail address in their profile yet.',
    cancel: 'Cancel and go back',
    name: 'Test identification',
  },
};

/** Values of the form's field `choice`: the id of a person, or this. */
export const CANCEL = 'cancel';

/** A test person who comes by their address. */
export interface EmailChoice {
  /** Of the form's field `choice`. */
  value: string;
  email: string;
}

/**
 * @param action where the form goes
 * @param byEmail undefined where the person is asked to identify themselves strongly
 */
export function choosePersonPage(language: Language, action: string, byEmail: EmailChoice[] | undefined): Markup {
  const words = WORDS[language];
  return plainPage(
    language,
    words.title,
    html`<p class="site-notice">${words.notice}</p>
      <form method="post" action="${action}">
        ${TEST_PERSON_GROUPS.map(
          ({ name, people }) => html`<h2>${name[language]}</h2>
            <ul class="site-people">
              ${people.map(
                (person) => html`<li>
                  <button class="site-person" name="choice" value="${person.id}">
                    ${person.givenNames} ${person.familyName} <span>${person.role[language]}</span>
                  </button>
                </li>`,
              )}
            </ul>`,
        )}
        ${byEmail === undefined ? '' : emailSection(language, byEmail)}
        <button class="site-button site-button-quiet" name="choice" value="${CANCEL}">${words.cancel}</button>
      </form>`,
    languageSwitch(language, ''),
  );
}

function emailSection(language: Language, byEmail: EmailChoice[]): Markup {
  const { weak, noEmail } = WORDS[language];
  if (byEmail.length === 0) return html`<h2>${weak}</h2><p>${noEmail}</p>`;
  return html`<h2>${weak}</h2>
    <ul class="site-people">
      ${byEmail.map(
        ({ value, email }) =>
          html`<li><button class="site-person" name="choice" value="${value}">${email}</button></li>`,
      )}
    </ul>`;
}

const ENDED: Record<Language, { title: string; text: string; front: string }> = {
  fi: { title: 'Tunnistautuminen on päättynyt', text: 'Aloita kirjautuminen alusta.', front: 'Etusivulle' },
  sv: { title: 'Identifieringen har avslutats', text: 'Börja inloggningen från början.', front: 'Till startsidan' },
  en: { title: 'The identification has ended', text: 'Begin the sign-in again.', front: 'To the front page' },
};

/** For a page that has been used or left for too long, and after a sign-out that leads nowhere else. */
export function identificationEndedPage(language: Language): Markup {
  const { title, text, front } = ENDED[language];
  return plainPage(
    language,
    title,
    html`<p>${text}</p><p class="site-actions"><a class="site-button" href="/">${front}</a></p>`,
  );
}

const SIGN_OUT: Record<Language, { title: string; button: string }> = {
  fi: { title: 'Kirjaudutaanko ulos?', button: 'Kirjaudu ulos' },
  sv: { title: 'Vill du logga ut?', button: 'Logga ut' },
  en: { title: 'Do you want to sign out?', button: 'Sign out' },
};

/** @param form the provider's own form, with its secret in a hidden field */
export function confirmSignOutPage(language: Language, form: Markup): Markup {
  const { title, button } = SIGN_OUT[language];
  return plainPage(
    language,
    title,
    html`${form}<button class="site-button" form="op.logoutForm" name="logout" value="yes">${button}</button>`,
  );
}

function plainPage(language: Language, title: string, main: Markup, header?: Markup): Markup {
  const { name } = WORDS[language];
  return html`<!doctype html>
<html lang="${language}" data-theme="neutral">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} – ${name}</title>
    <link rel="icon" href="/site/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/site/site.css">
  </head>
  <body>
    <header>
      <div class="site-width site-header-row"><b class="site-name">${name}</b>${header ?? ''}</div>
    </header>
    <main class="site-width site-main">
      <h1>${title}</h1>
      ${main}
    </main>
  </body>
</html>`;
}
