import { html, nothing, type TemplateResult } from 'lit';

interface HeadingOptions {
  id?: string;
  className?: string;
  /** Takes focus by script: for a heading that tells what has happened. */
  focusable?: boolean;
}

/** A heading at the level that the page has asked for, 2 to 6; deeper ones stay at 6. */
export function heading(
  level: number,
  content: unknown,
  { id, className, focusable }: HeadingOptions = {},
): TemplateResult {
  const i = id ?? nothing;
  const c = className ?? nothing;
  const t = focusable ? '-1' : nothing;
  switch (Math.min(level, 6)) {
    case 2:
      return html`<h2 id=${i} class=${c} tabindex=${t}>${content}</h2>`;
    case 3:
      return html`<h3 id=${i} class=${c} tabindex=${t}>${content}</h3>`;
    case 4:
      return html`<h4 id=${i} class=${c} tabindex=${t}>${content}</h4>`;
    case 5:
      return html`<h5 id=${i} class=${c} tabindex=${t}>${content}</h5>`;
    default:
      return html`<h6 id=${i} class=${c} tabindex=${t}>${content}</h6>`;
  }
}
