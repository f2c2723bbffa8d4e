import { html, type TemplateResult } from 'lit';

/** Shown while the answer is awaited; appears only after a moment, so that a quick answer does not flash. */
export function loading(label: string): TemplateResult {
  return html`<p class="lupa-loading"><span class="lupa-spinner" aria-hidden="true"></span>${label}</p>`;
}
