import { property } from 'lit/decorators.js';
import type { ApiError } from '../../api/api-error.ts';
import type { ConsentsApi, Versioned } from '../../api/ports.ts';
import { StaleDecision } from '../../api/stale-decision.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { ActionController } from '../../context/action-controller.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentDetail } from '../../contract/consents.ts';
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
  static override messages = [messages, statusMessages, subjectMessages, legalBasisMessages, eventMessages, stateMessages];

  /** Id of the request. */
  @property({ attribute: 'request-id' }) requestId: string | undefined;

  /** Where all of the person's requests are shown; without it there is no link back. */
  @property({ attribute: 'list-path' }) listPath: string | undefined;

  /** A request that the page already has, with its ETag: nothing is loaded then. */
  @property({ attribute: false }) consent: Versioned<ConsentDetail> | undefined;

  /** An API given by the page: beats the provider's. */
  @property({ attribute: false }) api: ConsentsApi | undefined;

  readonly #load = new LoadController<'consents', Versioned<ConsentDetail>>(this, {
    port: 'consents',
    ownApi: () => this.api,
    given: () => this.consent,
    key: () => this.consent?.data.id ?? this.requestId,
    load: (api) => api.request(this.requestId ?? ''),
  });
  readonly #decision = new ActionController<Decision, Versioned<ConsentDetail>>(this);

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
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
      send: (key) => api.decide(data.id, message, key, etag),
      lookUp: (key) => api.outcome(data.id, key),
      onDone: (result) => this.#decided(result),
      onFailed: (error) => this.#notDecided(error),
      onUnknown: () => this.announce(unknownText, 'assertive'),
    });
  }

  #decided(result: Versioned<ConsentDetail>): void {
    this.#load.set(result);
    // Focus on the result says it: a live message besides would say it twice.
    void this.#focus('#lupa-result');
    const { id, status, versionId } = result.data;
    // On the document if the element has been removed meanwhile: the decision stands all the same.
    (this.isConnected ? this : document).dispatchEvent(new ConsentDecidedEvent(id, status, versionId));
    this.#load.connection.current?.announceChange(this);
  }

  #notDecided(error: ApiError): void {
    if (error instanceof StaleDecision) {
      this.#load.set(error.now);
      void this.#focus('#lupa-result');
    } else if (error.kind === 'signed-out' || error.kind === 'not-found') {
      this.#load.fail(error);
      void this.#focus('.lupa-root');
    } else {
      // Focus stays on the button that was pressed, which the text now describes.
      this.announce(() => failureText(error), 'assertive');
    }
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return consentDetailView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      listPath: this.listPath,
      decision: this.#decision.state,
      canDecide: this.#load.api !== undefined,
      signIn: this.#load.connection.current?.port('session')?.signInAddress(location.href),
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
