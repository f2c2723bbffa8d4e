/** What every store must do about the checks of other systems: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { placeOfChecks, type Check, type CheckAccessRecord } from '../../demo-server/service/checks/check-register.ts';
import type { RequestChain } from '../../demo-server/service/event-chain.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { CHAIN } from './audit.ts';
import { addMunicipality, SENT, type Municipality } from './municipality.ts';
import type { OpenedStores } from './store-contract.ts';

const AT = '2026-11-20T10:00:00.123Z';

export function accessTo(
  { organisation, template, stranger }: Municipality,
  change: Partial<CheckAccessRecord> = {},
): CheckAccessRecord {
  return {
    id: randomUUID(),
    organisationId: organisation.id,
    templateId: template.id,
    system: 'Kuvapankki',
    tokenHash: randomUUID(),
    createdAt: AT,
    createdBy: stranger.id,
    lastDay: '2027-11-20',
    revokedAt: null,
    ...change,
  };
}

export function checkOf({ request, child }: Municipality, change: Partial<Check> = {}): Check {
  return {
    id: randomUUID(),
    at: AT,
    subjectId: child.id,
    purposeId: 'photos',
    allowed: true,
    requestId: request.id,
    event: 2,
    seal: 'seal',
    ...change,
  };
}

export function checksContract(name: string, open: () => Promise<OpenedStores>, skip: string | false = false): void {
  describe(`checks by other systems: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    async function withAccess(...changes: Partial<CheckAccessRecord>[]) {
      const municipality = await addMunicipality(store);
      const accesses = (changes.length === 0 ? [{}] : changes).map((change) => accessTo(municipality, change));
      for (const access of accesses) await store.transaction((tx) => tx.checks.addAccess(access));
      return { municipality, accesses, access: accesses[0]!, id: municipality.organisation.id };
    }
    const append = ({ organisationId, id }: CheckAccessRecord, check: Check, on = store) =>
      on.transaction((tx) => tx.checks.append(organisationId, id, check));
    const used = (organisationId: string, accessId: string) =>
      store.transaction((tx) => tx.checks.access(organisationId, accessId));
    async function chainsOf(organisationId: string, limit = 1000): Promise<RequestChain[]> {
      const all: RequestChain[] = [];
      for (;;) {
        const page = await store.chains(all.at(-1) ?? null, limit);
        if (page.length === 0) return all.filter((chain) => chain.organisationId === organisationId);
        all.push(...page);
      }
    }
    const chainOf = async ({ organisationId, id }: CheckAccessRecord) => {
      const { requestId } = placeOfChecks(organisationId, id);
      return (await chainsOf(organisationId)).find((chain) => chain.requestId === requestId);
    };

    test('access is found by the hash of its token, and listed with its uses, the newest first', async () => {
      const { municipality, accesses, id } = await withAccess(
        { createdAt: '2026-11-01T10:00:00.000Z' },
        { createdAt: '2026-11-02T10:00:00.000Z', system: 'Nettisivut' },
      );
      const [older, newer] = accesses as [CheckAccessRecord, CheckAccessRecord];
      const read = await store.transaction((tx) => tx.checks.accessByToken(newer.tokenHash));
      assert.deepEqual(read, newer);
      assert.equal(await store.transaction((tx) => tx.checks.accessByToken('another')), undefined);
      await append(older, checkOf(municipality, { at: '2026-11-21T08:00:00.000Z' }));
      await append(older, checkOf(municipality, { at: '2026-11-21T09:00:00.000Z' }));
      assert.deepEqual(await store.transaction((tx) => tx.checks.accesses(id, municipality.template.id)), [
        { ...newer, uses: 0, lastUsedAt: null },
        { ...older, uses: 2, lastUsedAt: '2026-11-21T09:00:00.000Z' },
      ]);
      assert.deepEqual(await store.transaction((tx) => tx.checks.accesses(id, 'another')), []);
      assert.deepEqual(await store.transaction((tx) => tx.checks.accesses('another', municipality.template.id)), []);
      assert.equal(await used('another', older.id), undefined);
    });

    test('a token is of one access, for a template and a person that are there', async () => {
      const { municipality, access } = await withAccess();
      for (const change of [
        { tokenHash: access.tokenHash },
        { id: access.id },
        { templateId: 'none' },
        { createdBy: 'nobody' },
      ])
        await assert.rejects(
          store.transaction((tx) => tx.checks.addAccess(accessTo(municipality, change))),
          JSON.stringify(change),
        );
    });

    test('what was taken away stays so, and nothing is written under it any more', async () => {
      const { municipality, access, id } = await withAccess();
      const later = '2026-11-21T10:00:00.000Z';
      const revoke = (at: string, of = id) => store.transaction((tx) => tx.checks.revokeAccess(of, access.id, at));
      assert.equal(await revoke(AT, 'another'), false);
      assert.equal(await append(access, checkOf(municipality)), true);
      assert.equal(await revoke(AT), true);
      assert.equal(await revoke(later), false);
      assert.equal(await append(access, checkOf(municipality)), false);
      const found = await used(id, access.id);
      assert.deepEqual([found?.revokedAt, found?.uses], [AT, 1]);
    });

    test('checks are read as they were written, all of a request, the latest first', async () => {
      const { municipality, accesses, id } = await withAccess({}, { system: 'Nettisivut' });
      const [first, second] = accesses as [CheckAccessRecord, CheckAccessRecord];
      const one = checkOf(municipality, { at: '2026-11-20T10:00:00.000Z' });
      const two = checkOf(municipality, { at: '2026-11-20T11:00:00.000Z', allowed: false });
      await append(second, two);
      await append(first, one);
      await append(first, checkOf(municipality, { requestId: null, event: null, seal: null }));
      const read = await store.transaction((tx) => tx.checks.checksOf(id, municipality.request.id));
      assert.deepEqual(read, [
        { ...two, accessId: second.id, system: 'Nettisivut' },
        { ...one, accessId: first.id, system: 'Kuvapankki' },
      ]);
      assert.deepEqual(await store.transaction((tx) => tx.checks.checksOf('another', municipality.request.id)), []);
    });

    test('are counted by system and day in Helsinki since an instant, the latest first', async () => {
      const { municipality, accesses, id } = await withAccess({}, {}, { system: 'Nettisivut' });
      const [first, again, other] = accesses as [CheckAccessRecord, CheckAccessRecord, CheckAccessRecord];
      for (const [access, at] of [
        // Before midnight in Helsinki, and after it.
        [first, '2026-11-19T21:59:59.999Z'],
        [first, '2026-11-19T22:00:00.000Z'],
        // The same system by its next token.
        [again, '2026-11-20T08:00:00.000Z'],
        [other, '2026-11-20T07:00:00.000Z'],
        [first, '2026-11-01T08:00:00.000Z'],
      ] as const)
        await append(access, checkOf(municipality, { at }));
      const days = await store.transaction((tx) =>
        tx.checks.checksByDay(id, municipality.request.id, '2026-11-02T00:00:00.000Z'),
      );
      assert.deepEqual(days, [
        { system: 'Kuvapankki', day: '2026-11-20', count: 2, lastAt: '2026-11-20T08:00:00.000Z' },
        { system: 'Nettisivut', day: '2026-11-20', count: 1, lastAt: '2026-11-20T07:00:00.000Z' },
        { system: 'Kuvapankki', day: '2026-11-19', count: 1, lastAt: '2026-11-19T21:59:59.999Z' },
      ]);
    });

    test('follow each other however many are written at once, and none is left of a transaction that failed', async () => {
      const { municipality, access } = await withAccess();
      await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          append(access, checkOf(municipality), opened.stores[index % opened.stores.length]!),
        ),
      );
      const failing = store.transaction(async (tx) => {
        await tx.checks.append(access.organisationId, access.id, checkOf(municipality));
        throw new Error('after the write');
      });
      await assert.rejects(failing, /after the write/u);
      await assert.rejects(append({ ...access, id: 'none' }, checkOf(municipality)));
      await append(access, checkOf(municipality));
      const chain = await chainOf(access);
      assert.deepEqual(
        chain?.events.map(({ seq }) => seq),
        Array.from({ length: 13 }, (_, index) => index + 1),
      );
      assert.equal(await CHAIN.firstBroken(chain!), undefined);
    });

    test('are read with the other chains in pages of any size, each once', async () => {
      const { municipality, accesses, id } = await withAccess({}, {}, {});
      for (const access of accesses) await append(access, checkOf(municipality));
      const act = { type: 'draft-begun', templateId: 't', versionId: 'v', personId: municipality.stranger.id } as const;
      await store.transaction((tx) => tx.acts.append(id, { ...act, at: AT }));
      const names = (all: RequestChain[]) => all.map(({ requestId }) => requestId);
      const all = names(await chainsOf(id));
      assert.equal(all.length, 5);
      assert.equal(new Set(all).size, 5);
      for (const limit of [1, 2, 7]) assert.deepEqual(names(await chainsOf(id, limit)), all);
    });

    test('the seal of an event is that of its chain', async () => {
      const { municipality, id } = await withAccess();
      const chain = (await chainsOf(id)).find(({ requestId }) => requestId === municipality.request.id);
      const sealOf = (of: string, seq: number) =>
        store.transaction((tx) => tx.checks.sealOf(of, municipality.request.id, seq));
      assert.equal(await sealOf(id, SENT.length), chain?.events.at(-1)?.mac);
      assert.equal(await sealOf(id, SENT.length + 1), null);
      assert.equal(await sealOf('another', SENT.length), null);
    });

    test('are erased with their request, and the chain holds', async () => {
      const { municipality, accesses, id } = await withAccess({}, {});
      const [first, second] = accesses as [CheckAccessRecord, CheckAccessRecord];
      const other = checkOf(municipality, { requestId: randomUUID(), subjectId: randomUUID() });
      for (const check of [checkOf(municipality), other, checkOf(municipality)]) await append(first, check);
      await append(second, checkOf(municipality));
      const later = '2027-11-20T10:00:00.000Z';
      const erase = () => store.transaction((tx) => tx.checks.eraseChecks(id, municipality.request.id, later));
      await erase();
      await erase();
      assert.deepEqual(await store.transaction((tx) => tx.checks.checksOf(id, municipality.request.id)), []);
      assert.equal((await store.transaction((tx) => tx.checks.checksOf(id, other.requestId!))).length, 1);
      for (const access of accesses) {
        const chain = await chainOf(access);
        assert.ok(!JSON.stringify(chain).includes(municipality.child.id));
        assert.equal(await CHAIN.firstBroken(chain!), undefined);
      }
      // That there were checks is not forgotten, and more can follow.
      assert.equal((await used(id, first.id))?.uses, 3);
      await append(first, checkOf(municipality));
      assert.equal(await CHAIN.firstBroken((await chainOf(first))!), undefined);
    });

    test('old ones of which no answer is kept are erased, so many at once; the others are left', async () => {
      const { municipality, access, id } = await withAccess();
      const { guardian, request, version } = municipality;
      const shown = { versionId: version.id, language: 'fi' };
      const old = checkOf(municipality, { at: '2026-01-01T10:00:00.000Z' });
      const unasked = { ...old, id: randomUUID(), requestId: null, event: null, seal: null };
      const recent = checkOf(municipality, { requestId: null });
      for (const check of [old, unasked, { ...unasked, id: randomUUID() }, recent]) await append(access, check);
      await store.transaction((tx) =>
        tx.appendEvent(id, request.id, { type: 'accepted', at: AT, personId: guardian.id, shown }),
      );
      const erase = (of = id) =>
        store.transaction((tx) => tx.checks.eraseLeftChecks(of, '2026-06-01T00:00:00.000Z', 1, AT));
      assert.equal(await erase('another'), 0);
      assert.deepEqual([await erase(), await erase(), await erase()], [1, 1, 0]);
      const said = (await chainOf(access))!.events.filter(
        ({ type, opening }) => type === 'checked' && opening !== null,
      );
      assert.deepEqual(
        said.map(({ opening }) => (opening!.payload as Check).id),
        [old.id, recent.id],
      );
      assert.equal(await CHAIN.firstBroken((await chainOf(access))!), undefined);
    });
  });
}
