/**
 * The lock on the folder in which the embedded database lies: two processes in one folder would ruin it, and the
 * database itself does not keep them apart.
 *
 * The lock is a file that names the process. It is never taken from a process that lives; one that a dead process
 * left behind is taken over, and of several who try at once one wins:
 *
 * - a lock file appears complete or not at all (it is written under another name and linked to its own);
 * - who finds a dead holder must first have the lock on *that holder's* lock, which is a lock file like any other
 *   and so survives a death as well; only who has it may put their own lock in the place of the dead one's.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';

/** Another process, or this one already, has the folder. */
export class DataFolderInUse extends Error {
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, holder: Holder, lockFile: string) {
    const elsewhere = holder.host !== hostname();
    super(
      `The data in ${folder} is in use by process ${holder.pid}${elsewhere ? ` on ${holder.host}` : ''}.` +
        (elsewhere ? ` If that process has ended, remove ${lockFile}.` : ' Stop it first, or use another folder.'),
    );
    this.folder = folder;
    this.pid = holder.pid;
  }
}

export interface DataFolderLock {
  /** Lets others in. May be called again. */
  release(): Promise<void>;
}

/** What a lock file says. */
interface Holder {
  /** Never the same twice, so that one lock cannot be taken for another. */
  token: string;
  pid: number;
  /** Tells the process from a later one with the same pid; null where the system does not say. */
  started: string | null;
  host: string;
}

/**
 * Takes the folder for this process; makes it when it is not there.
 *
 * Rejects with {@link DataFolderInUse} when a process that lives has it.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  await mkdir(folder, { recursive: true });
  const path = join(resolve(folder), 'lock');
  await take(path, folder);
  let held = true;
  return {
    async release() {
      if (!held) return;
      held = false;
      await rm(path, { force: true });
    },
  };
}

async function take(path: string, folder: string): Promise<void> {
  for (;;) {
    if (await putWhereNothingIs(path)) return;
    const holder = await read(path);
    if (holder === undefined) continue; // let go of in the meantime
    if (mayLive(holder)) throw new DataFolderInUse(folder, holder, path);
    const succession = `${path}.${holder.token}`;
    await take(succession, folder);
    try {
      // Somebody may have had the succession before us and be done.
      if ((await read(path))?.token === holder.token) {
        await putInPlaceOf(path);
        return;
      }
    } finally {
      await rm(succession);
    }
  }
}

async function writeDraft(path: string): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`;
  const holder: Holder = {
    token: randomUUID(),
    pid: process.pid,
    started: startOfProcess(process.pid),
    host: hostname(),
  };
  await writeFile(draft, JSON.stringify(holder), { flag: 'wx', flush: true });
  return draft;
}

/** @returns whether the lock is ours; false when there is one already */
async function putWhereNothingIs(path: string): Promise<boolean> {
  const draft = await writeDraft(path);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

async function putInPlaceOf(path: string): Promise<void> {
  await rename(await writeDraft(path), path);
}

async function read(path: string): Promise<Holder | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch (cause) {
    // Only a fault of the disk makes one: files are put here whole.
    throw new Error(`${path} cannot be read. Remove it if no server uses the folder.`, { cause });
  }
}

/** Whether the holder lives, as far as can be told: a process on another machine cannot be seen from here. */
function mayLive({ pid, started, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (!hasProcess(pid)) return false;
  const startedNow = startOfProcess(pid);
  return started === null || startedNow === null || started === startedNow;
}

/** Whether a process with this pid lives. One that has ended and only waits for its parent to notice does not. */
function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only asks
  } catch (error) {
    // EPERM: it lives and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statOf(pid)?.[0] !== 'Z';
}

/**
 * When the process started, as text to be compared and nothing else; null where the system does not tell
 * (only Linux does).
 */
function startOfProcess(pid: number): string | null {
  const ticks = statOf(pid)?.[19];
  // Ticks count from the start of the machine, so they say little without which start that was.
  return ticks === undefined ? null : `${readText('/proc/sys/kernel/random/boot_id') ?? ''}/${ticks}`;
}

/** Fields of `/proc/<pid>/stat` from the third on (`state`, …, `starttime`): the second is a name with anything in it. */
function statOf(pid: number): string[] | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
