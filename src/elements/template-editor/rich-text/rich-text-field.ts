import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';
import { redoDepth, undoDepth } from 'prosemirror-history';
import type { EditorState } from 'prosemirror-state';
import type { Announcer } from '../../../base/announcer.ts';
import type { WidgetElement } from '../../../base/widget-element.ts';
import type { RichText } from '../../../model/rich-text.ts';
import { notice } from '../../../ui/notice.ts';
import { lengthOf } from './document.ts';
import { COMMANDS } from './keys.ts';
import { kindAt, leavesOutLevel } from './lines.ts';
import { linkForm } from './link-form.view.ts';
import { LinkWriting } from './link-writing.ts';
import { hasMark, languageAt, linkAt, speak } from './marks.ts';
import type { Omission } from './pasted-html.ts';
import { strong } from './schema.ts';
import { Surface, type SurfaceHooks } from './surface.ts';
import { languageMenu, toolbar, type ToolState } from './tools.view.ts';
import * as words from './words.ts';
import type { ToolName } from './words.ts';

export interface RichTextFieldOptions {
  /** The element that shows the field: it speaks its language. */
  host: WidgetElement;
  announcer: Announcer;
  /** Of the surface, which takes focus. Ids of the parts begin with it. */
  id: string;
  /** Stands above the field, and in the name of its tools. */
  label: string;
  /** What is to be written, below the label. */
  hint?: unknown;
  /** What is wrong with the text, at the field: makes it invalid. */
  error?: unknown;
  /** Ids of further elements of the same root that describe the field. */
  describedBy?: string;
  /** Makes the field invalid where the error stands elsewhere. Default false. */
  invalid?: boolean;
  /** Default false. */
  readOnly?: boolean;
  /** The text, in normal form. What `onInput` has told has to come back here, or it is taken for another's change. */
  value: RichText;
  /** BCP 47 tag of the language in which the text is written. */
  lang: string;
  /** Characters that the text may have, in UTF-16 code units. More can be written, and are told. */
  maxLength: number;
  /** Level of the heading that the text stands under where it is written. Default 3. */
  headingLevel?: number;
  /** The writer has changed the text: it comes in normal form, whole words of an input method only. */
  onInput: (text: RichText) => void;
  onBlur?: () => void;
}

/** So much of the limit, and the count is shown. */
const NEARLY = 0.8;

const NO_TOOLS: ToolState = {
  kind: 'paragraph',
  strong: false,
  link: false,
  lang: undefined,
  undo: false,
  redo: false,
};

/** One field: its tools, its surface, and what it tells. */
class RichTextFieldDirective extends AsyncDirective {
  #options!: RichTextFieldOptions;
  #surface: Surface | undefined;
  /** What a surface that was taken away has left. */
  #kept: EditorState | undefined;
  #tools = NO_TOOLS;
  #length = 0;
  #leavesOutLevel = false;
  #tool: ToolName = 'strong';
  #menuOpen = false;
  #omissions: ReadonlySet<Omission> = new Set();
  readonly #link = new LinkWriting({
    surface: () => this.#surface,
    refresh: () => this.#refresh(),
    focus: (part) => this.#focus(part),
  });

  readonly #hooks: SurfaceHooks = {
    attributes: () => this.#attributes(),
    isReadOnly: () => this.#options.readOnly ?? false,
    lang: () => this.#options.lang,
    headingLevel: () => this.#options.headingLevel ?? 3,
    onText: (text) => this.#options.onInput(text),
    onState: () => this.#follow(),
    onPasted: (omissions) => this.#tellOmissions(omissions),
    onLeave: () => this.#options.onBlur?.(),
    openLink: () => this.#openLink(),
    goToTools: () => this.#focus(`tool-${this.#tool}`),
  };

  override render(options: RichTextFieldOptions): TemplateResult {
    const before = this.#options as RichTextFieldOptions | undefined;
    // Another field in the same place: nothing of the one before can be undone in it.
    const left = before !== undefined && before.id !== options.id ? this.#leave() : undefined;
    this.#options = options;
    if (left !== undefined) this.#mount(left);
    if (this.#surface === undefined) this.#length = lengthOfText(options.value);
    else {
      this.#surface.show(options.value);
      this.#surface.refresh();
    }
    return this.#view();
  }

  #mount = (place: Element | undefined): void => {
    this.#kept = this.#surface?.destroy() ?? this.#kept;
    this.#surface = undefined;
    if (place === undefined) return;
    this.#surface = new Surface(place as HTMLElement, this.#options.value, this.#hooks, this.#kept);
    this.#kept = undefined;
    this.#length = lengthOf(this.#surface.state.doc);
    this.#leavesOutLevel = leavesOutLevel(this.#surface.state.doc);
  };

  /** @returns where the surface of the field was */
  #leave(): Element | undefined {
    const place = this.#surface?.view.dom.parentElement ?? undefined;
    this.#surface?.destroy();
    this.#surface = undefined;
    this.#kept = undefined;
    this.#omissions = new Set();
    this.#menuOpen = false;
    this.#link.forget();
    return place;
  }

  get #isOver(): boolean {
    return this.#length > this.#options.maxLength;
  }

  #attributes(): Record<string, string> {
    const { id, hint, error, describedBy, invalid, readOnly, lang, maxLength } = this.#options;
    const described = [
      ...(error === undefined ? [] : [`${id}-error`]),
      ...(this.#isOver ? [`${id}-over`] : []),
      ...(hint === undefined ? [] : [`${id}-hint`]),
      ...(describedBy === undefined ? [] : [describedBy]),
      ...(this.#leavesOutLevel ? [`${id}-level`] : []),
      ...(this.#length >= maxLength * NEARLY && !this.#isOver ? [`${id}-count`] : []),
    ].join(' ');
    return {
      id,
      class: 'lupa-writing',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': `${id}-label`,
      'aria-invalid': invalid || error !== undefined || this.#isOver ? 'true' : 'false',
      ...(described !== '' && { 'aria-describedby': described }),
      ...(readOnly && { 'aria-readonly': 'true', tabindex: '0' }),
      lang,
      dir: 'auto',
      spellcheck: 'true',
    };
  }

  /** The text or the caret is elsewhere: what is shown of it follows. */
  #follow(): void {
    const { state } = this.#surface ?? {};
    if (state === undefined) return;
    const before = this.#length;
    this.#length = lengthOf(state.doc);
    this.#sayLength(before);
    const tools: ToolState = {
      kind: kindAt(state),
      strong: hasMark(state, strong),
      link: linkAt(state) !== undefined,
      lang: languageAt(state),
      undo: undoDepth(state) > 0,
      redo: redoDepth(state) > 0,
    };
    const leavesOut = leavesOutLevel(state.doc);
    const changed =
      before !== this.#length ||
      leavesOut !== this.#leavesOutLevel ||
      JSON.stringify(tools) !== JSON.stringify(this.#tools);
    this.#tools = tools;
    this.#leavesOutLevel = leavesOut;
    if (changed) this.#refresh();
  }

  /** Seldom: where the text comes near its limit, goes over it, and fits again. */
  #sayLength(before: number): void {
    const { host, announcer, maxLength } = this.#options;
    const now = this.#length;
    const crosses = (limit: number) => before < limit && now >= limit;
    if (crosses(maxLength + 1)) announcer.say(() => words.overSentence(now - maxLength, host.language));
    else if (crosses(maxLength * NEARLY)) announcer.say(() => words.countSentence(now, maxLength, host.language));
    else if (before > maxLength && now <= maxLength) announcer.say(words.fitsAgain);
  }

  #tellOmissions(omissions: ReadonlySet<Omission>): void {
    this.#omissions = omissions;
    if (omissions.size > 0) this.#options.announcer.say(() => [...omissions].map(words.omissionWords).join(' '));
    this.#refresh();
  }

  #refresh(): void {
    if (!this.isConnected || this.#surface === undefined) return;
    this.setValue(this.#options.host.inOwnLanguage(() => this.#view()));
    this.#surface.refresh();
  }

  #focus(part: string): void {
    const root = this.#surface?.view.root as Document | ShadowRoot | undefined;
    root?.getElementById(`${this.#options.id}-${part}`)?.focus();
  }

  #use(tool: ToolName): void {
    const surface = this.#surface;
    if (surface === undefined) return;
    if (tool === 'link') this.#openLink();
    else if (tool === 'language') this.#openMenu(!this.#menuOpen);
    else surface.run(COMMANDS[tool]);
  }

  #openLink(): void {
    this.#menuOpen = false;
    this.#link.open();
  }

  #openMenu(open: boolean, returning = true): void {
    this.#menuOpen = open;
    if (open) this.#link.close(false);
    this.#refresh();
    const root = this.#surface?.view.root as Document | ShadowRoot;
    const menu = root.getElementById(`${this.#options.id}-languages`);
    if (open) menu?.querySelector<HTMLElement>('[aria-checked=true], [role=menuitemradio]')?.focus();
    else if (returning) this.#focus('tool-language');
  }

  #speak(lang: string | undefined): void {
    this.#openMenu(false, false);
    this.#surface?.run(speak(lang));
  }

  #view(): TemplateResult {
    const { id, label, hint, error, readOnly, invalid } = this.#options;
    const isInvalid = (invalid ?? false) || error !== undefined || this.#isOver;
    return html`<div class="lupa-rich-text">
      <div class="lupa-rich-text-label" id="${id}-label" @mouseup=${() => this.#surface?.view.focus()}>${label}</div>
      ${hint === undefined ? nothing : html`<div class="lupa-tool-hint" id="${id}-hint">${hint}</div>`}
      ${error === undefined ? nothing : html`<div class="lupa-error" id="${id}-error">${error}</div>`}
      <div class="lupa-rich-text-box" ?data-invalid=${isInvalid}>
        ${readOnly ? nothing : this.#toolsView()}
        <div ${ref(this.#mount)}></div>
      </div>
      ${this.#lengthView()}${this.#levelView()}${this.#omissionsView()}
    </div>`;
  }

  #toolsView(): TemplateResult {
    const { id, label, lang } = this.#options;
    const tools = {
      id,
      label,
      lang,
      state: this.#tools,
      current: this.#tool,
      linkOpen: this.#link.draft !== undefined,
      menuOpen: this.#menuOpen,
      onCurrent: (tool: ToolName) => {
        this.#tool = tool;
        this.#refresh();
      },
      onUse: (tool: ToolName) => this.#use(tool),
      onLanguage: (chosen: string | undefined) => this.#speak(chosen),
      onMenu: (open: boolean, returning?: boolean) => this.#openMenu(open, returning),
      onBack: () => this.#surface?.view.focus(),
    };
    const { draft } = this.#link;
    return html`${toolbar(tools)}${languageMenu(tools)}${
      draft === undefined ? nothing : linkForm({ id, draft, ...this.#link.handlers })
    }`;
  }

  #lengthView(): TemplateResult | typeof nothing {
    const { id, host, maxLength } = this.#options;
    if (this.#length < maxLength * NEARLY) return nothing;
    if (!this.#isOver)
      return html`<p class="lupa-count" id="${id}-count">
        ${words.countSentence(this.#length, maxLength, host.language)}
      </p>`;
    return html`<p class="lupa-error" id="${id}-over">
      ${words.overSentence(this.#length - maxLength, host.language)}
    </p>`;
  }

  #levelView(): TemplateResult | typeof nothing {
    return this.#leavesOutLevel
      ? html`<p class="lupa-tool-hint" id="${this.#options.id}-level">${words.levelLeftOut()}</p>`
      : nothing;
  }

  #omissionsView(): TemplateResult | typeof nothing {
    if (this.#omissions.size === 0) return nothing;
    const close = () => {
      this.#omissions = new Set();
      this.#refresh();
      this.#surface?.view.focus();
    };
    return notice({
      tone: 'info',
      title: words.pastedTitle(),
      text: [...this.#omissions].map((omission) => html`<p>${words.omissionWords(omission)}</p>`),
      actions: html`<button type="button" class="lupa-button lupa-secondary" @click=${close}>
        ${words.closeNotice()}
      </button>`,
    });
  }
}

function lengthOfText(text: RichText): number {
  const runs = text.flatMap((block) => (block.type === 'list' ? block.items.flat() : block.runs));
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}

/**
 * A field for a formatted text: label, tools, a surface to write on, the count of characters, and what a paste has left
 * out. Its styles are `richTextStyles`, its words `richTextMessages`; both belong to the element that shows it.
 */
export const richTextField = directive(RichTextFieldDirective);
