import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PreviewedMail } from '../../../contract/template-preview.ts';
import type { Language } from '../../../model/language.ts';

/** The mail of the sending, as a mail program shows it, and folded the same for one that shows text only. */
export function mailView({ subject, blocks, text }: PreviewedMail, language: Language): TemplateResult {
  return html`<p class="lupa-mail-subject">
      ${msg('Subject', { id: 'template-preview.subject' })}: <b lang=${language}>${subject}</b>
    </p>
    <div class="lupa-mail" lang=${language}>${blocks.map(block)}</div>
    <details class="lupa-mail-text">
      <summary>${msg('The same as plain text', { id: 'template-preview.as-text' })}</summary>
      <pre lang=${language}>${text}</pre>
    </details>`;
}

function block(each: PreviewedMail['blocks'][number]): TemplateResult {
  switch (each.type) {
    case 'paragraph':
      return html`<p>${each.text}</p>`;
    case 'fact':
      return html`<p>${each.label}: <b lang=${each.language === 'unknown' ? '' : each.language}>${each.value}</b></p>`;
    case 'link':
      return html`<p>${each.label}:<br /><span class="lupa-mail-link">${each.href}</span></p>`;
  }
}
