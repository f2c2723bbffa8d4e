import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { buildPackage } from '../../scripts/build.ts';
import { blocks } from '../structure/blockers.ts';
import { built, dist, read, root, tags } from './package.ts';

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

/** The packages that are in whole or in part inside the files for script tags. */
const BUNDLED = [
  '@lit/reactive-element',
  'canonicalize',
  'hds-design-tokens',
  'lit-element',
  'lit-html',
  'orderedmap',
  'prosemirror-commands',
  'prosemirror-history',
  'prosemirror-inputrules',
  'prosemirror-keymap',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-transform',
  'prosemirror-view',
  'rope-sequence',
  'w3c-keyname',
];

/** What a file holds, or that it is not there. */
function hash(folder: string, file: string): string {
  const path = join(folder, file);
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'missing';
}

/** The packages that a module names. */
function packagesIn(code: string): string[] {
  const specifiers = [...code.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"'.][^"']*)["']/gu)].map(
    ([, name = '']) => name,
  );
  return specifiers.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

describe('the files of the package', () => {
  test('hold an entry, its types and a class for every tag', () => {
    assert.ok(tags.includes('lupa-consent-list'));
    for (const tag of tags) {
      const name = tag.replace('lupa-', '');
      for (const file of [`elements/${name}.js`, `types/define/${tag}.d.ts`, `types/elements/${name}/${name}.d.ts`]) {
        assert.deepEqual(built(file), [file]);
      }
    }
    assert.deepEqual(built('index.js'), ['index.js']);
    assert.deepEqual(built('types/index.d.ts'), ['types/index.d.ts']);
    assert.deepEqual(built('themes/*.css').includes('themes/helsinki.css'), true);
  });

  test('need no package that is not a dependency, in code or in types', () => {
    for (const file of [...built('{index,define/*,elements/*,chunks/*}.js'), ...built('types/**/*.d.ts')]) {
      for (const name of packagesIn(read(file))) assert.ok(name in dependencies, `${file} needs ${name}`);
    }
  });

  test('name each other correctly', () => {
    for (const file of built('**/*.{js,d.ts}')) {
      for (const [, specifier = ''] of read(file).matchAll(/\b(?:from|import)\s*\(?\s*["'`](\.[^"'`]*)["'`]/gu)) {
        const target = join(file, '..', file.endsWith('.d.ts') ? specifier.replace(/\.js$/u, '.d.ts') : specifier);
        assert.deepEqual(built(target).length, 1, `${file}: ${specifier}`);
      }
    }
  });

  test('have names that blockers let through', () => {
    for (const file of built('**/*')) assert.equal(blocks(`/${file}`), undefined, file);
  });

  test('for script tags can be pinned: each with its hash, as a browser reckons it', () => {
    const hashes = JSON.parse(read('cdn/integrity.json')) as Record<string, string>;
    const files = built('cdn/**/*.{js,json}').filter((file) => file !== 'cdn/integrity.json');
    assert.deepEqual(Object.keys(hashes).sort(), files.map((file) => file.replace('cdn/', '')).sort());
    for (const file of files) {
      const hash = createHash('sha384')
        .update(readFileSync(join(dist, file)))
        .digest('base64');
      assert.equal(hashes[file.replace('cdn/', '')], `sha384-${hash}`, file);
    }
  });

  test('say nothing of the machine that built them', () => {
    for (const file of built('**/*.{js,json,css,d.ts}')) assert.ok(!read(file).includes(root), file);
  });

  test('tell of everybody whose work is inside those for script tags, with their licences', () => {
    const notices = read('cdn/LICENSES.txt');
    const named = [...notices.matchAll(/^(?<name>\S+) (?<version>\d[\d.]*) \((?<license>\S+)\)$/gmu)].map(
      ({ groups }) => groups as { name: string; version: string; license: string },
    );
    // Another one here is another one whom every municipality passes on: look at its licence first.
    assert.deepEqual(named.map(({ name }) => name).sort(), BUNDLED);
    for (const { name, version, license } of named) {
      const folder = join(root, 'node_modules', name);
      const own = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
      assert.deepEqual([own['version'], own['license']], [version, license], name);
      assert.match(license, /^(?:MIT|BSD-3-Clause|Apache-2\.0)$/u, name);
      assert.ok(notices.includes(readFileSync(join(folder, 'LICENSE'), 'utf8').trim()), name);
    }
    assert.ok(notices.includes(readFileSync(join(root, 'LICENSE'), 'utf8').trim()));
    for (const file of built('cdn/**/*.js')) assert.match(read(file).slice(0, 100), /LICENSES\.txt/u, file);
  });

  test('are all that npm would publish', () => {
    const listing = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(listing) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    const others = paths.filter((path) => !path.startsWith('dist/'));
    for (const path of others) assert.match(path, /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md)$/u);
    assert.equal(paths.length - others.length, globSync('**/*.*', { cwd: dist }).length);
  });

  test('are the same, byte for byte, when they are built again from the same sources', async () => {
    const again = join(root, '.cache/dist-again');
    try {
      await buildPackage(again);
      const files = (folder: string) => globSync('**/*.*', { cwd: folder });
      const all = new Set([...files(again), ...files(dist)]);
      const differing = [...all].filter((file) => hash(again, file) !== hash(dist, file));
      assert.deepEqual(differing, [], 'these differ; if sources have changed since, run `npm run build`');
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  });
});
