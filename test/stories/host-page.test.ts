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
  page = await book.newPage();
  await book.open(page, 'elements-lupa-session--signed-out', { language: 'fi', theme: 'helsinki' });
  await turnTo(page, STORY);
});

/** The button's height, in pixels, and its style. */
function button() {
  return page.getByRole('button').evaluate((element) => {
    const { fontSize, borderTopColor } = getComputedStyle(element);
    return { height: element.getBoundingClientRect().height, fontSize, borderTopColor };
  });
}

/** The style of the text, as far as a page passes it on. */
function text() {
  return page.getByText('Kirjautunut').evaluate((element) => {
    const { color, fontSize, letterSpacing, lineHeight, textAlign, textTransform } = getComputedStyle(element);
    return { color, fontSize, letterSpacing, lineHeight, textAlign, textTransform };
  });
}

async function pageStyles(css: string): Promise<void> {
  await page.addStyleTag({ content: css });
}

function themeFile(name: string): string {
  return fileURLToPath(new URL(`../../src/theme/municipalities/${name}.css`, import.meta.url));
}

test('a page that makes its rem small does not make the elements small', async () => {
  const plain = await button();
  assert.equal(plain.fontSize, '16px');
  await pageStyles('html { font-size: 62.5%; } body { font-size: 1.6rem; }');
  assert.deepEqual(await button(), plain);
});

test('the elements have the size of the text around them, or the unit that the page gives', async () => {
  await pageStyles('body { font-size: 20px; }');
  assert.equal((await button()).fontSize, '20px');
  await pageStyles('body { --lupa-unit: 24px; }');
  assert.equal((await button()).fontSize, '24px');
});

test('what is pressed is 44 px high in small text too', async () => {
  await pageStyles('body { font-size: 10px; }');
  assert.equal((await button()).height, 44);
});

test('what the page passes on by inheritance stays outside', async () => {
  const plain = await text();
  await pageStyles(`body {
    color: red; letter-spacing: 4px; line-height: 4; text-align: right; text-transform: uppercase;
  }`);
  assert.deepEqual(await text(), plain);
});

test('a provider can have another theme than the page', async () => {
  await page.addStyleTag({ path: themeFile('neutral') });
  await page.addStyleTag({ path: themeFile('helsinki') });
  assert.equal((await button()).borderTopColor, 'rgb(0, 0, 191)');
  await page.locator('lupa-provider').evaluate((provider) => provider.setAttribute('theme', 'neutral'));
  assert.equal((await button()).borderTopColor, 'rgb(11, 81, 102)');
});
