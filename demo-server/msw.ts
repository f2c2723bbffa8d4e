/**
 * The service in the browser, behind Mock Service Worker: `setupWorker(...handlersFor('default'))`.
 *
 * A service worker sees neither cookies nor an Origin, so who is signed in is the scenario's choice.
 */
import { http, type HttpHandler } from 'msw';
import type { SignedOut } from '../src/contract/session.ts';
import type { InferOutput } from 'valibot';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import type { Actor } from './service/authorisation.ts';
import { MemoryStore } from './service/memory-store.ts';
import { seed } from './service/seed/seed.ts';
import { createService } from './service/service.ts';

export { SCENARIO_REQUEST_ID, SCENARIOS, type ScenarioName } from './scenarios.ts';
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
export function handlersFor(name: ScenarioName, { apiUrl = '/api', now = () => new Date() }: MockOptions = {}): HttpHandler[] {
  const scenario: Scenario = SCENARIOS[name];
  let actor = scenario.actor;
  const service = startService(scenario, { now, identify: () => actor });

  return [
    http.all(`${apiUrl}/*`, async ({ request }) => {
      const answer = async () => {
        if (request.method === 'POST' && new URL(request.url).pathname === '/api/session/sign-out') {
          actor = null;
          return Response.json({ next: hereAgain() } satisfies InferOutput<typeof SignedOut>);
        }
        return (await service).fetch(request);
      };
      return scenario.answer === undefined ? answer() : scenario.answer(request, answer);
    }),
  ];
}

interface Start {
  now: () => Date;
  identify: () => Actor | null;
}

async function startService({ arrange }: Scenario, { now, identify }: Start) {
  const store = new MemoryStore();
  // Nobody signs in here, so nobody is found by identity code: any text that is unlike others will do.
  await seed(store, async () => crypto.randomUUID());
  if (arrange !== undefined) await store.transaction((transaction) => arrange(transaction, now()));
  return createService({ store, now, identify: async () => identify(), log: (line) => console.error('mock server', line) });
}

/** The address of the page, so that whoever signs out stays where they are. */
function hereAgain(): string {
  return `${location.pathname}${location.search}#signed-out`;
}
