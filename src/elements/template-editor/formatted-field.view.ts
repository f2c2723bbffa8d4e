import { html, type TemplateResult } from 'lit';
import { lengthOf, type RichText } from '../../model/rich-text.ts';
import { richText } from '../../presentation/rich-text.ts';
import { conflictView } from './conflict.view.ts';
import { valueOf, type EditorScreen } from './editor-screen.ts';
import { optionalMark, wordsOfErrors, type FieldForm } from './field.view.ts';
import { idOf } from './faults.ts';
import { richTextField } from './rich-text/rich-text-field.ts';

/** A text with headings, lists, bold and links. */
export function formattedField(
  form: FieldForm & { label: string; limit: number; lang: string },
  screen: EditorScreen,
): TemplateResult {
  const { path, label, hint, optional, limit, lang, below } = form;
  const { headingLevel, host, announcer, onType } = screen;
  const value = valueOf<RichText | null>(screen, path) ?? [];
  // That it is too long the field says itself.
  const errors = lengthOf(value) > limit ? [] : wordsOfErrors(form, screen, 0);
  return html`<div class="lupa-form-field">
    ${richTextField({
      ...{ host, announcer, id: idOf(path), hint, value, lang },
      label: optional ? `${label} ${optionalMark()}` : label,
      ...(errors.length > 0 && { error: errors.map((error) => html`<div>${error}</div>`) }),
      maxLength: limit,
      headingLevel: headingLevel + 2,
      onInput: (text) => onType(path, text),
    })}
    ${conflictView(path, screen, (theirs) => html`<div lang=${lang}>${richText((theirs as RichText | null) ?? [], headingLevel + 2)}</div>`)}${below}
  </div>`;
}
