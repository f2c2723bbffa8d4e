/** The server as a process that may die: the real one, or one of `dying-server.ts`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DyingServer } from './dying-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ServerProcess {
  pid: number;
  origin: string;
  /** Ends it as a loss of power would: no handler runs. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** Resolves when the process is gone, to the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
}

export interface StartingProcess {
  pid: number;
  kill(): Promise<void>;
  ended: Promise<NodeJS.Signals | null>;
  /** Resolves when the server answers. Rejects with what it has written if it ends before. */
  up: Promise<ServerProcess>;
}

/**
 * @param environment variables of the server; of the test's own only `PATH` and the place of compiled code go in
 * @param dying how it dies by itself; undefined for the real server, which does not
 */
export function startServer(environment: Record<string, string>, dying?: DyingServer): StartingProcess {
  const program =
    dying === undefined ? ['demo-server/node/main.ts'] : ['test/faults/dying-server.ts', JSON.stringify(dying)];
  const child = spawn(process.execPath, program, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid!;
  const ended = once(child, 'close').then(([, signal]) => signal as NodeJS.Signals | null);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  void ended.then(() => process.off('exit', atExit));

  let written = '';
  const up = new Promise<ServerProcess>((answers, fails) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        written += chunk;
        const origin = /^Lupa answers at (\S+)$/mu.exec(written)?.[1];
        if (origin !== undefined) answers({ pid, origin, kill, ended });
      });
    }
    void ended.then(() => fails(new Error(`The server ended before it answered:\n${written}`)));
  });
  // Who kills a server that still starts does not ask for its origin.
  up.catch(() => undefined);
  return { pid, kill, ended, up };
}
