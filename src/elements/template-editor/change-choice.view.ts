import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { PublishingPlan } from '../../contract/publishing.ts';

type Change = 'minor' | 'major';

/**
 * The two kinds of change of a published text.
 *
 * @param chosen nothing where the writer is still to choose
 * @param isMissing whether the writer went on without choosing
 */
export function changeChoice(
  chosen: PublishingPlan['change'] | undefined,
  onChange?: (change: Change) => void,
  isMissing = false,
): TemplateResult {
  const choice = (value: Change, label: string, hint: string) => html`<label
    class="lupa-choice lupa-long-choice"
  >
    <input
      type="radio"
      name="change"
      value=${value}
      ?checked=${chosen === value}
      @change=${() => onChange?.(value)}
    />
    <span>${label}<span class="lupa-hint">${hint}</span></span>
  </label>`;
  return html`<fieldset
    class="lupa-choice-group"
    data-invalid=${isMissing ? 'true' : nothing}
    aria-describedby=${isMissing ? 'lupa-change-error' : nothing}
  >
    <legend class="lupa-label">${msg('What kind of change is it?', { id: 'template-editor.change-legend' })}</legend>
    ${
      isMissing
        ? html`<p class="lupa-error" id="lupa-change-error">
            ${msg('Choose which of the two it is', { id: 'template-editor.change-missing' })}
          </p>`
        : nothing
    }
    ${choice(
      'minor',
      msg('A small correction', { id: 'template-editor.minor' }),
      msg('A spelling mistake, a telephone number. The answers given stay as they are.', {
        id: 'template-editor.minor-hint',
      }),
    )}
    ${choice(
      'major',
      msg('The matter changes', { id: 'template-editor.major' }),
      msg('A new use, new data, a new recipient, a longer time. Everybody who has not said no is asked again.', {
        id: 'template-editor.major-hint',
      }),
    )}
  </fieldset>`;
}
