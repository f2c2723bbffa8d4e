/** What the page around an element may do to its looks, and what it may not. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBook, turnTo, type Book } from './book.ts';

const STORY = 'elements-lupa-session--signed-in';

let book: Book;
let page: Page;

before(async () => {
  book = await openBook();
});
after(() => book.close());

beforeEach(async () => {
  page = await book.open('elements-lupa-session--signed-out', { language: 'fi', theme: 'helsinki' });
  await turnTo(page, STORY);
});

/** The button's height, in pixels, and its style. */
function button() {
  return page.getByRole('button').evaluate((element) => {
    const { fontSize, textTransform, letterSpacing, borderTopColor } = getComputedStyle(element);
    const height = element.getBoundingClientRect().height;
    return { height, fontSize, textTransform, letterSpacing, borderTopColor };
  });
}

async function buttonUnder(css: string) {
  await page.addStyleTag({ content: css });
  return button();
}

function themeFile(name: string): string {
  return fileURLToPath(new URL(`../../src/theme/municipalities/${name}.css`, import.meta.url));
}

test('a page that makes its rem small does not make the elements small', async () => {
  const plain = await button();
  assert.equal(plain.fontSize, '16px');
  assert.deepEqual(await buttonUnder('html { font-size: 62.5%; } body { font-size: 1.6rem; }'), plain);
});

test('the elements have the size of the text around them, or the unit that the page gives', async () => {
  assert.equal((await buttonUnder('body { font-size: 20px; }')).fontSize, '20px');
  assert.equal((await buttonUnder('body { --lupa-unit: 24px; }')).fontSize, '24px');
});

test('what is pressed is 44 px high in small text too', async () => {
  assert.equal((await buttonUnder('body { font-size: 10px; }')).height, 44);
});

test('what the page passes on by inheritance stays outside', async () => {
  const plain = await button();
  const loud =
    'body { text-transform: uppercase; letter-spacing: 4px; line-height: 4; color: red; text-align: right; }';
  assert.deepEqual(await buttonUnder(loud), plain);
});

test('a provider can have another theme than the page', async () => {
  await page.addStyleTag({ path: themeFile('neutral') });
  await page.addStyleTag({ path: themeFile('helsinki') });
  const helsinki = await button();
  await page.locator('lupa-provider').evaluate((provider) => provider.setAttribute('theme', 'neutral'));
  const neutral = await button();
  assert.deepEqual([helsinki.borderTopColor, neutral.borderTopColor], ['rgb(0, 0, 191)', 'rgb(11, 81, 102)']);
});
