/** A view that has no element yet, on the page as a part of one: with its words, its styles, and the language around it. */
import { html } from 'lit';
import { WidgetElement } from '../../src/base/widget-element.ts';
import { adviceStyles } from '../../src/elements/template-editor/advice.styles.ts';
import { adviceMessages } from '../../src/elements/template-editor/advice-words.ts';
import { approvalExampleStyles } from '../../src/elements/template-editor/approval-example.styles.ts';
import { approvalMessages } from '../../src/elements/template-editor/approval-example.view.ts';
import { sourceMessages } from '../../src/elements/template-editor/source-words.ts';
import { triageStyles } from '../../src/elements/template-editor/triage.styles.ts';
import { triageMessages } from '../../src/elements/template-editor/triage-words.ts';
import type { Language } from '../../src/model/language.ts';
import { legalBasisMessages } from '../../src/presentation/legal-basis.ts';
import { staffStatusMessages } from '../../src/presentation/staff-status.ts';
import { put } from './page.ts';

export type View = (spoken: Language) => unknown;

export class ViewHost extends WidgetElement {
  static override styles = [WidgetElement.styles, adviceStyles, triageStyles, approvalExampleStyles];
  static override messages = [
    adviceMessages,
    approvalMessages,
    legalBasisMessages,
    sourceMessages,
    staffStatusMessages,
    triageMessages,
  ];

  #view: View = () => '';

  protected override get stateKind() {
    return 'ready' as const;
  }

  get view(): View {
    return this.#view;
  }

  set view(view: View) {
    this.#view = view;
    this.requestUpdate();
  }

  protected override renderWidget(): unknown {
    return this.#view(this.language);
  }
}
customElements.define('lupa-view-host', ViewHost);

export async function putView(view: View): Promise<ViewHost> {
  return put<ViewHost>(html`<lupa-view-host .view=${view}></lupa-view-host>`);
}

/** What is wider than its place, or than the page, of what is seen: what is there for who listens only is clipped. */
export function sticksOut(host: ViewHost): string[] {
  const { right } = host.getBoundingClientRect();
  return [...host.shadowRoot!.querySelectorAll<HTMLElement>('*')]
    .filter((each) => {
      const { display, clipPath } = getComputedStyle(each);
      return display !== 'inline' && clipPath === 'none' && each.clientWidth > 0;
    })
    .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > right + 1)
    .map((each) => `<${each.localName} class="${each.className}"> ${each.textContent.trim().slice(0, 60)}`);
}
