import type { PropertyDeclarations, PropertyValues } from 'lit';
import type { ApiError } from '../../api/api-error.ts';
import type { ConsentDetailApi, Versioned } from '../../api/ports.ts';
import { StaleDecision } from '../../api/stale-decision.ts';
import { Announcer } from '../../base/announcer.ts';
import { isPageAddress } from '../../base/page-address.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { ActionController } from '../../context/action-controller.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { ConsentDetail } from '../../contract/consent-detail.ts';
import { messages } from '../../i18n/generated/consent-detail.ts';
import type { Decision } from '../../model/consent-request.ts';
import { inLanguage } from '../../model/language.ts';
import { answerMessages } from '../../presentation/answer.ts';
import { eventMessages } from '../../presentation/event.ts';
import { legalBasisMessages } from '../../presentation/legal-basis.ts';
import { reasonMessages } from '../../presentation/reason.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { statusMessages } from '../../presentation/status.ts';
import { subjectMessages } from '../../presentation/subject.ts';
import { ConsentBeforeDecideEvent, ConsentDecidedEvent } from './consent-detail.events.ts';
import { consentDetailStyles } from './consent-detail.styles.ts';
import { consentDetailView } from './consent-detail.view.ts';
import { answersIn, type AnswersToSend } from './answers.ts';
import { failureText, unknownText, type Sending } from './trouble.view.ts';

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
    answerMessages,
    reasonMessages,
    legalBasisMessages,
    eventMessages,
    stateMessages,
  ];
  static override properties: PropertyDeclarations = {
    requestId: { attribute: 'request-id' },
    listPath: { attribute: 'list-path' },
    detailPath: { attribute: 'detail-path' },
    consent: { attribute: false },
    api: { attribute: false },
  };

  /** Id of the request. */
  requestId: string | undefined;

  /** Where all of the person's requests are shown; without it there is no link back. */
  listPath: string | undefined;

  /** Address of the page of another request, with `{id}`: a request that was replaced leads to the new one. */
  detailPath: string | undefined;

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
    onLoaded: ({ data }) => this.#unchoose(data.id + data.versionId),
  });
  readonly #announcer = new Announcer(this);
  readonly #decision = new ActionController<Sending, Versioned<ConsentDetail>>(this);
  #shownId: string | undefined;
  /** The text that the choices on the screen are about. */
  #shownText: string | undefined;
  /** What was left unchosen when the person pressed a button. */
  #missing: string[] = [];

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#id === this.#shownId) return;
    this.#shownId = this.#id;
    this.#missing = [];
    this.#decision.leave();
  }

  get #id(): string | undefined {
    return this.consent?.data.id ?? this.requestId;
  }

  /** Sends the answers on the text that is on the screen; `decision` is what the answers are on the whole. */
  async #answer(what: Sending, decision: Decision, toSend: AnswersToSend): Promise<void> {
    const { state, api } = this.#load;
    if (state.kind !== 'ready' || api === undefined || !this.#decision.ready) return;
    const { data, etag } = state.data;
    if (data.explicit && decision === 'accept' && !this.#isTicked) return this.#lacks(['explicit']);
    const shown = inLanguage(data.texts, this.language);
    if (shown === undefined || !this.dispatchEvent(new ConsentBeforeDecideEvent(data.id, decision))) return;
    const message = { ...toSend, versionId: data.versionId, language: shown.language };
    this.#missing = [];
    await this.#decision.run({
      what,
      message: JSON.stringify(message),
      send: (key) => api.decide(data.id, message, key, etag),
      lookUp: (key) => api.outcome(data.id, key),
      ...this.#endings(what),
    });
  }

  /** Sends what was chosen use by use, when something was chosen for each. */
  #answerEach(event: Event): void {
    event.preventDefault();
    const { state } = this.#load;
    if (state.kind !== 'ready') return;
    const { answers, missing } = answersIn(event.target as HTMLFormElement, state.data.data);
    if (missing.length > 0) return this.#lacks(missing);
    const decision = Object.values(answers).includes('accept') ? 'accept' : 'refuse';
    void this.#answer('answers', decision, { answers });
  }

  async #answerInAdvance(lastDay: string | undefined): Promise<void> {
    const { state, api } = this.#load;
    if (state.kind !== 'ready' || api?.answerInAdvance === undefined || !this.#decision.ready) return;
    const { id, inAdvance } = state.data.data;
    if (inAdvance === null || inAdvance.decision === 'unknown') return;
    const message = lastDay === undefined ? undefined : { decision: inAdvance.decision, lastDay };
    const what = message === undefined ? 'end' : 'advance';
    await this.#decision.run({
      what,
      message: JSON.stringify([what, message]),
      send: () => api.answerInAdvance!(id, message),
      // The same twice is one, so what is asked is whether it is so now.
      lookUp: async () => {
        const now = await api.request(id);
        return (now.data.inAdvance?.id == null) === (what === 'end') ? now : undefined;
      },
      ...this.#endings(what),
    });
  }

  #endings(what: Sending) {
    return {
      onDone: (result: Versioned<ConsentDetail>, shown: boolean) => this.#decided(result, shown, what),
      onFailed: (error: ApiError) => this.#notDecided(error),
      onUnknown: () => this.#announcer.say(unknownText, 'assertive'),
    };
  }

  get #isTicked(): boolean {
    return this.renderRoot.querySelector<HTMLInputElement>('[name="explicit"]')?.checked === true;
  }

  #lacks(missing: string[]): void {
    this.#missing = missing;
    this.requestUpdate();
    void this.#focus('[aria-invalid]');
  }

  /** What has been chosen is missing no more. */
  #chosen(event: Event): void {
    const { name } = event.target as HTMLInputElement;
    this.#missing = this.#missing.filter((each) => each !== name);
    this.requestUpdate();
  }

  /** What was chosen was chosen for the text that was on the screen: for another nothing is. */
  #unchoose(text: string): void {
    if (text !== this.#shownText) {
      for (const input of this.renderRoot.querySelectorAll('input')) input.checked = false;
    }
    this.#shownText = text;
  }

  #decided(result: Versioned<ConsentDetail>, shown: boolean, what: Sending): void {
    if (shown) {
      this.#load.set(result);
      this.#showOutcome();
    }
    if (what === 'advance' || what === 'end') return;
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

  #addressOf(id: string): string | undefined {
    return isPageAddress(this.detailPath) ? this.detailPath.replace('{id}', encodeURIComponent(id)) : undefined;
  }

  #warn(): void {
    if (this.#id !== undefined) this.#load.connection.warn();
    else warnOnce(this.localName, 'needs request-id');
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#warn();
    const { api } = this.#load;
    return consentDetailView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      listPath: this.listPath,
      detailAddress: (id) => this.#addressOf(id),
      decision: this.#decision.state,
      canDecide: api !== undefined,
      missing: this.#missing,
      signIn: this.#load.signInAddress,
      address: api?.address?.bind(api),
      onDecide: (decision) => void this.#answer(decision, decision, { decision }),
      onAnswer: (purpose, decision) => void this.#answer('answers', decision, { answers: { [purpose]: decision } }),
      onAnswers: (event) => this.#answerEach(event),
      onChoice: (event) => this.#chosen(event),
      onInAdvance: api?.answerInAdvance && ((lastDay) => void this.#answerInAdvance(lastDay)),
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
