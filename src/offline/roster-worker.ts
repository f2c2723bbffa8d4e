/**
 * The service worker that a host installs to have its rosters start without a network: see docs/roster-offline.md. It
 * is a classic script, for a host registers that in every browser with one argument.
 */
import { kindOf } from './asked.ts';
import { readConfiguration } from './configuration.ts';
import { RosterKeeper } from './roster-keeper.ts';

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

/** Of the worker's own globals, what is used: the types of a page and of a worker cannot both be there. */
export interface WorkerScope {
  readonly location: Location;
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void>; get(id: string): Promise<{ readonly url: string } | undefined> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(name: 'fetch', listener: (event: FetchEvent) => void): void;
}

/** Called once, as the script runs: a browser asks a worker only about what it listens to by then. */
export function startRosterWorker(worker: WorkerScope): void {
  const warn = (message: string) => console.warn(`[lupa roster-worker] ${message}`);
  const keeper = new RosterKeeper({
    caches: globalThis.caches,
    fetch: (request) => fetch(request),
    now: Date.now,
    after: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    warn,
  });
  const configuration = readConfiguration(new URL(worker.location.href), worker.registration.scope);
  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) => {
    const begun = 'fault' in configuration ? keeper.erase() : keeper.takeOver(configuration.isRosterPage);
    // Every open tab is watched from now on: somebody may sign out in one that was there before the worker.
    event.waitUntil(Promise.all([begun, worker.clients.claim()]));
  });
  if ('fault' in configuration) {
    warn(`${configuration.fault} Until then nothing is kept. See docs/roster-offline.md`);
    return;
  }
  /** Pages with a roster that were opened since the worker woke up. */
  const opened = new Set<string>();
  const isOpen = async (clientId: string) => {
    const client = await worker.clients.get(clientId);
    return client !== undefined && configuration.isRosterPage(new URL(client.url));
  };
  worker.addEventListener('fetch', (event) => {
    const { request, clientId } = event;
    const kind = kindOf(request, configuration);
    const waitUntil = (work: Promise<unknown>) => event.waitUntil(work);
    if (kind === null) return;
    // The request itself goes its own way.
    if (kind === 'sign-out') return waitUntil(keeper.erase());
    if (kind === 'page') opened.add(event.resultingClientId);
    if (kind === 'file' && !opened.has(clientId)) return;
    const ofRosterPage = kind === 'page' || opened.has(clientId) || isOpen(clientId);
    event.respondWith(keeper.answer(request, { kind, ofRosterPage, waitUntil }));
  });
  void keeper.sweep();
}
