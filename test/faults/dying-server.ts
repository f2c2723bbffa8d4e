/**
 * The server with a death of its own, at a point that no signal from outside could hit: the real one, put together
 * with a store that stands in front of the real store. Run as a program with one argument, a {@link DyingServer}.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { readConfiguration } from '../../demo-server/node/configuration.ts';
import { openData } from '../../demo-server/node/open-data.ts';
import { createServer } from '../../demo-server/node/server.ts';
import { seed } from '../../demo-server/service/seed/seed.ts';
import type { IntentRecord, Store, Transaction } from '../../demo-server/service/store.ts';

/** In the order in which a decision passes them. */
export const POINTS = [
  'request has come',
  'event is written',
  'intent is written',
  'transaction is committed',
  'answer is sent',
] as const;
export type Point = (typeof POINTS)[number];

/** Faults that the tests must find: each breaks the promise in one way. */
export type Fault = 'answers before the commit' | 'commits the intent by itself' | 'writes the event twice';

export interface DyingServer {
  /** Where it ends itself with SIGKILL; undefined: it does not. */
  point?: Point;
  /** Which decision it is that dies there, counted from 1. */
  passage: number;
  fault?: Fault;
}

interface HttpExchange {
  request: IncomingMessage;
}

function isDecision({ request }: HttpExchange): boolean {
  return request.method === 'POST' && request.url?.endsWith('/decisions') === true;
}

/** Counts the passages of a point, and ends the process at the one that was asked for. */
class Death {
  readonly #at: DyingServer;
  #passages = 0;

  constructor(at: DyingServer) {
    this.#at = at;
  }

  pass(point: Point): void {
    if (point !== this.#at.point) return;
    this.#passages += 1;
    if (this.#passages === this.#at.passage) process.kill(process.pid, 'SIGKILL');
  }
}

/** The store with the points, and with the fault if there is one. */
function dying(inner: Store, death: Death, fault: Fault | undefined, answered: () => Promise<void>): Store {
  return {
    kind: inner.kind,
    chains: (after, limit) => inner.chains(after, limit),
    close: () => inner.close(),
    async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
      let decided = false;
      let late: IntentRecord | undefined;
      const watched = (transaction: Transaction) =>
        work(
          withMethods(transaction, {
            async appendEvent(...event) {
              const appended = await transaction.appendEvent(...event);
              if (fault === 'writes the event twice') await transaction.appendEvent(...event);
              decided = true;
              death.pass('event is written');
              return appended;
            },
            async addIntent(intent) {
              if (fault === 'commits the intent by itself') late = intent;
              else await transaction.addIntent(intent);
              death.pass('intent is written');
            },
          }),
        );

      if (fault === 'answers before the commit') {
        return new Promise((resolve, reject) => {
          const committed = inner.transaction(async (transaction) => {
            const result = await watched(transaction);
            resolve(result);
            if (decided) await answered();
            return result;
          });
          committed.catch(reject);
        });
      }
      const result = await inner.transaction(watched);
      if (decided) death.pass('transaction is committed');
      const intent = late;
      if (intent !== undefined) await inner.transaction((transaction) => transaction.addIntent(intent));
      return result;
    },
  };
}

/** The transaction with some of its methods in place of its own. */
function withMethods(transaction: Transaction, methods: Partial<Transaction>): Transaction {
  return new Proxy(transaction, {
    get(target, name) {
      const own = methods[name as keyof Transaction];
      if (own !== undefined) return own;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

async function main(description: string): Promise<void> {
  const at = JSON.parse(description) as DyingServer;
  const death = new Death(at);
  const waiting: (() => void)[] = [];
  const answered = () => new Promise<void>((resolve) => waiting.push(resolve));
  subscribe('http.server.request.start', (exchange) => {
    if (isDecision(exchange as HttpExchange)) death.pass('request has come');
  });
  subscribe('http.server.response.finish', (exchange) => {
    if (!isDecision(exchange as HttpExchange)) return;
    death.pass('answer is sent');
    waiting.shift()?.();
  });

  const configuration = readConfiguration(process.env);
  const log = () => {};
  let real: Store;
  const server = await createServer({
    configuration,
    async openData(address) {
      const data = await openData(configuration, log, address);
      real = data.store;
      return { ...data, store: dying(real, death, at.fault, answered) };
    },
    // The seed writes events too, and they are nobody's decision.
    prepare: (_, hashIdentity) => seed(real, hashIdentity),
    log,
  });
  process.stdout.write(`Lupa answers at ${server.origin}\n`);
}

if (import.meta.main) await main(process.argv[2]!);
