import { createPort, type AdapterSettings } from '../../api/adapter-registry.ts';
import { createHttpClient } from '../../api/http-client.ts';
import type { ApiPorts } from '../../api/ports.ts';
import { readPageConfiguration } from '../../base/page-configuration.ts';
import { warnOnce } from '../../base/tagged-console.ts';
import type { Connection } from '../../context/connection.ts';
import type { Wording } from '../../i18n/localize.ts';
import { resolveApiUrl } from './api-url.ts';

/** The element that a connection is made for, with what has been set on it. */
export interface ConnectionSettings extends AdapterSettings {
  localName: string;
  /** Overrides the page configuration's. */
  apiUrl?: string | null;
  adapter?: string;
  /** Overrides `adapter` for what is the profile's. */
  profileAdapter?: string | undefined;
  getAccessToken?: (() => Promise<string>) | undefined;
}

/** What another back end than that of the consents may have. */
const OF_PROFILE = /^profile$|^usedServices$/u;

/**
 * The connection to one API: its ports, the loads under way, and who wants to know of changes. Undefined, and one
 * warning that names the tag, where there is no address that may be used.
 */
export function connect(settings: ConnectionSettings, wording?: Wording): Connection | undefined {
  const { localName, adapter = 'lupa', profileAdapter = adapter, getAccessToken } = settings;
  let apiUrl: string;
  try {
    apiUrl = resolveApiUrl(settings.apiUrl, readPageConfiguration());
  } catch (error) {
    warnOnce(localName, `has no connection: ${(error as Error).message}`);
    return undefined;
  }
  const http = createHttpClient({ apiUrl, getAccessToken });
  const ports: Partial<ApiPorts> = {};
  const underWay = new Map<string, Promise<unknown>>();
  const listeners = new Set<(source: object) => void>();
  return {
    wording,
    // Asked anew until it is there: the module that registers it may load later.
    port: (name) =>
      (ports[name] ??= createPort(OF_PROFILE.test(name) ? profileAdapter : adapter, name, http, settings)),
    share<T>(key: string, load: () => Promise<T>) {
      const shared = underWay.get(key) ?? load();
      underWay.set(key, shared);
      const end = () => underWay.get(key) === shared && underWay.delete(key);
      shared.then(end, end);
      return shared as Promise<T>;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announceChange(source) {
      // What was asked before the change is not what it is now.
      underWay.clear();
      for (const listener of [...listeners]) listener(source);
    },
  };
}
