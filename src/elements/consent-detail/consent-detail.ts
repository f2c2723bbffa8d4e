import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { ConsentDetailApi, Versioned } from '../../api/ports.ts';
import { StaleDecision } from '../../api/stale-decision.ts';
import { Announcer } from '../../base/announcer.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { ActionController } from '../../context/action-controller.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentDetail } from '../../contract/consent-detail.ts';
import { messages } from '../../i18n/generated/consent-detail.ts';
import type { Decision } from '../../model/consent-request.ts';
import { inLanguage } from '../../model/language.ts';
import { eventMessages } from '../../presentation/event.ts';
import { legalBasisMessages } from '../../presentation/legal-basis.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { statusMessages } from '../../presentation/status.ts';
import { subjectMessages } from '../../presentation/subject.ts';
import { ConsentBeforeDecideEvent, ConsentDecidedEvent } from './consent-detail.events.ts';
import { consentDetailStyles } from './consent-detail.styles.ts';
import { consentDetailView } from './consent-detail.view.ts';
import { failureText, unknownText } from './decision.view.ts';

/**
 * One consent request: what is asked, by whom and why; accept, decline, withdraw; what has happened to it.
 *
 * @summary One request and the answer to it.
 * @tag lupa-consent-detail
 * @tagname lupa-consent-detail
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {ConsentBeforeDecideEvent} lupa-consent-before-decide - Fires before a decision is sent; can be cancelled.
 * @fires {ConsentDecidedEvent} lupa-consent-decided - Fires after the server has kept a decision.
 */
export class LupaConsentDetail extends WidgetElement {
  static override styles = [WidgetElement.styles, consentDetailStyles];
  static override messages = [
    messages,
    statusMessages,
    subjectMessages,
    legalBasisMessages,
    eventMessages,
    stateMessages,
  ];
  static override properties: PropertyDeclarations = {
    requestId: { attribute: 'request-id' },
    listPath: { attribute: 'list-path' },
    consent: { attribute: false },
    api: { attribute: false },
  };

  /** Id of the request. */
  requestId: string | undefined;

  /** Where all of the person's requests are shown; without it there is no link back. */
  listPath: string | undefined;

  /** A request that the page already has, with its ETag: nothing is loaded then. */
  consent: Versioned<ConsentDetail> | undefined;

  /** An API given by the page: beats the provider's. */
  api: ConsentDetailApi | undefined;

  readonly #load = new LoadController<'consentDetail', Versioned<ConsentDetail>>(this, {
    port: 'consentDetail',
    ownApi: () => this.api,
    given: () => this.consent,
    key: () => this.#id && `consents/${this.#id}`,
    load: (api) => api.request(this.requestId ?? ''),
  });
  readonly #announcer = new Announcer(this);
  readonly #decision = new ActionController<Decision, Versioned<ConsentDetail>>(this);
  #shownId: string | undefined;

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#id === this.#shownId) return;
    this.#shownId = this.#id;
    this.#decision.leave();
  }

  get #id(): string | undefined {
    return this.consent?.data.id ?? this.requestId;
  }

  /** Sends the decision on the text that is on the screen. */
  async #decide(decision: Decision): Promise<void> {
    const { state, api } = this.#load;
    if (state.kind !== 'ready' || api === undefined || !this.#decision.ready) return;
    const { data, etag } = state.data;
    const shown = inLanguage(data.texts, this.language);
    if (shown === undefined || !this.dispatchEvent(new ConsentBeforeDecideEvent(data.id, decision))) return;
    const message = { decision, versionId: data.versionId, language: shown.language };
    await this.#decision.run({
      what: decision,
      message: JSON.stringify(message),
      send: (key) => api.decide(data.id, message, key, etag),
      lookUp: (key) => api.outcome(data.id, key),
      onDone: (result, shown) => this.#decided(result, shown),
      onFailed: (error) => this.#notDecided(error),
      onUnknown: () => this.#announcer.say(unknownText, 'assertive'),
    });
  }

  #decided(result: Versioned<ConsentDetail>, shown: boolean): void {
    if (shown) {
      this.#load.set(result);
      this.#showOutcome();
    }
    const { id, status, versionId } = result.data;
    // On the document if the element has been removed meanwhile: the decision stands all the same.
    (this.isConnected ? this : document).dispatchEvent(new ConsentDecidedEvent(id, status, versionId));
    this.#load.connection.current?.announceChange(shown ? this : result);
  }

  #notDecided(error: ApiError): void {
    if (error instanceof StaleDecision) {
      this.#load.set(error.now);
      this.#showOutcome();
    } else if (error.kind === 'signed-out' || error.kind === 'not-found') {
      this.#load.fail(error);
    } else {
      // Focus stays on the button that was pressed, which the text now describes.
      this.#announcer.say(failureText, 'assertive');
    }
  }

  /** Focus on the outcome says it: a live message besides would say it twice. */
  #showOutcome(): void {
    this.#announcer.hush();
    void this.#focus('#lupa-result');
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #warn(): void {
    if (this.#id !== undefined) this.#load.connection.warn();
    else warnOnce(this.localName, 'needs request-id');
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#warn();
    return consentDetailView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      listPath: this.listPath,
      decision: this.#decision.state,
      canDecide: this.#load.api !== undefined,
      signIn: this.#load.signInAddress,
      onDecide: (decision) => void this.#decide(decision),
      onCheck: () => void this.#decision.check(),
      onJump: () => void this.#focus('#lupa-decision'),
      onRetry: () => this.#load.retry(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-consent-detail': LupaConsentDetail;
  }
}
