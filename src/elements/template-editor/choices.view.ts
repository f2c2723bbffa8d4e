import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { conflictView } from './conflict.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { describedBy, wordsOfErrors } from './field.view.ts';
import { idOf } from './faults.ts';

export interface Choice<T> {
  value: T;
  label: string;
  hint?: string;
}

export interface ChoiceForm<T> {
  path: string;
  legend: string;
  hint?: string;
  choices: Choice<T>[];
  /** What stands below the choices. */
  below?: unknown;
}

/** A group of choices with its legend, its error, and a colleague's choice where it is another. */
function choiceGroup(
  { path, legend, hint, below }: Omit<ChoiceForm<never>, 'choices'>,
  screen: EditorScreen,
  choices: unknown,
  shown: (theirs: unknown) => unknown,
): TemplateResult {
  const id = idOf(path);
  const errors = wordsOfErrors({ path, label: legend }, screen, 0);
  const by = describedBy(id, { hint: hint !== undefined, error: errors.length > 0, count: false });
  return html`<fieldset
    class="lupa-choice-group"
    id=${id}
    tabindex="-1"
    data-invalid=${errors.length > 0 ? 'true' : nothing}
    aria-describedby=${by}
  >
    <legend class="lupa-label">${legend}</legend>
    ${hint === undefined ? nothing : html`<p class="lupa-hint" id="${id}-hint">${hint}</p>`}
    ${errors.map((error) => html`<p class="lupa-error" id="${id}-error">${error}</p>`)}
    ${choices}${conflictView(path, screen, shown)}${below ?? nothing}
  </fieldset>`;
}

const labelOf = <T>(choices: Choice<T>[], value: unknown) =>
  choices.find((each) => each.value === value)?.label ?? String(value);

/** One of several. */
export function oneOf<T extends string>(form: ChoiceForm<T>, screen: EditorScreen): TemplateResult {
  const { path, choices } = form;
  const chosen = valueOf<T>(screen, path);
  return choiceGroup(
    form,
    screen,
    choices.map(
      ({ value, label, hint }) => html`<label class="lupa-choice lupa-long-choice">
          <input
            type="radio"
            name=${idOf(path)}
            value=${value}
            .checked=${live(value === chosen)}
            @change=${() => screen.onType(path, value)}
          />
          <span>${label}${hint === undefined ? nothing : html`<span class="lupa-hint">${hint}</span>`}</span>
        </label>`,
    ),
    (theirs) => labelOf(choices, theirs),
  );
}

/** Any number of several, kept in the order in which they are offered. */
export function someOf<T extends string>(form: ChoiceForm<T>, screen: EditorScreen): TemplateResult {
  const { path, choices } = form;
  const chosen = valueOf<T[]>(screen, path);
  const choose = (value: T, checked: boolean) => {
    const now = choices.map((each) => each.value).filter((each) => (each === value ? checked : chosen.includes(each)));
    screen.onType(path, now);
  };
  return choiceGroup(
    form,
    screen,
    html`<div class="lupa-choice-columns">
        ${choices.map(
          ({ value, label }) => html`<label class="lupa-choice">
            <input
              type="checkbox"
              .checked=${live(chosen.includes(value))}
              @change=${(event: Event) => choose(value, (event.target as HTMLInputElement).checked)}
            />
            ${label}
          </label>`,
        )}
      </div>`,
    (theirs) => (theirs as T[]).map((each) => labelOf(choices, each)).join(', '),
  );
}

/** Yes or no. */
export function onOff(
  { path, label, hint }: { path: string; label: string; hint?: string },
  screen: EditorScreen,
  yesNo: (on: boolean) => string,
): TemplateResult {
  const id = idOf(path);
  const errors = wordsOfErrors({ path, label }, screen, 0);
  const by = describedBy(id, { hint: hint !== undefined, error: errors.length > 0, count: false });
  return html`<div class="lupa-on-off" data-invalid=${errors.length > 0 ? 'true' : nothing}>
    ${errors.map((error) => html`<p class="lupa-error" id="${id}-error">${error}</p>`)}
    <label class="lupa-choice lupa-long-choice">
      <input
        type="checkbox"
        id=${id}
        aria-describedby=${by}
        aria-invalid=${errors.length > 0 ? 'true' : nothing}
        .checked=${live(valueOf<boolean>(screen, path))}
        @change=${(event: Event) => screen.onType(path, (event.target as HTMLInputElement).checked)}
      />
      ${label}
    </label>
    ${hint === undefined ? nothing : html`<p class="lupa-hint lupa-below-choice" id="${id}-hint">${hint}</p>`}
    ${conflictView(path, screen, (theirs) => yesNo(theirs === true))}
  </div>`;
}
