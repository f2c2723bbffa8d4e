import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ConsentRosterApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { isPageAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { messages } from '../../i18n/generated/consent-roster.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { consentRosterStyles } from './consent-roster.styles.ts';
import { consentRosterView } from './consent-roster.view.ts';
import { LiveRoster, type Shown } from './live-roster.ts';
import { shownPurposes, shownRows, type RosterQuery, type RosterRow } from './roster-rows.ts';
import { changeNews, foundSentence, freshnessSentence, warningText, warningTitle } from './roster-words.ts';

/** Minutes after which a list is too old to act by, where the page says nothing else. */
const WARN_AFTER = 60;
/** Milliseconds after the last letter until it is said how many match. */
const SAY_PAUSE = 700;

/**
 * Who may and who may not: for those at the door, when the bus leaves or the camera comes out. Live; without a network
 * it stays, with its age in plain sight, and turns to a warning when it is too old to act by. Prints on one page.
 *
 * @summary Who may be photographed, go on the trip …: live, by purpose, large.
 * @tag lupa-consent-roster
 * @tagname lupa-consent-roster
 * @slot - A link for when scripts do not run; never seen once they do.
 */
export class LupaConsentRoster extends WidgetElement {
  static override styles = [WidgetElement.styles, consentRosterStyles];
  static override messages = [messages, stateMessages];
  static override properties: PropertyDeclarations = {
    templateId: { attribute: 'template-id' },
    templatesPath: { attribute: 'templates-path' },
    requestsPath: { attribute: 'requests-path' },
    warnAfter: { attribute: 'warn-after', type: Number },
    api: { attribute: false },
    query: { state: true },
  };

  /** Id of the template. */
  templateId: string | undefined;

  /** Where all templates are shown: the way back. */
  templatesPath: string | undefined;

  /** Where the requests of a template are shown, with `{id}` in the place of its id; for those who may see them. */
  requestsPath: string | undefined;

  /** Minutes after which the list warns that it is too old to act by. */
  warnAfter: number = WARN_AFTER;

  /** An API given by the page: beats the provider's. */
  api: ConsentRosterApi | undefined;

  private query: RosterQuery = { search: '', purpose: undefined, who: 'everybody', order: 'family' };

  readonly #announcer = new Announcer(this);
  readonly #live = new LiveRoster(this, {
    templateId: () => this.templateId,
    ownApi: () => this.api,
    warnAfter: () => this.warnAfter * 60_000,
    onChanged: (rows) => this.#sayChanged(rows),
    onAged: (shown, before) => this.#sayAged(shown, before),
  });
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  protected override get stateKind(): WidgetStateKind {
    return this.#live.load.state.kind;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#sayTimer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('templateId') && this.hasUpdated) {
      this.#live.forget();
      this.query = { ...this.query, search: '', purpose: undefined, who: 'everybody' };
    }
    // An attribute that has been taken away.
    this.warnAfter ??= WARN_AFTER;
    if (!(this.warnAfter > 0)) {
      warnOnce(this.localName, `warn-after must be a number of minutes; ${WARN_AFTER} is used in its place.`);
      this.warnAfter = WARN_AFTER;
    }
  }

  #sayChanged(rows: RosterRow[]): void {
    const { shown } = this.#live;
    if (shown !== undefined) this.#announcer.say(() => changeNews(rows, shown, this.language));
  }

  #sayAged(shown: Shown, before: Pick<Shown, 'freshness' | 'trouble'> | undefined): void {
    if (shown.freshness === 'outdated') {
      if (before?.freshness === 'outdated') return;
      this.#announcer.say(() => `${warningTitle(shown)} ${warningText()}`, 'assertive');
    } else if (before !== undefined && shown.trouble !== before.trouble) {
      this.#announcer.say(() => freshnessSentence(shown, this.language));
    }
  }

  #ask(change: Partial<RosterQuery>): void {
    this.query = { ...this.query, ...change };
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => this.#sayFound(), SAY_PAUSE);
  }

  #sayFound(): void {
    const { shown } = this.#live;
    if (shown === undefined) return;
    const { length } = this.#rowsOf(shown);
    this.#announcer.say(() => foundSentence(length, shown.rows.length));
  }

  #rowsOf({ data, rows, changed }: Shown): RosterRow[] {
    const purposes = shownPurposes(data, this.query).map(({ id }) => id);
    return shownRows(rows, this.query, { purposes, language: this.language, kept: new Set(changed.keys()) });
  }

  async #focusSearch(): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById('lupa-search')?.focus();
  }

  #warn(): void {
    if (this.templateId === undefined) warnOnce(this.localName, 'needs template-id');
    else this.#live.load.connection.warn();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#warn();
    const { load, shown } = this.#live;
    const { requestsPath, templatesPath, templateId = '' } = this;
    const requests = isPageAddress(requestsPath) && requestsPath.includes('{id}') ? requestsPath : undefined;
    return consentRosterView(load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      query: this.query,
      shown,
      found: shown === undefined ? [] : this.#rowsOf(shown),
      addresses: {
        templates: isPageAddress(templatesPath) ? templatesPath : undefined,
        requests: requests?.replaceAll('{id}', encodeURIComponent(templateId)),
        signIn: load.signInAddress,
      },
      onAsk: (change) => this.#ask(change),
      onClear: () => {
        this.#ask({ search: '', who: 'everybody' });
        void this.#focusSearch();
      },
      onRefresh: () => this.#live.refresh(),
      onRetry: () => load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-consent-roster': LupaConsentRoster;
  }
}
