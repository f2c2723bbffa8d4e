/** What every store must do about follow-ups: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import type { NewFollowUp } from '../../demo-server/service/follow-ups/follow-up-register.ts';
import { effective } from '../../demo-server/service/authorisation.ts';
import { eraseEnded } from '../../demo-server/service/retention.ts';
import type { NewEvent, Store } from '../../demo-server/service/store.ts';
import { APPROVAL_MODES } from '../../src/model/consent-request.ts';
import { followUpsOf } from '../../src/model/follow-up.ts';
import { FULL } from './extent.ts';
import { actorOf, addMunicipality, newMunicipality, SENT, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';
import { startService } from './test-service.ts';

const AT = '2026-11-20T10:00:00.123Z';

export function followUpsContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`follow-ups: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    let municipality: Municipality;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());
    beforeEach(async () => {
      const made = newMunicipality();
      const { id: personId } = made.guardian;
      const answer: NewEvent = {
        type: 'withdrawn',
        at: AT,
        personId,
        shown: { versionId: made.version.id, language: 'fi' },
      };
      municipality = await addMunicipality(store, made, [
        ...SENT,
        answer,
        { ...answer, at: '2026-11-21T10:00:00.000Z' },
      ]);
    });

    const organisationId = () => municipality.organisation.id;
    const newFollowUp = (change: Partial<NewFollowUp> = {}): NewFollowUp => ({
      id: randomUUID(),
      organisationId: organisationId(),
      requestId: municipality.request.id,
      templateId: municipality.template.id,
      answerSeq: 3,
      purposes: ['photos'],
      openedAt: AT,
      dueDay: '2026-11-27',
      told: true,
      instruction: { fi: 'Kuvat poistetaan – “heti” \u{1F4F7}', sv: 'Bilderna tas bort' },
      ...change,
    });
    const add = (followUp: NewFollowUp, on = store) => on.transaction((tx) => tx.followUps.open(followUp));
    const find = (state: 'open' | 'done', templateIds: string[] | null = null, limit = 100) =>
      store.transaction((tx) => tx.followUps.find(organisationId(), { state, templateIds, limit }));
    const settle = (id: string, at = '2026-11-22T09:14:00.000Z') =>
      store.transaction((tx) => tx.followUps.settle(organisationId(), id, { at, by: municipality.stranger.id }));

    test('one is read as it was put in, and settled once', async () => {
      const followUp = newFollowUp();
      assert.equal(await add(followUp), true);
      const read = () => store.transaction((tx) => tx.followUps.followUp(organisationId(), followUp.id));
      assert.deepEqual(await read(), { ...followUp, doneAt: null, doneBy: null });
      await settle(followUp.id);
      const done = { ...followUp, doneAt: '2026-11-22T09:14:00.000Z', doneBy: municipality.stranger.id };
      assert.deepEqual(await read(), done);
      await assert.rejects(settle(followUp.id, '2026-11-23T09:14:00.000Z'));
      await assert.rejects(settle('nowhere'));
      assert.deepEqual(await read(), done);
    });

    test('an answer opens one, also when two try at once', async () => {
      const tried = await Promise.all(
        opened.stores.flatMap((each) => [add(newFollowUp(), each), add(newFollowUp(), each)]),
      );
      assert.equal(tried.filter(Boolean).length, 1);
      assert.equal(await add(newFollowUp({ answerSeq: 4 })), true);
      const found = await store.transaction((tx) => tx.followUps.ofRequest(organisationId(), municipality.request.id));
      assert.deepEqual(
        found.map(({ answerSeq }) => answerSeq),
        [3, 4],
      );
    });

    test('the most urgent first, and of what is done the last; by template, counted, and of one organisation', async () => {
      const late = newFollowUp({ dueDay: '2026-12-01' });
      const soon = newFollowUp({ answerSeq: 4, dueDay: '2026-11-25' });
      for (const each of [late, soon]) await add(each);
      const ids = (found: { id: string }[]) => found.map(({ id }) => id);
      assert.deepEqual(ids(await find('open')), [soon.id, late.id]);
      assert.deepEqual(ids(await find('open', [municipality.template.id], 1)), [soon.id]);
      assert.deepEqual(await find('open', ['another']), []);
      assert.deepEqual(await find('open', []), []);
      const count = () => store.transaction((tx) => tx.followUps.countOpen(organisationId()));
      assert.deepEqual([...(await count())], [[municipality.template.id, 2]]);
      await settle(soon.id, '2026-11-22T10:00:00.000Z');
      await settle(late.id, '2026-11-23T10:00:00.000Z');
      assert.deepEqual(ids(await find('done')), [late.id, soon.id]);
      assert.deepEqual(await find('open'), []);
      assert.equal((await count()).size, 0);
      const others = await addMunicipality(store);
      const elsewhere = { state: 'done', templateIds: null, limit: 100 } as const;
      const found = await store.transaction((tx) => tx.followUps.find(others.organisation.id, elsewhere));
      assert.deepEqual(found, []);
      assert.equal(await store.transaction((tx) => tx.followUps.followUp(others.organisation.id, soon.id)), undefined);
    });

    test('nothing is kept of a request, a template or a person that is not there', async () => {
      for (const change of [{ requestId: 'nowhere' }, { templateId: 'nowhere' }])
        await assert.rejects(add(newFollowUp(change)));
      const followUp = newFollowUp();
      await add(followUp);
      await assert.rejects(
        store.transaction((tx) => tx.followUps.settle(organisationId(), followUp.id, { at: AT, by: 'nobody' })),
      );
      assert.equal((await find('open')).length, 1);
    });

    test('what is done is forgotten with what was answered; what is not done stays until it is', async () => {
      const [done, notDone] = [newFollowUp(), newFollowUp({ answerSeq: 4 })];
      for (const each of [done, notDone]) await add(each);
      await settle(done.id);
      await eraseEnded(store, organisationId(), 365, '2027-06-01T00:00:00.000Z');
      assert.equal((await find('done')).length, 1, 'the request is not over');
      await eraseEnded(store, organisationId(), 365, '2028-12-01T00:00:00.000Z');
      assert.deepEqual(await find('done'), []);
      assert.equal((await find('open')).length, 1);
      await settle(notDone.id);
      await eraseEnded(store, organisationId(), 365, '2028-12-02T00:00:00.000Z');
      assert.deepEqual(await find('done'), []);
    });

    test('whatever guardians answer, however often it is sent: as many are kept as the events call for', async () => {
      const act = fc.record({
        who: fc.constantFrom('guardian', 'otherGuardian'),
        decision: fc.constantFrom('accept', 'refuse', 'withdraw', 'withdraw'),
        language: fc.constantFrom('fi', 'sv'),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...APPROVAL_MODES.slice(1)),
          fc.array(act, { minLength: 2, maxLength: 8 }),
          async (approvalMode, acts) => {
            const made = newMunicipality();
            made.template.approvalMode = approvalMode;
            const running = await startService(SENT, store, made);
            const { organisation, request } = made;
            for (const [index, { who, decision, language }] of acts.entries()) {
              running.clock.now = new Date(Date.parse(AT) + index * 1000).toISOString();
              const actor = actorOf(who === 'guardian' ? made.guardian : made.otherGuardian);
              const key = randomUUID();
              const { etag: ifMatch } = await running.detail(actor);
              // The same intent arrives several times, at once and later.
              const sent = { decision, language, key, ifMatch };
              const answers = await Promise.all([running.decide(actor, sent), running.decide(actor, sent)]);
              answers.push(await running.decide(actor, sent));
              assert.equal(new Set(answers.map(({ status }) => status)).size, 1);
            }
            const [kept] = await store.transaction((tx) => tx.requestsById(organisation.id, [request.id]));
            const found = await store.transaction((tx) => tx.followUps.ofRequest(organisation.id, request.id));
            assert.deepEqual(
              found.map(({ answerSeq, openedAt, purposes }) => ({ answerSeq, openedAt, purposes })),
              followUpsOf(effective(kept!)),
            );
          },
        ),
        {
          numRuns: FULL ? 100 : 12,
          examples: [
            [
              'any-guardian',
              [
                { who: 'guardian', decision: 'accept', language: 'fi' },
                { who: 'otherGuardian', decision: 'refuse', language: 'sv' },
              ],
            ],
          ],
        },
      );
    });
  });
}
