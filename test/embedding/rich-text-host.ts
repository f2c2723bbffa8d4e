import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Announcer } from '../../src/base/announcer.ts';
import { WidgetElement } from '../../src/base/widget-element.ts';
import { richTextField } from '../../src/elements/template-editor/rich-text/rich-text-field.ts';
import { richTextStyles } from '../../src/elements/template-editor/rich-text/rich-text.styles.ts';
import { richTextMessages } from '../../src/elements/template-editor/rich-text/words.ts';
import type { RichText } from '../../src/model/rich-text.ts';

/** A formatted text by itself, bundled as an element of ours is. */
export class RichTextHost extends WidgetElement {
  static override styles = [WidgetElement.styles, ...richTextStyles];
  static override messages = [richTextMessages];
  static override properties: PropertyDeclarations = { value: { attribute: false } };

  value: RichText;
  /** Each text that was told. */
  told: RichText[];
  readonly #announcer = new Announcer(this);

  constructor() {
    super();
    this.value = [];
    this.told = [];
  }

  protected override get stateKind() {
    return 'ready' as const;
  }

  protected override renderWidget(): TemplateResult {
    return html`${richTextField({
      host: this,
      announcer: this.#announcer,
      id: 'lupa-text',
      label: 'Lisätiedot',
      value: this.value,
      lang: 'fi',
      maxLength: 10_000,
      onInput: (text) => {
        this.told.push(text);
        this.value = text;
      },
    })}`;
  }
}
