import type { PropertyDeclarations } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { UsedServicesApi } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { detailAddress } from '../../base/page-address.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { UsedService } from '../../contract/used-services.ts';
import { messages } from '../../i18n/generated/used-services.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { statusMessages } from '../../presentation/status.ts';
import { DialogController } from '../../ui/dialog.ts';
import { doneSentence, foundSentence, nameOf, notDone, perhapsDone } from './act.view.ts';
import { ServiceActs, type ServiceAct } from './service-acts.ts';
import { ServiceDataChangedEvent, ServiceDisconnectedEvent } from './used-services.events.ts';
import { usedServicesStyles } from './used-services.styles.ts';
import { usedServicesView } from './used-services.view.ts';

/**
 * The services that a citizen uses: what each is and gets to know, which of that it may know, what is under way and what
 * has been done with it, the consents that belong to it, and the way out of it.
 *
 * @summary Used services, with what they know and what is under way.
 * @tag lupa-used-services
 * @tagname lupa-used-services
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {ServiceDisconnectedEvent} lupa-service-disconnected - Fires after the server has disconnected a service.
 * @fires {ServiceDataChangedEvent} lupa-service-data-changed - Fires after the server has kept what a service may know, or has let it be used again.
 */
export class LupaUsedServices extends WidgetElement {
  static override styles = [WidgetElement.styles, usedServicesStyles];
  static override messages = [messages, statusMessages, stateMessages];
  static override properties: PropertyDeclarations = {
    detailPath: { attribute: 'detail-path' },
    api: { attribute: false },
    search: { state: true },
  };

  /** Where a consent is shown, with `{id}` in the place of its id; without it the consents are named and not linked. */
  detailPath: string | undefined;

  /** An API given by the page: beats the provider's. */
  api: UsedServicesApi | undefined;

  private search = '';

  /** The services that are open, by their ids. */
  readonly #open = new Set<string>();
  #person: string | undefined;
  readonly #load = new LoadController<'usedServices', UsedService[]>(this, {
    port: 'usedServices',
    ownApi: () => this.api,
    key: () => 'services',
    load: (api) => api.list(),
    isEmpty: ({ length }) => length === 0,
    onLoaded: ([first]) => this.#shows(first?.of),
  });
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this, '');
  readonly #acts = new ServiceActs({
    host: this,
    api: () => this.#load.api,
    onDone: (act, service) => void this.#done(act, service),
    onFailed: (error) => this.#failed(error),
    onUnknown: () => this.#announcer.say(perhapsDone, 'assertive'),
  });

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  /** What was asked or sent for one person is nothing of another's, who has signed in meanwhile. */
  #shows(person: string | undefined): void {
    if (person !== this.#person) {
      this.#acts.forget();
      this.search = '';
    }
    this.#person = person;
  }

  async #done(act: ServiceAct, service: UsedService): Promise<void> {
    const { state, connection } = this.#load;
    const { id } = service;
    if (state.kind === 'ready')
      this.#load.set(state.data.map((each) => (each.id === id && each.of === service.of ? service : each)));
    this.#announcer.say(() => doneSentence(act, service, this.language));
    if (act === 'disconnect') this.dispatchEvent(new ServiceDisconnectedEvent({ id }));
    else this.dispatchEvent(new ServiceDataChangedEvent({ id }));
    connection.current?.announceChange(this);
    await this.#focus((act === 'narrow' ? 'lupa-choose-' : 'lupa-service-') + id);
  }

  #failed(error: ApiError): void {
    if (error.kind === 'signed-out') return this.#load.fail(error);
    this.#announcer.say(notDone, 'assertive');
    // What stands in the way is told by how it stands now.
    if (!error.leavesOutcomeOpen) this.#load.reload();
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById(id)?.focus();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    const { language } = this;
    const words = this.search.trim().toLocaleLowerCase(language);
    const isFound = (service: UsedService) => nameOf(service, language).toLocaleLowerCase(language).includes(words);
    return usedServicesView(this.#load.state, {
      headingLevel: this.headingLevel,
      language,
      acts: this.#acts,
      can: (service) => this.#load.api?.can(service) ?? {},
      signIn: this.#load.signInAddress,
      search: this.search,
      isFound,
      isOpen: (id) => this.#open.has(id),
      consentAddress: (id) => detailAddress(this.detailPath, id),
      onSearch: (search) => {
        this.search = search;
        void this.updateComplete.then(() =>
          this.#announcer.say(() => foundSentence(this.renderRoot.querySelectorAll('.lupa-card:not([hidden])').length)),
        );
      },
      onOpen: (id) => {
        if (!this.#open.delete(id)) this.#open.add(id);
        this.requestUpdate();
      },
      onBegin: (act, id) => {
        this.#dialog.openedBy(`lupa-leave-${id}`);
        this.#acts.begin({ act, id });
        if (act === 'narrow') void this.#focus(`lupa-choice-${id}`);
      },
      onCancel: (id) => {
        this.#acts.begin();
        void this.#focus(`lupa-choose-${id}`);
      },
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-used-services': LupaUsedServices;
  }
}
