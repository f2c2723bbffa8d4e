import { html, nothing, type TemplateResult } from 'lit';

export interface PaginationContent {
  /** What the controls are called as a whole. */
  label: string;
  previous: string;
  next: string;
  /** `Page 2 of 7`. */
  where: string;
  offset: number;
  limit: number;
  total: number;
  onPage: (offset: number) => void;
}

/** Two buttons that stay where they are: at the ends they do nothing, and keep focus. Nothing where all is on one page. */
export function pagination(content: PaginationContent): TemplateResult | typeof nothing {
  const { label, previous, next, where, offset, limit, total, onPage } = content;
  if (total <= limit && offset === 0) return nothing;
  const button = (text: string, to: number, possible: boolean) => html`<button
    type="button"
    class="lupa-button lupa-secondary lupa-compact"
    aria-disabled=${possible ? nothing : 'true'}
    @click=${() => possible && onPage(to)}
  >
    ${text}
  </button>`;
  return html`<nav class="lupa-pages" aria-label=${label}>
    ${button(previous, Math.max(0, offset - limit), offset > 0)}
    <span>${where}</span>
    ${button(next, offset + limit, offset + limit < total)}
  </nav>`;
}
