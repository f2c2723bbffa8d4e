import { html, nothing, svg, type TemplateResult } from 'lit';

export interface SortHeader {
  label: string;
  /** How the rows are ordered by this column now; undefined where they are ordered by another. */
  order: 'asc' | 'desc' | undefined;
  onSort: () => void;
  className?: string;
}

const ARROWS = {
  asc: svg`<path d="M12 19V5.5m-5.5 5.5L12 5.5l5.5 5.5"></path>`,
  desc: svg`<path d="M12 5v13.5M6.5 13l5.5 5.5 5.5-5.5"></path>`,
  none: svg`<path d="M8 9.5L12 5.5l4 4m-8 5l4 4 4-4"></path>`,
};

/** The head of a column by which a table can be put in order: a button, with the order told by the head itself. */
export function sortHeader({ label, order, onSort, className }: SortHeader): TemplateResult {
  const spoken = order === undefined ? nothing : order === 'asc' ? 'ascending' : 'descending';
  return html`<th scope="col" role="columnheader" class=${className ?? nothing} aria-sort=${spoken}>
    <button type="button" class="lupa-sort" @click=${onSort}>
      ${label}
      <svg class="lupa-icon" viewBox="0 0 24 24" aria-hidden="true">${ARROWS[order ?? 'none']}</svg>
    </button>
  </th>`;
}
