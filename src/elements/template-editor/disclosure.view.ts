import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../ui/heading.ts';

export interface Disclosure {
  /** Of the button, which takes focus. */
  id: string;
  level: number;
  title: string;
  /** How what is inside stands, in words, beside the title. */
  state: string;
  /** Whether the state is one that has to be put right. */
  isWrong?: boolean;
  open: boolean;
  onToggle: (open: boolean) => void;
  content: () => unknown;
}

/** A part of the form under a heading that unfolds it, and says how it stands while it is folded. */
export function disclosure({ id, level, title, state, isWrong, open, onToggle, content }: Disclosure): TemplateResult {
  return html`<div class="lupa-part" data-invalid=${isWrong ? 'true' : nothing}>
    ${heading(
      level,
      html`<button
        type="button"
        class="lupa-part-toggle"
        id=${id}
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? `${id}-part` : nothing}
        @click=${() => onToggle(!open)}
      >
        <span id="${id}-title">${title}</span>
        <span class="lupa-part-state">${state}</span>
      </button>`,
      { className: 'lupa-part-heading' },
    )}
    ${
      open
        ? html`<div class="lupa-part-fields" id="${id}-part" role="group" aria-labelledby="${id}-title">
            ${content()}
          </div>`
        : nothing
    }
  </div>`;
}
