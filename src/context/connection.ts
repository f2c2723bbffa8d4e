import { createContext } from '@lit/context';
import type { ApiPorts } from '../api/ports.ts';
import type { WordingOverrides } from '../i18n/localize.ts';

/** What a provider gives to the widgets inside it. An interface, not a class: a test gives a plain object. */
export interface Connection {
  /** The port, or undefined where the page carries no adapter for it. */
  port<Port extends keyof ApiPorts>(port: Port): ApiPorts[Port] | undefined;
  /** One load for all who ask for the same at the same time. */
  share<T>(key: string, load: () => Promise<T>): Promise<T>;
  /** Told when somebody has changed something at the server; `source` is who, and need not load again. */
  onChange(listener: (source: object) => void): () => void;
  announceChange(source: object): void;
  wording: WordingOverrides | undefined;
}

// Symbol.for, so that two copies of the library on a page meet; the number goes up with the interface.
export const connectionContext = createContext<Connection | undefined>(Symbol.for('lupa/connection/1'));
