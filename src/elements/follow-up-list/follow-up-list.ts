import type { PropertyDeclarations, PropertyValues } from 'lit';
import { ApiError } from '../../api/api-error.ts';
import type { FollowUpListApi, FollowUps } from '../../api/ports.ts';
import { Announcer } from '../../base/announcer.ts';
import { LiveWatch } from '../../base/live-watch.ts';
import { WidgetElement } from '../../base/widget-element.ts';
import type { WidgetStateKind } from '../../base/widget-state.ts';
import { LoadController } from '../../context/load-controller.ts';
import type { FollowUp } from '../../contract/follow-ups.ts';
import { messages } from '../../i18n/generated/follow-up-list.ts';
import { stateMessages } from '../../presentation/state-notices.ts';
import { Completing } from './completing.ts';
import { FollowUpCompletedEvent } from './follow-up-list.events.ts';
import { followUpListStyles } from './follow-up-list.styles.ts';
import { completed, followUpListView, notCompleted, openSentence, perhapsCompleted } from './follow-up-list.view.ts';

/**
 * What the staff have to do after consents have been withdrawn: the most urgent first, with what is done and by when,
 * and what has been done. It follows what happens elsewhere while it is in sight.
 *
 * @summary The tasks that follow from withdrawn consents.
 * @tag lupa-follow-up-list
 * @tagname lupa-follow-up-list
 * @slot - A link for when scripts do not run; never seen once they do.
 * @fires {FollowUpCompletedEvent} lupa-follow-up-completed - Fires after the server has said that one is done.
 */
export class LupaFollowUpList extends WidgetElement {
  static override styles = [WidgetElement.styles, followUpListStyles];
  static override messages = [messages, stateMessages];
  static override properties: PropertyDeclarations = {
    templateId: { attribute: 'template-id' },
    api: { attribute: false },
    allDone: { state: true },
  };

  /** Those of one template alone; without it those of all groups of the person. */
  templateId: string | undefined;

  /** An API given by the page: beats the provider's. */
  api: FollowUpListApi | undefined;

  /** Whether all that are done are shown, and not only the last ones. */
  private allDone = false;

  readonly #load = new LoadController<'followUpList', FollowUps>(this, {
    port: 'followUpList',
    ownApi: () => this.api,
    key: () => `follow-ups/${this.templateId ?? ''}`,
    load: (api) => this.#list(api),
  });
  readonly #announcer = new Announcer(this);
  readonly #completing = new Completing({
    host: this,
    api: () => this.#load.api,
    onDone: (followUp) => void this.#done(followUp),
    onFailed: () => this.#announcer.say(notCompleted, 'assertive'),
    onUnknown: () => this.#announcer.say(perhapsCompleted, 'assertive'),
  });
  /** Those that the server has called done here: a list that was asked for before does not take it back. */
  readonly #settled = new Map<string, FollowUp>();

  constructor() {
    super();
    new LiveWatch(this, () => this.#lookForNews());
  }

  protected override get stateKind(): WidgetStateKind {
    return this.#load.state.kind;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('templateId') && this.hasUpdated) this.#completing.cancel();
  }

  async #list(api: FollowUpListApi): Promise<FollowUps> {
    const asked = await api.list(this.templateId || undefined);
    const late = asked.open.items.flatMap(({ id }) => this.#settled.get(id) ?? []);
    if (late.length === 0) return asked;
    return late.reduce(withDone, asked);
  }

  async #lookForNews(): Promise<void> {
    const { api, state } = this.#load;
    const { templateId } = this;
    if (api === undefined || state.kind !== 'ready') return;
    try {
      const news = await this.#list(api);
      if (this.#load.state.kind !== 'ready' || templateId !== this.templateId) return;
      const before = state.data.open.items.length;
      this.#load.set(news);
      const now = news.open.items.length;
      if (now > before) this.#announcer.say(() => openSentence(now));
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError('unreadable');
      if (error.kind === 'signed-out' || error.kind === 'not-found') this.#load.fail(error);
      else throw error;
    }
  }

  async #done(followUp: FollowUp): Promise<void> {
    this.#settled.set(followUp.id, followUp);
    const { state } = this.#load;
    if (state.kind === 'ready') this.#load.set(withDone(state.data, followUp));
    this.#announcer.say(() => completed(followUp.subject));
    this.dispatchEvent(new FollowUpCompletedEvent({ id: followUp.id }));
    this.#load.connection.current?.announceChange(this);
    await this.#focus('lupa-open');
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.getElementById(id)?.focus();
  }

  protected override renderWidget(): unknown {
    if (this.stateKind === 'unconfigured') this.#load.connection.warn();
    return followUpListView(this.#load.state, {
      headingLevel: this.headingLevel,
      language: this.language,
      now: new Date().toISOString(),
      completing: this.#completing,
      signIn: this.#load.signInAddress,
      allDone: this.allDone,
      onAsk: (id) => {
        this.#completing.ask(id);
        void this.#focus(`lupa-confirm-${id}`);
      },
      onCancel: (id) => {
        this.#completing.cancel();
        void this.#focus(`lupa-ask-${id}`);
      },
      onAllDone: () => {
        this.allDone = true;
        void this.#focus('lupa-done');
      },
      onRetry: () => this.#load.retry(),
    });
  }
}

function withDone({ open, done }: FollowUps, followUp: FollowUp): FollowUps {
  const without = (items: FollowUp[]) => items.filter(({ id }) => id !== followUp.id);
  return {
    open: { ...open, items: without(open.items) },
    done: { ...done, items: [followUp, ...without(done.items)] },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lupa-follow-up-list': LupaFollowUpList;
  }
}
