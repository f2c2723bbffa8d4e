import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.ts';
import type { FullScreen } from './consent-roster.view.ts';
import { freshnessSentence, warningText, warningTitle } from './roster-words.ts';

/** How old the list is, and whether to act by it: stays in sight below it. */
export function freshnessBar({ shown, language, onRefresh }: FullScreen): TemplateResult {
  const { freshness } = shown;
  const isWarning = freshness === 'outdated';
  return html`<div class="lupa-freshness lupa-${freshness}" id="lupa-freshness">
    ${icon(isWarning ? 'alert' : freshness === 'current' ? 'check' : 'clock')}
    <p>
      ${isWarning ? html`<b>${warningTitle(shown)} ${warningText()}</b>` : nothing}
      <span>${freshnessSentence(shown, language)}</span>
    </p>
    ${
      freshness === 'current'
        ? nothing
        : html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onRefresh}>
            ${msg('Check now', { id: 'consent-roster.refresh' })}
          </button>`
    }
  </div>`;
}
