import { html, type TemplateResult } from 'lit';
import { answeringView } from './answering.view.ts';
import { contactsView } from './contacts.view.ts';
import { basisView } from './basis.view.ts';
import type { EditorScreen } from './editor-screen.ts';
import { languagesView } from './language.view.ts';
import { purposesView } from './purposes.view.ts';
import { targetView } from './target.view.ts';
import { validityView } from './validity.view.ts';

/** Everything that a version holds, in the order in which it is thought of. */
export function formView(screen: EditorScreen): TemplateResult {
  // Enter in a field sends nothing: what is typed is saved by itself.
  return html`<form class="lupa-form" novalidate @submit=${(event: Event) => event.preventDefault()}>
    ${basisView(screen)}${languagesView(screen)}${purposesView(screen)}${answeringView(screen)}${targetView(screen)}
    ${validityView(screen)}${contactsView(screen)}
  </form>`;
}
