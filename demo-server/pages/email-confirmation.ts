/** The page to which the mail leads that confirms an address. It works without a script, signed in or not. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import { CONFIRMATION_PATH } from '../service/profile/confirmation-link.ts';
import type { EmailConfirmation } from '../service/profile/confirm-email.ts';
import type { Markup } from './frame.ts';

type State = EmailConfirmation['state'];

interface Words {
  states: Record<State, { title: string; text: (address: string) => string }>;
  confirm: string;
  profile: string;
}

const WORDS: Record<Language, Words> = {
  fi: {
    states: {
      waiting: {
        title: 'Vahvista sähköpostiosoite',
        text: (address) =>
          `Osoite ${address} on annettu profiiliin. Vahvista se vain, jos annoit sen itse. Vahvistuksen jälkeen kunta lähettää viestit profiilin omistajalle tähän osoitteeseen.`,
      },
      confirmed: {
        title: 'Osoite on vahvistettu',
        text: (address) => `Kunta lähettää viestit sinulle tästä lähtien osoitteeseen ${address}.`,
      },
      used: { title: 'Osoite on jo vahvistettu', text: () => 'Vahvistit osoitteen tällä linkillä aiemmin.' },
      'in-use': {
        title: 'Osoite on käytössä toisessa profiilissa',
        text: (address) =>
          `Osoitetta ${address} ei vahvistettu, koska se on vahvistettu toisessa profiilissa. Anna toinen osoite tai poista osoite ensin toisesta profiilista.`,
      },
      old: {
        title: 'Linkki ei toimi enää',
        text: () =>
          'Tällä linkillä ei voi vahvistaa osoitetta. Se on voinut vanhentua, tai tilalle on lähetetty uusi. Toimiva linkki on uusimmassa viestissä. Uuden viestin saat profiilistasi.',
      },
    },
    confirm: 'Vahvista osoite',
    profile: 'Omaan profiiliin',
  },
  sv: {
    states: {
      waiting: {
        title: 'Bekräfta e-postadressen',
        text: (address) =>
          `Adressen ${address} har angetts i en profil. Bekräfta den bara om du själv angav den. Efter det skickar kommunen meddelanden till profilens ägare till den här adressen.`,
      },
      confirmed: {
        title: 'Adressen är bekräftad',
        text: (address) => `Från och med nu skickar kommunen meddelanden till dig till adressen ${address}.`,
      },
      used: { title: 'Adressen är redan bekräftad', text: () => 'Du bekräftade adressen tidigare med den här länken.' },
      'in-use': {
        title: 'Adressen används i en annan profil',
        text: (address) =>
          `Adressen ${address} bekräftades inte, eftersom den är bekräftad i en annan profil. Ange en annan adress eller ta först bort adressen ur den andra profilen.`,
      },
      old: {
        title: 'Länken fungerar inte längre',
        text: () =>
          'Adressen kan inte bekräftas med den här länken. Den kan ha blivit för gammal, eller så har en ny skickats. Länken i det nyaste meddelandet fungerar. Ett nytt meddelande får du från din profil.',
      },
    },
    confirm: 'Bekräfta adressen',
    profile: 'Till din profil',
  },
  en: {
    states: {
      waiting: {
        title: 'Confirm the e-mail address',
        text: (address) =>
          `The address ${address} was given in a profile. Confirm it only if it was you who gave it. After that the municipality writes to the owner of the profile at this address.`,
      },
      confirmed: {
        title: 'The address is confirmed',
        text: (address) => `From now on the municipality writes to you at ${address}.`,
      },
      used: {
        title: 'The address is confirmed already',
        text: () => 'You confirmed the address with this link before.',
      },
      'in-use': {
        title: 'The address is in use in another profile',
        text: (address) =>
          `The address ${address} was not confirmed, because it is confirmed in another profile. Give another address, or first remove it from the other profile.`,
      },
      old: {
        title: 'The link does not work any more',
        text: () =>
          'No address can be confirmed with this link. It may be too old, or a new one has been sent. The link in the newest mail works. You get a new mail from your profile.',
      },
    },
    confirm: 'Confirm the address',
    profile: 'To your profile',
  },
};

/** HTTP status of the page. */
export const CONFIRMATION_STATUS = { waiting: 200, confirmed: 200, used: 200, 'in-use': 409, old: 410 } as const;

export function confirmationTitle(language: Language, { state }: EmailConfirmation): string {
  return WORDS[language].states[state].title;
}

/** @param token what the link carries */
export function confirmationMain(language: Language, confirmation: EmailConfirmation, token: string): Markup {
  const { states, confirm, profile } = WORDS[language];
  const { title, text } = states[confirmation.state];
  const address = 'address' in confirmation ? confirmation.address : '';
  return html`<h1>${title}</h1>
    <p>${text(address)}</p>
    ${
      confirmation.state === 'waiting'
        ? html`<form method="post" action="${CONFIRMATION_PATH}">
          <input type="hidden" name="token" value="${token}">
          <input type="hidden" name="language" value="${language}">
          <button class="site-button" type="submit">${confirm}</button>
        </form>`
        : html`<p><a href="/profile">${profile}</a></p>`
    }`;
}
