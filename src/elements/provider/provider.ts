import { ContextProvider } from '@lit/context';
import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { warnOnce } from '../../base/tagged-console.ts';
import { connectionContext } from '../../context/connection.ts';
import { awaitLateProviders } from '../../context/late-provider.ts';
import type { WordingOverrides } from '../../i18n/localize.ts';
import { readPageConfiguration, resolveApiUrl } from './page-configuration.ts';
import { createConnection } from './provider-connection.ts';
import { providerStyles } from './provider.styles.ts';

/**
 * Gives the widgets inside it their API, their words and their theme.
 *
 * @summary API address, wording and theme for everything inside it.
 * @tag lupa-provider
 * @tagname lupa-provider
 * @slot - The widgets, and anything else.
 * @attr {string} lang - The language of the widgets inside, where the page does not say it: `fi`, `sv` or `en`.
 */
export class LupaProvider extends LitElement {
  static override styles = providerStyles;

  /**
   * Address of the API. The page's own origin, or one that the page configuration names; never read from the URL.
   * Default: `apiUrl` of the page configuration.
   */
  @property({ attribute: 'api-url' }) apiUrl: string | null = null;

  /** Which kind of back end answers. */
  @property() adapter = 'lupa';

  /** Name of the theme whose css file is on the page: `helsinki`, `neutral` or a municipality's own. */
  @property({ reflect: true }) theme: string | undefined;

  /** The municipality's own words, by language and message id. */
  @property({ attribute: false }) messages: WordingOverrides | undefined;

  /** For a page that has a sign-in of its own: resolves to an access token for the API. */
  @property({ attribute: false }) getAccessToken: (() => Promise<string>) | undefined;

  readonly #provider = new ContextProvider(this, { context: connectionContext });

  constructor() {
    super();
    awaitLateProviders();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const concerned = ['apiUrl', 'adapter', 'messages', 'getAccessToken'] as const;
    if (!this.hasUpdated || concerned.some((name) => changed.has(name))) this.#connect();
  }

  #connect(): void {
    const resolved = resolveApiUrl(this.apiUrl, readPageConfiguration());
    if ('problem' in resolved) {
      warnOnce(this.localName, resolved.problem);
      this.#provider.setValue(undefined);
      return;
    }
    const { adapter, getAccessToken, messages } = this;
    this.#provider.setValue(createConnection({ apiUrl: resolved.url, adapter, getAccessToken, wording: messages }));
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-provider': LupaProvider;
  }
}
