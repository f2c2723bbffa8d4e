import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ConsentListApi } from '../../api/ports.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { detailAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentSummary } from '../../contract/consent-summary.ts';
import { messages } from '../../i18n/generated/consent-list.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { statusMessages } from '../../presentation/status.ts';
import { subjectMessages } from '../../presentation/subject.ts';
import { consentListStyles } from './consent-list.styles.ts';
import { consentListView, type Filter } from './consent-list.view.ts';
import { keepPlace, takePlace, type Place } from './kept-place.ts';

export interface ConsentListData {
  items: ConsentSummary[];
  /** How many requests came in a form that could not be read. */
  skipped: number;
}

/**
 * The citizen's own and their dependants' consent requests: the ones that wait come first.
 *
 * @summary Own and dependants' consents.
 * @tag lupa-consent-list
 * @tagname lupa-consent-list
 * @slot - A link for when scripts do not run; never seen once they do.
 */
export class LupaConsentList extends WidgetElement {
  static override styles = [WidgetElement.styles, consentListStyles];
  static override messages = [messages, statusMessages, subjectMessages, stateMessages];
  static override properties: PropertyDeclarations = {
    detailPath: { attribute: 'detail-path' },
    consents: { attribute: false },
    api: { attribute: false },
    filter: { state: true },
  };

  /** Where one request is shown, with `{id}` in the place of its id: `/consents/{id}`. */
  detailPath: string | undefined;

  /** Requests that the page already has: nothing is loaded then. */
  consents: ConsentSummary[] | undefined;

  /** An API given by the page: beats the provider's. */
  api: ConsentListApi | undefined;

  private filter: Filter = 'all';

  readonly #load = new LoadController<'consentList', ConsentListData>(this, {
    port: 'consentList',
    ownApi: () => this.api,
    given: () => this.#given,
    key: () => 'consents',
    load: (api) => api.list(),
    isEmpty: ({ items, skipped }) => items.length === 0 && skipped === 0,
  });

  /** Made once for each array, so that the same array is the same data. */
  #given: ConsentListData | undefined;
  /** Where the reader was, until they are there again. */
  #place: Place | undefined;
  #focusedId: string | undefined;

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focusedId = this.#focusedLink?.id;
    if (!this.hasUpdated) {
      this.#place = takePlace();
      this.filter = this.#place?.filter ?? this.filter;
    }
    if (changed.has('consents')) {
      this.#given = this.consents === undefined ? undefined : { items: this.consents, skipped: 0 };
    }
  }

  protected override updated(): void {
    super.updated();
    // Rows are not keyed (the directive that keys them costs a kilobyte): focus follows its request, not its row.
    if (this.#focusedId && this.#focusedLink?.id !== this.#focusedId) this.#focusLink(this.#focusedId);
    if (this.#place === undefined || this.dataset['state'] !== 'ready') return;
    this.#focusLink(`lupa-request-${this.#place.id}`);
    this.#place = undefined;
  }

  get #focusedLink(): Element | null | undefined {
    return this.shadowRoot?.activeElement?.closest('a[id]');
  }

  #focusLink(id: string): void {
    const link = this.shadowRoot?.getElementById(id);
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  }

  #addressOf = (id: string): string | undefined => {
    const address = detailAddress(this.detailPath, id);
    if (address === undefined) warnOnce(this.localName, 'needs an address with {id}: detail-path="/consents/{id}"');
    return address;
  };

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return consentListView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      filter: this.filter,
      addressOf: this.#addressOf,
      signIn: this.#load.signInAddress,
      onFilter: (filter) => {
        this.filter = filter;
      },
      onOpen: (id) => keepPlace({ id, filter: this.filter }),
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-consent-list': LupaConsentList;
  }
}
