/** What every store must do about the use of services: one suite over memory, PGlite and PostgreSQL. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type {
  UsedServiceRecord,
  UsedServiceRegister,
} from '../../demo-server/service/used-services/used-service-register.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { addMunicipality } from './municipality.ts';
import { both } from './registered.ts';
import type { OpenedStores } from './store-contract.ts';

const NOW = '2026-11-22T10:00:00.123Z';

type Whose = Pick<UsedServiceRecord, 'organisationId' | 'personId'>;

function useOf(whose: Whose, change: Partial<UsedServiceRecord> = {}): UsedServiceRecord {
  const { organisationId, personId } = whose;
  return {
    ...{ organisationId, personId, serviceId: 'boats', since: NOW, disconnectedAt: null, endedAt: null },
    ...{ shared: [], dealings: [], matters: [], ...change },
  };
}

const FULL: Partial<UsedServiceRecord> = {
  disconnectedAt: '2026-11-22T11:00:00.456Z',
  endedAt: '2026-11-22T12:00:00.789Z',
  shared: ['phone', 'email'],
  dealings: [{ at: NOW, text: both('Maksettu "Å"') }],
  matters: [
    {
      ...{ id: 'm', title: both('Hakemus'), link: { fi: 'https://kunta.example' } },
      steps: [{ name: both('Vastaanotettu'), state: 'current', day: '2026-11-20' }],
      next: { from: 'you', text: both('Odota'), lastDay: null },
    },
  ],
};

export function usedServicesContract(
  name: string,
  open: () => Promise<OpenedStores>,
  skip: string | false = false,
): void {
  describe(`used services: ${name}`, { skip }, () => {
    let opened: OpenedStores;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.stores[0]!;
    });
    after(() => opened.close());

    const on = <T>(work: (uses: UsedServiceRegister) => Promise<T>, where = store) =>
      where.transaction((tx) => work(tx.usedServices));
    const keep = (use: UsedServiceRecord) => on((uses) => uses.keep(use));
    const read = ({ organisationId, personId }: Whose) => on((uses) => uses.ofPerson(organisationId, personId));

    async function two(): Promise<[Whose, Whose]> {
      const { organisation, guardian, otherGuardian } = await addMunicipality(store);
      const organisationId = organisation.id;
      return [
        { organisationId, personId: guardian.id },
        { organisationId, personId: otherGuardian.id },
      ];
    }

    test('come back as they were kept, the newest, each to its own, by the id of the service', async () => {
      const [one, other] = await two();
      assert.deepEqual(await read(one), []);
      for (const use of [useOf(one), useOf(one, FULL), useOf(one, { shared: ['size'] })]) {
        await keep(use);
        assert.deepEqual(await read(one), [use]);
      }
      for (const serviceId of ['b', 'a-1', 'B']) await keep(useOf(one, { serviceId }));
      assert.deepEqual(
        (await read(one)).map(({ serviceId }) => serviceId),
        ['B', 'a-1', 'b', 'boats'],
      );
      assert.deepEqual(await read(other), []);
      assert.deepEqual(await read({ ...one, organisationId: (await two())[0].organisationId }), []);
      await assert.rejects(keep(useOf({ ...one, personId: 'nobody' })));
    });

    test('one is found by its service and person, and removed alone', async () => {
      const [one, other] = await two();
      for (const use of [useOf(one), useOf(one, { serviceId: 'gym' }), useOf(other)]) await keep(use);
      const find = (whose: Whose, serviceId: string) =>
        on((uses) => uses.use(whose.organisationId, serviceId, whose.personId));
      assert.deepEqual(await find(one, 'boats'), useOf(one));
      await on((uses) => uses.remove(one.organisationId, 'boats', one.personId));
      assert.equal(await find(one, 'boats'), undefined);
      assert.deepEqual(await find(one, 'gym'), useOf(one, { serviceId: 'gym' }));
      assert.deepEqual(await find(other, 'boats'), useOf(other));
    });

    test('two who change one at once follow each other, also where it begins', async () => {
      const [one] = await two();
      const add = (index: number) =>
        on(
          async (uses) => {
            const before = await uses.use(one.organisationId, 'boats', one.personId, { forUpdate: true });
            await uses.keep(useOf(one, { shared: [...(before?.shared ?? []), String(index)] }));
          },
          opened.stores[index % opened.stores.length]!,
        );
      await Promise.all([1, 2, 3, 4, 5, 6].map(add));
      assert.deepEqual((await read(one))[0]!.shared.toSorted(), ['1', '2', '3', '4', '5', '6']);
    });
  });
}
