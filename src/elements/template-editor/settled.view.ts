import { html, type TemplateResult } from 'lit';
import type { EditorScreen } from './editor-screen.ts';
import { fieldLabel } from './field-words.ts';

/** A rule that people have agreed under: it is told, and not changed. */
export function settledFact(path: string, value: unknown, { language }: EditorScreen): TemplateResult {
  return html`<div>
    <dt>${fieldLabel(path, language)}</dt>
    <dd>${value}</dd>
  </div>`;
}
