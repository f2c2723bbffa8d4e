/** The crash of a PostgreSQL server: ended at once, without a checkpoint, and started again, by its own `pg_ctl`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface CrashingPostgres {
  crash(): void;
  /** Starts it again; returns when it takes connections. */
  recover(): void;
  /** Ends it for good. The server that it was started as has gone with the first crash. */
  remove(): Promise<void>;
}

/** @param url of a database of a `TestPostgres`: names the folder of the socket, in which the data lies too */
export function crashing(url: string): CrashingPostgres {
  const folder = new URL(url).searchParams.get('host')!;
  const data = join(folder, 'data');
  const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]!;
  const bin = dirname(readlinkSync(`/proc/${pid}/exe`));
  const { uid, gid } = statSync(data);
  const options = readFileSync(join(data, 'postmaster.opts'), 'utf8').trim().split(' ').slice(1).join(' ');
  const control = (...command: string[]) => {
    execFileSync(join(bin, 'pg_ctl'), ['--pgdata', data, ...command], { uid, gid, cwd: folder, stdio: 'ignore' });
  };
  return {
    crash: () => control('stop', '--mode', 'immediate'),
    recover: () => control('start', '--wait', '--options', options),
    async remove() {
      control('stop', '--mode', 'immediate');
      await rm(folder, { recursive: true });
    },
  };
}
