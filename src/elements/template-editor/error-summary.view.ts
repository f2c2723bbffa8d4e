import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../../ui/heading.ts';
import type { EditorScreen } from './editor-screen.ts';
import { errorLine } from './faults.ts';

export const SUMMARY_ID = 'lupa-errors';

export function errorsTitle(count: number): string {
  return count === 1
    ? msg('Put one thing right before publishing', { id: 'template-editor.summary-one' })
    : msg(str`Put ${count} things right before publishing`, { id: 'template-editor.summary' });
}

/**
 * Everything that keeps the draft from being published, each with a button that leads to its field. Takes focus when
 * publishing is tried.
 */
export function errorSummary(screen: EditorScreen): TemplateResult | typeof nothing {
  const { errors, tried, language, headingLevel, onFocus } = screen;
  if (!tried || errors.length === 0) return nothing;
  return html`<div class="lupa-notice lupa-notice-error lupa-summary" id=${SUMMARY_ID} tabindex="-1">
    <div class="lupa-notice-body">
      ${heading(headingLevel + 1, errorsTitle(errors.length), { className: 'lupa-summary-title' })}
      <ul role="list">
        ${errors.map(
          (error) => html`<li>
            <button type="button" class="lupa-text-button" @click=${() => onFocus(error.path)}>
              ${errorLine(error, language)}
            </button>
          </li>`,
        )}
      </ul>
    </div>
  </div>`;
}
