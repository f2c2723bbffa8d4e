import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../../model/language.ts';
import { ATTACHMENT_SIZE_LIMIT, ATTACHMENT_TYPES } from '../../model/template-draft.ts';
import type { EditorScreen } from './editor-screen.ts';
import { fileStateText, sizeText } from './file-words.ts';

const ACCEPTED = Object.values(ATTACHMENT_TYPES).flat().join(',');
const MEGABYTES = ATTACHMENT_SIZE_LIMIT / (1024 * 1024);

/** The files that go with the text of one language, such as the information sheet of a study. */
export function attachmentsView(language: Language, screen: EditorScreen): TemplateResult {
  const { files, template, language: spoken, fileAddress } = screen;
  const id = `lupa-files-${language}`;
  const there = template.attachments[language] ?? [];
  const states = files.states(language);
  const troubles = states.filter(({ kind }) => kind !== 'done');
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const chosen = [...(input.files ?? [])];
    // The same file can be chosen again after it was put right.
    input.value = '';
    void files.add(language, chosen);
  };
  return html`<fieldset class="lupa-choice-group">
    <legend class="lupa-label">${msg('Attachments', { id: 'template-editor.attachments' })}</legend>
    ${
      there.length === 0
        ? nothing
        : html`<ul class="lupa-files">
            ${there.map(
              (file) => html`<li>
                <a class="lupa-link" href=${fileAddress(language, file.sha256)} download=${file.name}>${file.name}</a>
                <span class="lupa-hint">${sizeText(file.size, spoken)}</span>
                <button
                  type="button"
                  class="lupa-button lupa-secondary lupa-compact"
                  aria-label=${msg(str`Remove ${file.name}`, { id: 'template-editor.remove-file' })}
                  @click=${() => void files.remove(language, file)}
                >
                  ${msg('Remove', { id: 'template-editor.remove' })}
                </button>
              </li>`,
            )}
          </ul>`
    }
    <label class="lupa-label" for=${id}>${msg('Add a file', { id: 'template-editor.add-file' })}</label>
    <p class="lupa-hint" id="${id}-hint">
      ${msg(str`PDF, PNG, JPEG or plain text, at most ${MEGABYTES} MB.`, { id: 'template-editor.file-hint' })}
    </p>
    <input
      class="lupa-field lupa-wide-field"
      id=${id}
      type="file"
      multiple
      accept=${ACCEPTED}
      aria-describedby=${troubles.length > 0 ? `${id}-hint ${id}-states` : `${id}-hint`}
      @change=${choose}
    />
    ${
      troubles.length === 0
        ? nothing
        : html`<ul class="lupa-file-states" id="${id}-states">
            ${troubles.map(
              (state) => html`<li class=${state.kind === 'busy' ? 'lupa-hint' : 'lupa-error'}>
                ${fileStateText(state)}
                ${
                  state.kind === 'unknown'
                    ? html`<button
                        type="button"
                        class="lupa-button lupa-secondary lupa-compact"
                        @click=${() => void files.look(language)}
                      >
                        ${msg('Check now', { id: 'template-editor.check' })}
                      </button>`
                    : nothing
                }
              </li>`,
            )}
          </ul>`
    }
  </fieldset>`;
}
