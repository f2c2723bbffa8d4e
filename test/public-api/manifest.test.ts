import assert from 'node:assert/strict';
import { test } from 'node:test';
import { built, read, tags } from './package.ts';

interface Described {
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
}

interface Declaration extends Described {
  tagName?: string;
  summary?: string;
  attributes?: Described[];
  events?: Described[];
  members?: (Described & { kind: string })[];
}

const manifest = JSON.parse(read('custom-elements.json')) as {
  modules: { path: string; declarations: Declaration[]; exports: { kind: string; name: string }[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ tagName }) => tagName !== undefined);

test('the manifest has every tag, where it is defined', () => {
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), tags);
  const definitions = manifest.modules.flatMap(({ path, exports }) =>
    exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => [name, path]),
  );
  assert.deepEqual(
    definitions.sort(),
    tags.map((tag) => [tag, `dist/define/${tag}.js`]),
  );
});

test('the manifest names files of the package', () => {
  for (const { path } of manifest.modules) assert.deepEqual(built(path.replace('dist/', '')).length, 1, path);
});

test('every element, attribute, property and event is described', () => {
  for (const { tagName, description, summary, attributes = [], events = [], members = [] } of elements) {
    assert.ok(description && summary, tagName);
    const fields = members.filter(({ kind }) => kind === 'field');
    for (const each of [...attributes, ...events, ...fields]) assert.ok(each.description, `${tagName}: ${each.name}`);
  }
});

test('attributes are strings, numbers and booleans, for a CMS cuts what is richer', () => {
  for (const { tagName, attributes = [] } of elements) {
    for (const { name, type, default: initial = '' } of attributes) {
      // A type with a name of its own is a choice of words, if it begins as one.
      const isWord = /^[A-Z]\w+$/u.test(type?.text ?? '') && initial.startsWith("'");
      const isPlain = /^(?:(?:string|number|boolean|undefined|null|'[^']*')(?: \| |$))+$/u.test(type?.text ?? '');
      assert.ok(isWord || isPlain, `${tagName}: ${name} is ${type?.text}`);
      assert.match(name, /^[a-z][a-z-]*$/u, `${tagName}: ${name}`);
    }
  }
});

test('every widget has a heading level, and every event begins with lupa-', () => {
  for (const { tagName, attributes = [], events = [] } of elements) {
    if (tagName !== 'lupa-provider')
      assert.ok(
        attributes.some(({ name }) => name === 'heading-level'),
        tagName,
      );
    for (const { name } of events) assert.ok(name.startsWith('lupa-'), `${tagName}: ${name}`);
  }
});
