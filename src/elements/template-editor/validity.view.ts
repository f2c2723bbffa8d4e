import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { civilDateOf, isCivilDate } from '../../model/civil-date.ts';
import { sameValue } from '../../model/same-value.ts';
import { isOver, type Validity } from '../../model/validity.ts';
import { validityText } from '../../presentation/validity.ts';
import { heading } from '../../ui/heading.ts';
import { conflictView } from './conflict.view.ts';
import { errorsAt, valueOf, type EditorScreen } from './editor-screen.ts';
import { describedBy } from './field.view.ts';
import { fieldLabel } from './field-words.ts';
import { faultText, idOf } from './faults.ts';
import { dayOver } from './fault-words.ts';

const PATH = 'validity';
const PRESETS: Validity[] = [
  null,
  { kind: 'school-year', years: 1 },
  { kind: 'school-year', years: 2 },
  { kind: 'months', months: 6 },
  { kind: 'months', months: 12 },
];

/** For how long an answer holds: a preset that is counted from the sending, or a day for everybody. */
export function validityView(screen: EditorScreen): TemplateResult {
  const { headingLevel, language } = screen;
  const id = idOf(PATH);
  const today = civilDateOf(new Date().toISOString());
  const chosen = valueOf<Validity>(screen, PATH);
  const errors = errorsAt(screen, PATH);
  const isDay = chosen?.kind === 'day';
  // One that was set elsewhere is offered too.
  const presets = isDay || PRESETS.some((each) => sameValue(each, chosen)) ? PRESETS : [...PRESETS, chosen];
  const radio = (value: Validity, checked: boolean, label: string) => html`<label class="lupa-choice">
    <input
      type="radio"
      name=${id}
      .checked=${live(checked)}
      @change=${() => screen.onType(PATH, value)}
    />${label}
  </label>`;
  return html`<section class="lupa-section" aria-labelledby="lupa-validity">
    ${heading(headingLevel + 1, fieldLabel(PATH, language), { id: 'lupa-validity' })}
    <fieldset
      class="lupa-choice-group"
      id=${id}
      tabindex="-1"
      data-invalid=${errors.length > 0 ? 'true' : nothing}
      aria-describedby=${describedBy(id, { hint: true, error: errors.length > 0, count: false })}
    >
      <legend class="lupa-label">${msg('How long an answer holds', { id: 'template-editor.validity-legend' })}</legend>
      <p class="lupa-hint" id="${id}-hint">
        ${msg('It is proposed when the requests are sent, and can be changed there. Anybody can withdraw sooner.', {
          id: 'template-editor.validity-hint',
        })}
      </p>
      ${errors.map((error) => html`<p class="lupa-error" id="${id}-error">${faultText(error, language)}</p>`)}
      ${presets.map((each) => radio(each, sameValue(each, chosen), validityText(each, today, language)))}
      ${radio(isDay ? chosen : { kind: 'day', lastDay: today }, isDay, msg('Until a day', { id: 'template-editor.until-day' }))}
      ${isDay ? day(chosen.lastDay, today, screen) : nothing}
      ${conflictView(PATH, screen, (theirs) => validityText(theirs as Validity, today, language))}
    </fieldset>
  </section>`;
}

function day(lastDay: string, today: string, { onType, language }: EditorScreen): TemplateResult {
  const id = `${idOf(PATH)}-day`;
  const over = isOver({ kind: 'day', lastDay }, today);
  return html`<div class="lupa-form-field lupa-below-choice">
    <label class="lupa-label" for=${id}>${msg('Last day', { id: 'template-editor.last-day' })}</label>
    ${over ? html`<p class="lupa-error" id="${id}-error">${dayOver()}</p>` : nothing}
    <input
      class="lupa-field"
      type="date"
      id=${id}
      min=${today}
      aria-invalid=${over ? 'true' : nothing}
      aria-describedby=${over ? `${id}-error` : nothing}
      .value=${live(lastDay)}
      @change=${(event: Event) => {
        const { value } = event.target as HTMLInputElement;
        if (isCivilDate(value)) onType(PATH, { kind: 'day', lastDay: value });
      }}
      lang=${language}
    />
  </div>`;
}
