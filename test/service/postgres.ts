/** A PostgreSQL server of the test's own: in a folder of its own, on a socket in it, gone when the test is over. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface TestPostgres {
  /** Address of a database, made on first asking. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

const ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C' };

/** Order of letters as a municipality's own server may have it (PostgreSQL 15 or newer). */
const FINNISH = ['--encoding', 'UTF8', '--locale-provider', 'icu', '--icu-locale', 'fi-FI'];

function settings(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The folder with `initdb` and `postgres`, or undefined on a machine without. */
function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

/** PostgreSQL refuses to run as root, so there it runs as the user that its package made. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

const bin = findBinaries();

/**
 * Why the tests on PostgreSQL are left out, for the `skip` of a test; false when they are not. In CI they never are:
 * there a machine without PostgreSQL fails.
 */
export const withoutPostgres: string | false =
  bin === undefined && process.env['CI'] !== 'true'
    ? 'PostgreSQL is not installed (Debian: apt-get install postgresql)'
    : false;

export async function startPostgres(): Promise<TestPostgres> {
  if (bin === undefined) throw new Error('PostgreSQL is not installed, and CI=true does not let its tests be skipped');
  const user = unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'lupa-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const login = ['--username', 'lupa', '--auth', 'trust'];
  const initdb = ['--pgdata', data, ...login, '--no-sync', ...FINNISH];
  execFileSync(join(bin, 'initdb'), initdb, {
    ...user,
    cwd: folder,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-k', folder, ...settings({ listen_addresses: '', fsync: 'off', timezone: 'Europe/Helsinki' })],
    { ...user, cwd: folder, env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killAtExit = () => server.kill('SIGQUIT');
  process.once('exit', killAtExit);
  await ready(server);

  const known = new Set<string>();
  return {
    async database(name) {
      if (!known.has(name)) {
        known.add(name);
        const createdb = ['--host', folder, '--username', 'lupa', name];
        execFileSync(join(bin, 'createdb'), createdb, { ...user, cwd: folder, env: ENVIRONMENT });
      }
      return `postgresql://lupa@localhost/${name}?host=${encodeURIComponent(folder)}`;
    },
    async stop() {
      process.off('exit', killAtExit);
      const ended = once(server, 'exit');
      server.kill('SIGINT'); // the fast shutdown: open connections are ended
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Resolves when the server takes connections; rejects with what it said when it ends instead. */
async function ready(server: ChildProcess): Promise<void> {
  if (server.stderr === null) throw new Error('the log of PostgreSQL is not to be read');
  const said: string[] = [];
  let up = false;
  for await (const line of createInterface({ input: server.stderr })) {
    said.push(line);
    up = line.includes('ready to accept connections');
    if (up) break;
  }
  if (!up) throw new Error(`PostgreSQL did not start:\n${said.join('\n')}`);
  server.stderr.resume(); // the rest of the log is nobody's, but must not fill the pipe
}
