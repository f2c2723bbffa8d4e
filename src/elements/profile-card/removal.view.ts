/** Whether a field is to be removed, with what is lost. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dialog } from '../../ui/dialog.ts';
import { removeLabel, removingLabel, cancelLabel } from './change-words.ts';
import type { ProfileCardScreen } from './profile-card.view.ts';
import type { Field } from './profile-fields.ts';
import { trouble } from './outcome.view.ts';

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
