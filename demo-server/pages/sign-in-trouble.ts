/** What a person reads when a sign-in did not end in a session: what happened, and the way on. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

export const SIGN_IN_TROUBLES = [
  'cancelled',
  'failed',
  'not-strong',
  'start-again',
  'unavailable',
  'unknown',
  'unknown-address',
] as const;
export type SignInTrouble = (typeof SIGN_IN_TROUBLES)[number];

interface Words {
  title: string;
  text: string;
}

const TROUBLES: Record<Language, Record<SignInTrouble, Words>> = {
  fi: {
    cancelled: { title: 'Kirjautuminen keskeytettiin', text: 'Sinua ei tunnistettu. Mitään ei tallennettu.' },
    failed: { title: 'Kirjautuminen ei onnistunut', text: 'Tunnistautumista ei voitu vahvistaa. Yritä uudelleen.' },
    'not-strong': {
      title: 'Tähän tarvitaan vahva tunnistautuminen',
      text: 'Tunnistautumispalvelu ei tunnistanut sinua vahvasti. Valitse siellä Suomi.fi-tunnistus.',
    },
    'start-again': {
      title: 'Kirjautuminen on aloitettava alusta',
      text: 'Kirjautuminen oli jo käytetty, kesti liian kauan tai alkoi toisessa selaimessa.',
    },
    unavailable: {
      title: 'Tunnistautuminen ei ole nyt käytettävissä',
      text: 'Tunnistautumispalvelu ei vastaa. Yritä hetken kuluttua uudelleen.',
    },
    unknown: {
      title: 'Tietojasi ei löytynyt',
      text: 'Tunnistauduit, mutta kunnalla ei ole sinulle lupapyyntöjä tässä palvelussa. Et ole kirjautunut sisään.',
    },
    'unknown-address': {
      title: 'Sähköpostilla ei voitu kirjautua',
      text: 'Emme löytäneet profiilia, jossa osoitteesi on vahvistettu. Tunnistaudu Suomi.fi-palvelussa: kun olet vahvistanut osoitteen profiilissasi, voit kirjautua sillä.',
    },
  },
  sv: {
    cancelled: { title: 'Inloggningen avbröts', text: 'Du identifierades inte. Ingenting sparades.' },
    failed: { title: 'Inloggningen lyckades inte', text: 'Identifieringen kunde inte bekräftas. Försök igen.' },
    'not-strong': {
      title: 'Här behövs stark autentisering',
      text: 'Identifieringstjänsten identifierade dig inte starkt. Välj Suomi.fi-identifikation där.',
    },
    'start-again': {
      title: 'Inloggningen måste göras om från början',
      text: 'Inloggningen var redan använd, tog för lång tid eller började i en annan webbläsare.',
    },
    unavailable: {
      title: 'Det går inte att identifiera sig just nu',
      text: 'Identifieringstjänsten svarar inte. Försök igen om en stund.',
    },
    unknown: {
      title: 'Dina uppgifter hittades inte',
      text: 'Du identifierade dig, men kommunen har inga begäranden till dig i den här tjänsten. Du är inte inloggad.',
    },
    'unknown-address': {
      title: 'Det gick inte att logga in med e-post',
      text: 'Vi hittade ingen profil där din adress är bekräftad. Identifiera dig i Suomi.fi: när du har bekräftat adressen i din profil kan du logga in med den.',
    },
  },
  en: {
    cancelled: { title: 'Sign-in was cancelled', text: 'You were not identified. Nothing was saved.' },
    failed: { title: 'Sign-in did not succeed', text: 'Your identification could not be confirmed. Try again.' },
    'not-strong': {
      title: 'You need to identify yourself strongly',
      text: 'The identification service did not identify you strongly. Choose Suomi.fi identification there.',
    },
    'start-again': {
      title: 'Sign in again from the beginning',
      text: 'The sign-in had already been used, took too long, or began in another browser.',
    },
    unavailable: {
      title: 'You cannot sign in just now',
      text: 'The identification service does not answer. Try again in a moment.',
    },
    unknown: {
      title: 'We did not find you',
      text: 'You identified yourself, but the municipality has no requests for you here. You are not signed in.',
    },
    'unknown-address': {
      title: 'You could not sign in by e-mail',
      text: 'We found no profile in which your address is confirmed. Identify yourself with Suomi.fi: once you have confirmed the address in your profile you can sign in by it.',
    },
  },
};

/** Where a weak identification will not do, the next one is asked to be strong. */
const WANTS_STRONG: readonly SignInTrouble[] = ['not-strong', 'unknown-address'];

const WAYS_ON: Record<Language, { again: string; back: string }> = {
  fi: { again: 'Kirjaudu sisään', back: 'Takaisin sivulle' },
  sv: { again: 'Logga in', back: 'Tillbaka till sidan' },
  en: { again: 'Sign in', back: 'Back to the page' },
};

/** @param returnTo where the person began: an address that has been checked */
export function troubleAddress(trouble: SignInTrouble, returnTo: string): string {
  return `/sign-in/${trouble}?${new URLSearchParams({ 'return-to': returnTo })}`;
}

export function troubleTitle(language: Language, trouble: SignInTrouble): string {
  return TROUBLES[language][trouble].title;
}

/** @param returnTo as above */
export function troubleMain(language: Language, trouble: SignInTrouble, returnTo: string): Markup {
  const { title, text } = TROUBLES[language][trouble];
  const { again, back } = WAYS_ON[language];
  const how = { 'return-to': returnTo, ...(WANTS_STRONG.includes(trouble) && { strength: 'strong' }) };
  return html`<h1>${title}</h1>
    <p>${text}</p>
    <p class="site-actions">
      <a class="site-button" href="/api/session/sign-in?${new URLSearchParams(how).toString()}">${again}</a>
      <a href="${returnTo}">${back}</a>
    </p>`;
}
