import { html, type TemplateResult } from 'lit';

/** One line of a `<dl class="lupa-facts">`. */
export function fact(term: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
