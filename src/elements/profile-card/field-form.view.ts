/** A field with its inputs. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { StaleProfile } from '../../api/stale-profile.ts';
import { notice } from '../../ui/notice.ts';
import { cancelLabel, removed, elsewhereText, failureText } from './change-words.ts';
import type { FieldEditing } from './field-editing.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';
import type { Field, Input } from './profile-fields.ts';
import { trouble } from './outcome.view.ts';

export function form(field: Field, editing: FieldEditing, screen: ProfileCardScreen): TemplateResult {
  const { inputs } = field;
  const { state } = editing;
  const faults = editing.faults(field);
  const isBusy = editing.underWay ? 'true' : nothing;
  return html`<form
    class="lupa-form"
    novalidate
    @input=${(event: Event) => screen.onType(editing, event.target as HTMLInputElement)}
    @submit=${(event: Event) => {
      event.preventDefault();
      editing.save(field);
    }}
  >
    ${inputs.map((each) => line(each, inputs.length === 1, editing, faults))}
    ${
      state.kind === 'failed' && state.error instanceof StaleProfile
        ? changedElsewhere(field)
        : trouble(editing, faults)
    }
    <div class="lupa-buttons">
      <button class="lupa-button lupa-compact" aria-disabled=${isBusy}>
        ${
          state.kind === 'busy'
            ? msg('Saving…', { id: 'profile-card.saving' })
            : msg('Save', { id: 'profile-card.save' })
        }
      </button>
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-disabled=${isBusy}
        @click=${() => editing.cancel()}
      >
        ${cancelLabel()}
      </button>
    </div>
  </form>`;
}

function line(input: Input, isOne: boolean, editing: FieldEditing, faults: string[]): TemplateResult {
  const { name, label, type, hint, options, autocomplete, maxlength } = input;
  const value = editing.draft?.[name] ?? '';
  const id = `lupa-${name}`;
  if (type === 'checkbox') {
    return html`<label class="lupa-choice">
      <input type="checkbox" id=${id} name=${name} value="on" .checked=${value !== ''} />${label}
    </label>`;
  }
  const isFaulty = faults.includes(name);
  const described = [hint && `${id}-hint`, isFaulty && `${id}-fault`].filter(Boolean).join(' ') || nothing;
  const control = options
    ? html`<select
        class="lupa-field"
        id=${id}
        name=${name}
        autocomplete=${autocomplete ?? nothing}
        aria-invalid=${isFaulty ? 'true' : nothing}
        aria-describedby=${described}
      >
        ${options().map(
          ([code, text, lang]) =>
            html`<option value=${code} lang=${lang ?? nothing} ?selected=${code === value}>${text}</option>`,
        )}
      </select>`
    : html`<input
        class="lupa-field"
        id=${id}
        name=${name}
        type=${type ?? 'text'}
        autocomplete=${autocomplete ?? nothing}
        maxlength=${maxlength ?? nothing}
        aria-invalid=${isFaulty ? 'true' : nothing}
        aria-describedby=${described}
        .value=${value}
      />`;
  return html`<div class="lupa-line">
    ${isOne ? nothing : html`<label for=${id}>${label}</label>`}
    ${hint ? html`<span class="lupa-meta" id="${id}-hint">${hint}</span>` : nothing} ${control}
    ${isFaulty ? html`<p class="lupa-error" id="${id}-fault">${faultText(editing, value)}</p>` : nothing}
  </div>`;
}

function faultText({ state }: FieldEditing, value: string): string {
  if (state.kind === 'failed' && state.error.code === 'email-in-use') return failureText(state.error);
  return value.trim() === ''
    ? msg('Fill this in.', { id: 'profile-card.fill-in' })
    : msg('Check what is written here.', { id: 'profile-card.faulty' });
}

/** What another has saved, beside what is typed here. */
function changedElsewhere({ values, shown }: Field): TemplateResult {
  return notice({
    tone: 'alert',
    title: elsewhereText(),
    text: html`<p>${values === null ? removed() : html`<b>${shown}</b>`}</p>
      ${msg('Save puts yours in its place; Cancel leaves it.', { id: 'profile-card.elsewhere-text' })}`,
  });
}
