/** The worker as a browser starts it: what it listens to, and what it says of how it was registered. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { startRosterWorker, type WorkerScope } from '../../src/offline/roster-worker.ts';
import { MemoryCaches } from './memory-caches.ts';

const SITE = 'https://kunta.example';

/** Resolves to what the worker listens to. */
function start(query: string): string[] {
  const listensTo: string[] = [];
  const scope: Omit<WorkerScope, 'addEventListener'> & { addEventListener: (name: string) => void } = {
    location: new URL(`${SITE}/lupa-roster-worker.js?${query}`) as unknown as Location,
    registration: { scope: `${SITE}/` },
    clients: { claim: async () => {}, get: async () => undefined },
    skipWaiting: async () => {},
    addEventListener: (name) => listensTo.push(name),
  };
  startRosterWorker(scope);
  return listensTo;
}

describe('the worker, as it is started', () => {
  const warn = mock.method(console, 'warn', () => {});
  const before = globalThis.caches;
  beforeEach(() => {
    warn.mock.resetCalls();
    globalThis.caches = new MemoryCaches() as unknown as CacheStorage;
  });
  afterEach(() => {
    globalThis.caches = before;
  });

  test('is asked, and has nothing to complain of', () => {
    assert.deepEqual(start('pages=/staff/templates/*/roster&api=/api'), ['install', 'activate', 'fetch']);
    assert.equal(warn.mock.callCount(), 0);
  });

  test('is asked about nothing where its configuration is wrong, and says once what to do', () => {
    assert.deepEqual(start('page=/staff/templates/*/roster&api=/api'), ['install', 'activate']);
    assert.equal(warn.mock.callCount(), 1);
    assert.match(
      String(warn.mock.calls[0]!.arguments[0]),
      /^\[lupa roster-worker\] "page" is unknown: there are pages, api, sign-out\..*docs\/roster-offline\.md$/u,
    );
  });
});
