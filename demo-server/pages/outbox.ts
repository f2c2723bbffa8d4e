/** The page that shows in development the mails which nobody is sent. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

/** A mail as it would go out now. */
export interface ShownMail {
  id: string;
  state: 'waiting' | 'sent' | 'dead' | 'not-needed';
  /** Code of what has gone wrong. */
  error: string | null;
  /** Undefined where there is nothing left to tell. */
  content?: { to: string; subject: string; language: Language; body: Markup };
}

const WORDS = {
  fi: {
    title: 'Lähtevät viestit',
    intro: 'Vain kehitystä varten: viestit sellaisina kuin ne nyt lähtisivät.',
    none: 'Ei viestejä.',
    to: 'Vastaanottaja',
    text: 'Sama tekstinä',
    nothing: 'Ei kerrottavaa',
    states: { waiting: 'Odottaa', sent: 'Lähetetty', dead: 'Ei lähetetä enää', 'not-needed': 'Ei enää tarpeen' },
  },
  sv: {
    title: 'Utgående meddelanden',
    intro: 'Endast för utveckling: meddelandena så som de nu skulle skickas.',
    none: 'Inga meddelanden.',
    to: 'Mottagare',
    text: 'Samma som text',
    nothing: 'Inget att berätta',
    states: { waiting: 'Väntar', sent: 'Skickat', dead: 'Skickas inte mer', 'not-needed': 'Behövs inte längre' },
  },
  en: {
    title: 'Outgoing mails',
    intro: 'For development only: the mails as they would go out now.',
    none: 'No mails.',
    to: 'To',
    text: 'The same as text',
    nothing: 'Nothing to tell',
    states: { waiting: 'Waiting', sent: 'Sent', dead: 'Not sent any more', 'not-needed': 'No longer needed' },
  },
} satisfies Record<Language, unknown>;

export function outboxTitle(language: Language): string {
  return WORDS[language].title;
}

export function outboxMain(language: Language, mails: ShownMail[]): Markup {
  const words = WORDS[language];
  return html`<h1>${words.title}</h1>
    <p>${mails.length === 0 ? words.none : words.intro}</p>
    ${mails.map(({ id, state, error, content }) => {
      const stands = `${words.states[state]}${error === null ? '' : ` (${error})`}`;
      return content === undefined
        ? html`<article><h2>${words.nothing}</h2><p>${stands}</p></article>`
        : html`<article>
            <h2 lang="${content.language}">${content.subject}</h2>
            <p>${stands}. ${words.to}: ${content.to}. <a href="/outbox/${id}/text">${words.text}</a></p>
            <div lang="${content.language}">${content.body}</div>
          </article>`;
    })}`;
}
