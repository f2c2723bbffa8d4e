import type { TemplateResult } from 'lit';
import type { EditorScreen } from './editor-screen.ts';
import { textField, type FieldForm } from './field.view.ts';

/** A text with headings, lists, bold and links. */
export function formattedField(form: FieldForm, screen: EditorScreen): TemplateResult {
  return textField({ ...form, lines: true }, screen);
}
