import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import * as generated from '../../src/theme/generated/hds.ts';
import { identifierOf } from '../../scripts/tokens.ts';

const published = await readFile(new URL('../../node_modules/hds-design-tokens/lib/all.css', import.meta.url), 'utf8');

test('the generated values are those that HDS publishes', () => {
  const values: Record<string, string | number> = { ...generated };
  const declarations = published
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('--') && !line.startsWith('--font-default:'));
  assert.ok(declarations.length > 100);
  for (const declaration of declarations) {
    const [name = '', value = ''] = declaration.slice(2).split(/:\s*|;/u);
    const ours = values[identifierOf(name)];
    if (value.endsWith('rem')) assert.equal(`${ours}rem`, value.replace('.0rem', 'rem'), name);
    else assert.equal(String(ours), value, name);
  }
  assert.equal(Object.keys(values).length, declarations.length);
});
