import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { PublishingPlan } from '../../contract/publishing.ts';

type Change = 'minor' | 'major';

/**
 * The two kinds of change of a published text.
 *
 * @param chosen nothing where the writer is still to choose
 */
export function changeChoice(
  chosen: PublishingPlan['change'] | undefined,
  onChange?: (change: Change) => void,
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
  return html`<fieldset class="lupa-choice-group">
    <legend class="lupa-label">${msg('What kind of change is it?', { id: 'template-editor.change-legend' })}</legend>
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
