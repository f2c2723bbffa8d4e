/** What the staff do to the requests of many people: planned, started, carried out once, and retried where it failed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { forgetOldPlans } from '../../demo-server/service/group-requests/plan-job.ts';
import { runJobs } from '../../demo-server/service/group-requests/run-jobs.ts';
import type { Store, Transaction } from '../../demo-server/service/store.ts';
import type { BulkItems, BulkJob, GroupRequests } from '../../src/contract/group-requests.ts';
import { ACTS } from '../../src/model/group-act.ts';
import type { RequestStatus } from '../../src/model/request-status.ts';
import { addFamilies, GROUP, type Family } from './families.ts';
import { FULL } from './extent.ts';
import { EVERYBODY, startActing, type Acting } from './group-acts.ts';
import { actorOf, addMunicipality } from './municipality.ts';
import { onEveryStore } from './every-store.ts';
import type { OpenedStores } from './store-contract.ts';
import { NOW } from './test-service.ts';

const DAY = 24 * 60 * 60 * 1000;
const daysLater = (days: number, from = NOW) => new Date(Date.parse(from) + days * DAY).toISOString();
const counted = ({ ready, done, skipped, failed, mails }: BulkJob) => ({ ready, done, skipped, failed, mails });
const idsOf = (...families: Family[]) => ({ ids: families.map(({ child }) => child.id) });

describe('sending to many', () => {
  it('asks each once, whom their guardians answer for, and writes to each guardian', async () => {
    const acting = await startActing(3);
    const { families, municipality, editor, ask } = acting;
    const job = await acting.planned('send');
    assert.deepEqual([job.state, counted(job)], ['planned', { ready: 3, done: 0, skipped: 1, failed: 0, mails: 0 }]);
    assert.equal((await acting.mails()).length, 0, 'nothing is done yet');
    assert.equal((await acting.started(job, { lastValidDay: '2027-06-05' })).state, 'running');
    await acting.work();
    const after = (await acting.jobs(`/${job.id}`)).json as BulkJob;
    assert.deepEqual([after.state, after.lastValidDay], ['finished', '2027-06-05']);
    assert.deepEqual(counted(after), { ready: 0, done: 3, skipped: 1, failed: 0, mails: 6 });

    for (const family of families) {
      const { child, guardians } = family;
      const request = await acting.requestOf(family);
      assert.deepEqual(
        request.participants.map(({ personId, role }) => [personId, role]),
        [...guardians.map(({ id }) => [id, 'guardian']), [child.id, 'subject']],
      );
      assert.deepEqual([request.version.id, request.lastValidDay], [municipality.version.id, '2027-06-05']);
      assert.deepEqual(request.events, [
        { seq: 1, type: 'created', at: NOW },
        { seq: 2, type: 'sent', at: NOW, by: editor.personId },
      ]);
      const seen = await ask(actorOf(guardians[0]!), { path: `/api/consents/${request.id}` });
      assert.equal(seen.status, 200);
      assert.ok(!seen.text.includes(editor.personId), 'who did it is for the staff');
    }
    const told = (await acting.mails()).map(({ kind, personId }) => `${kind} ${personId}`);
    const expected = families.flatMap(({ guardians }) => guardians.map(({ id }) => `request ${id}`));
    assert.deepEqual(told.sort(), expected.sort());
  });

  it('does nothing the second time: neither started twice, planned twice, nor planned at the same time', async () => {
    const acting = await startActing(3);
    const [first, second] = [await acting.planned('send'), await acting.planned('send')];
    await acting.started(first, { lastValidDay: '2027-01-01' });
    assert.equal((await acting.started(first, { lastValidDay: '2027-02-02' })).lastValidDay, '2027-01-01');
    acting.clock.now = '2026-11-20T10:00:01.000Z';
    await acting.started(second);
    await acting.work();
    assert.equal((await acting.started(first, { lastValidDay: '2020-01-01' })).state, 'finished');
    await acting.work();
    assert.deepEqual(counted(await acting.done('send')), { ready: 0, done: 0, skipped: 4, failed: 0, mails: 0 });
    const late = (await acting.jobs(`/${second.id}`)).json as BulkJob;
    assert.deepEqual(counted(late), { ready: 0, done: 0, skipped: 4, failed: 0, mails: 0 });
    assert.deepEqual((await acting.items(second, 'skipped')).map(({ reason }) => reason).sort(), [
      'already-sent',
      'already-sent',
      'already-sent',
      'left',
    ]);
    for (const family of acting.families) await acting.requestOf(family);
    assert.equal((await acting.mails()).length, 6);
  });

  it('passes over who has left since, and asks nobody who has nobody to answer', async () => {
    const acting = await startActing(2);
    const { store, municipality, families } = acting;
    const { organisation } = municipality;
    const [orphan] = await addFamilies(store, municipality, 1, { guardians: 1, custody: 'none' });
    const job = await acting.planned('send', idsOf(...families, orphan!));
    assert.deepEqual(
      (await acting.items(job, 'skipped')).map(({ id, reason }) => [id, reason]),
      [[orphan!.child.id, 'nobody-to-answer']],
    );
    await store.transaction((tx) => tx.groups.leave(organisation.id, GROUP, [families[0]!.child.id], NOW));
    await acting.started(job);
    await acting.work();
    const skipped = (await acting.items(job, 'skipped')).map(({ id, reason }) => `${id} ${reason}`);
    assert.deepEqual(skipped.sort(), [`${families[0]!.child.id} left`, `${orphan!.child.id} nobody-to-answer`].sort());
    assert.deepEqual(await acting.requestsOf(families[0]!), []);
  });

  it('asks by the text that is published when it comes to it', async () => {
    const acting = await startActing(1);
    const job = await acting.planned('send');
    const { version } = await acting.published({ major: 3, minor: 0 });
    await acting.started(job);
    await acting.work();
    assert.equal((await acting.requestOf(acting.families[0]!)).versionId, version.id);
  });

  it('asks nobody when no text is published any more', async () => {
    const acting = await startActing(2);
    const { organisation, version } = acting.municipality;
    const job = await acting.planned('send', idsOf(...acting.families));
    await acting.started(job);
    await acting.store.transaction((tx) => tx.archiveVersion(organisation.id, version.id));
    await acting.work();
    assert.deepEqual(
      (await acting.items(job, 'skipped')).map(({ reason }) => reason),
      ['nothing-published', 'nothing-published'],
    );
  });

  it('asks nobody for an answer whose last day has passed while the server stood still', async () => {
    const acting = await startActing(1);
    const job = await acting.planned('send', idsOf(...acting.families));
    await acting.started(job, { lastValidDay: '2026-11-20' });
    acting.clock.now = '2026-11-20T22:00:00.000Z';
    await acting.work();
    assert.deepEqual(
      (await acting.items(job, 'skipped')).map(({ reason }) => reason),
      ['answering-over'],
    );
    assert.deepEqual(await acting.requestsOf(acting.families[0]!), []);
  });

  it('lets those answer who have said in advance what they answer, and does not write to them', async () => {
    const change: Parameters<typeof startActing>[1] = {
      change: (each) => ({ ...each, template: { ...each.template, standingConsents: true } }),
    };
    const acting = await startActing(1, change);
    const { store, municipality, families } = acting;
    const [{ child, guardians }] = families as [Family];
    await store.transaction((tx) =>
      tx.addStandingConsent({
        id: 'standing',
        organisationId: municipality.organisation.id,
        personId: guardians[0]!.id,
        subjectId: child.id,
        purposeKind: 'photography',
        decision: 'accept',
        lastDay: '2027-01-01',
        givenAt: NOW,
        endedAt: null,
      }),
    );
    assert.equal((await acting.done('send', idsOf(families[0]!))).mails, 1);
    assert.deepEqual(
      (await acting.mails()).map(({ personId }) => personId),
      [guardians[1]!.id],
    );
    assert.equal((await acting.requestOf(families[0]!)).events.at(-1)?.type, 'accepted');
  });

  it('asks anew by a new text who was closed, and nobody who said no', async () => {
    const acting = await startActing(2);
    const [closed, refused] = acting.families as [Family, Family];
    await acting.done('send');
    await acting.answer(refused, 0, 'refused');
    await acting.answer(refused, 1, 'refused');
    await acting.done('close', idsOf(closed));
    await acting.published({ major: 3, minor: 0 });
    const job = await acting.done('send', idsOf(closed, refused));
    assert.deepEqual(counted(job), { ready: 0, done: 1, skipped: 1, failed: 0, mails: 2 });
    assert.deepEqual(
      (await acting.items(job, 'skipped')).map(({ reason }) => reason),
      ['said-no'],
    );
    assert.equal((await acting.requestsOf(closed)).length, 2);
  });
});

describe('reminding many', () => {
  it('writes to those whose answer is waited for, and to nobody within the quiet days', async () => {
    const acting = await startActing(2);
    const [half, none] = acting.families as [Family, Family];
    await acting.done('send');
    assert.deepEqual(counted(await acting.done('remind')), { ready: 0, done: 0, skipped: 3, failed: 0, mails: 0 });
    await acting.answer(half, 0);
    acting.clock.now = daysLater(3);
    const job = await acting.done('remind');
    assert.deepEqual(counted(job), { ready: 0, done: 2, skipped: 1, failed: 0, mails: 3 });
    const reminded = (await acting.mails()).filter(({ kind }) => kind === 'reminder').map(({ personId }) => personId);
    const waited = [half.guardians[1]!, ...none.guardians].map(({ id }) => id);
    assert.deepEqual(reminded.sort(), waited.sort());
    assert.equal((await acting.done('remind')).mails, 0);
  });

  it('reminds the one who was not written to lately, and not the other', async () => {
    const acting = await startActing(1);
    const [family] = acting.families as [Family];
    await acting.done('send');
    acting.clock.now = daysLater(4);
    const request = await acting.requestOf(family);
    const { organisationId } = request;
    const mail = { id: 'm', organisationId, kind: 'reminder' as const, requestId: request.id, key: 'k' };
    const times = { createdAt: daysLater(2), notBefore: daysLater(2) };
    await acting.store.transaction((tx) => tx.mail.addMail({ ...mail, ...times, personId: family.guardians[0]!.id }));
    assert.equal((await acting.done('remind')).mails, 1);
    assert.equal((await acting.mails()).at(-1)?.personId, family.guardians[1]!.id);
  });

  it('wakes nobody: what is started at night is due in the morning', async () => {
    const acting = await startActing(1, { guardians: 1 });
    await acting.done('send');
    acting.clock.now = '2026-11-25T01:00:00.000Z';
    await acting.done('remind');
    assert.equal((await acting.mails()).at(-1)?.notBefore, '2026-11-25T07:00:00.000Z');
  });

  it('writes to nobody who has answered between the plan and its start', async () => {
    const acting = await startActing(1, { guardians: 1 });
    await acting.done('send');
    acting.clock.now = daysLater(4);
    const job = await acting.planned('remind', idsOf(...acting.families));
    assert.equal(job.ready, 1);
    await acting.answer(acting.families[0]!, 0);
    await acting.started(job);
    await acting.work();
    assert.deepEqual(
      (await acting.items(job, 'skipped')).map(({ reason }) => reason),
      ['nobody-awaited'],
    );
  });
});

describe('ending and closing many', () => {
  it('ends the answering: a yes stays valid, nobody can answer any more, and no mail goes out', async () => {
    const acting = await startActing(1, { guardians: 1 });
    const [family] = acting.families as [Family];
    await acting.done('send');
    await acting.answer(family, 0);
    const before = (await acting.mails()).length;
    assert.deepEqual(counted(await acting.done('end-answering', idsOf(family))), {
      ready: 0,
      done: 1,
      skipped: 0,
      failed: 0,
      mails: 0,
    });
    const request = await acting.requestOf(family);
    const { type, by } = request.events.at(-1) as { type: string; by?: string };
    assert.deepEqual([type, by], ['answering-ended', acting.editor.personId]);
    const { detail } = await acting.detail(actorOf(family.guardians[0]!), request.id);
    assert.deepEqual([detail.status, detail.decisions], ['given', ['withdraw']]);
    assert.equal((await acting.mails()).length, before);
    const again = await acting.planned('end-answering', idsOf(family));
    assert.deepEqual(
      (await acting.items(again, 'skipped')).map(({ reason }) => reason),
      ['answering-over'],
    );
  });

  it('closes for good, later than everything, and tells those who had answered or were asked to, once', async () => {
    const acting = await startActing(2);
    const [answered, waiting] = acting.families as [Family, Family];
    await acting.done('send');
    await acting.answer(answered, 0);
    await acting.answer(answered, 1);
    const job = await acting.done('close', idsOf(answered, waiting));
    assert.deepEqual(counted(job), { ready: 0, done: 2, skipped: 0, failed: 0, mails: 4 });
    assert.equal((await acting.done('close', idsOf(answered, waiting))).mails, 0);
    const told = (await acting.mails()).filter(({ kind }) => kind === 'closing').map(({ personId }) => personId);
    assert.deepEqual(told.sort(), [...answered.guardians, ...waiting.guardians].map(({ id }) => id).sort());
    const { events, id } = await acting.requestOf(answered);
    const closed = events.at(-1)!;
    assert.deepEqual([closed.type, (closed as { by?: string }).by], ['closed', acting.editor.personId]);
    assert.ok(events.slice(0, -1).every(({ at }) => at < closed.at));
    const { detail } = await acting.detail(actorOf(answered.guardians[0]!), id);
    assert.deepEqual([detail.status, detail.decisions], ['closed', []]);
  });

  it('does not write of the closing to a parent without custody, who was never asked', async () => {
    const acting = await startActing(0);
    const [family] = (await addFamilies(acting.store, acting.municipality, 1, { guardians: 2 })) as [Family];
    const guardianships = family.guardians.map(({ id: guardianId }, which) => ({
      subjectId: family.child.id,
      guardianId,
      custody: which === 0 ? ('sole' as const) : ('none' as const),
      unreachable: false,
      protected: which === 0,
      relation: 'child' as const,
    }));
    const { id } = acting.municipality.organisation;
    await acting.store.transaction((tx) => tx.groups.setGuardians(id, [family.child.id], guardianships));
    await acting.done('send', idsOf(family));
    await acting.answer(family, 0);
    assert.equal((await acting.done('close', idsOf(family))).mails, 1);
    assert.equal((await acting.mails()).at(-1)?.personId, family.guardians[0]!.id);
  });
});

describe('what fails', () => {
  /** The store, in which nobody can ask about this one. */
  function withFault(store: Store, family: Family, fault: { holds: boolean }): Store {
    const faulty = (transaction: Transaction) =>
      new Proxy(transaction, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          if (name !== 'addRequest') return value.bind(target) as unknown;
          return async (request: Parameters<Transaction['addRequest']>[0]) => {
            if (fault.holds && request.subjectId === family.child.id) throw new RangeError('of the store');
            await target.addRequest(request);
          };
        },
      });
    return new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name !== 'transaction') return value;
        return (work: (transaction: Transaction) => Promise<unknown>) =>
          target.transaction((transaction) => work(faulty(transaction)));
      },
    });
  }

  it('takes no other with it, and is tried again alone', async () => {
    const acting = await startActing(4);
    const { families, store } = acting;
    const bad = families[1]!;
    const fault = { holds: true };
    const job = await acting.planned('send', idsOf(...families));
    await acting.started(job);
    const worked = await acting.work(withFault(store, bad, fault));
    assert.deepEqual(worked, { done: 3, skipped: 0, failed: 1, mails: 6, error: 'RangeError' });
    assert.deepEqual(
      (await acting.items(job, 'failed')).map(({ id, reason }) => [id, reason]),
      [[bad.child.id, 'failed']],
    );
    assert.deepEqual(await acting.requestsOf(bad), []);
    fault.holds = false;
    const again = (await acting.jobs(`/${job.id}/retry`, {})).json as BulkJob;
    assert.deepEqual([again.state, again.ready, again.failed], ['running', 1, 0]);
    await acting.work(withFault(store, bad, fault));
    const after = (await acting.jobs(`/${job.id}`)).json as BulkJob;
    assert.deepEqual(counted(after), { ready: 0, done: 4, skipped: 0, failed: 0, mails: 8 });
    assert.equal((await acting.mails()).length, 8);
  });

  it('leaves everything as it was where the database is away, and says so', async () => {
    const acting = await startActing(2);
    const job = await acting.planned('send', idsOf(...acting.families));
    await acting.started(job);
    const away = new Proxy(acting.store, {
      get: (target, name) =>
        name === 'transaction' ? () => Promise.reject(new TypeError('away')) : (Reflect.get(target, name) as unknown),
    });
    await assert.rejects(acting.work(away), TypeError);
    assert.equal(((await acting.jobs(`/${job.id}`)).json as BulkJob).ready, 2);
    await acting.work();
    assert.equal(((await acting.jobs(`/${job.id}`)).json as BulkJob).done, 2);
  });

  it('stops between two batches when it is told to', async () => {
    const acting = await startActing(5);
    const job = await acting.planned('send', idsOf(...acting.families));
    await acting.started(job);
    const { organisation } = acting.municipality;
    let batches = 0;
    const options = { store: acting.store, organisationId: organisation.id, now: () => new Date(NOW), batch: 2 };
    const worked = await runJobs({ ...options, stopping: () => batches++ === 2 });
    assert.equal(worked.done, 4);
    assert.equal(((await acting.jobs(`/${job.id}`)).json as BulkJob).state, 'running');
  });
});

describe('bad input', () => {
  it('is refused by name, and changes nothing', async () => {
    const acting = await startActing(1);
    const many = Array.from({ length: 1001 }, (_, n) => `id-${n}`);
    const refused: [field: string, body: object][] = [
      ['act', { act: 'delete', selection: EVERYBODY }],
      ['selection', { act: 'send' }],
      ['selection', { act: 'send', selection: {} }],
      ['selection.ids', { act: 'send', selection: { ids: [] } }],
      ['selection.ids', { act: 'send', selection: { ids: many } }],
      ['selection.ids.0', { act: 'send', selection: { ids: ['a b'] } }],
      ['selection.all.status', { act: 'send', selection: { all: { status: 'asleep' } } }],
      ['selection.all.search', { act: 'send', selection: { all: { search: 'a\0' } } }],
      ['selection.all.search', { act: 'send', selection: { all: { search: '\ud800' } } }],
      ['selection.all.search', { act: 'send', selection: { all: { search: 'a'.repeat(101) } } }],
    ];
    for (const [field, body] of refused) {
      const { status, json } = await acting.jobs('', body);
      assert.equal(status, 400, JSON.stringify(body).slice(0, 80));
      const fields = (json as { errors: { field: string }[] }).errors.map((error) => error.field);
      assert.ok(
        fields.some((each) => field.startsWith(each)),
        `${field}: ${fields.join()}`,
      );
    }
    const job = await acting.planned('send');
    for (const lastValidDay of ['2026-11-19', '2027-02-30', 'tomorrow', 5]) {
      assert.equal((await acting.jobs(`/${job.id}/start`, { lastValidDay })).status, 400, String(lastValidDay));
    }
    for (const query of ['state=gone', 'offset=-1', 'offset=x']) {
      assert.equal((await acting.jobs(`/${job.id}/items?${query}`)).status, 400, query);
    }
    assert.equal(((await acting.jobs(`/${job.id}`)).json as BulkJob).state, 'planned');
    await acting.work();
    assert.deepEqual(await acting.requestsOf(acting.families[0]!), []);
    assert.equal((await acting.started(job, { lastValidDay: '2026-11-20' })).state, 'running', 'today is a day ahead');
  });

  it('leaves out who is not of the template', async () => {
    const acting = await startActing(1);
    const { stranger } = acting.municipality;
    const job = await acting.planned('send', { ids: [acting.families[0]!.child.id, stranger.id, 'nobody'] });
    assert.deepEqual(counted(job), { ready: 1, done: 0, skipped: 0, failed: 0, mails: 0 });
  });

  it('finds no job of others, of another template, or that has been a plan for more than a day', async () => {
    const acting = await startActing(1);
    const { store, municipality, editor, viewer, clock } = acting;
    const other = await addMunicipality(store);
    const job = await acting.planned('send');
    const { organisation, template } = municipality;
    await store.transaction((tx) => tx.addTemplate({ ...template, id: 'another' }));
    const foreign = { ...editor, organisationId: other.organisation.id };
    for (const [who, path] of [
      [viewer, `/${job.id}`],
      [foreign, `/${job.id}`],
      [editor, '/nothing'],
      [editor, '/no%00id'],
      [editor, `/../../../another/requests/jobs/${job.id}`],
    ] as const) {
      assert.equal((await acting.jobs(path, undefined, who)).status, 404, path);
      assert.equal((await acting.jobs(`${path}/items`, undefined, who)).status, 404, path);
      assert.equal((await acting.jobs(`${path}/start`, {}, who)).status, 404, path);
      assert.equal((await acting.jobs(`${path}/retry`, {}, who)).status, 404, path);
    }
    assert.equal((await acting.jobs('', { act: 'send', selection: EVERYBODY }, viewer)).status, 404);

    clock.now = daysLater(1);
    assert.equal((await acting.jobs(`/${job.id}`)).status, 200);
    clock.now = new Date(Date.parse(daysLater(1)) + 1).toISOString();
    assert.equal((await acting.jobs(`/${job.id}/start`, {})).status, 404);
    await forgetOldPlans(store, organisation.id, clock.now);
    assert.equal(await store.transaction((tx) => tx.jobs.job(organisation.id, job.id)), undefined);
  });

  it('keeps a job that was started for as long as one likes', async () => {
    const acting = await startActing(1);
    const job = await acting.planned('send');
    await acting.started(job);
    acting.clock.now = daysLater(30);
    await forgetOldPlans(acting.store, acting.municipality.organisation.id, acting.clock.now);
    assert.equal((await acting.started(job)).state, 'running');
  });

  it('is not for those of the staff who have other groups', async () => {
    const acting = await startActing(1);
    const { store, municipality } = acting;
    const { organisation, stranger, guardian } = municipality;
    await store.transaction(async (tx) => {
      await tx.groups.addGroup({ id: 'another', organisationId: organisation.id, name: { fi: 'Toinen' } });
      await tx.addStaff(organisation.id, stranger.id, 'editor', ['another']);
      await tx.addStaff(organisation.id, guardian.id, 'editor', ['another', GROUP]);
    });
    const plan = { act: 'send', selection: EVERYBODY };
    assert.equal((await acting.jobs('', plan, actorOf(stranger))).status, 404);
    assert.equal((await acting.jobs('', plan, actorOf(guardian))).status, 201);
  });
});

describe('for whom a job is', () => {
  it('is listed by name, fifty a page', async () => {
    const acting = await startActing(60, { guardians: 1 });
    const job = await acting.planned('send');
    const page = async (query: string) => (await acting.jobs(`/${job.id}/items?${query}`)).json as BulkItems;
    const [first, second] = [await page('state=ready'), await page('state=ready&offset=50')];
    assert.deepEqual([first.total, first.items.length, second.offset, second.items.length], [60, 50, 50, 10]);
    const names = [...first.items, ...second.items].map(({ name }) => name);
    assert.deepEqual(
      names,
      acting.families.map(({ child }) => `${child.givenNames} ${child.familyName}`),
    );
  });

  it('is written into the chain of what the staff do, and starting twice only once', async () => {
    const acting = await startActing(2);
    const job = await acting.planned('send');
    await acting.started(job);
    await acting.started(job);
    await acting.work();
    await acting.jobs(`/${job.id}/retry`, {});
    const { organisation } = acting.municipality;
    const acts = await acting.store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 10 }));
    assert.deepEqual(
      acts.map(({ type, personId }) => [type, personId]),
      [
        ['job-started', acting.editor.personId],
        ['job-planned', acting.editor.personId],
      ],
    );
  });

  it('wakes the worker when there is something to do', async () => {
    const acting = await startActing(1);
    const job = await acting.planned('send');
    assert.equal(acting.woken(), 0);
    await acting.started(job);
    assert.equal(acting.woken(), 1);
  });

  /** What has happened to a family before the plan. */
  const PAST = ['nothing', 'sent', 'half', 'given', 'refused', 'conflict', 'ended', 'closed', 'left'] as const;

  const STATUSES = [
    undefined,
    undefined,
    undefined,
    'not-sent',
    'requested',
    'partly-given',
    'given',
    'closed',
  ] as const;

  it('is as many as the page says are possible, whatever has happened to whom', async () => {
    const run = fc.record({
      people: fc.array(fc.record({ past: fc.constantFrom(...PAST), excepted: fc.boolean() }), {
        minLength: 1,
        maxLength: 8,
      }),
      act: fc.constantFrom(...ACTS),
      status: fc.constantFrom<(RequestStatus | undefined)[]>(...STATUSES),
      search: fc.constantFrom(undefined, '0000', '00001 lap', 'ahonen'),
      days: fc.constantFrom(0, 2, 5),
    });
    await fc.assert(
      fc.asyncProperty(run, async ({ people, act, status, search, days }) => {
        const acting = await startActing(people.length);
        await live(
          acting,
          people.map(({ past }) => past),
        );
        acting.clock.now = daysLater(days);
        const all = { ...(status && { status }), ...(search && { search }) };
        // First the plan: it must not rely on somebody having looked at the page.
        const job = await acting.planned(act, { all });
        const query = new URLSearchParams(all).toString();
        const { template } = acting.municipality;
        const page = await acting.ask(acting.editor, { path: `/api/templates/${template.id}/requests?${query}` });
        const { possible, total } = page.json as GroupRequests;
        assert.deepEqual([job.ready, job.ready + job.skipped], [possible[act], total]);
        const excepted = acting.families.filter((_, n) => people[n]!.excepted).map(({ child }) => child.id);
        const rest = await acting.planned(act, { all, except: excepted });
        const stay = (await acting.items(job, 'ready')).filter(({ id }) => !excepted.includes(id));
        assert.deepEqual(await acting.items(rest, 'ready'), stay);
      }),
      { numRuns: FULL ? 300 : 40 },
    );
  });

  async function live(acting: Acting, past: readonly (typeof PAST)[number][]): Promise<void> {
    const having = (...which: (typeof PAST)[number][]) => acting.families.filter((_, n) => which.includes(past[n]!));
    const ask = having(...PAST.filter((each) => each !== 'nothing'));
    if (ask.length === 0) return;
    await acting.done('send', idsOf(...ask));
    for (const family of having('half', 'given', 'conflict')) await acting.answer(family, 0);
    for (const family of having('given', 'ended')) await acting.answer(family, 1);
    for (const family of having('refused')) await acting.answer(family, 0, 'refused');
    for (const family of having('conflict')) await acting.answer(family, 1, 'refused');
    for (const [act, families] of [
      ['end-answering', having('ended')],
      ['close', having('closed')],
    ] as const)
      if (families.length > 0) await acting.done(act, idsOf(...families));
    const gone = having('left').map(({ child }) => child.id);
    const { id } = acting.municipality.organisation;
    await acting.store.transaction((tx) => tx.groups.leave(id, GROUP, gone, NOW));
  }
});

onEveryStore((name, open, skip) => {
  describe(`several at once, in ${name}`, { skip: skip ?? false }, () => {
    let opened: OpenedStores;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    const some = fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1 });
    const setting = fc.record({
      asked: some,
      answered: some,
      jobs: fc.array(fc.record({ act: fc.constantFrom(...ACTS), whom: some }), { minLength: 2, maxLength: 4 }),
      workers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      /** Whether a new text is published, and somebody leaves the group, while they are at it. */
      meanwhile: fc.boolean(),
    });

    it('each is asked once, written to once, closed once, and all are accounted for', async () => {
      await fc.assert(
        fc.asyncProperty(setting, async ({ asked, answered, jobs, workers, meanwhile }) => {
          const acting = await startActing(10, { store: opened.stores[0]! });
          const { municipality, families, clock, store } = acting;
          const { organisation } = municipality;
          const which = (ns: number[]) => idsOf(...ns.map((n) => families[n]!));
          await acting.done('send', which(asked));
          for (const n of answered.filter((each) => asked.includes(each))) await acting.answer(families[n]!, 0);
          const before = (await acting.mails()).length;
          clock.now = daysLater(4);
          const started = await Promise.all(
            jobs.map(async ({ act, whom }) => acting.started(await acting.planned(act, which(whom)))),
          );
          const draft = await acting.addDraft({ major: 3, minor: 0 });
          const working = workers.map((batch, n) => {
            const from = opened.stores[n % opened.stores.length]!;
            return runJobs({ store: from, organisationId: organisation.id, now: () => new Date(clock.now), batch });
          });
          const changing = async () => {
            assert.equal((await acting.publish(acting.editor, draft.id)).status, 200);
            const gone = [families[3]!.child.id];
            await store.transaction((tx) => tx.groups.leave(organisation.id, GROUP, gone, clock.now));
          };
          await Promise.all([...working, ...(meanwhile ? [changing()] : [])]);
          // What they had left to each other, or to whoever changed something, is done by who comes next.
          await acting.work();

          const ended = await Promise.all(started.map(async ({ id }) => (await acting.jobs(`/${id}`)).json as BulkJob));
          for (const [n, job] of ended.entries()) {
            const { ready, done, skipped, failed } = job;
            assert.deepEqual([ready, failed, done + skipped], [0, 0, jobs[n]!.whom.length]);
          }
          const mails = await acting.mails();
          const occasions = mails.map(({ kind, requestId, personId }) => [kind, requestId, personId].join());
          assert.equal(new Set(occasions).size, occasions.length, 'nobody is written to twice');
          const put = ended.reduce((sum, job) => sum + job.mails, 0);
          if (!meanwhile) assert.equal(mails.length - before, put);
          let requests = 0;
          for (const family of families) {
            const about = await acting.requestsOf(family);
            requests += about.length;
            const majors = about.map(({ version }) => version.major);
            assert.equal(new Set(majors).size, majors.length, 'each is asked once by a text');
            for (const { events } of about) {
              for (const once of ['created', 'sent', 'answering-ended', 'closed', 'superseded'])
                assert.ok(events.filter(({ type }) => type === once).length <= 1, once);
            }
          }
          const sent = ended.filter(({ act }) => act === 'send').reduce((sum, { done }) => sum + done, 0);
          if (!meanwhile) assert.equal(requests, asked.length + sent);
        }),
        // Where transactions follow each other, as in memory, a few will do.
        { numRuns: { memory: FULL ? 200 : 25, PGlite: FULL ? 20 : 2 }[name] ?? (FULL ? 50 : 5) },
      );
    });
  });
});
