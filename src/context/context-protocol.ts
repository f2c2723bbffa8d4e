/**
 * How a connection reaches a widget: the context protocol of the Web Components Community Group, spoken with plain
 * events. It is the protocol of @lit/context too; what we need of it is these few lines.
 * Decision: `docs/decisions/0003-what-the-citizen-does-not-download.md`.
 */
import type { Connection } from './connection.ts';

/** Symbol.for, so that two copies of the library on a page meet; the number goes up with the interface. */
const CONNECTION = Symbol.for('lupa/connection/1');

type Callback = (connection: Connection | undefined, unsubscribe: () => void) => void;

class ContextRequestEvent extends Event {
  readonly context = CONNECTION;
  readonly subscribe = true;
  readonly callback: Callback;

  constructor(callback: Callback) {
    super('context-request', { bubbles: true, composed: true });
    this.callback = callback;
  }
}

/** Asks upwards for the connection; the nearest provider calls back, now and whenever it has another. */
export function requestConnection(element: EventTarget, callback: Callback): void {
  element.dispatchEvent(new ContextRequestEvent(callback));
}

/** Answers what is asked from below an element. Returns how to give them another connection. */
export function provideConnection(element: EventTarget): (connection: Connection | undefined) => void {
  const callbacks = new Map<Callback, () => void>();
  let current: Connection | undefined;
  element.addEventListener('context-request', (event) => {
    const { context, callback } = event as Partial<ContextRequestEvent>;
    if (context !== CONNECTION || !callback || event.composedPath()[0] === element) return;
    event.stopPropagation();
    const unsubscribe = () => callbacks.delete(callback);
    callbacks.set(callback, unsubscribe);
    callback(current, unsubscribe);
  });
  return (connection) => {
    current = connection;
    callbacks.forEach((unsubscribe, callback) => callback(current, unsubscribe));
  };
}

/** A provider has come: scripts of a page load in any order, and whoever has asked in vain asks again. */
export const PROVIDER_CAME = 'context-provider';

export function announceProvider(element: EventTarget): void {
  element.dispatchEvent(new Event(PROVIDER_CAME, { bubbles: true, composed: true }));
}
