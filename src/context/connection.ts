import type { ApiPorts } from '../api/ports.ts';
import type { Wording } from '../i18n/localize.ts';

/** What a provider gives to the widgets inside it. An interface, not a class: a test gives a plain object. */
export interface Connection {
  /** The port, or undefined where the page carries no adapter for it. */
  port<Port extends keyof ApiPorts>(port: Port): ApiPorts[Port] | undefined;
  /** One load for all who ask for the same at the same time. */
  share<T>(key: string, load: () => Promise<T>): Promise<T>;
  /** Told when somebody has changed something at the server; `source` is who, and need not load again. */
  onChange(listener: (source: object) => void): () => void;
  announceChange(source: object): void;
  wording: Wording | undefined;
}
