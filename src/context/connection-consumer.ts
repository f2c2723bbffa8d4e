import type { ReactiveController } from 'lit';
import { warnOnce } from '../base/tagged-console.ts';
import type { WidgetElement } from '../base/widget-element.ts';
import type { Connection } from './connection.ts';
import { PROVIDER_CAME, requestConnection } from './context-protocol.ts';

/** How long a widget waits for a provider before it says that there is none, in milliseconds. */
const PATIENCE = 1_000;

/** The connection of a widget, from the nearest provider. */
export class ConnectionConsumer implements ReactiveController {
  current: Connection | undefined;
  /** No provider has come in good time, or the one there is has no address. */
  missing = false;

  readonly #host: WidgetElement;
  readonly #onChange: (source: object) => void;
  #unsubscribe: (() => void) | undefined;
  #stopListening: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onChange called when something has changed at the server, with who changed it */
  constructor(host: WidgetElement, onChange: (source: object) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener(PROVIDER_CAME, this.#ask);
    this.#ask();
    this.#timer = setTimeout(() => {
      this.missing = this.current === undefined;
      this.#host.requestUpdate();
    }, PATIENCE);
  }

  hostDisconnected(): void {
    document.removeEventListener(PROVIDER_CAME, this.#ask);
    clearTimeout(this.#timer);
    this.#unsubscribe?.();
    this.#stopListening?.();
  }

  /** Also when a provider has come that is nearer than the one we had. */
  readonly #ask = () => {
    requestConnection(this.#host, (connection, unsubscribe) => {
      if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
      this.#stopListening?.();
      this.#stopListening = connection?.onChange(this.#onChange);
      this.current = connection;
      this.#host.wording = connection?.wording;
      this.missing &&= connection === undefined;
      this.#host.requestUpdate();
    });
  };

  /** Called when the widget shows that it is not set up: names the tag and the remedy. */
  warn(): void {
    warnOnce(
      this.#host.localName,
      'has no connection: put it into <lupa-provider>, or apiUrl into <script id="lupa-config" type="application/json">',
    );
  }
}
