/** What every store must do about the acts of the staff: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { STAFF_ACTS, type RequestChain } from '../../demo-server/service/event-chain.ts';
import type { NewStaffAct } from '../../demo-server/service/staff-acts/act-register.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { CHAIN } from './audit.ts';
import { addMunicipality, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const AT = '2026-11-20T10:00:00.123Z';

/** One of every type. */
export function actsOf({ stranger, template, version, request }: Municipality): NewStaffAct[] {
  const by = { personId: stranger.id, at: AT };
  const templateId = template.id;
  return [
    { type: 'group-imported', groupId: 'ryhmä', joined: 3, left: 1, changed: 0, requests: 2, ...by },
    { type: 'version-published', templateId, versionId: version.id, ...by },
    { type: 'template-created', templateId, versionId: version.id, copyOf: null, ...by },
    { type: 'draft-saved', templateId, versionId: version.id, ...by },
    { type: 'job-planned', jobId: 'job', templateId, act: 'send', count: 27, ...by },
    { type: 'answers-exported', templateId, format: 'csv', count: 27, ...by },
    { type: 'people-added', templateId, subjectIds: ['a', 'b'], ...by },
    { type: 'mail-resent', templateId, requestId: request.id, receiverId: stranger.id, ...by },
    { type: 'staff-changed', staffId: stranger.id, role: null, groups: null, ...by },
  ];
}

export function staffActsContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`acts of the staff: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    const append = (organisationId: string, act: NewStaffAct, on = store) =>
      on.transaction((tx) => tx.acts.append(organisationId, act));
    const read = (organisationId: string, page: { before?: number; limit: number } = { limit: 1000 }) =>
      store.transaction((tx) => tx.acts.acts(organisationId, page));
    async function chains(limit = 1000): Promise<RequestChain[]> {
      const all: RequestChain[] = [];
      for (;;) {
        const page = await store.chains(all.at(-1) ?? null, limit);
        if (page.length === 0) return all;
        all.push(...page);
      }
    }
    const chainOf = async (organisationId: string) =>
      (await chains()).filter((chain) => chain.organisationId === organisationId && chain.requestId === STAFF_ACTS);

    test('are read as they were written, the newest first, a page at a time', async () => {
      const municipality = await addMunicipality(store);
      const { id } = municipality.organisation;
      const written = actsOf(municipality).map((act, index) => ({ ...act, seq: index + 1 }));
      for (const act of actsOf(municipality)) await append(id, act);
      assert.deepEqual(await read(id), written.toReversed());
      assert.deepEqual(await read(id, { limit: 2 }), written.slice(-2).toReversed());
      assert.deepEqual(await read(id, { before: 3, limit: 1 }), written.slice(1, 2));
      assert.deepEqual(await read((await addMunicipality(store)).organisation.id), []);
    });

    test('are a chain of their organisation beside those of its requests, which holds', async () => {
      const municipality = await addMunicipality(store);
      const other = await addMunicipality(store);
      for (const each of [municipality, other]) for (const act of actsOf(each)) await append(each.organisation.id, act);
      const [chain, ...more] = await chainOf(municipality.organisation.id);
      assert.deepEqual(more, []);
      const { type, at, ...payload } = actsOf(municipality)[0]!;
      const [first] = chain!.events;
      assert.deepEqual([first?.seq, first?.type, first?.at, first?.opening?.payload], [1, type, at, payload]);
      assert.equal(chain!.events.length, actsOf(municipality).length);
      assert.deepEqual(chain!.strays, []);
      for (const each of await chains()) assert.equal(await CHAIN.firstBroken(each), undefined);
    });

    test('are read with the requests in pages of any size, each once', async () => {
      const names = (all: RequestChain[]) =>
        all.map(({ organisationId, requestId }) => `${organisationId} ${requestId}`);
      for (let more = 0; more < 6; more += 1) {
        const each = await addMunicipality(store);
        if (more % 2 === 0) await append(each.organisation.id, actsOf(each)[0]!);
      }
      const all = names(await chains());
      assert.equal(new Set(all).size, all.length);
      assert.ok(all.filter((each) => each.endsWith(STAFF_ACTS)).length >= 3);
      for (const limit of [1, 2, 7]) assert.deepEqual(names(await chains(limit)), all);
    });

    test('follow each other however many are written at once, and none is left of a transaction that failed', async () => {
      const municipality = await addMunicipality(store);
      const { id } = municipality.organisation;
      const act = actsOf(municipality)[0]!;
      await Promise.all(
        Array.from({ length: 12 }, (_, index) => append(id, act, opened.stores[index % opened.stores.length]!)),
      );
      const failing = store.transaction(async (tx) => {
        await tx.acts.append(id, act);
        throw new Error('after the write');
      });
      await assert.rejects(failing, /after the write/u);
      await assert.rejects(append(id, { ...act, personId: 'nobody' }));
      await append(id, act);
      assert.deepEqual(
        (await read(id)).map(({ seq }) => seq),
        Array.from({ length: 13 }, (_, index) => 13 - index),
      );
      assert.equal(await CHAIN.firstBroken((await chainOf(id))[0]!), undefined);
    });
  });
}
