import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { createService } from '../../demo-server/service/service.ts';
import { blocks, hides } from './blockers.ts';
import { templateNames } from './template-names.ts';
import { receiptIssuer } from '../service/receipt-issuer.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync(['src/**/*.ts', 'src/**/*.css'], { cwd: root, exclude: ['src/*/generated/**'] }).sort();
const sources = files.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const found = sources.map(({ path, text }) => ({ path, ...templateNames(path, text) }));

/** Fails with every name that does not begin as ours do, or that a blocker would hide. */
function assertOurs(kind: string, names: { path: string; name: string }[], prefix = 'lupa-'): void {
  assert.ok(names.length > 0, `no ${kind} found: the test sees nothing`);
  const foreign = names.filter(({ name }) => !name.startsWith(prefix) || hides(name) !== undefined);
  assert.deepEqual(
    foreign.map(({ path, name }) => `${path}: ${name}`),
    [],
  );
}

function matches(pattern: RegExp): { path: string; name: string }[] {
  return sources.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([, name = '']) => ({ path, name })));
}

describe('names', () => {
  test('of tags begin with lupa-', () => {
    const defined = files.filter((path) => /^src\/define\/lupa-/u.test(path));
    assertOurs(
      'tags',
      defined.map((path) => ({ path, name: basename(path, '.ts') })),
    );
    assertOurs('defined tags', matches(/defineElement\('([^']+)'/gu));
    const used = found.flatMap(({ path, tags }) => tags.map((name) => ({ path, name })));
    for (const { path, name } of used) assert.ok(name.startsWith('lupa-'), `${path}: <${name}>`);
  });

  test('of ids, classes and parts begin with lupa-', () => {
    assertOurs(
      'names in templates',
      found.flatMap(({ path, names }) => names.map((name) => ({ path, name }))),
    );
    assertOurs(
      'names in styles',
      found.flatMap(({ path, selectors }) => selectors.map((name) => ({ path, name }))),
    );
  });

  test('of custom properties begin with --lupa-', () => {
    assertOurs(
      'custom properties',
      found.flatMap(({ path, properties }) => properties.map((name) => ({ path, name }))),
      '--lupa-',
    );
  });

  test('of events begin with lupa-', () => {
    assertOurs('events', matches(/static (?:override )?readonly TYPE = '([^']+)'/gu));
    for (const { path, name } of matches(/new (?:Custom)?Event\('([^']+)'/gu))
      assert.ok(name.startsWith('lupa-'), `${path}: ${name}`);
  });

  test('of storage keys begin with lupa-', () => {
    const stores = sources.filter(({ text }) => /\b(?:session|local)Storage\b/u.test(text));
    for (const { path, text } of stores) {
      const keys = [...text.matchAll(/\b[A-Z_]*KEY = '([^']+)'|Storage\.\w+\('([^']+)'/gu)].map(
        ([, a, b]) => a ?? b ?? '',
      );
      assert.ok(keys.length > 0, `${path} keeps something under a name that this test does not see`);
      for (const key of keys) assert.ok(key.startsWith('lupa'), `${path}: ${key}`);
    }
  });

  test('that pages share through Symbol.for begin with lupa/', () => {
    assertOurs('shared symbols', matches(/Symbol\.for\('([^']+)'/gu), 'lupa/');
  });

  test('of source files are not those that blockers know', () => {
    for (const path of files) assert.equal(blocks(path), undefined, path);
  });

  test('of the paths of the API are not those that blockers know', async () => {
    const service = createService({
      store: new MemoryStore(),
      now: () => new Date(),
      identify: async () => null,
      log: () => {},
      receipts: receiptIssuer,
      hashIdentity: (code) => code,
    });
    const answer = await service.request('/api/openapi.json');
    const { paths } = (await answer.json()) as { paths: Record<string, unknown> };
    assert.ok(Object.keys(paths).includes('/api/consents'));
    for (const path of Object.keys(paths)) assert.equal(blocks(path), undefined, path);
  });
});

describe('the reading of templates', () => {
  test('sees names wherever they stand', () => {
    const text = [
      'html`<p class="a b" id=${open ? "c" : nothing}><x-y part="d ${e ? `f-${g}` : "h"}" class=${k === "no" ? "i" : "j"}></x-y></p>`;',
      'css`.l > #m:hover, p.n { --o: var(--p, ${q}); color: #fff; } @media (min-width: 1.5em) { .r { margin: 0.5em } }`;',
      "const s = 'var(--t)';",
    ].join('\n');
    const { names, tags, properties, selectors } = templateNames('x.ts', text);
    assert.deepEqual(names.sort(), ['a', 'b', 'c', 'd', 'f-', 'h', 'i', 'j']);
    assert.deepEqual(tags, ['x-y']);
    assert.deepEqual([...new Set(properties)], ['--o', '--p', '--t']);
    assert.deepEqual(selectors, ['l', 'm', 'n', 'r']);
  });
});

describe('the list of blockers', () => {
  test('knows what was seen to be blocked, and lets through what was seen to pass', () => {
    const blocked = [
      'https://www.kunta.fi/api/consent-management/v1/consents',
      '/consent-manager.js',
      '/consent-dialog.css',
      '/assets/cookie-consent/x.js',
      '/js/gdpr.js',
      '/consent/message.json',
      '/privacy-manager.js',
    ];
    for (const address of blocked) assert.notEqual(blocks(address), undefined, address);
    for (const address of [
      '/lupa/consent-list.js',
      '/api/v1/consents/42',
      '/lupa/citizen.js',
      '/consents',
      '/profile',
    ]) {
      assert.equal(blocks(address), undefined, address);
    }
    for (const name of ['consent-panel', 'widget-consent', 'gdpr', 'view-gdpr', 'tietosuojabox', 'privacy-info']) {
      assert.notEqual(hides(name), undefined, name);
    }
    for (const name of ['lupa-consent-list', 'lupa-notice']) assert.equal(hides(name), undefined, name);
  });
});
