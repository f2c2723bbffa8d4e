import type { ReactiveController } from 'lit';
import type { TemplateEditorApi } from '../../api/ports.ts';
import { LiveWatch } from '../../base/live-watch.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import { DraftKeeping } from './draft-keeping.ts';
import { browserStorage } from './kept-changes.ts';

/** When the page may be about to go, or there may be a connection again. */
const MOMENTS = ['online', 'pagehide'];

/** Holds what is being written as long as the element is on the page, and looks for what colleagues write. */
export class DraftWriting implements ReactiveController {
  /** Undefined until the template is there. */
  keeping: DraftKeeping | undefined;

  #viewer = '';
  readonly #host: WidgetElement;
  readonly #api: () => TemplateEditorApi | undefined;

  constructor(host: WidgetElement, api: () => TemplateEditorApi | undefined) {
    this.#host = host;
    this.#api = api;
    host.addController(this);
    new LiveWatch(host, async () => {
      await this.keeping?.refresh();
    });
  }

  /** The template has come. @returns whether it is another one, or another person writes */
  take(templateId: string, template: EditableTemplate): boolean {
    if (this.keeping?.template.id === template.id && this.#viewer === template.viewer) {
      this.look();
      return false;
    }
    if (this.#viewer === template.viewer) this.leave();
    else this.keeping?.stop();
    this.keeping = new DraftKeeping(template, {
      templateId,
      api: this.#api,
      storage: browserStorage(),
      onChange: () => this.#follow(templateId),
    });
    this.#viewer = template.viewer;
    return true;
  }

  #follow(templateId: string): void {
    const template = this.keeping?.template;
    // Somebody else has signed in on this device: what is typed here is not theirs.
    if (template !== undefined && template.viewer !== this.#viewer) this.take(templateId, template);
    this.#host.requestUpdate();
  }

  /** What was typed goes its way, and is shown no more. */
  leave(): void {
    this.#flush();
    this.keeping?.stop();
    this.keeping = undefined;
  }

  /** Asks how the template is now; no answer is none. */
  look(): void {
    void this.keeping?.refresh().catch(() => undefined);
  }

  hostConnected(): void {
    for (const moment of MOMENTS) window.addEventListener(moment, this.#flush);
    window.addEventListener('beforeunload', this.#warnOfLeaving);
    this.keeping?.goOn();
  }

  hostDisconnected(): void {
    for (const moment of MOMENTS) window.removeEventListener(moment, this.#flush);
    window.removeEventListener('beforeunload', this.#warnOfLeaving);
    this.#flush();
    this.keeping?.stop();
  }

  readonly #flush = () => void this.keeping?.flush();

  readonly #warnOfLeaving = (event: BeforeUnloadEvent) => {
    if (this.keeping !== undefined && !this.keeping.isKeptHere) event.preventDefault();
  };
}
