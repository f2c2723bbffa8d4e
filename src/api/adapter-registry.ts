import type { HttpClient } from './http-client.ts';
import type { ApiPorts } from './ports.ts';

/** What an adapter is told besides the client of Lupa's API: the page owner's settings on the provider. */
export interface AdapterSettings {
  /** Address of another back end that has the profile, as it was written: not checked. */
  profileApi?: string | null;
  getProfileToken?: (() => Promise<string>) | undefined;
}

/** Undefined where the settings do not say enough. */
type Factory<Api> = (http: HttpClient, settings: AdapterSettings) => Api | undefined;
type Factories = { [Port in keyof ApiPorts]?: Factory<ApiPorts[Port]> };
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
  settings: AdapterSettings,
): ApiPorts[Port] | undefined {
  return page[REGISTRY]?.[adapter]?.[port]?.(http, settings);
}
