import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyOrganisation } from '../../demo-server/service/every-organisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';

test('what fails for one organisation is done for the others, and the failure is told', async () => {
  const store = new MemoryStore();
  await store.transaction(async (tx) => {
    for (const id of ['c', 'a', 'b']) await tx.addOrganisation({ id, name: {} });
  });
  const done: string[] = [];
  const work = async (id: string) => {
    if (id === 'a') throw new RangeError(id);
    done.push(id);
  };
  await assert.rejects(everyOrganisation(store, work), RangeError);
  assert.deepEqual(done, ['b', 'c']);
});
