import type { ReactiveController } from 'lit';
import { asApiError, type ApiError } from '../api/api-error.ts';
import type { ApiPorts } from '../api/ports.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import type { WidgetState } from '../base/widget-state.ts';
import { ConnectionConsumer } from './connection-consumer.ts';

/** A page that has been out of sight this long loads again when it is seen: milliseconds. */
const STALE_AFTER = 5 * 60 * 1000;

/** When a page comes into sight again: from the browser's back-and-forward cache, from another tab. */
const SIGHT = ['pageshow', 'visibilitychange'];

export interface LoadOptions<Port extends keyof ApiPorts, T> {
  port: Port;
  /** An API given to the element as a property: beats the provider's. */
  ownApi?: () => ApiPorts[Port] | undefined;
  /** Data given to the element as a property: nothing is loaded then. */
  given?: () => T | undefined;
  /** Names the resource; widgets that ask for the same share one load. Undefined: not enough is known to load. */
  key: () => string | undefined;
  load: (api: ApiPorts[Port]) => Promise<T>;
  isEmpty?: (data: T) => boolean;
  onLoaded?: (data: T) => void;
}

/** Loads what a widget shows and says how it stands, as one {@link WidgetState}. */
export class LoadController<Port extends keyof ApiPorts, T> implements ReactiveController {
  readonly connection: ConnectionConsumer;
  readonly #host: WidgetElement;
  readonly #options: LoadOptions<Port, T>;
  #key: string | undefined;
  #data: T | undefined;
  #error: ApiError | undefined;
  #loadedAt = 0;
  /** What the last load was made of: a load begins when one of them is another. */
  #made: readonly unknown[] = [];
  /** Counts the loads, so that an answer that has been overtaken is let go. */
  #turn = 0;

  constructor(host: WidgetElement, options: LoadOptions<Port, T>) {
    this.#host = host;
    this.#options = options;
    this.connection = new ConnectionConsumer(host, (source) => {
      if (source !== host) this.reload();
    });
    host.addController(this);
  }

  get api(): ApiPorts[Port] | undefined {
    return this.#options.ownApi?.() ?? this.connection.current?.port(this.#options.port);
  }

  /** The address that signs in and comes back to this page, where there is one. */
  get signInAddress(): string | undefined {
    return this.connection.current?.port('signIn')?.address(location.href, this.#error?.code === 'needs-strong');
  }

  get state(): WidgetState<T, ApiError> {
    const data = this.#data;
    const error = this.#error;
    if (error?.kind === 'signed-out') return { kind: 'signed-out', weak: error.code === 'needs-strong' };
    if (error) return { kind: 'failed', error };
    if (data !== undefined) return this.#options.isEmpty?.(data) ? { kind: 'empty' } : { kind: 'ready', data };
    const unable =
      this.#options.key() === undefined || (this.api === undefined && this.connection.current !== undefined);
    if (unable || (this.connection.missing && this.api === undefined)) return { kind: 'unconfigured' };
    return { kind: 'loading' };
  }

  /** Puts data in place that has come by another way: the answer to an action. */
  set(data: T): void {
    // A load that is still under way was asked before this was known.
    this.#turn += 1;
    this.#data = data;
    this.#error = undefined;
    this.#loadedAt = Date.now();
    this.#options.onLoaded?.(data);
    this.#host.requestUpdate();
  }

  /** What was loaded is of no use any more: the session has ended. */
  fail(error: ApiError): void {
    this.#data = undefined;
    this.#error = error;
    this.#host.requestUpdate();
  }

  #fail(cause: unknown): void {
    const error = asApiError(cause);
    // A look for news that fails takes nothing away from what is shown, unless it is no longer this person's.
    const fatal = error.kind === 'signed-out' || error.kind === 'not-found';
    if (fatal || this.#data === undefined) this.fail(error);
  }

  /** Loads again; what is shown stays until the answer is there. */
  reload(): void {
    if (this.#options.given?.() === undefined) void this.#load();
  }

  /** Loads again from a failure: the failure goes away at once. */
  retry(): void {
    this.#error = undefined;
    this.#data = undefined;
    this.reload();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const [key, given] = [this.#options.key(), this.#options.given?.()];
    const made = [this.api, key, given];
    if (made.every((each, index) => each === this.#made[index])) return;
    this.#made = made;
    if (key !== this.#key) {
      this.#key = key;
      this.#data = undefined;
      this.#error = undefined;
    }
    if (given === undefined) void this.#load();
    else this.set(given);
  }

  hostConnected(): void {
    for (const type of SIGHT) window.addEventListener(type, this.#onSight);
  }

  hostDisconnected(): void {
    for (const type of SIGHT) window.removeEventListener(type, this.#onSight);
  }

  readonly #onSight = (event: Event) => {
    const isOld = (event as PageTransitionEvent).persisted || Date.now() - this.#loadedAt > STALE_AFTER;
    if (document.visibilityState === 'visible' && isOld) this.reload();
  };

  async #load(): Promise<void> {
    const { api } = this;
    const turn = ++this.#turn;
    const key = this.#options.key();
    // Nothing to load from yet.
    if (api === undefined || key === undefined) return;
    this.#loadedAt = Date.now();
    const load = () => this.#options.load(api);
    const connection = this.#options.ownApi?.() === undefined ? this.connection.current : undefined;
    try {
      const data = await (connection ? connection.share(key, load) : load());
      if (turn === this.#turn) this.set(data);
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }
}
