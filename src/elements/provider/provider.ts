import { LitElement, html, type PropertyValues, type TemplateResult, type PropertyDeclarations } from 'lit';
import { warnOnce } from '../../base/tagged-console.ts';
import { announceProvider, provideConnection } from '../../context/context-protocol.ts';
import { wordingWith, type Wording, type WordingOverrides } from '../../i18n/localize.ts';
import { wordingSet } from '../../i18n/wording.ts';
import { connect } from './provider-connection.ts';
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
  static override properties: PropertyDeclarations = {
    apiUrl: { attribute: 'api-url' },
    profileApi: { attribute: 'profile-api' },
    profileAdapter: { attribute: 'profile-adapter' },
    adapter: {},
    wording: {},
    theme: { reflect: true },
    messages: { attribute: false },
    getAccessToken: { attribute: false },
    getProfileToken: { attribute: false },
  };

  /**
   * Address of the API. The page's own origin, or one that the page configuration names; never read from the URL.
   * Default: `apiUrl` of the page configuration.
   */
  apiUrl: string | null = null;

  /** Which kind of back end answers. */
  adapter = 'lupa';

  /** Name of the theme whose css file is on the page: `helsinki`, `neutral` or a municipality's own. */
  theme: string | undefined;

  /** Name of a set of words that a script on the page has registered: `luvitus` for the words of Helsinki's service. */
  wording: string | undefined;

  /** The municipality's own words, by language and message id: they come before those of `wording`. */
  messages: WordingOverrides | undefined;

  /** For a page that has a sign-in of its own: resolves to an access token for the API. */
  getAccessToken: (() => Promise<string>) | undefined;

  /** Which kind of back end has the profile, where it is another: `helsinki-profile`. Its script is on the page too. */
  profileAdapter: string | undefined;

  /** Address of that back end, under the same rule as `api-url`. */
  profileApi: string | null | undefined;

  /** Resolves to an access token for `profile-api`; it is sent nowhere else. */
  getProfileToken: (() => Promise<string>) | undefined;

  readonly #provide = provideConnection(this);

  override connectedCallback(): void {
    super.connectedCallback();
    announceProvider(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The theme is a matter of css alone.
    if (changed.size > +changed.has('theme')) this.#provide(connect(this, this.#words()));
  }

  #words(): Wording | undefined {
    const { wording, messages } = this;
    const set = wordingSet(wording);
    if (wording !== undefined && !set) warnOnce(this.localName, `has no wording="${wording}": load its script`);
    return set || messages ? wordingWith(set, messages) : undefined;
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
