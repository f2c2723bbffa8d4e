import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { formatDateTime } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';
import { notice } from '../../ui/notice.ts';
import type { FieldConflict } from './draft-keeping.ts';
import type { EditorScreen } from './editor-screen.ts';
import { fieldLabel } from './field-words.ts';
import { idOf } from './faults.ts';

export function conflictTitle({ by, at }: FieldConflict, language: Language): string {
  const who = by ?? msg('Somebody else', { id: 'template-editor.somebody' });
  const when = at === null ? '' : ` (${formatDateTime(at, language)})`;
  return msg(str`${who} has changed this field at the same time${when}`, { id: 'template-editor.conflict' });
}

/**
 * Where a colleague has written in the same field: what they wrote, and the choice. What was typed here stays in the
 * field until then.
 *
 * @param shown how the other value is shown
 */
export function conflictView(
  path: string,
  { keeping, language, onSettle }: EditorScreen,
  shown: (value: unknown) => unknown,
): TemplateResult | typeof nothing {
  const conflict = keeping.conflicts.get(path);
  if (conflict === undefined) return nothing;
  const { theirs } = conflict;
  const field = fieldLabel(path, language);
  return notice({
    tone: 'alert',
    id: `${idOf(path)}-conflict`,
    title: conflictTitle(conflict, language),
    text: html`<p class="lupa-small-label">${msg('Their text:', { id: 'template-editor.theirs' })}</p>
      <div class="lupa-theirs">${shown(theirs)}</div>
      <p>
        ${msg('Yours is in the field and has not been saved. You can also join the two there first.', {
          id: 'template-editor.yours',
        })}
      </p>`,
    actions: html`<div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-label=${msg(str`Keep mine: ${field}`, { id: 'template-editor.keep-mine-of' })}
        @click=${() => onSettle(path, 'mine')}
      >
        ${msg('Keep mine', { id: 'template-editor.keep-mine' })}
      </button>
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        aria-label=${msg(str`Take theirs: ${field}`, { id: 'template-editor.take-theirs-of' })}
        @click=${() => onSettle(path, 'theirs')}
      >
        ${msg('Take theirs', { id: 'template-editor.take-theirs' })}
      </button>
    </div>`,
  });
}
