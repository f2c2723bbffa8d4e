/** Acts on many, carried out by servers that are stopped and killed: nothing lost, nothing doubled. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openPostgres } from '../../demo-server/node/sql/open-postgres.ts';
import { startJobWorker } from '../../demo-server/node/work/job-worker.ts';
import { startWorker } from '../../demo-server/node/work/worker.ts';
import type { LogLine } from '../../demo-server/service/problem.ts';
import type { Store } from '../../demo-server/service/store.ts';
import type { BulkJob, GroupRequests } from '../../src/contract/group-requests.ts';
import type { TemplateList } from '../../src/contract/template-list.ts';
import { AUDIT } from '../service/audit.ts';
import { EVERYBODY, startActing, type Acting } from '../service/group-acts.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo } from './demo.ts';
import { startPostgres, withoutPostgres, type TestPostgres } from '../service/postgres.ts';

const NOW = '2026-11-20T10:00:00.000Z';

function workerOf(acting: Acting, store: Store = acting.store) {
  const log: LogLine[] = [];
  const worker = startJobWorker({
    store,
    now: () => new Date(NOW),
    log: (line) => log.push(line),
  });
  return { worker, log };
}

describe('the worker', () => {
  it('carries out what was started, as soon as it is woken, and logs counts alone', async () => {
    const acting = await startActing(2);
    const { worker, log } = workerOf(acting);
    const job = await acting.planned('send');
    await acting.started(job);
    worker.wake();
    while (log.length === 0) await pause(5);
    await worker.stop();
    assert.deepEqual(log, [{ level: 'info', event: 'jobs', done: 2, skipped: 0, failed: 0, mails: 4 }]);
    assert.equal(((await acting.jobs(`/${job.id}`)).json as BulkJob).state, 'finished');
  });

  it('finishes the batch that it has when it stops, and leaves the rest', async () => {
    const acting = await startActing(120, { guardians: 1 });
    const job = await acting.planned('send', { all: { search: 'lapsi' } });
    await acting.started(job);
    const { worker } = workerOf(acting);
    const counts = async () => (await acting.jobs(`/${job.id}`)).json as BulkJob;
    while ((await counts()).done === 0) await pause(1);
    await worker.stop();
    const { done } = await counts();
    assert.ok(done > 0 && done < 120 && done % 25 === 0, String(done));
    await pause(20);
    assert.equal((await counts()).done, done, 'nothing is done after it has stopped');
  });

  it('goes on after a database that failed, and says so without its words', async () => {
    const log: LogLine[] = [];
    let runs = 0;
    const worker = startWorker({
      run: () => (++runs === 1 ? Promise.reject(new TypeError('guardian-0@posti.example')) : Promise.resolve()),
      interval: 5,
      lastWork: 100,
      failed: 'jobs-failed',
      log: (line) => log.push(line),
    });
    while (runs < 2) await pause(1);
    await worker.stop();
    assert.deepEqual(log, [{ level: 'error', event: 'jobs-failed', error: 'TypeError' }]);
  });

  it('runs once more for who wakes it while it is under way, and one run at a time', async (context) => {
    let runs = 0;
    let underWay = 0;
    let release = () => {};
    const worker = startWorker({
      async run() {
        runs += 1;
        assert.equal(++underWay, 1);
        await new Promise<void>((resolve) => (release = resolve));
        underWay -= 1;
      },
      interval: 1_000_000,
      lastWork: 100,
      failed: 'failed',
      log: (line) => assert.fail(JSON.stringify(line)),
    });
    context.after(() => worker.stop());
    for (let wake = 0; wake < 3; wake += 1) worker.wake();
    release();
    await pause(10);
    assert.equal(runs, 2);
    release();
    await pause(10);
    assert.equal(runs, 2);
    await worker.stop();
    worker.wake();
    await pause(10);
    assert.equal(runs, 2);
  });
});

describe('the server', () => {
  it('carries out what the staff start, while they look on', async () => {
    const demo = await startDemo();
    try {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin, 'hilkka');
      const ask = async <T>(path: string, body?: object): Promise<T> => {
        const headers = { 'Content-Type': 'application/json' };
        const init = body && { method: 'POST', headers, body: JSON.stringify(body) };
        const answer = await visitor.api(demo.origin, `/api/templates${path}`, init);
        assert.ok(answer.ok, `${path} answers ${answer.status}`);
        return (await answer.json()) as T;
      };
      const { items } = await ask<TemplateList>('');
      const template = items.find(({ target }) => target.kind === 'group')!;
      const jobs = `/${template.id}/requests/jobs`;
      const { possible } = await ask<GroupRequests>(`/${template.id}/requests`);
      assert.ok(possible.close > 0);
      const job = await ask<BulkJob>(jobs, { act: 'close', selection: EVERYBODY });
      assert.equal(job.ready, possible.close);
      await ask(`${jobs}/${job.id}/start`, {});
      let state = 'running';
      while (state !== 'finished') {
        await pause(5);
        ({ state } = await ask<BulkJob>(`${jobs}/${job.id}`));
      }
      const page = await ask<GroupRequests>(`/${template.id}/requests`);
      assert.equal(page.possible.close, 0);
      assert.equal(page.statuses.find(({ status }) => status === 'closed')?.count, job.ready);
    } finally {
      await demo.stop();
    }
  });
});

describe('two servers on one PostgreSQL', { skip: withoutPostgres }, () => {
  let postgres: TestPostgres;
  before(async () => {
    postgres = await startPostgres();
  });
  after(() => postgres.stop());

  it('share a job; when one is killed in the middle, nothing is lost and nothing doubled', async () => {
    const url = await postgres.database('jobs');
    const { store, close } = await openPostgres(url, AUDIT);
    const acting = await startActing(600, { store, guardians: 1 });
    const { organisation } = acting.municipality;
    const job = await acting.planned('send', { all: { search: 'lapsi' } });
    await acting.started(job);
    const counts = async () => (await acting.jobs(`/${job.id}`)).json as BulkJob;

    const start = () =>
      fork(fileURLToPath(new URL('job-process.ts', import.meta.url)), {
        env: { PATH: process.env['PATH'], DATABASE_URL: url, ORGANISATION: organisation.id, NOW },
        stdio: 'inherit',
      });
    const workers = [start(), start()];
    const ended = workers.map((worker) => once(worker, 'exit'));
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    for (const worker of workers) worker.send('go');
    while ((await counts()).done < 200) await pause(5);
    workers[0]!.kill('SIGKILL');
    const [[, signal], [code]] = (await Promise.all(ended)) as [[number | null, string | null], [number | null]];
    assert.deepEqual([signal, code], ['SIGKILL', 0], 'one was not done yet, the other went on to the end');

    // What the killed one had in its hands when the other came to an end is there for who comes next.
    const left = await counts();
    assert.ok(left.ready <= 20, String(left.ready));
    await acting.work();
    const { state, done, failed, skipped, mails } = await counts();
    assert.deepEqual(
      { state, done, failed, skipped, mails },
      {
        state: 'finished',
        done: 600,
        failed: 0,
        skipped: 0,
        mails: 600,
      },
    );
    const requests = await store.transaction((tx) =>
      tx.requestsAbout(
        organisation.id,
        acting.families.map(({ child }) => child.id),
      ),
    );
    assert.equal(requests.length, 600);
    assert.equal(new Set(requests.map(({ subjectId }) => subjectId)).size, 600);
    const { personId: by } = acting.editor;
    const expected = [
      { seq: 1, type: 'created', at: NOW },
      { seq: 2, type: 'sent', at: NOW, by },
    ];
    for (const { events } of requests) assert.deepEqual(events, expected);
    const written = (await acting.mails()).map(({ personId }) => personId);
    assert.deepEqual(written.sort(), acting.families.map(({ guardians }) => guardians[0]!.id).sort());
    assert.deepEqual((await acting.done('send', EVERYBODY)).done, 0, 'and nobody is asked again');
    await close();
  });
});
