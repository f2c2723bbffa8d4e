import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { dist, root } from './package.ts';

const USE = `
import 'lupa-elements/define/lupa-provider.js';
import { ConsentDecidedEvent, LupaConsentList, type WordingOverrides } from 'lupa-elements';
import { LupaProvider } from 'lupa-elements/elements/provider.js';

const messages: WordingOverrides = { fi: { 'consent-list.title': 'Annetut luvat' } };
const provider: LupaProvider = document.createElement('lupa-provider');
provider.messages = messages;
const list: LupaConsentList = document.createElement('lupa-consent-list');
list.detailPath = '/consents/{id}';
list.addEventListener('lupa-consent-decided', (event) => {
  const decided: ConsentDecidedEvent = event;
  console.log(decided.detail.status.toUpperCase());
});
// @ts-expect-error there is no such property
list.nothing = 1;
`;

/** A project that has the package among its own, as npm would put it there. */
function createConsumer(): string {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/consumer-'));
  const installed = join(folder, 'node_modules/lupa-elements');
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'));
  symlinkSync(dist, join(installed, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'use.ts'), USE);
  return folder;
}

describe('a project that has the package', () => {
  const folder = createConsumer();
  after(() => rmSync(folder, { recursive: true }));

  for (const [module, resolution] of [
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'bundler'],
  ] as const) {
    test(`finds its types, resolved as by ${resolution}, and they are right`, () => {
      const lib = ['--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--types', 'node'];
      const modules = ['--module', module, '--moduleResolution', resolution];
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(
        process.execPath,
        [tsc, '--ignoreConfig', '--noEmit', '--strict', ...lib, ...modules, 'use.ts'],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      );
      assert.equal(stdout, '');
    });
  }

  test('finds all that the package offers, and nothing behind it', () => {
    const script = `
      const found = (name) => import.meta.resolve('lupa-elements' + name).split('/dist/')[1];
      const names = ['', '/define/lupa-session.js', '/elements/session.js', '/cdn/citizen.js', '/themes/helsinki.css',
        '/custom-elements.json'];
      let hidden = 0;
      try { import.meta.resolve('lupa-elements/dist/index.js'); } catch { hidden = 1; }
      console.log(JSON.stringify([...names.map(found), hidden]));`;
    const stdout = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual(JSON.parse(stdout), [
      'index.js',
      'define/lupa-session.js',
      'elements/session.js',
      'cdn/citizen.js',
      'themes/helsinki.css',
      'custom-elements.json',
      1,
    ]);
  });
});
