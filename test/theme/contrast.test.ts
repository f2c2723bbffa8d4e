import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAIRS } from '../../src/theme/pairs.ts';
import { contrast } from './contrast.ts';
import { semanticTokens, themeFiles } from './theme-file.ts';

const properties = new Map(semanticTokens().map(({ path, property }) => [path, property]));

test('contrast is measured as WCAG measures it', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  assert.equal(contrast('#0000bf', '#ffffff').toFixed(2), '11.98');
});

for (const theme of await themeFiles()) {
  test(`every pair of colours can be told apart in the theme ${theme.name}`, () => {
    const colorOf = (name: string) => theme.values.get(properties.get(`color.${name}`) ?? '') ?? '';
    const weak = PAIRS.map(({ front, behind, least }) => ({
      pair: `${front} on ${behind}`,
      ratio: contrast(colorOf(front), colorOf(behind)),
      least,
    })).filter(({ ratio, least }) => ratio < least);
    assert.deepEqual(weak, []);
  });
}

test('every colour is in a pair, save the border that only decorates', () => {
  const paired = new Set(PAIRS.flatMap(({ front, behind }) => [`color.${front}`, `color.${behind}`]));
  const left = [...properties.keys()].filter((path) => path.startsWith('color.') && !paired.has(path));
  assert.deepEqual(left, ['color.border']);
});
