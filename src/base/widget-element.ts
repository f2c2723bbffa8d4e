import {
  LitElement,
  html,
  type CSSResultGroup,
  type PropertyValues,
  type PropertyDeclarations,
  nothing,
  render,
} from 'lit';
import { addMessages, languageToSpeak, speakingIn, type Messages, type Wording } from '../i18n/localize.ts';
import type { Language } from '../model/language.ts';
import { hostStyles } from '../theme/host.styles.ts';
import { registerUnit } from '../theme/unit.ts';
import { nearestLanguage, onLanguageChange } from './nearest-language.ts';
import { warnOnce } from './tagged-console.ts';
import type { WidgetStateKind } from './widget-state.ts';

/** What every widget stands on: its language, its state as an attribute, its heading level. */
export abstract class WidgetElement extends LitElement {
  static override styles: CSSResultGroup = hostStyles;

  /** The words of the element and of the parts that it shows. */
  static messages: Messages[] = [];
  static override properties: PropertyDeclarations = {
    headingLevel: { attribute: 'heading-level', type: Number },
  };

  /** Level of the widget's first heading, 2 to 6. */
  headingLevel = 2;

  /** Words of the municipality, from the provider. @internal */
  wording: Wording | undefined;

  /** The language that the element speaks: its nearest `lang`. @internal */
  language: Language = 'fi';

  /** Its nearest `lang`, from when it is on a page; the words of it may be on their way. */
  #wanted!: Language;
  /** Nothing has been shown yet: there are no words for it. */
  #silent = true;
  #coming: Promise<void> | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    registerUnit();
    addMessages(...(this.constructor as typeof WidgetElement).messages);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#followLanguage();
    this.#stopListening = onLanguageChange(this, () => this.#followLanguage());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  #followLanguage(): void {
    this.#wanted = nearestLanguage(this);
    if (this.#wanted !== this.language) this.requestUpdate();
  }

  /** The state that stands in the attribute `data-state`. */
  protected abstract get stateKind(): WidgetStateKind;

  protected abstract renderWidget(): unknown;

  protected override willUpdate(_changed: PropertyValues): void {
    // An attribute that has been taken away.
    this.headingLevel ??= 2;
    if (![2, 3, 4, 5, 6].includes(this.headingLevel)) {
      warnOnce(this.localName, `heading-level is from 2 to 6, not "${this.headingLevel}"`);
      this.headingLevel = 2;
    }
  }

  /** Also waits for the first words. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    return this.#silent ? this.#coming!.then(() => this.updateComplete) : done;
  }

  /** Before the first words nothing is shown; after that it goes on in its old language until others are there. */
  protected override performUpdate(): void {
    const language = languageToSpeak(this.#wanted, this.wording);
    if (typeof language === 'string') {
      this.language = language;
      this.#silent = false;
    } else this.#coming = language.then(() => this.requestUpdate());
    const focused = this.shadowRoot?.activeElement;
    // A browser that translates puts its own elements in the place of texts. What Lit would write to those texts nobody
    // would see, and an old label would stand on a button that does something else: so all is written anew.
    if (this.shadowRoot?.querySelector('font')) render(nothing, this.renderRoot, this.renderOptions);
    this.inOwnLanguage(() => super.performUpdate());
    // What had focus is gone, and nothing else has taken it: the widget itself does, or it would fall to the body and the
    // reader to the top.
    if (focused && !focused.isConnected && !this.shadowRoot!.activeElement) this.#focusRoot();
  }

  #focusRoot(): void {
    const root = this.renderRoot.querySelector<HTMLElement>('.lupa-root');
    root?.setAttribute('tabindex', '-1');
    root?.focus();
  }

  protected override updated(): void {
    const state = this.#silent ? 'loading' : this.stateKind;
    if (this.dataset['state'] !== state) this.dataset['state'] = state;
  }

  protected override render(): unknown {
    return this.#silent ? nothing : html`<div class="lupa-root" lang=${this.language}>${this.renderWidget()}</div>`;
  }

  /** For words outside of rendering: an announcement, a document title. */
  inOwnLanguage<T>(work: () => T): T {
    return speakingIn(this.language, this.wording, work);
  }
}
