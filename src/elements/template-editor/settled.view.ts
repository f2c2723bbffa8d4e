import { html, type TemplateResult } from 'lit';

/** A rule that people have agreed under: it is told, and not changed. */
export function settledFact(label: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
