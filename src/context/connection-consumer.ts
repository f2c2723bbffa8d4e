import { ContextConsumer } from '@lit/context';
import type { ReactiveController } from 'lit';
import { warnOnce } from '../base/tagged-console.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import { connectionContext, type Connection } from './connection.ts';
import { awaitLateProviders } from './late-provider.ts';

/** How long a widget waits for a provider before it says that there is none, in milliseconds. */
const PATIENCE = 1_000;

/** The connection of a widget, from the nearest provider. */
export class ConnectionConsumer implements ReactiveController {
  /** No provider has come in good time, or the one there is has no address. */
  missing = false;

  readonly #host: WidgetElement;
  readonly #onChange: (source: object) => void;
  #connection: Connection | undefined;
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange called when something has changed at the server, with who changed it */
  constructor(host: WidgetElement, onChange: (source: object) => void = () => {}) {
    this.#host = host;
    this.#onChange = onChange;
    awaitLateProviders();
    host.addController(this);
    new ContextConsumer(host, {
      context: connectionContext,
      subscribe: true,
      callback: (connection) => this.#take(connection),
    });
  }

  get current(): Connection | undefined {
    return this.#connection;
  }

  hostConnected(): void {
    this.#listen();
    this.#timer = setTimeout(() => {
      if (this.#connection !== undefined) return;
      this.missing = true;
      this.#host.requestUpdate();
    }, PATIENCE);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
  }

  #take(connection: Connection | undefined): void {
    this.#connection = connection;
    this.#host.wording = connection?.wording;
    this.missing &&= connection === undefined;
    this.#listen();
    this.#host.requestUpdate();
  }

  #listen(): void {
    this.#stop?.();
    this.#stop = this.#connection?.onChange(this.#onChange);
  }

  /** Called when the widget shows that it is not set up: names the tag and the remedy. */
  warn(): void {
    warnOnce(
      this.#host.localName,
      'has no connection. Put it inside <lupa-provider api-url="/api">, or give the page <script type="application/json" id="lupa-config">{"apiUrl": "/api"}</script>.',
    );
  }
}
