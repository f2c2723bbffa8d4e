import { html, type TemplateResult } from 'lit';

/** Shown while the answer is awaited; room is kept for what comes. */
export function loading(label: string): TemplateResult {
  return html`<p class="lupa-loading">${label}</p>`;
}
