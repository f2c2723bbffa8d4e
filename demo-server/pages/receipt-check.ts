/** The page on which a receipt is checked: for anybody, signed in or not. */
import { html } from 'hono/html';
import type { Language } from '../../src/model/language.ts';
import type { Markup } from './frame.ts';

export const RECEIPT_CHECK_TITLE: Record<Language, string> = {
  fi: 'Kuitin tarkistaminen',
  sv: 'Kontroll av kvitto',
  en: 'Checking a receipt',
};

/** Seen only when the script does not run. */
const FALLBACK: Record<Language, string> = {
  fi: 'Jos sivu ei toimi selaimessasi, pyydä meitä tarkistamaan kuitti: luvat@kunta.example',
  sv: 'Om sidan inte fungerar i din webbläsare, be oss kontrollera kvittot: luvat@kunta.example',
  en: 'If this page does not work in your browser, ask us to check the receipt: luvat@kunta.example',
};

export function receiptCheckMain(language: Language): Markup {
  return html`<h1>${RECEIPT_CHECK_TITLE[language]}</h1>
    <lupa-receipt-check>
      <a href="mailto:luvat@kunta.example">${FALLBACK[language]}</a>
    </lupa-receipt-check>`;
}
