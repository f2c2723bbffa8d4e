import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ConsentListApi } from '../../api/ports.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { OnBehalf } from '../../contract/on-behalf.ts';
import { messages as listMessages } from '../../i18n/generated/consent-list.ts';
import { messages } from '../../i18n/generated/my-page.ts';
import { messages as profileMessages } from '../../i18n/generated/profile-card.ts';
import { messages as servicesMessages } from '../../i18n/generated/used-services.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { subjectMessages } from '../../presentation/subject.ts';
import { myPageStyles } from './my-page.styles.ts';
import { myPageView, type Consents } from './my-page.view.ts';
import { addressOf, placeInAddress, type Part, type Place } from './place.ts';

/**
 * The citizen's own page in one tag: their profile, the services they use, and the consents of themselves and of those
 * for whom they act. Each part has an address of its own: `#lupa-my/profile`, `#lupa-my/services`,
 * `#lupa-my/consents`, and `#lupa-my/consents/{id}` for one request.
 *
 * @summary Profile, services and consents as one page.
 * @tag lupa-my-page
 * @tagname lupa-my-page
 * @slot - A link for when scripts do not run; never seen once they do.
 */
export class LupaMyPage extends WidgetElement {
  static override styles = [WidgetElement.styles, myPageStyles];
  static override messages = [
    messages,
    profileMessages,
    servicesMessages,
    listMessages,
    subjectMessages,
    stateMessages,
  ];
  static override properties: PropertyDeclarations = { place: { state: true }, chosenId: { state: true } };

  private place: Place = { part: 'profile' };
  /** Of the person whose consents are shown, as long as the page is; undefined for all. */
  private chosenId: string | undefined;

  readonly #load = new LoadController<'consentList', Consents>(this, {
    port: 'consentList',
    key: () => 'consents',
    load: (api) => api.list(),
  });
  readonly #onBehalf = new LoadController<'onBehalf', OnBehalf>(this, {
    port: 'onBehalf',
    key: () => 'on-behalf',
    load: (api) => api.people(),
    onLoaded: ({ people }) => {
      // For one for whom they act no more.
      if (!people.some(({ id }) => id === this.chosenId)) this.chosenId = undefined;
    },
  });
  /** Parts are made when they are first seen, and then stay: what has been typed in one is not lost. */
  readonly #seen = new Set<Part>();
  #shown: Place | undefined;
  /** The address of a link of ours that was followed: its part is read from its beginning. */
  #followed: string | undefined;
  /** Focus is in one of the parts; it is lost where what holds it goes out of sight. */
  #hadFocus = false;
  #list: { made: readonly unknown[]; api: ConsentListApi } | undefined;

  constructor() {
    super();
    // Links of the parts too: their clicks come out of the shadow roots in which they stand.
    this.addEventListener('click', (event) => {
      this.#followed = (event.composedPath()[0] as Element).closest('a')?.href;
    });
  }

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#go();
    window.addEventListener('hashchange', this.#go);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#go);
  }

  readonly #go = () => {
    this.place = placeInAddress() ?? this.place;
  };

  #choose(id: string | undefined): void {
    this.chosenId = id;
    const { state } = this.#load;
    const open = state.kind === 'ready' && state.data.items.find((item) => item.id === this.place.requestId);
    // A request of somebody else gives way to the list of the one who was chosen.
    if (id !== undefined && open && open.subject.id !== id) location.assign(addressOf('consents'));
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#seen.add(this.place.part);
    // Before the update: what is hidden has lost its focus at once.
    this.#hadFocus = this.#focusedPart !== null;
  }

  protected override updated(): void {
    super.updated();
    if (this.#shown === this.place) return;
    const isLost = this.#hadFocus && (this.#focusedPart?.hidden ?? true);
    if (this.#followed === location.href || isLost) this.#showBeginning();
    this.#followed = undefined;
    this.#shown = this.place;
  }

  get #focusedPart(): HTMLElement | null {
    return this.shadowRoot?.activeElement?.closest('section') ?? null;
  }

  #showBeginning(): void {
    const section = this.renderRoot.querySelector<HTMLElement>('section:not([hidden])');
    section?.focus({ preventScroll: true });
    if (section && section.getBoundingClientRect().top < 0) section.scrollIntoView();
  }

  /** The list shows what is loaded here, narrowed to the one who was chosen: one load for both. */
  get #listApi(): ConsentListApi | undefined {
    const { state } = this.#load;
    if (state.kind !== 'ready') return undefined;
    const { chosenId } = this;
    const made = [state.data, chosenId];
    if (!this.#list?.made.every((each, index) => each === made[index])) {
      const { skipped } = state.data;
      const items = state.data.items.filter(({ subject }) => chosenId === undefined || subject.id === chosenId);
      this.#list = { made, api: { list: async () => ({ items, skipped }) } };
    }
    return this.#list!.api;
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    const onBehalf = this.#onBehalf.state;
    return myPageView(this.#load.state, {
      headingLevel: this.headingLevel,
      place: this.place,
      seen: this.#seen,
      people: onBehalf.kind === 'ready' ? onBehalf.data.people : [],
      chosenId: this.chosenId,
      listApi: this.#listApi,
      signIn: this.#load.signInAddress,
      onChoose: (id) => this.#choose(id),
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-my-page': LupaMyPage;
  }
}
