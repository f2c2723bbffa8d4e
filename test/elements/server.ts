/**
 * The real service behind msw, and what a test may do on the way to it: count, hold back, lose or change an answer.
 */
import { getResponse } from 'msw';
import { handlersFor, SCENARIOS, type MockOptions, type ScenarioName } from '../../demo-server/msw.ts';
import type { Scenario } from '../../demo-server/scenarios.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { IDEMPOTENCY_KEY } from '../../src/contract/headers.ts';
import type { Decision } from '../../src/model/consent-request.ts';
import { answerWith } from './network.ts';
import { until } from './screen.ts';

/** A request that has arrived. */
export interface Arrival {
  method: string;
  /** Below the address of the API: `/consents/1`. */
  path: string;
  key: string | null;
  body: unknown;
  request: Request;
}

type OnTheWay = (answer: () => Promise<Response>, request: Request) => Promise<Response> | Response;

export interface Server {
  arrivals: Arrival[];
  /** Those whose method and path fit: `GET /consents`. */
  count(pattern: RegExp): number;
  /** Stands between the page and the service for the requests that fit. The one that came last is asked first. */
  between(pattern: RegExp, way: OnTheWay): void;
  /** Holds back the answers to the requests that fit until `release` is called; what is asked is done at once. */
  hold(pattern: RegExp): { release: () => void };
  /** Nothing stands between any more. */
  clear(): void;
  /** Asks the service itself; the page does not know, and it is not counted. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** What the service keeps things in, once it has been asked for something: for what others do meanwhile. */
  readonly store: Store;
  /** A request as the service has it. */
  stored(id: string): Promise<ConsentDetail>;
}

/** The handlers of a scenario, with its store within reach. */
function handlersWithStore(name: ScenarioName, options: MockOptions | undefined) {
  const scenario: Scenario = SCENARIOS[name];
  let store: Store | undefined;
  const reached: Scenario = {
    ...scenario,
    answer(request, server) {
      store = server.store;
      return scenario.answer === undefined ? server.answer() : scenario.answer(request, server);
    },
  };
  Object.assign(SCENARIOS, { [name]: reached });
  try {
    return { handlers: handlersFor(name, options), storeOf: () => store! };
  } finally {
    Object.assign(SCENARIOS, { [name]: scenario });
  }
}

/** A new service for the scenario; what was decided before is gone. */
export async function serve(scenario: ScenarioName = 'default', options?: MockOptions): Promise<Server> {
  const { handlers, storeOf } = handlersWithStore(scenario, options);
  const ways: { pattern: RegExp; way: OnTheWay }[] = [];
  const arrivals: Arrival[] = [];

  async function answer(request: Request): Promise<Response> {
    return (await getResponse(handlers, request)) ?? Response.error();
  }

  async function respond(request: Request): Promise<Response> {
    const { method, url, headers } = request;
    const path = new URL(url).pathname.replace('/api', '');
    const arrival: Arrival = { method, path, key: headers.get(IDEMPOTENCY_KEY), body: undefined, request };
    arrivals.push(arrival);
    const isJson = headers.get('Content-Type') === 'application/json';
    if (method === 'POST' || method === 'PATCH')
      arrival.body = isJson ? await request.clone().json() : await request.clone().text();
    const way = ways.findLast(({ pattern }) => pattern.test(`${method} ${path}`))?.way;
    return way === undefined ? answer(request) : way(() => answer(request), request);
  }

  const server: Server = {
    arrivals,
    count: (pattern) => arrivals.filter(({ method, path }) => pattern.test(`${method} ${path}`)).length,
    between(pattern, way) {
      ways.push({ pattern, way });
    },
    hold(pattern) {
      let release = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      server.between(pattern, async (proceed) => {
        const response = await proceed();
        await released;
        return response;
      });
      return { release };
    },
    clear() {
      ways.length = 0;
    },
    get store() {
      return storeOf();
    },
    ask: (path, init) => answer(new Request(`${options?.apiUrl ?? '/api'}${path}`, init)),
    async stored(id) {
      return (await (await server.ask(`/consents/${id}`)).json()) as ConsentDetail;
    },
  };
  answerWith(respond);
  return server;
}

/** Answers a request at the service, as from another tab. */
export async function answer(server: Server, id: string, decision: Decision): Promise<void> {
  const shown = await server.ask(`/consents/${id}`);
  const { versionId, texts } = (await shown.json()) as ConsentDetail;
  const headers = {
    'Content-Type': 'application/json',
    'If-Match': shown.headers.get('ETag')!,
    [IDEMPOTENCY_KEY]: crypto.randomUUID(),
  };
  const body = JSON.stringify({ decision, versionId, language: Object.keys(texts)[0] });
  const { status } = await server.ask(`/consents/${id}/decisions`, { method: 'POST', headers, body });
  if (status !== 200) throw new Error(`the service answered ${status}`);
}

/** Waits until so many requests that fit have arrived. */
export async function arrived(server: Server, pattern: RegExp, count = 1): Promise<void> {
  await until(
    () => server.count(pattern) >= count,
    () =>
      `${count} × ${pattern.source}; arrived: ${server.arrivals.map(({ method, path }) => `${method} ${path}`).join(', ')}`,
  );
}

/** Asks the service something else and waits for its answer: what the page sent before has arrived by then. */
export async function roundTrip(): Promise<void> {
  await (await fetch('/api/health')).text();
}
