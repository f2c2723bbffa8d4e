/** The pages for an address that leads nowhere, and for a fault of ours. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

export type Loss = 'not-found' | 'server-error';

const WORDS: Record<Language, Record<Loss, { title: string; text: string }> & { front: string }> = {
  fi: {
    'not-found': { title: 'Sivua ei löytynyt', text: 'Osoitteessa ei ole sivua. Se on voitu siirtää tai poistaa.' },
    'server-error': { title: 'Jokin meni vikaan', text: 'Vika on palvelussa. Yritä hetken kuluttua uudelleen.' },
    front: 'Etusivulle',
  },
  sv: {
    'not-found': { title: 'Sidan hittades inte', text: 'Det finns ingen sida på adressen. Den kan ha flyttats.' },
    'server-error': { title: 'Något gick fel', text: 'Felet är i tjänsten. Försök igen om en stund.' },
    front: 'Till startsidan',
  },
  en: {
    'not-found': { title: 'Page not found', text: 'There is no page at this address. It may have moved.' },
    'server-error': { title: 'Something went wrong', text: 'The fault is ours. Try again in a moment.' },
    front: 'To the front page',
  },
};

export function lossTitle(language: Language, loss: Loss): string {
  return WORDS[language][loss].title;
}

export function lossMain(language: Language, loss: Loss): Markup {
  const { title, text } = WORDS[language][loss];
  return html`<h1>${title}</h1>
    <p>${text}</p>
    <p class="site-actions"><a class="site-button" href="/">${WORDS[language].front}</a></p>`;
}
