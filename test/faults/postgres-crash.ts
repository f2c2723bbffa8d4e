/** The crash of a PostgreSQL server: ended without a checkpoint, and started again, by its own `pg_ctl`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Crash {
  /** Starts the server again; resolves when it takes connections. */
  recover(): void;
}

/** @param url of a database of the server, with the folder of its socket; its data lies in `data` of that folder */
export function crashPostgres(url: string): Crash {
  const folder = new URL(url).searchParams.get('host')!;
  const data = join(folder, 'data');
  const pid = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n', 1)[0]!;
  const bin = dirname(readlinkSync(`/proc/${pid}/exe`));
  const { uid, gid } = statSync(data);
  const control = (...command: string[]) => {
    execFileSync(join(bin, 'pg_ctl'), ['--pgdata', data, ...command], { uid, gid, cwd: folder, stdio: 'ignore' });
  };
  const options = readFileSync(join(data, 'postmaster.opts'), 'utf8').trim().split(' ').slice(1).join(' ');
  control('stop', '--mode', 'immediate');
  return { recover: () => control('start', '--wait', '--options', options.replaceAll('"', "'")) };
}
