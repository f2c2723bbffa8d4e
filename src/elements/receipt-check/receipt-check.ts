import type { PropertyDeclarations, PropertyValues } from 'lit';
import { readPageConfiguration } from '../../base/page-configuration.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetState } from '../../base/widget-state.ts';
import { messages } from '../../i18n/generated/receipt-check.ts';
import { legalBasisMessages } from '../../presentation/legal-basis.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { checkReceipt, codeIn, type CheckedReceipt, type ReceiptFault } from '../../receipt/check.ts';
import { receiptCheckStyles } from './receipt-check.styles.ts';
import { receiptCheckView } from './receipt-check.view.ts';

/** More than any receipt: a file that is larger is not read. In bytes. */
const LARGEST = 4_000_000;

/**
 * Checks a consent receipt by itself, without a server: what was agreed, and whether anything has been changed since.
 * A receipt comes as a file, as pasted text, or as the code in the page's address (`#kuitti=…`); it never leaves the
 * page.
 *
 * @summary Checks a consent receipt offline.
 * @tag lupa-receipt-check
 * @tagname lupa-receipt-check
 * @slot - A link for when scripts do not run; never seen once they do.
 */
export class LupaReceiptCheck extends WidgetElement {
  static override styles = [WidgetElement.styles, receiptCheckStyles];
  static override messages = [messages, legalBasisMessages, stateMessages];
  static override properties: PropertyDeclarations = {
    keys: { attribute: false },
    result: { state: true },
  };

  /**
   * The municipality's public keys (RFC 7517, P-256), never taken from a receipt. Default: `receiptKeys` of the page
   * configuration.
   */
  keys: JsonWebKey[] | undefined;

  private result: WidgetState<CheckedReceipt, ReceiptFault> = { kind: 'empty' };
  #pageKeys: unknown;
  /** What was last given to be checked. */
  #given: string | undefined;
  #turn = 0;

  protected override get stateKind() {
    return this.#keys.length === 0 ? 'unconfigured' : this.result.kind;
  }

  get #keys(): JsonWebKey[] {
    const keys = this.keys ?? this.#pageKeys;
    return Array.isArray(keys) ? keys : [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageKeys = keysOfPage(this.localName);
    addEventListener('hashchange', this.#readAddress);
    this.#readAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#readAddress);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('keys') && this.#given !== undefined) void this.#check(this.#given);
  }

  readonly #readAddress = () => {
    const code = location.hash === '' ? undefined : codeIn(location.hash);
    if (code !== undefined) void this.#check(code);
  };

  async #check(given: string | Promise<string>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const text = await given;
    // Meanwhile something else has been given.
    if (turn !== this.#turn) return;
    this.#given = text;
    if (this.#keys.length === 0) return;
    const check = await checkReceipt(text, this.#keys);
    if (turn !== this.#turn) return;
    this.result = check.kind === 'failed' ? { kind: 'failed', error: check.fault } : { kind: 'ready', data: check };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#lupa-result')?.focus();
  }

  readonly #checkFile = (file: File) => this.#check(file.size > LARGEST ? '' : file.text().catch(() => ''));

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured')
      warnOnce(
        this.localName,
        'has no keys: put receiptKeys, a list of public keys, into <script id="lupa-config" type="application/json">',
      );
    return receiptCheckView(this.stateKind === 'unconfigured' ? { kind: 'unconfigured' } : this.result, {
      headingLevel: this.headingLevel,
      language: this.language,
      onFile: (file) => void this.#checkFile(file),
      onText: (text) => void this.#check(text),
    });
  }
}

function keysOfPage(tag: string): unknown {
  try {
    return readPageConfiguration().receiptKeys;
  } catch (error) {
    warnOnce(tag, `cannot read #lupa-config: ${(error as Error).message}`);
    return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-receipt-check': LupaReceiptCheck;
  }
}
