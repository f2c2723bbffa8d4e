import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { notice } from '../ui/notice.ts';

export interface UnknownOutcome {
  /** That it is not known whether something was done. */
  title: string;
  text?: unknown;
  /** Id of the notice, for `aria-describedby`. */
  id?: string;
  /** Whether the server is being asked now. */
  checking: boolean;
  onCheck: () => void;
}

/** No answer has come to what was sent: said as it is, with a button that asks the server what came of it. */
export function unknownNotice({ title, text, id, checking, onCheck }: UnknownOutcome): TemplateResult {
  return notice({
    tone: 'alert',
    id,
    title,
    text,
    actions: html`<button
      type="button"
      class="lupa-button lupa-secondary lupa-compact"
      aria-disabled=${checking ? 'true' : nothing}
      @click=${onCheck}
    >
      ${msg('Check now', { id: 'state.check-now' })}
    </button>`,
  });
}
