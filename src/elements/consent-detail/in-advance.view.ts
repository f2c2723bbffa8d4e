import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentDetail, StandingConsent } from '../../contract/consent-detail.ts';
import { formatDate } from '../../i18n/dates.ts';
import { answerLabel } from '../../presentation/answer.ts';
import { heading } from '../../ui/heading.ts';
import type { ConsentDetailActions } from './consent-detail.view.ts';
import { disabled, troubleOf } from './trouble.view.ts';

/** Answers in advance to requests of this kind: what the person has said, or may say once they have answered this. */
export function inAdvance({ inAdvance: standing }: ConsentDetail, actions: ConsentDetailActions): unknown {
  if (standing === null || standing.decision === 'unknown' || actions.onInAdvance === undefined) return nothing;
  return html`<section class="lupa-decision" aria-labelledby="lupa-in-advance">
    ${heading(actions.headingLevel + 1, title(), { id: 'lupa-in-advance' })}
    ${standing.id === null ? offer(standing, actions) : given(standing, actions)}
  </section>`;
}

function title(): string {
  return msg('Answer in advance', { id: 'consent-detail.in-advance' });
}

function given({ decision, lastDay }: StandingConsent, actions: ConsentDetailActions): TemplateResult {
  const day = formatDate(lastDay, actions.language);
  return html`<p>
      ${msg(str`Requests of this kind are answered for you until ${day}`, { id: 'consent-detail.answered-until' })}:
      ${answerLabel(decision === 'accept' ? 'given' : 'refused')}
    </p>
    ${button('end', msg('Stop answering in advance', { id: 'consent-detail.end-in-advance' }), actions, () =>
      actions.onInAdvance?.(undefined),
    )}`;
}

function offer({ lastDay }: StandingConsent, actions: ConsentDetailActions): TemplateResult {
  const send = (event: Event) => {
    const input = (event.currentTarget as Element).closest('section')!.querySelector('input')!;
    // The browser says what is wrong with the day, where it is.
    if (input.reportValidity()) actions.onInAdvance?.(input.value);
  };
  return html`<p>
      ${msg(
        'Requests like this one from the same organisation are then answered in the same way. You see each answer and can withdraw it.',
        { id: 'consent-detail.in-advance-text' },
      )}
    </p>
    <label>
      ${msg('Last day', { id: 'consent-detail.last-day' })}<br />
      <input class="lupa-field" type="date" required max=${lastDay} .defaultValue=${lastDay} />
    </label>
    ${button('advance', title(), actions, send)}`;
}

function button(
  what: 'advance' | 'end',
  label: string,
  actions: ConsentDetailActions,
  onClick: (event: Event) => void,
): TemplateResult {
  return html`${troubleOf([what], actions)}
    <div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-secondary"
        aria-disabled=${disabled(actions)}
        @click=${onClick}
      >
        ${label}
      </button>
    </div>`;
}
