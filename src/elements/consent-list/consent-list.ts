import { property, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import type { ConsentsApi } from '../../api/ports.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentSummary } from '../../contract/consents.ts';
import { messages } from '../../i18n/generated/consent-list.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { statusMessages } from '../../presentation/status.ts';
import { subjectMessages } from '../../presentation/subject.ts';
import { consentListStyles } from './consent-list.styles.ts';
import { consentListView, type Filter } from './consent-list.view.ts';
import { detailAddress } from './detail-address.ts';
import { forgetPlace, recallPlace, rememberPlace } from './kept-place.ts';

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

  /** Where one request is shown, with `{id}` in the place of its id: `/consents/{id}`. */
  @property({ attribute: 'detail-path' }) detailPath: string | undefined;

  /** Requests that the page already has: nothing is loaded then. */
  @property({ attribute: false }) consents: ConsentSummary[] | undefined;

  /** An API given by the page: beats the provider's. */
  @property({ attribute: false }) api: ConsentsApi | undefined;

  @state() private filter: Filter = 'all';

  readonly #load = new LoadController<'consents', ConsentListData>(this, {
    port: 'consents',
    ownApi: () => this.api,
    given: () => this.#given,
    key: () => 'consents',
    load: (api) => api.list(),
    isEmpty: ({ items, skipped }) => items.length === 0 && skipped === 0,
  });

  /** Made once for each array, so that the same array is the same data. */
  #given: ConsentListData | undefined;
  #placeKept = false;

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('consents')) {
      this.#given = this.consents === undefined ? undefined : { items: this.consents, skipped: 0 };
    }
  }

  protected override updated(): void {
    super.updated();
    if (this.#placeKept || this.#load.state.kind !== 'ready') return;
    this.#placeKept = true;
    this.#returnToPlace();
  }

  #returnToPlace(): void {
    const place = recallPlace();
    if (place === undefined) return;
    forgetPlace();
    this.filter = place.filter;
    void this.updateComplete.then(() => {
      const link = this.renderRoot.querySelector<HTMLElement>(`#lupa-request-${CSS.escape(place.id)}`);
      link?.focus();
      link?.scrollIntoView({ block: 'center' });
    });
  }

  #addressOf = (id: string): string | undefined => {
    const address = detailAddress(this.detailPath, id);
    if (address === undefined) {
      warnOnce(this.localName, 'needs detail-path, an address of this site with {id} in it: detail-path="/consents/{id}".');
    }
    return address;
  };

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return consentListView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      filter: this.filter,
      addressOf: this.#addressOf,
      signIn: this.#load.connection.current?.port('session')?.signInAddress(location.href),
      onFilter: (filter) => {
        this.filter = filter;
      },
      onOpen: (id) => rememberPlace({ id, filter: this.filter }),
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-consent-list': LupaConsentList;
  }
}
