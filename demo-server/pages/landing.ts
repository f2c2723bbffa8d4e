import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

export const LANDING_TITLE: Record<Language, string> = {
  fi: 'Luvat ja suostumukset yhdessä paikassa',
  sv: 'Tillstånd och samtycken på ett ställe',
  en: 'Permissions and consents in one place',
};

const WORDS: Record<Language, { lead: string; open: string; steps: string[] }> = {
  fi: {
    lead: 'Näet, mihin sinulta ja läheisiltäsi pyydetään lupaa, kuka pyytää ja miksi. Voit vastata ja muuttaa mieltäsi.',
    open: 'Avaa luvat ja suostumukset',
    steps: [
      'Kirjaudu sisään. Mallikunnassa valitset testihenkilön.',
      'Lue lupapyyntö ja vastaa. Kieltäytyminen on yhtä helppoa kuin hyväksyminen.',
      'Voit perua suostumuksen milloin tahansa samassa paikassa.',
    ],
  },
  sv: {
    lead: 'Du ser vad du och dina närmaste ombeds samtycka till, vem som ber och varför. Du kan svara och ändra dig.',
    open: 'Öppna tillstånd och samtycken',
    steps: [
      'Logga in. I modellkommunen väljer du en testperson.',
      'Läs begäran och svara. Det är lika lätt att avböja som att godkänna.',
      'Du kan återkalla ditt samtycke när som helst på samma ställe.',
    ],
  },
  en: {
    lead: 'See what you and those in your care are asked to agree to, who asks and why. Answer, and change your mind.',
    open: 'Open permissions and consents',
    steps: [
      'Sign in. In the model municipality you choose a test person.',
      'Read the request and answer. Declining is as easy as accepting.',
      'You can withdraw your consent at any time in the same place.',
    ],
  },
};

export function landingMain(language: Language): Markup {
  const words = WORDS[language];
  return html`<div class="site-hero">
      <h1>${LANDING_TITLE[language]}</h1>
      <p class="site-lead">${words.lead}</p>
      <p class="site-actions"><a class="site-button" href="/consents">${words.open}</a></p>
    </div>
    <ol class="site-steps">
      ${words.steps.map((step) => html`<li>${step}</li>`)}
    </ol>`;
}
