import type { HttpClient } from './http-client.ts';
import type { ApiPorts } from './ports.ts';

type Factories = { [Port in keyof ApiPorts]?: (http: HttpClient) => ApiPorts[Port] };
type Registry = Record<string, Factories>;

// One registry for the page: an element of one bundle may stand inside a provider of another.
const REGISTRY = Symbol.for('lupa/adapters/1');
const page = globalThis as { [REGISTRY]?: Registry };

/** Makes a port of an adapter available. Called by the modules in `define/`, so that a page carries what it names. */
export function registerAdapter(adapter: string, factories: Factories): void {
  const registry = (page[REGISTRY] ??= {});
  registry[adapter] = { ...factories, ...registry[adapter] };
}

/** The port of an adapter, or undefined if no module on the page has registered it. */
export function createPort<Port extends keyof ApiPorts>(
  adapter: string,
  port: Port,
  http: HttpClient,
): ApiPorts[Port] | undefined {
  return page[REGISTRY]?.[adapter]?.[port]?.(http);
}
