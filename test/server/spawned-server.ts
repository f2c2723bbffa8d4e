/** The server as a process of its own, as `npm start` runs it, without the build before. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SpawnedServer {
  process: ChildProcess;
  /** What it has written so far, both streams together. */
  output(): string;
  /** Resolves when it answers, to its origin. Rejects with its output if it ends before. */
  origin: Promise<string>;
  /** Resolves to the exit code when it has ended; null if a signal ended it. */
  ended: Promise<number | null>;
  /** Asks it to stop and waits until it has. Does nothing to one that has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** @param environment variables of the server; of the test's own only `PATH` and the place of compiled code go in */
export function spawnServer(environment: Record<string, string>): SpawnedServer {
  const child = spawn(process.execPath, ['demo-server/node/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const origin = new Promise<string>((answers, fails) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        written += chunk;
        const told = /^Lupa answers at (\S+)$/mu.exec(written)?.[1];
        if (told !== undefined) answers(told);
      });
    }
    void ended.then(() => fails(new Error(`The server ended before it answered:\n${written}`)));
  });
  // A test of a server that does not start never asks for its origin.
  origin.catch(() => undefined);
  return {
    process: child,
    output: () => written,
    origin,
    ended,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}
