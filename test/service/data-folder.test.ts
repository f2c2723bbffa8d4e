import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { DataFolderInUse, lockDataFolder } from '../../demo-server/node/data-folder.ts';
import { FULL } from './extent.ts';

const ROUNDS = FULL ? 40 : 4;

describe('the lock of the data folder', () => {
  let folder: string;
  let children: ChildProcess[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-data-'));
    children = [];
  });
  afterEach(async () => {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true });
  });

  /** A process that will try to take the folder when told to `take`, and says what came of it. */
  async function startContender(): Promise<ChildProcess> {
    const child = fork(new URL('take-data-folder.ts', import.meta.url), [folder]);
    children.push(child);
    const [message] = (await once(child, 'message')) as [string];
    assert.equal(message, 'ready');
    return child;
  }

  async function tell(child: ChildProcess, order: 'take' | 'release'): Promise<string> {
    const answer = once(child, 'message') as Promise<[string]>;
    child.send(order);
    return (await answer)[0];
  }

  async function end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function leaveStaleLock(): Promise<number> {
    const holder = await startContender();
    assert.equal(await tell(holder, 'take'), 'taken');
    await end(holder);
    return holder.pid ?? 0;
  }

  const lockFile = () => join(folder, 'lock');

  test('is not given to a second process; the error names folder and holder', async () => {
    const holder = await startContender();
    assert.equal(await tell(holder, 'take'), 'taken');
    await assert.rejects(lockDataFolder(folder), (error) => {
      assert.ok(error instanceof DataFolderInUse);
      assert.equal(error.pid, holder.pid);
      assert.equal(error.folder, folder);
      assert.ok(error.message.includes(folder) && error.message.includes(String(holder.pid)));
      return true;
    });
    assert.equal(await tell(holder, 'release'), 'released');
    const lock = await lockDataFolder(folder);
    await lock.release();
  });

  test('is not given to the same process twice, but after it was released', async () => {
    const lock = await lockDataFolder(folder);
    await assert.rejects(lockDataFolder(folder), DataFolderInUse);
    await lock.release();
    await lock.release();
    const again = await lockDataFolder(folder);
    await lock.release(); // the first, long released: what is held now is another's
    await assert.rejects(lockDataFolder(folder), DataFolderInUse);
    await again.release();
    assert.deepEqual(await readdir(folder), []);
  });

  test('makes the folder when it is not there', async () => {
    const lock = await lockDataFolder(join(folder, 'not', 'there'));
    await lock.release();
  });

  test('is taken over from a process that was killed', async () => {
    await leaveStaleLock();
    const lock = await lockDataFolder(folder);
    await assert.rejects(lockDataFolder(folder), DataFolderInUse);
    await lock.release();
    assert.deepEqual(await readdir(folder), []);
  });

  test(
    'is taken over from a process whose pid another one has now',
    { skip: process.platform !== 'linux' && 'only Linux tells when a process started' },
    async () => {
      await leaveStaleLock();
      const stale = JSON.parse(await readFile(lockFile(), 'utf8')) as { pid: number };
      await writeFile(lockFile(), JSON.stringify({ ...stale, pid: process.pid }));
      const lock = await lockDataFolder(folder);
      await lock.release();
    },
  );

  test('is left to a process of another machine, which nobody here can see', async () => {
    await leaveStaleLock();
    const stale = JSON.parse(await readFile(lockFile(), 'utf8')) as { pid: number };
    await writeFile(lockFile(), JSON.stringify({ ...stale, host: 'elsewhere.example' }));
    await assert.rejects(lockDataFolder(folder), (error) => {
      assert.ok(error instanceof DataFolderInUse);
      assert.match(error.message, /elsewhere\.example/u);
      assert.ok(error.message.includes(lockFile()));
      return true;
    });
  });

  test('is not taken when its file cannot be read as one', async () => {
    await writeFile(lockFile(), '');
    await assert.rejects(lockDataFolder(folder), /cannot be read/u);
    assert.equal(await readFile(lockFile(), 'utf8'), '');
  });

  test('survives the death of one who was about to take it over', async () => {
    await leaveStaleLock();
    const { token } = JSON.parse(await readFile(lockFile(), 'utf8')) as { token: string };
    // The state of things when a process dies right after it got the succession: a lock on the dead one's lock.
    const dead = JSON.parse(await readFile(lockFile(), 'utf8')) as object;
    await writeFile(`${lockFile()}.${token}`, JSON.stringify({ ...dead, token: 'token-of-the-successor' }));
    const lock = await lockDataFolder(folder);
    await assert.rejects(lockDataFolder(folder), DataFolderInUse);
    await lock.release();
    assert.deepEqual(await readdir(folder), []);
  });

  for (const state of ['free', 'left behind'] as const) {
    test(`of processes that try at once, one gets a folder that is ${state}`, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        if (state === 'left behind') await leaveStaleLock();
        const contenders = await Promise.all(Array.from({ length: 4 }, startContender));
        const answers = await Promise.all(contenders.map((child) => tell(child, 'take')));
        assert.equal(answers.filter((answer) => answer === 'taken').length, 1, answers.join(' | '));
        assert.equal(answers.filter((answer) => answer === 'in use').length, 3, answers.join(' | '));
        await tell(contenders[answers.indexOf('taken')]!, 'release');
        await Promise.all(contenders.map(end));
      }
    });
  }
});
