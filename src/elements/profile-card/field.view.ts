import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { StaleProfile } from '../../api/stale-profile.ts';
import type { Profile } from '../../contract/profile.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { dialog } from '../../ui/dialog.ts';
import { icon } from '../../ui/icon.ts';
import { notice } from '../../ui/notice.ts';
import { statusTag } from '../../ui/status-tag.ts';
import {
  addLabel,
  removeLabel,
  removingLabel,
  cancelLabel,
  saved,
  removed,
  resent,
  notResent,
  elsewhereText,
  unknownText,
  failureText,
} from './change-words.ts';
import type { FieldEditing } from './field-editing.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';
import type { Field, Input } from './profile-fields.ts';

/** One field: as it is read, or with its inputs. */
export function fieldRow(field: Field, profile: Profile, screen: ProfileCardScreen): TemplateResult {
  const { id, inputs, label, seenBy } = field;
  const editing = screen.editingOf(id);
  const { draft } = editing;
  const isOne = inputs.length === 1 && inputs[0]!.type !== 'checkbox';
  return html`<div class="lupa-row" role="group" aria-labelledby="lupa-label-${id}">
    <div>
      ${
        draft !== undefined && isOne
          ? html`<label class="lupa-label" id="lupa-label-${id}" for="lupa-${id}">${label}</label>`
          : html`<span class="lupa-label" id="lupa-label-${id}">${label}</span>`
      }
      ${
        seenBy === undefined || seenBy.length === 0
          ? nothing
          : html`<p class="lupa-meta">
              ${msg('Seen by:', { id: 'profile-card.seen-by' })}
              ${seenBy.map((each, index) => html`${index ? ', ' : ''}${localizedText(each, screen.language)}`)}
            </p>`
      }
    </div>
    <div>${draft === undefined ? held(field, editing, profile, screen) : form(field, editing, screen)}</div>
  </div>`;
}

function held(field: Field, editing: FieldEditing, profile: Profile, screen: ProfileCardScreen): TemplateResult {
  const { id, values, shown, change, remove } = field;
  const { link, onEdit, onRemove } = screen;
  const { outcome } = editing;
  const changeLabel = values === null ? addLabel() : msg('Edit', { id: 'profile-card.edit' });
  return html`<div class="lupa-held">
      ${
        values === null
          ? html`<span aria-hidden="true">–</span>`
          : html`<div lang=${(id === 'language' && profile.language) || nothing}>
              ${id === 'email' && profile.email !== null ? emailShown(profile.email, screen) : shown}
            </div>`
      }
      <div class="lupa-acts">
        ${change === 'here' ? textButton('edit', id, changeLabel, () => onEdit(field)) : link(change, changeLabel)}
        ${
          values === null
            ? nothing
            : remove === 'here'
              ? textButton('remove', id, removeLabel(), () => onRemove(field))
              : link(remove, removeLabel())
        }
      </div>
    </div>
    ${outcome && success(outcome === 'save' ? saved() : removed())}
    ${screen.removing === id ? nothing : trouble(editing)}`;
}

function success(text: string): TemplateResult {
  return html`<p class="lupa-saved">${icon('check')}${text}</p>`;
}

function emailShown({ address, verified, pending }: NonNullable<Profile['email']>, screen: ProfileCardScreen): unknown {
  const { possible, resending, onResend } = screen;
  const waits = !verified || pending !== null;
  return html`<div class="lupa-state">
      <span>${address}</span>
      ${
        verified
          ? statusTag('success', msg('Confirmed', { id: 'profile-card.verified' }))
          : statusTag('alert', msg('Waits to be confirmed', { id: 'profile-card.waiting' }))
      }
    </div>
    ${
      waits
        ? html`<p>
            ${
              pending === null
                ? msg('Open the link in the message that was sent to you.', { id: 'profile-card.confirm' })
                : msg(
                    str`The new address ${pending} waits to be confirmed: open the link in the message that was sent to it. Until then the old one is used.`,
                    { id: 'profile-card.pending' },
                  )
            }
          </p>`
        : nothing
    }
    ${
      waits && possible.resendConfirmation === 'here'
        ? html`<button
            type="button"
            class="lupa-text-button"
            aria-disabled=${resending.kind === 'busy' ? 'true' : nothing}
            @click=${onResend}
          >
            ${msg('Send the message again', { id: 'profile-card.resend' })}
          </button>`
        : nothing
    }
    ${
      resending.kind === 'done'
        ? success(resent())
        : resending.kind === 'failed'
          ? html`<p class="lupa-error">${notResent(resending.error)}</p>`
          : nothing
    }`;
}

function form(field: Field, editing: FieldEditing, screen: ProfileCardScreen): TemplateResult {
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

/** At the field: what was sent did not come through, or may not have. */
export function trouble(editing: FieldEditing, faults: string[] = []): unknown {
  const { state } = editing;
  if (state.kind === 'failed' && faults.length === 0) return notice({ tone: 'error', title: failureText(state.error) });
  return state.kind === 'unknown' ? unknownNotice(unknownText(), state.checking, () => editing.check()) : nothing;
}

export function unknownNotice(title: string, isChecking: boolean, onCheck: () => void): TemplateResult {
  return notice({
    tone: 'alert',
    title,
    actions: html`<button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      aria-disabled=${isChecking ? 'true' : nothing}
      @click=${onCheck}
    >
      ${msg('Try again', { id: 'state.try-again' })}
    </button>`,
  });
}

/** Asks before something is lost. */
export function removalDialog(field: Field, screen: ProfileCardScreen): TemplateResult {
  const editing = screen.editingOf(field.id);
  return dialog({
    title: msg('Remove this from your information?', { id: 'profile-card.remove-title' }),
    level: screen.headingLevel + 1,
    stage: field.id,
    body: html`<p>${field.label}<br /><b>${field.shown}</b></p>
      ${trouble(editing)}`,
    buttons: dialogButtons(
      editing,
      editing.state.kind === 'busy' ? removingLabel() : removeLabel(),
      screen.onCloseDialog,
    ),
    onSubmit: () => editing.remove(field),
    onClose: screen.onCloseDialog,
  });
}

/** The one that takes something away stands last. */
export function dialogButtons({ underWay }: { underWay: boolean }, label: string, onClose: () => void): TemplateResult {
  const isBusy = underWay ? 'true' : nothing;
  return html`<button type="button" class="lupa-button lupa-secondary lupa-compact" @click=${onClose}>
      ${cancelLabel()}
    </button>
    <button class="lupa-button lupa-danger lupa-compact" aria-disabled=${isBusy}>${label}</button>`;
}

function textButton(what: 'edit' | 'remove', id: string, label: string, onClick: () => void): TemplateResult {
  const own = `lupa-${what}-${id}`;
  return html`<button
    type="button"
    class="lupa-text-button"
    id=${own}
    aria-labelledby="${own} lupa-label-${id}"
    @click=${onClick}
  >
    ${label}
  </button>`;
}
