import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { conflictView } from './conflict.view.ts';
import { errorsAt, valueOf, type EditorScreen } from './editor-screen.ts';
import { faultText, idOf } from './faults.ts';

/** Part of a limit from which the characters are counted for the writer. */
const NEAR = 0.8;

export interface FieldForm {
  path: string;
  label: unknown;
  hint?: string;
  optional?: boolean;
  /** Characters, at most. */
  limit?: number;
  /** Language of what is written; nothing where it is not words. */
  lang?: string;
  /** What stands below the field, such as advice. */
  below?: unknown;
}

/** For the control: what it is described by, and whether it is wrong. */
export interface Described {
  id: string;
  describedBy: string | typeof nothing;
  invalid: 'true' | typeof nothing;
}

/** Ids of what describes a control, of those parts that are there; for `aria-describedby`. */
export function describedBy(id: string, parts: Record<'hint' | 'error' | 'count', boolean>): string | typeof nothing {
  const there = Object.entries(parts).flatMap(([part, isThere]) => (isThere ? [`${id}-${part}`] : []));
  return there.length > 0 ? there.join(' ') : nothing;
}

/** What is wrong with a field, in words: what keeps it from being published, or from being saved. */
export function wordsOfErrors(form: FieldForm, screen: EditorScreen, length: number): string[] {
  const { path, limit } = form;
  const { keeping, language } = screen;
  if (limit !== undefined && length > limit) {
    const over = length - limit;
    return [
      msg(str`Too long to be saved: ${length} characters, at most ${limit}. Take away ${over}.`, {
        id: 'template-editor.too-long',
      }),
    ];
  }
  if (keeping.refused.has(path)) {
    return [msg('The service does not take this. Write it otherwise.', { id: 'template-editor.refused' })];
  }
  return errorsAt(screen, path).map((error) => faultText(error, language));
}

/**
 * A field with its label, hint, error, and what others have written in it meanwhile.
 *
 * @param length of what is in it, in characters
 * @param control is drawn with what it is described by
 */
export function fieldBox(
  form: FieldForm,
  screen: EditorScreen,
  length: number,
  control: (described: Described) => unknown,
  { labelled = true, shown = String }: { labelled?: boolean; shown?: (theirs: unknown) => unknown } = {},
): TemplateResult {
  const { path, label, hint, optional, limit, below } = form;
  const id = idOf(path);
  const errors = wordsOfErrors(form, screen, length);
  const counts = limit !== undefined && length >= NEAR * limit;
  const name = html`${label}${optional ? html` <span class="lupa-optional">${optionalMark()}</span>` : nothing}`;
  return html`<div class="lupa-form-field" data-invalid=${errors.length > 0 ? 'true' : nothing}>
    ${labelled ? html`<label class="lupa-label" for=${id}>${name}</label>` : nothing}
    ${hint === undefined ? nothing : html`<p class="lupa-hint" id="${id}-hint">${hint}</p>`}
    ${errors.map((error, index) => html`<p class="lupa-error" id=${index === 0 ? `${id}-error` : nothing}>${error}</p>`)}
    ${control({
      id,
      describedBy: describedBy(id, { hint: hint !== undefined, error: errors.length > 0, count: counts }),
      invalid: errors.length > 0 ? 'true' : nothing,
    })}
    ${
      counts
        ? html`<p class="lupa-hint" id="${id}-count">
            ${msg(str`${length} of ${limit} characters`, { id: 'template-editor.count' })}
          </p>`
        : nothing
    }
    ${conflictView(path, screen, shown)}${below ?? nothing}
  </div>`;
}

export function optionalMark(): string {
  return msg('(optional)', { id: 'template-editor.optional' });
}

/** A line, or some lines of plain text. */
export function textField(
  form: FieldForm & { lines?: boolean; type?: 'text' | 'email' | 'tel'; autocomplete?: string },
  screen: EditorScreen,
): TemplateResult {
  const { path, lang = nothing, lines = false, type = 'text', autocomplete = 'off' } = form;
  const value = valueOf<string | null>(screen, path) ?? '';
  const onInput = (event: InputEvent) =>
    screen.onType(path, (event.target as HTMLInputElement | HTMLTextAreaElement).value);
  return fieldBox(form, screen, value.length, ({ id, describedBy: by, invalid }) =>
    lines
      ? html`<textarea
          class="lupa-field lupa-wide-field"
          id=${id}
          rows="3"
          lang=${lang}
          dir="auto"
          spellcheck="true"
          aria-describedby=${by}
          aria-invalid=${invalid}
          .value=${live(value)}
          @input=${onInput}
        ></textarea>`
      : html`<input
          class="lupa-field lupa-wide-field"
          id=${id}
          type=${type}
          lang=${lang}
          dir="auto"
          autocomplete=${autocomplete}
          aria-describedby=${by}
          aria-invalid=${invalid}
          .value=${live(value)}
          @input=${onInput}
        />`,
  );
}
