import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError, asApiError } from '../api/api-error.ts';

/** Where an action stands: one of these and never two. `what` names the action. */
export type ActionState<What> =
  | { kind: 'idle' }
  | { kind: 'busy'; what: What }
  /** Sent, and no proper answer came: whether it was carried out is not known yet. */
  | { kind: 'unknown'; what: What; checking: boolean }
  | { kind: 'failed'; what: What; error: ApiError }
  | { kind: 'done'; what: What };

export interface Action<What, Result> {
  what: What;
  /** What is sent, as text: the same sent again is the same intent. */
  message: string;
  /** @param key one for this intent of the user, the same when it is tried again */
  send: (key: string) => Promise<Result>;
  /** Asks the server what came of it; undefined: it has not been carried out. */
  lookUp: (key: string) => Promise<Result | undefined>;
  /** @param shown whether the action is still the one that is shown, see {@link ActionController.leave} */
  onDone: (result: Result, shown: boolean) => void;
  onFailed: (error: ApiError) => void;
  onUnknown: () => void;
}

type Open<What, Result> = Action<What, Result> & { key: string };

/** After an answer, presses are ignored for this long, in milliseconds: the second half of a double click. */
const DOUBLE_CLICK = 600;

/**
 * Carries out one action at a time. What has been sent is never sent again by itself: when no answer comes, the
 * server is asked by the key of the intent, now and whenever there is a connection again, and the truth is shown.
 */
export class ActionController<What, Result> implements ReactiveController {
  state: ActionState<What> = { kind: 'idle' };

  readonly #host: ReactiveControllerHost;
  #open: Open<What, Result> | undefined;
  #settledAt = -Infinity;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#onOnline);
    // The connection may have come back while the host was away.
    void this.check();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#onOnline);
  }

  readonly #onOnline = () => void this.check();

  /** Whether something was sent whose outcome is not known yet. */
  get underWay(): boolean {
    return this.state.kind === 'busy' || this.state.kind === 'unknown';
  }

  /** Whether a press would begin an action now. */
  get ready(): boolean {
    return !this.underWay && performance.now() - this.#settledAt > DOUBLE_CLICK;
  }

  async run(action: Action<What, Result>): Promise<void> {
    if (!this.ready) return;
    // The same tried again after a failure is the same intent: had it been carried out, it is not done twice.
    const retried = this.#open?.message === action.message ? this.#open.key : undefined;
    const open = { ...action, key: retried ?? newKey() };
    this.#open = open;
    this.#become({ kind: 'busy', what: action.what });
    try {
      this.#finish(open, await action.send(open.key));
    } catch (cause) {
      const error = asApiError(cause);
      if (!error.leavesOutcomeOpen) return this.#fail(open, error);
      if (this.#open !== open) return;
      this.#become({ kind: 'unknown', what: action.what, checking: false });
      await this.check();
      // A doubt that the first look has settled is not worth saying.
      if (this.#open === open && this.state.kind === 'unknown') action.onUnknown();
    }
  }

  /** Asks what came of an action whose outcome is not known. */
  async check(): Promise<void> {
    const open = this.#open;
    if (this.state.kind !== 'unknown' || this.state.checking || open === undefined) return;
    this.#become({ ...this.state, checking: true });
    try {
      const result = await open.lookUp(open.key);
      if (result === undefined) this.#fail(open, new ApiError('network'));
      else this.#finish(open, result);
    } catch (cause) {
      const error = asApiError(cause);
      if (!error.leavesOutcomeOpen) this.#fail(open, error);
      else if (this.#open === open) this.#become({ kind: 'unknown', what: open.what, checking: false });
    }
  }

  /** Something else is shown now. What has been sent goes on by itself, and its end is told but not shown. */
  leave(): void {
    this.#open = undefined;
    if (this.state.kind !== 'idle') this.#become({ kind: 'idle' });
  }

  #finish(open: Open<What, Result>, result: Result): void {
    const shown = this.#open === open;
    if (shown) {
      this.#open = undefined;
      this.#settledAt = performance.now();
      this.#become({ kind: 'done', what: open.what });
    }
    open.onDone(result, shown);
  }

  #fail(open: Open<What, Result>, error: ApiError): void {
    if (this.#open !== open) return;
    // Refused for a reason that will not pass: the next try is a new intent.
    if (!error.leavesOutcomeOpen) this.#open = undefined;
    this.#settledAt = performance.now();
    this.#become({ kind: 'failed', what: open.what, error });
    open.onFailed(error);
  }

  #become(state: ActionState<What>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}

// randomUUID is missing on plain http pages; getRandomValues is not.
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
