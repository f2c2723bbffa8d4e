/** What every store must do with acts on many: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobItem, JobOutcome, JobRecord } from '../../demo-server/service/group-requests/job-register.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { addFamilies, type Family } from './families.ts';
import { addMunicipality, newMunicipality, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T11:00:00.000Z';

interface Ground {
  municipality: Municipality;
  families: Family[];
}

function jobOf({ organisation, template, stranger }: Municipality, change: Partial<JobRecord> = {}): JobRecord {
  return {
    organisationId: organisation.id,
    id: randomUUID(),
    templateId: template.id,
    act: 'send',
    lastValidDay: null,
    plannedBy: stranger.id,
    plannedAt: NOW,
    startedBy: null,
    startedAt: null,
    ...change,
  };
}

/** One for each family, the last ones as they are told. */
function itemsOf(families: Family[], ...told: Partial<JobItem>[]): JobItem[] {
  const first = families.length - told.length;
  return families.map(({ child }, position) => ({
    subjectId: child.id,
    position,
    state: 'ready',
    reason: null,
    mails: 0,
    ...told[position - first],
  }));
}

export function jobsContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`acts on many in ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    async function start(count = 3): Promise<Ground> {
      const municipality = await addMunicipality(store, newMunicipality());
      return { municipality, families: await addFamilies(store, municipality, count, { guardians: 0 }) };
    }
    const add = (job: JobRecord, items: JobItem[]) => store.transaction((tx) => tx.jobs.addJob(job, items));
    const read = ({ organisationId, id }: JobRecord) => store.transaction((tx) => tx.jobs.job(organisationId, id));
    const startJob = ({ organisationId, id }: JobRecord, by: string, lastValidDay: string | null = null, at = LATER) =>
      store.transaction((tx) => tx.jobs.startJob(organisationId, id, { by, at, lastValidDay }));
    const take = ({ organisationId, id }: JobRecord, limit = 100, from = store) =>
      from.transaction((tx) => tx.jobs.takeItems(organisationId, id, limit));
    const settle = ({ organisationId, id }: JobRecord, ...outcomes: JobOutcome[]) =>
      store.transaction((tx) => tx.jobs.settleItems(organisationId, id, outcomes));
    const inState = async ({ organisationId, id }: JobRecord, state: JobItem['state'], offset = 0, limit = 100) =>
      (await store.transaction((tx) => tx.jobs.items(organisationId, id, state, { offset, limit }))).map(
        ({ subjectId }) => subjectId,
      );

    test('tells how many have each reason, the most frequent first', async () => {
      const { municipality, families } = await start(4);
      const [job, other] = [jobOf(municipality), jobOf(municipality)];
      const [closed, left] = (['closed', 'left'] as const).map((reason) => ({ state: 'skipped' as const, reason }));
      await add(job, itemsOf(families, closed!, left!, left!));
      await add(other, itemsOf(families, closed!));
      const told = (state: JobItem['state']) =>
        store.transaction((tx) => tx.jobs.reasons(job.organisationId, job.id, state));
      assert.deepEqual(await told('skipped'), [
        { reason: 'left', count: 2 },
        { reason: 'closed', count: 1 },
      ]);
      assert.deepEqual(await told('ready'), []);
    });

    test('gives back what was planned, with its counts', async () => {
      const { municipality, families } = await start();
      const job = jobOf(municipality, { act: 'close' });
      await add(job, itemsOf(families, { state: 'skipped', reason: 'left' }));
      assert.deepEqual(await read(job), { ...job, counts: { ready: 2, done: 0, skipped: 1, failed: 0, mails: 0 } });
      const empty = jobOf(municipality);
      await add(empty, []);
      assert.deepEqual((await read(empty))?.counts, { ready: 0, done: 0, skipped: 0, failed: 0, mails: 0 });
      const elsewhere = await addMunicipality(store, newMunicipality());
      assert.equal(await read({ ...job, organisationId: elsewhere.organisation.id }), undefined);
    });

    test('refuses what is about nobody, by nobody, or about one person twice', async () => {
      const { municipality, families } = await start();
      const items = itemsOf(families);
      await assert.rejects(add(jobOf(municipality, { templateId: 'none' }), items));
      await assert.rejects(add(jobOf(municipality, { plannedBy: 'nobody' }), items));
      await assert.rejects(add(jobOf(municipality), [{ ...items[0]!, subjectId: 'nobody' }]));
      await assert.rejects(add(jobOf(municipality), [items[0]!, { ...items[0]!, position: 1 }]));
    });

    test('starts a job once, and then it is under way until nothing is ready', async () => {
      const { municipality, families } = await start(1);
      const { organisation, template, stranger, guardian } = municipality;
      const [job, next] = [jobOf(municipality), jobOf(municipality)];
      for (const each of [job, next]) await add(each, itemsOf(families));
      const running = () =>
        store.transaction(async (tx) => {
          const all = await tx.jobs.runningJobs(organisation.id);
          assert.deepEqual(await tx.jobs.runningJob(organisation.id, template.id), all[0]);
          assert.equal(await tx.jobs.runningJob(organisation.id, 'another'), undefined);
          return all.map(({ id }) => id);
        });
      assert.deepEqual(await running(), []);
      assert.equal(await startJob(next, stranger.id), true);
      assert.equal(await startJob(job, stranger.id, '2026-12-24', NOW), true);
      assert.equal(await startJob(job, guardian.id, null), false);
      assert.equal(await startJob({ ...job, id: 'none' }, guardian.id), false);
      const { counts: _, ...started } = (await read(job))!;
      const expected = { ...job, startedBy: stranger.id, startedAt: NOW, lastValidDay: '2026-12-24' };
      assert.deepEqual(started, expected);
      assert.deepEqual(await running(), [job.id, next.id], 'the oldest first');
      await settle(job, { subjectId: families[0]!.child.id, state: 'done', reason: null, mails: 2 });
      assert.deepEqual(await running(), [next.id]);
      assert.deepEqual((await read(job))?.counts, { ready: 0, done: 1, skipped: 0, failed: 0, mails: 2 });
    });

    test('lists those in one state, page by page in their order, with who they are', async () => {
      const { municipality, families } = await start(5);
      const job = jobOf(municipality);
      // Put in in another order than they are to be done in.
      await add(job, itemsOf(families, { state: 'skipped', reason: 'said-no' }).reverse());
      const ids = families.map(({ child }) => child.id);
      assert.deepEqual(await inState(job, 'ready'), ids.slice(0, 4));
      assert.deepEqual(await inState(job, 'ready', 1, 2), ids.slice(1, 3));
      assert.deepEqual(await inState(job, 'failed'), []);
      const page = { offset: 0, limit: 1 };
      const [skipped] = await store.transaction((tx) => tx.jobs.items(job.organisationId, job.id, 'skipped', page));
      const { child } = families[4]!;
      const item = { subjectId: child.id, position: 4, state: 'skipped', reason: 'said-no', mails: 0 };
      assert.deepEqual(skipped, { ...item, person: child });
    });

    test('settles what is ready, and nothing else', async () => {
      const { municipality, families } = await start(3);
      const [a, b, c] = families.map(({ child }) => child.id) as [string, string, string];
      const job = jobOf(municipality);
      await add(job, itemsOf(families));
      await settle(
        job,
        { subjectId: a, state: 'done', reason: null, mails: 1 },
        { subjectId: b, state: 'failed', reason: 'failed', mails: 0 },
      );
      await settle(
        job,
        { subjectId: a, state: 'failed', reason: 'failed', mails: 0 },
        { subjectId: b, state: 'done', reason: null, mails: 5 },
      );
      assert.deepEqual((await read(job))?.counts, { ready: 1, done: 1, skipped: 0, failed: 1, mails: 1 });
      assert.deepEqual(
        (await take(job)).map(({ subjectId }) => subjectId),
        [c],
      );
    });

    test('makes those ready again that have failed, and no others', async () => {
      const { municipality, families } = await start(3);
      const job = jobOf(municipality);
      await add(
        job,
        itemsOf(
          families,
          { state: 'done', mails: 2 },
          { state: 'skipped', reason: 'left' },
          {
            state: 'failed',
            reason: 'failed',
          },
        ),
      );
      const retry = () => store.transaction((tx) => tx.jobs.retryFailed(job.organisationId, job.id));
      assert.equal(await retry(), 1);
      assert.equal(await retry(), 0);
      const again = { subjectId: families[2]!.child.id, position: 2, state: 'ready', reason: null, mails: 0 };
      assert.deepEqual(await take(job), [again]);
    });

    test('forgets plans from before an instant, and nothing that was started', async () => {
      const { municipality, families } = await start(1);
      const old = jobOf(municipality, { plannedAt: '2026-11-20T09:59:59.999Z' });
      const [started, fresh] = [jobOf(municipality, { ...old, id: randomUUID() }), jobOf(municipality)];
      for (const job of [old, started, fresh]) await add(job, itemsOf(families));
      await startJob(started, municipality.stranger.id);
      await store.transaction((tx) => tx.jobs.forgetPlans(old.organisationId, NOW));
      assert.equal(await read(old), undefined);
      assert.deepEqual(await inState(old, 'ready'), []);
      for (const job of [started, fresh]) assert.equal((await read(job))?.counts.ready, 1);
    });

    test('gives back to the others what a taker could not finish', async () => {
      const { municipality, families } = await start(2);
      const job = jobOf(municipality);
      await add(job, itemsOf(families));
      const [first] = families;
      const failing = store.transaction(async (tx) => {
        await tx.jobs.takeItems(job.organisationId, job.id, 1);
        const done: JobOutcome = { subjectId: first!.child.id, state: 'done', reason: null, mails: 1 };
        await tx.jobs.settleItems(job.organisationId, job.id, [done]);
        throw new Error('killed');
      });
      await assert.rejects(failing);
      assert.equal((await take(job)).length, 2);
    });

    test('holds still what others would change, beside others who hold it still', async () => {
      const { municipality } = await start(0);
      const { organisation, template } = municipality;
      const hold = (from: Store, work: () => Promise<void> = async () => {}) =>
        from.transaction(async (tx) => {
          const held = await tx.jobs.holdStill(organisation.id, template.id);
          await work();
          return held;
        });
      assert.equal(await hold(store), true);
      // Where transactions follow each other there is nothing to hold.
      const [one, other] = opened.stores;
      if (one === undefined || other === undefined) return;
      const changes = [
        (from: Store, work: () => Promise<void>) =>
          from.transaction(async (tx) => {
            await tx.versionsOf(organisation.id, template.id, { forUpdate: true });
            await work();
          }),
        (from: Store, work: () => Promise<void>) =>
          from.transaction(async (tx) => {
            await tx.groups.holdGroups(organisation.id);
            await work();
          }),
      ];
      for (const change of changes) {
        const order: string[] = [];
        let changing: Promise<void> | undefined;
        await hold(one, async () => {
          changing = change(other, async () => void order.push('changed'));
          assert.equal(await hold(other), true);
          await pause(50);
          order.push('held');
        });
        await changing;
        assert.deepEqual(order, ['held', 'changed']);
        await change(one, async () => assert.equal(await hold(other), false, 'it does not wait'));
      }
    });

    test('gives each item to one of many takers', async () => {
      const { municipality, families } = await start(60);
      const job = jobOf(municipality);
      await add(job, itemsOf(families));
      const taken: string[] = [];
      const taker = async (from: Store) => {
        for (;;) {
          const some = await from.transaction(async (tx) => {
            const items = await tx.jobs.takeItems(job.organisationId, job.id, 7);
            const outcomes = items.map(
              ({ subjectId }) => ({ subjectId, state: 'done', reason: null, mails: 1 }) as const,
            );
            await tx.jobs.settleItems(job.organisationId, job.id, outcomes);
            return items;
          });
          if (some.length === 0) return;
          taken.push(...some.map(({ subjectId }) => subjectId));
        }
      };
      await Promise.all(Array.from({ length: 6 }, (_, n) => taker(opened.stores[n % opened.stores.length]!)));
      assert.deepEqual(taken.toSorted(), families.map(({ child }) => child.id).sort());
      assert.deepEqual((await read(job))?.counts, { ready: 0, done: 60, skipped: 0, failed: 0, mails: 60 });
    });
  });
}
