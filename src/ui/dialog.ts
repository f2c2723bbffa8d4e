import { html, type ReactiveController, type TemplateResult } from 'lit';
import { ANNOUNCER_SLOT, bringAnnouncer, returnAnnouncer } from '../base/announcer-in-dialog.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import { heading } from './heading.ts';

export interface DialogContent {
  title: unknown;
  level: number;
  /** Another stage of the same dialog: its heading takes focus again. */
  stage: string;
  body: unknown;
  buttons: unknown;
  /** The button that sends was pressed, or Enter in a field. */
  onSubmit?: (form: HTMLFormElement) => void;
  /** Escape was pressed, too. */
  onClose: () => void;
}

/** A modal dialog, named by its heading. It is open as long as it is rendered: see {@link DialogController}. */
export function dialog({ title, level, stage, body, buttons, onSubmit, onClose }: DialogContent): TemplateResult {
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit?.(event.currentTarget as HTMLFormElement);
  };
  return html`<dialog
    class="lupa-dialog"
    aria-labelledby="lupa-dialog-title"
    data-stage=${stage}
    @cancel=${cancel}
    @close=${onClose}
  >
    ${heading(level, title, { id: 'lupa-dialog-title', className: 'lupa-dialog-title', focusable: true })}
    <form novalidate @submit=${submit}>
      <div class="lupa-dialog-body">${body}</div>
      <div class="lupa-buttons">${buttons}</div>
    </form>
    <slot name=${ANNOUNCER_SLOT}></slot>
  </dialog>`;
}

/** Opens the dialog that its host renders, keeps focus in it, and gives it back when the dialog is gone. */
export class DialogController implements ReactiveController {
  readonly #host: WidgetElement;
  /** Id of what takes focus back where the opener is gone. */
  readonly #fallback: string;
  #opener = '';
  #shown: HTMLDialogElement | undefined;
  #stage: string | undefined;

  constructor(host: WidgetElement, fallback: string) {
    this.#host = host;
    this.#fallback = fallback;
    host.addController(this);
  }

  /** Says which control opens the dialog, by its id: it takes focus back. */
  openedBy(id: string): void {
    this.#opener = id;
  }

  hostConnected(): void {
    // A dialog that was rendered while the host was away opens now.
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    // A dialog opens on a page alone.
    if (!this.#host.isConnected) return;
    const dialog = this.#host.renderRoot.querySelector<HTMLDialogElement>('dialog.lupa-dialog') ?? undefined;
    if (dialog !== undefined && !dialog.open) {
      dialog.showModal();
      bringAnnouncer(this.#host);
    }
    // Another stage begins at its heading, and so does one in which what had focus is gone.
    const { activeElement } = this.#host.renderRoot as ShadowRoot;
    if (dialog !== undefined && (dialog.dataset['stage'] !== this.#stage || !dialog.contains(activeElement))) {
      dialog.querySelector<HTMLElement>('.lupa-dialog-title')?.focus();
    }
    const closed = this.#shown !== undefined && dialog === undefined;
    this.#shown = dialog;
    this.#stage = dialog?.dataset['stage'];
    if (!closed) return;
    returnAnnouncer(this.#host);
    // After the host has looked for focus that fell: here it would be taken for that.
    void this.#host.updateComplete.then(() => this.#giveBack());
  }

  hostDisconnected(): void {
    returnAnnouncer(this.#host);
    this.#shown?.close();
  }

  #giveBack(): void {
    if (this.#shown !== undefined) return;
    const root = this.#host.renderRoot as ShadowRoot;
    const target = root.getElementById(this.#opener) ?? root.getElementById(this.#fallback);
    target?.focus();
  }
}
