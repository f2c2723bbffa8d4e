import type { ReactiveController } from 'lit';
import { ApiError } from '../../../api/api-error.ts';
import type { TemplateEditorApi, Versioned } from '../../../api/ports.ts';
import { Announcer } from '../../../base/announcer.ts';
import type { WidgetElement } from '../../../base/widget-element.ts';
import type { ConsentDetail } from '../../../contract/consent-detail.ts';
import type { EditableTemplate } from '../../../contract/template-draft.ts';
import type { PreviewSituation, TemplatePreview } from '../../../contract/template-preview.ts';
import { LANGUAGES, type Language } from '../../../model/language.ts';
import { nothingAnswered, nowhere } from './preview-words.ts';
import { PrintFrame } from './print-frame.ts';

/** In which shape those who are asked meet the text. */
export const MEDIA = ['page', 'mail', 'print'] as const;
export type Medium = (typeof MEDIA)[number];

export const SITUATIONS = ['asked', 'given', 'refused'] as const satisfies readonly PreviewSituation[];

export interface PreviewingOptions {
  api: () => TemplateEditorApi | undefined;
  templateId: () => string | undefined;
  /** As the server last told it; undefined until it is there. */
  template: () => EditableTemplate | undefined;
}

/** What is in sight, and of which state of the template it was made. */
interface Shown {
  key: string;
  situation: PreviewSituation;
  /** The same object as long as it is the same, so that the page is not drawn anew. */
  consent: Versioned<ConsentDetail>;
  mails: TemplatePreview['mails'];
}

/** What was pressed in the preview and does nothing there. */
export type Pressed = 'answer' | 'link';

const PANE = '.lupa-preview';

/**
 * The preview of a template: loaded while it is in sight, and again when what the server has of the template has
 * changed. The one before stays in sight until the next is there.
 */
export class Previewing implements ReactiveController {
  situation: PreviewSituation = 'asked';
  medium: Medium = 'page';
  /** Whether it stands in the place of the form, where there is no room beside it. */
  isOpen = false;
  /** Why what is in sight could not be renewed. */
  error: ApiError | undefined;
  pressed: Pressed | undefined;
  readonly frame = new PrintFrame(() => this.#host.requestUpdate());

  readonly #host: WidgetElement;
  readonly #options: PreviewingOptions;
  readonly #announcer: Announcer;
  #chosen: Language | undefined;
  #shown: Shown | undefined;
  #state: { of: EditableTemplate; text: string } | undefined;
  #asked: string | undefined;
  #isLoading = false;
  /** How far down the form was when the preview took its place. */
  #scrolled = 0;

  constructor(host: WidgetElement, options: PreviewingOptions) {
    this.#host = host;
    this.#options = options;
    this.#announcer = new Announcer(host);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('resize', this.#look);
    window.addEventListener('online', this.#retry);
  }

  hostDisconnected(): void {
    window.removeEventListener('resize', this.#look);
    window.removeEventListener('online', this.#retry);
    this.frame.leave();
  }

  hostUpdated(): void {
    void this.#look();
    const place = this.#host.renderRoot;
    if (this.medium === 'print') {
      const [frame, page] = [place.querySelector('iframe'), place.querySelector('lupa-consent-detail')];
      if (frame !== null && page !== null) return this.frame.draw(frame, page);
    }
    this.frame.leave();
  }

  /** What is in sight: the last that was loaded. Undefined before the first, and where the one asked for has failed. */
  get shown(): Shown | undefined {
    const shown = this.#shown;
    return this.error !== undefined && shown?.situation !== this.situation ? undefined : shown;
  }

  /** In which the template has texts. */
  get languages(): Language[] {
    const { texts } = this.#options.template() ?? {};
    return LANGUAGES.filter((language) => texts?.[language] !== undefined);
  }

  /** The language that was chosen, or the one around the editor, where there is a text in it; or the first. */
  get language(): Language {
    const there = this.languages;
    return [this.#chosen, this.#host.language].find((each) => each && there.includes(each)) ?? there[0] ?? 'fi';
  }

  choose(choice: { language?: Language; situation?: PreviewSituation; medium?: Medium }): void {
    this.#chosen = choice.language ?? this.#chosen;
    this.situation = choice.situation ?? this.situation;
    this.medium = choice.medium ?? this.medium;
    this.pressed = undefined;
    if (choice.situation !== undefined) this.#askAgain();
    this.#host.requestUpdate();
  }

  readonly retry = (): void => {
    this.#askAgain();
    this.#host.requestUpdate();
  };

  /** Puts the preview in the place of the form, or the form back where it was left. */
  async toggle(): Promise<void> {
    const opens = !this.isOpen;
    if (opens) this.#scrolled = window.scrollY;
    this.isOpen = opens;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const target = opens ? `${PANE}-title` : `${PANE}-toggle`;
    const element = this.#host.renderRoot.querySelector<HTMLElement>(target);
    element?.focus({ preventScroll: true });
    if (opens) element?.scrollIntoView({ block: 'start' });
    else window.scrollTo({ top: this.#scrolled });
  }

  /** Another template: nothing of the one before is shown. */
  leave(): void {
    this.#shown = undefined;
    this.#chosen = undefined;
    this.pressed = undefined;
    this.isOpen = false;
    this.situation = 'asked';
    this.#askAgain();
  }

  /** Tells whoever presses something in the preview that it does nothing. */
  press(pressed: Pressed): void {
    this.pressed = pressed;
    this.#announcer.say(pressed === 'answer' ? nothingAnswered : nowhere);
    this.#host.requestUpdate();
  }

  #askAgain(): void {
    this.#asked = undefined;
    this.error = undefined;
  }

  readonly #retry = () => {
    if (this.error !== undefined) this.retry();
  };

  /** All on which the preview depends: a digest of what the server has of the template, with the situation. */
  get #key(): string | undefined {
    const template = this.#options.template();
    if (template === undefined) return undefined;
    if (this.#state?.of !== template) this.#state = { of: template, text: stateOf(template) };
    return `${this.situation} ${this.#state.text}`;
  }

  readonly #look = async (): Promise<void> => {
    const key = this.#key;
    if (key === undefined || key === this.#asked || key === this.#shown?.key || this.#isLoading) return;
    const [api, id] = [this.#options.api(), this.#options.templateId()];
    // What nobody sees is not asked for: on a narrow page it is folded away.
    if (!this.#host.renderRoot.querySelector(PANE)?.checkVisibility() || api === undefined || id === undefined) return;
    const { situation } = this;
    this.#asked = key;
    this.#isLoading = true;
    try {
      const { consent, mails } = await api.preview(id, situation);
      if (id === this.#options.templateId() && situation === this.situation) {
        this.#shown = { key, situation, consent: { data: consent, etag: '' }, mails };
        this.error = undefined;
      }
    } catch (error) {
      if (key === this.#asked) this.error = error instanceof ApiError ? error : new ApiError('unreadable');
    } finally {
      this.#isLoading = false;
      // And once more, where something else is wanted by now.
      this.#host.requestUpdate();
    }
  };
}

/** The fields tell each change of a draft by its number. */
function stateOf({ id, viewer, draft, versions, fields, attachments, texts, approvalMode }: EditableTemplate): string {
  return JSON.stringify([id, viewer, draft, versions, fields, attachments, Object.keys(texts), approvalMode]);
}
