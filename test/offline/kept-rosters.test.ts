import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eraseKeptRosters, KEPT_ROSTERS } from '../../src/offline/kept-rosters.ts';

const deleted: string[] = [];
const CACHES: Record<string, PropertyDescriptor> = {
  'keeps some': { value: { delete: async (name: string) => deleted.push(name) > 0 } },
  'has no such storage, as without https': { value: undefined },
  'refuses to delete': { value: { delete: () => Promise.reject(new DOMException('no', 'SecurityError')) } },
  'refuses to be asked, as in a frame with a sandbox': {
    get() {
      throw new DOMException('no', 'SecurityError');
    },
  },
};

for (const [what, descriptor] of Object.entries(CACHES)) {
  test(`erasing does no harm to who signs out, in a browser that ${what}`, async () => {
    Object.defineProperty(globalThis, 'caches', { ...descriptor, configurable: true });
    await eraseKeptRosters();
    assert.deepEqual(deleted, [KEPT_ROSTERS]);
  });
}
