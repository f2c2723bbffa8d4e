import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { answeringView } from './answering.view.ts';
import { contactsView } from './contacts.view.ts';
import { basisView } from './basis.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { followUpView } from './follow-up.view.ts';
import { languagesView } from './language.view.ts';
import { purposesView } from './purposes.view.ts';
import { targetView } from './target.view.ts';
import type { TemplateActs } from './template-acts.ts';
import { validityView } from './validity.view.ts';

/** Of a field of several lines a browser brings only the first into sight: the bar may lie upon the rest. */
function keepInSight({ target }: FocusEvent): void {
  if (target instanceof HTMLTextAreaElement) target.scrollIntoView({ block: 'nearest' });
}

/** Everything that a version holds, in the order in which it is thought of. */
export function formView(screen: EditorScreen, acts: TemplateActs): TemplateResult {
  // Enter in a field sends nothing: what is typed is saved by itself.
  return html`<form class="lupa-form" novalidate @submit=${(event: Event) => event.preventDefault()} @focusin=${keepInSight}>
    ${basisView(screen)}${languagesView(screen)}${purposesView(screen)}${answeringView(screen)}${targetView(screen)}
    ${validityView(screen)}${followUpView(screen)}${contactsView(screen)}
    <div class="lupa-buttons">
      <button
        type="button"
        class="lupa-button lupa-secondary lupa-compact"
        id="lupa-discard"
        @click=${() => acts.ask({ kind: 'discard' })}
      >
        ${msg('Discard the draft…', { id: 'template-editor.discard' })}
      </button>
    </div>
  </form>`;
}
