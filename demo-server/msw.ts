/**
 * The service in the browser, behind Mock Service Worker: `setupWorker(...handlersFor('default'))`.
 *
 * A service worker sees neither cookies nor an Origin, so who is signed in is the scenario's choice.
 */
import { http, type HttpHandler } from 'msw';
import type { OrganisationChoice } from '../src/contract/organisation-choice.ts';
import type { SignedOut } from '../src/contract/session.ts';
import type { InferOutput } from 'valibot';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import type { Actor } from './service/authorisation.ts';
import { runJobs } from './service/group-requests/run-jobs.ts';
import { actorIn } from './service/organisations.ts';
import { MemoryStore } from './service/memory-store.ts';
import { createSigner, type ReceiptSigner } from './service/receipt/sign.ts';
import { readExtraFields } from './service/profile/extra-fields.ts';
import { PROFILE_FIELDS } from './service/seed/profile-fields.ts';
import { ORGANISATION_ID, seed } from './service/seed/seed.ts';
import { demoServices } from './service/seed/used-services.ts';
import { createService } from './service/service.ts';

export { SCENARIO_REQUEST_ID, SCENARIO_TEMPLATE_IDS, SCENARIOS, type ScenarioName } from './scenarios.ts';
export { REQUEST_IDS } from './service/seed/seed.ts';

export interface MockOptions {
  /** Where the API is, without a slash at its end: the `api-url` of the provider. Its path must be `/api`. */
  apiUrl?: string;
  /** The server's clock. */
  now?: () => Date;
}

/**
 * Handlers that answer as the service does in a scenario. What is decided is kept in memory for as long as these
 * handlers are; each call begins anew.
 */
export function handlersFor(
  name: ScenarioName,
  { apiUrl = '/api', now = () => new Date() }: MockOptions = {},
): HttpHandler[] {
  const scenario: Scenario = SCENARIOS[name];
  let actor = scenario.actor;
  const starting = start(scenario, { now, identify: () => actor });

  return [
    http.all(`${apiUrl}/*`, async ({ request }) => {
      const { service, store } = await starting;
      const answer = async () => {
        if (actor !== null && isSessionPost(request, 'organisation')) {
          const { organisationId } = (await request.json()) as OrganisationChoice;
          actor = (await actorIn(store, actor, organisationId)) ?? actor;
          return Response.json({ signedIn: true });
        }
        if (!isSessionPost(request, 'sign-out')) return service.fetch(request);
        actor = null;
        return Response.json({ next: location.pathname + location.search } satisfies InferOutput<typeof SignedOut>);
      };
      return scenario.answer === undefined ? answer() : scenario.answer(request, { answer, store, now: now() });
    }),
  ];
}

/** Part of the session, which each server keeps in its own way; so the service does not have it. */
function isSessionPost({ method, url }: Request, what: 'sign-out' | 'organisation'): boolean {
  return method === 'POST' && new URL(url).pathname === `/api/session/${what}`;
}

interface Start {
  now: () => Date;
  identify: () => Actor | null;
}

/** Signs for as long as these handlers are: no receipt of theirs is a receipt of anybody's. */
async function passingSigner(): Promise<ReceiptSigner> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  return createSigner(await crypto.subtle.exportKey('jwk', privateKey));
}

/** Any text that is unlike others will do, for as long as these handlers are: no identity code leaves the page. */
function passingHash(): (identityCode: string) => string {
  const hashes = new Map<string, string>();
  return (code) => {
    const hash = hashes.get(code) ?? crypto.randomUUID();
    hashes.set(code, hash);
    return hash;
  };
}

async function start({ arrange, identified }: Scenario, { now, identify }: Start) {
  const store = new MemoryStore();
  const hashIdentity = passingHash();
  await seed(store, async (code) => hashIdentity(code));
  if (arrange !== undefined) await store.transaction((transaction) => arrange(transaction, now()));
  const service = createService({
    store,
    now,
    identify: async () => identify(),
    official: async () => identified?.official ?? { state: 'none' },
    identityCode: async () => identified?.identityCode,
    log: (line) => console.error(line),
    hashIdentity,
    services: demoServices(ORGANISATION_ID),
    extraFields: readExtraFields(PROFILE_FIELDS),
    receipts: { signer: await passingSigner(), pageOf: (id) => `${location.origin}/consents/${id}` },
    onWork: (organisationId) => void runJobs({ store, organisationId, now }),
  });
  return { service, store };
}
