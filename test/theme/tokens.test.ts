import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { semanticTokens, themeFiles } from './theme-file.ts';

const source = new URL('../../src/', import.meta.url);
const tokens = semanticTokens();
const themes = await themeFiles();

interface SourceFile {
  path: string;
  text: string;
}

async function sources(pattern: string): Promise<SourceFile[]> {
  const paths: string[] = [];
  for await (const path of glob(pattern, { cwd: source })) paths.push(path);
  return Promise.all(paths.sort().map(async (path) => ({ path, text: await readFile(new URL(path, source), 'utf8') })));
}

/** Everything that may hold CSS, without the theme files and with comments taken away. */
const styled = (await sources('**/*.ts'))
  .filter(({ path }) => !path.startsWith('theme/tokens') && !path.includes('generated/'))
  .map(({ path, text }) => ({ path, text: text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/gu, '') }));
const elementStyles = styled.filter(({ path }) => /^(?:elements|ui)\/.*\.styles\.ts$/u.test(path));

test('themes set every token and nothing else', () => {
  assert.ok(themes.length >= 2);
  for (const { name, values } of themes) {
    assert.deepEqual([...values.keys()].sort(), tokens.map(({ property }) => property).sort(), name);
  }
});

test('a theme can stand beside another on one page', () => {
  for (const { name, css } of themes) {
    assert.match(css, new RegExp(`:root,\\s*lupa-provider\\[theme='${name}'\\] \\{`, 'u'));
    assert.equal(css.match(/\{/gu)?.length, 1, `${name} has one rule`);
  }
});

test('without a theme an element looks as in the theme helsinki', () => {
  const helsinki = themes.find(({ name }) => name === 'helsinki');
  const withoutTheme = new Map(
    tokens.map(({ property, fallback }) => [property, fallback === 'inherit' ? 'initial' : fallback]),
  );
  assert.deepEqual(helsinki?.values, withoutTheme);
});

test('sizes never come from the root of the page', () => {
  const inRem = /[\d.]+rem\b/u;
  assert.deepEqual(
    styled.filter(({ text }) => inRem.test(text)).map(({ path }) => path),
    [],
  );
  assert.deepEqual(
    tokens.filter(({ fallback }) => inRem.test(fallback)),
    [],
  );
  assert.deepEqual(
    themes.filter(({ values }) => [...values.values()].some((value) => inRem.test(value))),
    [],
  );
});

test('styles use no custom property that is neither a token nor their own', () => {
  const tokenNames = [...tokens.map(({ property }) => property), '--lupa-unit', '--lupa-em'];
  const unknown = styled.flatMap(({ path, text }) => {
    // Of the same room: a script may set what its styles declare.
    const own = styled
      .filter((other) => dirname(other.path) === dirname(path))
      .flatMap((other) => [...other.text.matchAll(/(--lupa-[\w-]+):/gu)].map(([, name]) => name));
    const known = new Set([...tokenNames, ...own]);
    const used = new Set([...text.matchAll(/--[a-z][\w-]*/gu)].map(([name]) => name));
    return [...used.difference(known)].map((name) => `${path}: ${name}`);
  });
  assert.deepEqual(unknown, []);
});

test('styles name no colour of their own', () => {
  const withColor = styled.filter(({ text }) => /#[\da-f]{3,8}\b(?=[;\s,)])|\b(?:rgb|hsl|oklch)a?\(/iu.test(text));
  assert.deepEqual(
    withColor.map(({ path }) => path),
    [],
  );
});

test('every token is used', { skip: elementStyles.length === 0 && 'there are no elements yet' }, () => {
  const all = styled.map(({ text }) => text).join('\n');
  const unused = tokens.filter(
    ({ path }) => !new RegExp(`\\$\\{(?:[^}]*\\W)?${path.replace('.', '\\.')}\\b`, 'u').test(all),
  );
  assert.deepEqual(
    unused.map(({ path }) => path),
    [],
  );
});
