import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, ConsentPurpose } from '../../contract/consent-detail.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { earlierAnswer } from './changes.view.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';
import { acceptLabel, refuseLabel, withdrawLabel } from './decision-labels.ts';
import { disabled } from './trouble.view.ts';

/** The uses, each answered on its own; nothing is chosen beforehand, last year's answer is told. */
export function purposes({ purposes: all }: ConsentDetail, actions: ConsentDetailActions): TemplateResult {
  const open = all.some(isOpen);
  return html`<form novalidate @submit=${actions.onAnswers}>
    ${all.map((each) => purpose(each, actions))}
    ${
      open
        ? html`<div class="lupa-buttons">
            <button class="lupa-button" aria-disabled=${disabled(actions)}>
              ${msg('Save my choices', { id: 'consent-detail.save-choices' })}
            </button>
          </div>`
        : nothing
    }
  </form>`;
}

/** Neither accepted nor declined yet. */
function isOpen({ decisions }: ConsentPurpose): boolean {
  return decisions.includes('refuse');
}

function purpose(each: ConsentPurpose, actions: ConsentDetailActions): TemplateResult {
  const { id, name, previousAnswer } = each;
  const missing = actions.missing.includes(id);
  return html`<fieldset class="lupa-purpose" aria-describedby=${missing ? `lupa-missing-${id}` : nothing}>
    <legend>${localizedText(name, actions.language)}</legend>
    ${previousAnswer === 'none' || !isOpen(each) ? nothing : html`<p>${earlierAnswer(previousAnswer)}</p>`}
    ${missing ? html`<p class="lupa-error" id="lupa-missing-${id}">${missingText()}</p>` : nothing}
    ${isOpen(each) ? choices(id, missing) : answered(each, actions)}
  </fieldset>`;
}

/** Beside what has been left unchosen. */
export function missingText(): string {
  return msg('Make your choice first', { id: 'consent-detail.missing' });
}

function choices(id: string, missing: boolean): TemplateResult {
  const choice = (value: 'accept' | 'refuse', label: string) => html`<label class="lupa-choice">
    <input type="radio" name=${id} value=${value} aria-invalid=${missing ? 'true' : nothing} />${label}
  </label>`;
  return html`<div class="lupa-choices">${choice('accept', acceptLabel())}${choice('refuse', refuseLabel())}</div>`;
}

/** What was answered, and the way to change it. */
function answered({ id, myAnswer, decisions }: ConsentPurpose, actions: ConsentDetailActions): TemplateResult {
  const [change] = decisions;
  const label = change === 'withdraw' ? withdrawLabel() : acceptLabel();
  return html`<p>
    <b>${answerLabel(myAnswer)}</b>
    ${
      change === undefined || change === 'unknown'
        ? nothing
        : html`<button
            type="button"
            class="lupa-link"
            aria-disabled=${disabled(actions)}
            @click=${() => actions.onAnswer(id, change)}
          >
            ${label}
          </button>`
    }
  </p>`;
}
