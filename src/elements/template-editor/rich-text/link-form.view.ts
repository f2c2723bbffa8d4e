import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as words from './words.ts';
import type { LinkTrouble } from './words.ts';

/** The link that is being written. */
export interface LinkDraft {
  address: string;
  /** Text of the link where none was selected; undefined where the selected words are it. */
  label: string | undefined;
  trouble: LinkTrouble;
  /** There is a link already. */
  isOld: boolean;
}

export interface LinkForm {
  id: string;
  draft: LinkDraft;
  onChange: (change: Partial<LinkDraft>) => void;
  onSave: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** A form inside the form of the page, of which its fields are no part: Enter is its own. */
export function linkForm({ id, draft, onChange, onSave, onRemove, onClose }: LinkForm): TemplateResult {
  const { address, label, trouble, isOld } = draft;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') onSave();
    else onClose();
  };
  const onAddress = (event: Event) => onChange({ address: (event.target as HTMLInputElement).value });
  const onLabel = (event: Event) => onChange({ label: (event.target as HTMLInputElement).value });
  const atAddress = trouble !== 'none' && trouble !== 'no-words';
  const fault = (shown: boolean, at: string) =>
    shown && trouble !== 'none'
      ? html`<p class=${trouble === 'proposed' ? 'lupa-proposed' : 'lupa-error'} id="${id}-${at}-fault">
          ${words.linkTrouble(trouble)}
        </p>`
      : nothing;
  return html`<div class="lupa-link-form" role="group" aria-label=${words.toolName('link')} @keydown=${onKey}>
    ${
      label === undefined
        ? nothing
        : html`<div>
            <label for="${id}-link-words">${words.linkWords()}</label>
            <input
              class="lupa-field"
              id="${id}-link-words"
              form=""
              autocomplete="off"
              .value=${live(label)}
              aria-invalid=${trouble === 'no-words' ? 'true' : nothing}
              aria-describedby=${trouble === 'no-words' ? `${id}-words-fault` : nothing}
              @input=${onLabel}
            />
            ${fault(trouble === 'no-words', 'words')}
          </div>`
    }
    <div>
      <label for="${id}-link-address">${words.linkAddressName()}</label>
      <p class="lupa-tool-hint" id="${id}-link-hint">${words.linkAddressHint()}</p>
      <input
        class="lupa-field"
        type="url"
        id="${id}-link-address"
        form=""
        autocomplete="off"
        spellcheck="false"
        .value=${live(address)}
        aria-invalid=${atAddress && trouble !== 'proposed' ? 'true' : nothing}
        aria-describedby="${atAddress ? `${id}-address-fault ` : ''}${id}-link-hint"
        @input=${onAddress}
      />
      ${fault(atAddress, 'address')}
    </div>
    <div class="lupa-link-buttons">
      <button type="button" class="lupa-button lupa-small" @click=${onSave}>
        ${isOld ? words.changeLink() : words.addLink()}
      </button>
      ${
        isOld
          ? html`<button type="button" class="lupa-button lupa-secondary lupa-small" @click=${onRemove}>
              ${words.removeLink()}
            </button>`
          : nothing
      }
      <button type="button" class="lupa-button lupa-secondary lupa-small" @click=${onClose}>${words.cancel()}</button>
    </div>
  </div>`;
}
