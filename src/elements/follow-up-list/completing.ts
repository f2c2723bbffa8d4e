import { ApiError } from '../../api/api-error.ts';
import type { FollowUpListApi } from '../../api/ports.ts';
import type { WidgetElement } from '../../base/widget-element.ts';
import { ActionController, type ActionState } from '../../context/action-controller.ts';
import type { FollowUp } from '../../contract/follow-ups.ts';

/** The second half of a double click is no confirmation: milliseconds. */
const DOUBLE_CLICK = 600;

export interface CompletingDesk {
  host: WidgetElement;
  api: () => FollowUpListApi | undefined;
  /** The server has it as done. */
  onDone: (followUp: FollowUp) => void;
  onFailed: (error: ApiError) => void;
  onUnknown: () => void;
}

/** Says of one at a time that it is done: asked first, then sent, and never told done unless the server said so. */
export class Completing {
  readonly #desk: CompletingDesk;
  readonly #action: ActionController<string, FollowUp>;
  #asked: string | undefined;
  #askedAt = -Infinity;

  constructor(desk: CompletingDesk) {
    this.#desk = desk;
    this.#action = new ActionController(desk.host);
  }

  /** `what` is the id of the follow-up. */
  get state(): ActionState<string> {
    return this.#action.state;
  }

  /** The one that is asked about, by its id. */
  get asked(): string | undefined {
    return this.#asked;
  }

  /** Whether something has been sent and is not settled yet: what is loaded meanwhile may be older. */
  get underWay(): boolean {
    return this.#action.underWay;
  }

  ask(id: string): void {
    if (this.underWay) return;
    this.#action.leave();
    this.#asked = id;
    this.#askedAt = performance.now();
    this.#desk.host.requestUpdate();
  }

  cancel(): void {
    if (this.underWay) return;
    this.#asked = undefined;
    this.#action.leave();
    this.#desk.host.requestUpdate();
  }

  check(): void {
    void this.#action.check();
  }

  confirm(): void {
    const api = this.#desk.api();
    const id = this.#asked;
    if (api === undefined || id === undefined || performance.now() - this.#askedAt < DOUBLE_CLICK) return;
    void this.#action.run({
      what: id,
      message: id,
      send: () => api.complete(id),
      lookUp: async () => {
        const followUp = await api.followUp(id).catch(notKnown);
        return followUp.doneAt === null ? undefined : followUp;
      },
      onDone: (followUp, shown) => {
        if (shown) this.#asked = undefined;
        this.#desk.onDone(followUp);
      },
      onFailed: (error) => this.#desk.onFailed(error),
      onUnknown: () => this.#desk.onUnknown(),
    });
  }
}

/** Who is signed out meanwhile does not learn what came of it: that is no answer. */
function notKnown(): never {
  throw new ApiError('network');
}
