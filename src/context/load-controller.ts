import { Task } from '@lit/task';
import type { ReactiveController } from 'lit';
import { ApiError } from '../api/api-error.ts';
import type { ApiPorts } from '../api/ports.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import type { WidgetState } from '../base/widget-state.ts';
import { ConnectionConsumer } from './connection-consumer.ts';

/** A page that has been out of sight this long loads again when it is seen: milliseconds. */
const STALE_AFTER = 5 * 60 * 1000;

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
  readonly #task: Task<readonly unknown[], T>;
  #key: string | undefined;
  #data: T | undefined;
  #error: ApiError | undefined;
  #loadedAt = 0;

  constructor(host: WidgetElement, options: LoadOptions<Port, T>) {
    this.#host = host;
    this.#options = options;
    this.connection = new ConnectionConsumer(host, (source) => {
      if (source !== host) this.reload();
    });
    this.#task = new Task(host, {
      args: () => [this.api, options.key(), options.given?.()] as const,
      task: () => this.#load(),
      onComplete: (data) => this.set(data),
      onError: (error) => this.#fail(error),
    });
    host.addController(this);
  }

  get api(): ApiPorts[Port] | undefined {
    return this.#options.ownApi?.() ?? this.connection.current?.port(this.#options.port);
  }

  get state(): WidgetState<T, ApiError> {
    const data = this.#options.given?.() ?? this.#data;
    if (this.#error?.kind === 'signed-out') return { kind: 'signed-out' };
    if (this.#error !== undefined) return { kind: 'failed', error: this.#error };
    if (data !== undefined) return this.#options.isEmpty?.(data) ? { kind: 'empty' } : { kind: 'ready', data };
    const unable = this.#options.key() === undefined || (this.api === undefined && this.connection.current !== undefined);
    if (unable || (this.connection.missing && this.api === undefined)) return { kind: 'unconfigured' };
    return { kind: 'loading' };
  }

  /** Puts data in place that has come by another way: the answer to an action. */
  set(data: T): void {
    this.#data = data;
    this.#error = undefined;
    this.#loadedAt = Date.now();
    this.#options.onLoaded?.(data);
    this.#host.requestUpdate();
  }

  /** What was loaded is of no use any more: the session has ended. */
  fail(error: ApiError): void {
    this.#error = error;
    this.#host.requestUpdate();
  }

  #fail(cause: unknown): void {
    const error = cause instanceof ApiError ? cause : new ApiError('unreadable');
    // A look for news that fails takes nothing away from what is shown, unless it is no longer this person's.
    const fatal = error.kind === 'signed-out' || error.kind === 'not-found';
    if (fatal || this.#data === undefined) this.fail(error);
  }

  /** Loads again; what is shown stays until the answer is there. */
  reload(): void {
    void this.#task.run();
  }

  /** Loads again from a failure: the failure goes away at once. */
  retry(): void {
    this.#error = undefined;
    this.#data = undefined;
    this.reload();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener('pageshow', this.#onPageShow);
    document.addEventListener('visibilitychange', this.#onVisible);
  }

  hostDisconnected(): void {
    window.removeEventListener('pageshow', this.#onPageShow);
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  readonly #onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) this.reload();
  };

  readonly #onVisible = () => {
    if (document.visibilityState === 'visible' && Date.now() - this.#loadedAt > STALE_AFTER) this.reload();
  };

  async #load(): Promise<T> {
    const { api } = this;
    const key = this.#options.key();
    if (key !== this.#key) {
      this.#key = key;
      this.#data = undefined;
      this.#error = undefined;
    }
    const given = this.#options.given?.();
    if (given !== undefined) return given;
    // Never settles: there is nothing to load from yet, and new arguments start anew.
    if (api === undefined || key === undefined) return new Promise<T>(() => {});
    const load = () => this.#options.load(api);
    const connection = this.#options.ownApi?.() === undefined ? this.connection.current : undefined;
    return connection ? connection.share(key, load) : load();
  }
}
