import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../contract/profile.ts';
import { localizedText } from '../../presentation/localized-text.ts';
import { addLabel, removeLabel, saved, removed } from './change-words.ts';
import { elsewhere } from './elsewhere.view.ts';
import type { FieldEditing } from './field-editing.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';
import type { Field } from './profile-fields.ts';
import { emailShown } from './email.view.ts';
import { form } from './field-form.view.ts';
import { success, trouble } from './outcome.view.ts';

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
  const { onEdit, onRemove } = screen;
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
        ${change === 'here' ? textButton('edit', id, changeLabel, () => onEdit(field)) : elsewhere(change, changeLabel)}
        ${
          values === null
            ? nothing
            : remove === 'here'
              ? textButton('remove', id, removeLabel(), () => onRemove(field))
              : elsewhere(remove, removeLabel())
        }
      </div>
    </div>
    ${outcome && success(outcome === 'save' ? saved() : removed())}
    ${screen.removing === id ? nothing : trouble(editing)}`;
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
