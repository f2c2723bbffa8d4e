import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { inLanguage, type Language } from '../../../model/language.ts';
import { failedNotice, loadingNotice } from '../../../presentation/state-notices.ts';
import { heading } from '../../../ui/heading.ts';
import { languageName } from '../field-words.ts';
import { citizenPage } from './citizen-page.view.ts';
import { mailView } from './mail.view.ts';
import {
  mediumLabel,
  nothingAnswered,
  notRenewed,
  nowhere,
  previewTitle,
  savedLine,
  situationLabel,
  unwritten,
} from './preview-words.ts';
import { MEDIA, SITUATIONS, type Previewing } from './previewing.ts';

export interface PreviewPane {
  /** Of the heading of the preview. */
  headingLevel: number;
  /** Of the words around the preview. */
  language: Language;
  /** Fields that the server does not have as they are shown. */
  unsaved: number;
  /** Whether there is a form, beside which it stands or whose place it takes. */
  isBesideForm: boolean;
}

/** What those who are asked will see, in each language, in each situation, on a phone, as a mail and on paper. */
export function previewPane(previewing: Previewing, pane: PreviewPane): TemplateResult {
  const { headingLevel, isBesideForm } = pane;
  const title = heading(headingLevel, previewTitle(), {
    ...{ id: 'lupa-preview', className: 'lupa-preview-title', focusable: true },
  });
  return html`<section class="lupa-preview" aria-labelledby="lupa-preview">
    <div class="lupa-preview-head">${title}${isBesideForm ? back(previewing) : nothing}</div>
    ${choices(previewing, pane)}${line(previewing, pane)}
    <div
      class="lupa-preview-scroll"
      role="group"
      aria-labelledby="lupa-preview"
      tabindex=${isBesideForm && !previewing.isOpen ? '0' : nothing}
    >
      ${content(previewing, headingLevel)}
    </div>
  </section>`;
}

function back(previewing: Previewing): TemplateResult {
  return html`<button type="button" class="lupa-text-button lupa-preview-back" @click=${() => void previewing.toggle()}>
    ${msg('Back to writing', { id: 'template-preview.back' })}
  </button>`;
}

function choices(previewing: Previewing, { language: spoken }: PreviewPane): TemplateResult {
  const { languages, language, situation, medium } = previewing;
  return html`<div class="lupa-preview-choices">
    ${radios('medium', msg('Show', { id: 'template-preview.medium' }), MEDIA, {
      chosen: medium,
      label: mediumLabel,
      onChoose: (each) => previewing.choose({ medium: each }),
    })}
    ${
      languages.length < 2
        ? nothing
        : radios('language', msg('Language of the text', { id: 'template-preview.language' }), languages, {
            chosen: language,
            label: (each) => languageName(each, spoken),
            onChoose: (each) => previewing.choose({ language: each }),
          })
    }
    ${
      // The mail goes out before anybody has answered.
      medium === 'mail'
        ? nothing
        : radios('situation', msg('Answer', { id: 'template-preview.situation' }), SITUATIONS, {
            chosen: situation,
            label: situationLabel,
            onChoose: (each) => previewing.choose({ situation: each }),
          })
    }
  </div>`;
}

function radios<T extends string>(
  name: string,
  legend: string,
  values: readonly T[],
  { chosen, label, onChoose }: { chosen: T; label: (value: T) => string; onChoose: (value: T) => void },
): TemplateResult {
  return html`<fieldset class="lupa-filters">
    <legend>${legend}</legend>
    ${values.map(
      (value) => html`<label class="lupa-filter">
        <input
          type="radio"
          name="lupa-preview-${name}"
          value=${value}
          .checked=${value === chosen}
          @change=${() => onChoose(value)}
        />
        <span>${label(value)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** How what is shown stands to what is written. No live region: it changes with every word that is typed. */
function line({ error, shown, retry }: Previewing, { unsaved }: PreviewPane): unknown {
  if (shown === undefined) return nothing;
  if (error === undefined) return html`<p class="lupa-hint">${savedLine(unsaved)}</p>`;
  return html`<p class="lupa-preview-old">
    ${notRenewed()}
    <button type="button" class="lupa-text-button" @click=${retry}>
      ${msg('Renew', { id: 'template-preview.renew' })}
    </button>
  </p>`;
}

function content(previewing: Previewing, headingLevel: number): TemplateResult {
  const { shown, error, medium, language, pressed, retry } = previewing;
  if (shown === undefined) return error === undefined ? loadingNotice() : failedNotice(error, retry);
  // A page and a mail without a title are nothing that anybody will see.
  if (isBlank(inLanguage(shown.consent.data.name, language)?.value)) return html`<p>${unwritten()}</p>`;
  return html`${medium === 'mail' ? mailView(shown.mails[language], language) : nothing}
  ${medium === 'print' ? print(previewing) : nothing} ${citizenPage(previewing, headingLevel + 1)}
  ${
    pressed === undefined
      ? nothing
      : html`<p class="lupa-preview-said">${pressed === 'answer' ? nothingAnswered() : nowhere()}</p>`
  }`;
}

function isBlank(text = ''): boolean {
  return text.trim() === '';
}

function print({ frame }: Previewing): TemplateResult {
  if (frame.isRefused) {
    return html`<p>
      ${msg('This page cannot show how it is printed. Open the page of a request and print it with the browser.', {
        id: 'template-preview.no-frame',
      })}
    </p>`;
  }
  return html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${() => frame.print()}>
      ${msg('Print', { id: 'template-preview.print-now' })}
    </button>
    <div class="lupa-paper">
      <div class="lupa-sheet">
        <iframe
          title=${msg('How it is printed', { id: 'template-preview.printed' })}
          tabindex="-1"
        ></iframe>
      </div>
    </div>`;
}
