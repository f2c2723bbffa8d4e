import { html, nothing, svg, type TemplateResult } from 'lit';

export interface MenuContent {
  id: string;
  /** What the button is called: what the menu does and to whom. */
  label: string;
  open: boolean;
  onToggle: (open: boolean) => void;
  /** Plain buttons and links. */
  items: unknown;
}

const DOTS = svg`<circle cx="12" cy="5.5" r="1.9"></circle><circle cx="12" cy="12" r="1.9"></circle><circle
  cx="12" cy="18.5" r="1.9"></circle>`;

/**
 * A button that unfolds what can be done: plain buttons, reached by Tab. Escape folds it up and gives focus back;
 * focus that goes elsewhere folds it up, too.
 */
export function menu({ id, label, open, onToggle, items }: MenuContent): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    (event.currentTarget as Element).querySelector('button')?.focus();
    onToggle(false);
  };
  const onLeave = (event: FocusEvent) => {
    const next = event.relatedTarget as Node | null;
    if (open && next !== null && !(event.currentTarget as Element).contains(next)) onToggle(false);
  };
  return html`<div class="lupa-menu" @keydown=${onKey} @focusout=${onLeave}>
    <button
      type="button"
      class="lupa-menu-button"
      id=${id}
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls=${open ? `${id}-items` : nothing}
      @click=${() => onToggle(!open)}
    >
      <svg class="lupa-dots" viewBox="0 0 24 24" aria-hidden="true">${DOTS}</svg>
      <span class="lupa-aloud">${label}</span>
    </button>
    ${open ? html`<div class="lupa-menu-items" id="${id}-items">${items}</div>` : nothing}
  </div>`;
}
