/** The demo server inside the test's own process, in memory, on a free port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../demo-server/node/configuration.ts';
import { createServer } from '../../demo-server/node/server.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { LogLine } from '../../demo-server/service/problem.ts';
import { seed } from '../../demo-server/service/seed/seed.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { MemorySessionStore } from './memory-session-store.ts';

export interface Demo {
  /** `http://localhost:<port>` */
  origin: string;
  port: number;
  store: Store;
  sessions: MemorySessionStore;
  /** Every line that the server has logged. */
  log: LogLine[];
  stop(): Promise<void>;
}

export interface DemoOptions {
  environment?: Record<string, string>;
  now?: () => Date;
}

export async function startDemo({ environment = {}, now }: DemoOptions = {}): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
  const sessions = new MemorySessionStore();
  const store = new MemoryStore();
  const log: LogLine[] = [];
  const server = await createServer({
    configuration: readConfiguration({ PORT: '0', DATA_FOLDER: folder, ...environment }),
    openData: async () => ({ store, sessions, close: async () => {} }),
    prepare: seed,
    now,
    log: (line) => log.push(line),
  });
  return {
    origin: server.origin,
    port: Number(new URL(server.origin).port),
    store,
    sessions,
    log,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
