import { createPort } from '../../api/adapter-registry.ts';
import { createHttpClient } from '../../api/http-client.ts';
import type { ApiPorts } from '../../api/ports.ts';
import type { Connection } from '../../context/connection.ts';
import type { WordingOverrides } from '../../i18n/localize.ts';

interface ConnectionOptions {
  apiUrl: string;
  adapter: string;
  getAccessToken: (() => Promise<string>) | undefined;
  wording: WordingOverrides | undefined;
}

/** The connection to one API: its ports, the loads under way, and who wants to know of changes. */
export function createConnection({ apiUrl, adapter, getAccessToken, wording }: ConnectionOptions): Connection {
  const http = createHttpClient({ apiUrl, getAccessToken });
  const ports: Partial<ApiPorts> = {};
  const underWay = new Map<string, Promise<unknown>>();
  const listeners = new Set<(source: object) => void>();
  return {
    wording,
    port(name) {
      // Asked anew until it is there: the module that registers it may load later.
      ports[name] ??= createPort(adapter, name, http);
      return ports[name];
    },
    share<T>(key: string, load: () => Promise<T>) {
      const shared = underWay.get(key) ?? load().finally(() => underWay.delete(key));
      underWay.set(key, shared);
      return shared as Promise<T>;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announceChange(source) {
      for (const listener of [...listeners]) listener(source);
    },
  };
}
