import { registerAdapter, type AdapterSettings } from '../api/adapter-registry.ts';
import { createGraphqlClient, type GraphqlClient } from '../api/adapters/helsinki-profile/graphql-client.ts';
import { helsinkiProfile } from '../api/adapters/helsinki-profile/profile.ts';
import { helsinkiUsedServices } from '../api/adapters/helsinki-profile/used-services.ts';
import { readPageConfiguration } from '../base/page-configuration.ts';
import { warnOnce } from '../base/tagged-console.ts';
import { resolveApiUrl } from '../elements/provider/api-url.ts';
import { announceAdapter } from '../elements/provider/late-adapter.ts';

/** How long a page may take to say where its token comes from, in milliseconds. */
const PATIENCE = 1_000;

const waitedFor = new WeakSet<AdapterSettings>();

function complain(message: string): void {
  warnOnce('lupa-provider', `profile-adapter="helsinki-profile" ${message}`);
}

function waitForToken(settings: AdapterSettings): void {
  if (waitedFor.has(settings)) return;
  waitedFor.add(settings);
  setTimeout(() => settings.getProfileToken ?? complain('has no token: set getProfileToken'), PATIENCE);
}

/** A client of the API that the provider names, or undefined where it names none that may be used. */
function clientOf(settings: AdapterSettings): GraphqlClient | undefined {
  const { profileApi, getProfileToken: getToken } = settings;
  try {
    if (!profileApi) throw new Error('no address is there');
    const url = `${resolveApiUrl(profileApi, readPageConfiguration())}/`;
    if (getToken) return createGraphqlClient({ url, getToken, language: () => document.documentElement.lang });
    waitForToken(settings);
  } catch (error) {
    complain(`has no connection by profile-api: ${(error as Error).message}`);
  }
  return undefined;
}

function port<Port>(create: (client: GraphqlClient, complain: (message: string) => void) => Port) {
  return (_http: unknown, settings: AdapterSettings): Port | undefined => {
    const client = clientOf(settings);
    return client && create(client, complain);
  };
}

registerAdapter('helsinki-profile', { profile: port(helsinkiProfile), usedServices: port(helsinkiUsedServices) });
announceAdapter();
