/** What came of what was sent for a field, told where the field is. */
import { html, nothing, type TemplateResult } from 'lit';
import { unknownNotice } from '../../presentation/unknown-notice.ts';
import { icon } from '../../ui/icon.ts';
import { notice } from '../../ui/notice.ts';
import { failureText, unknownText } from './change-words.ts';
import type { FieldEditing } from './field-editing.ts';

export function success(text: string): TemplateResult {
  return html`<p class="lupa-saved">${icon('check')}${text}</p>`;
}

/** At the field: what was sent did not come through, or may not have. */
export function trouble(editing: FieldEditing, faults: string[] = []): unknown {
  const { state } = editing;
  if (state.kind === 'failed' && faults.length === 0) return notice({ tone: 'error', title: failureText(state.error) });
  if (state.kind !== 'unknown') return nothing;
  return unknownNotice({ title: unknownText(), checking: state.checking, onCheck: () => editing.check() });
}
