import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { bundlePage } from '../../scripts/build/bundle.ts';
import { built, dist, tags } from './package.ts';

/** The code of a page whose only module is `source`, where `lupa` stands for the package. */
async function bundled(source: string): Promise<string> {
  return (await bundlePage(source.replaceAll("'lupa/", `'${dist}/`))).code;
}

describe('importing the classes', () => {
  test('throws nothing and defines nothing in Node', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    for (const file of ['index.js', ...built('elements/*.js')]) await import(join(dist, file));
    const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
    assert.ok(tags.length > 0);
    for (const tag of tags) assert.equal(registry?.get(tag), undefined, tag);
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
    assert.deepEqual(
      added.filter((name) => /lupa/iu.test(name)),
      [],
    );
  });

  test('costs a page nothing until it uses one', async () => {
    assert.equal((await bundled("import {} from 'lupa/index.js';")).trim(), '');
    const all = await bundled("export * from 'lupa/index.js';");
    const one = await bundled("export { LupaProvider } from 'lupa/index.js';");
    assert.ok(one.length < all.length / 2, `${one.length} of ${all.length} bytes for one of the classes`);
  });
});

describe('importing a definition', () => {
  test('keeps what it does, though nothing is taken from it', async () => {
    for (const tag of tags) {
      const code = await bundled(`import 'lupa/define/${tag}.js';`);
      assert.match(code, new RegExp(`[\`'"]${tag}[\`'"]`, 'u'));
    }
  });
});
