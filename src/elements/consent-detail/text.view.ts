import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ShownText } from '../../contract/consent-detail.ts';
import type { Chosen, Language } from '../../model/language.ts';
import { richText } from '../../presentation/rich-text.ts';
import { heading } from '../../ui/heading.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';

export function kicker(): string {
  return msg('Consent request', { id: 'consent-detail.kicker' });
}

export function descriptionLabel(): string {
  return msg('Description', { id: 'consent-detail.description' });
}

export function attachmentsLabel(): string {
  return msg('Attachments', { id: 'consent-detail.attachments' });
}

/** What is asked, in the words of the one who asks. */
export function description(text: Chosen<ShownText>, actions: ConsentDetailActions): TemplateResult {
  const { headingLevel, language } = actions;
  return html`${heading(headingLevel + 1, descriptionLabel())}
    ${text.language === language ? nothing : html`<p>${languageNote(text.language, language)}</p>`}
    <div class="lupa-text" lang=${text.language}>${richText(text.value.description, headingLevel + 1)}</div>
    ${attachments(text, actions)}`;
}

function languageNote(textLanguage: Language, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(textLanguage) ?? textLanguage;
  return msg(str`The text of this request is available in one language only: ${name}`, {
    id: 'consent-detail.other-language',
  });
}

function attachments({ language, value }: Chosen<ShownText>, { headingLevel, address }: ConsentDetailActions): unknown {
  if (value.attachments.length === 0) return nothing;
  return html`${heading(headingLevel + 1, attachmentsLabel())}
    <ul>
      ${value.attachments.map(
        ({ name, path }) => html`<li lang=${language}>
          ${address === undefined ? name : html`<a class="lupa-link" href=${address(path)} download>${name}</a>`}
        </li>`,
      )}
    </ul>`;
}
