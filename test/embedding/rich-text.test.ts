import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { bundlePage } from '../../scripts/build/bundle.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import type { RichText } from '../../src/model/rich-text.ts';
import { WORD } from '../model/clipboard-samples.ts';
import type { RichTextHost } from './rich-text-host.ts';

const SITE = 'https://www.kunta.example/';
/** The policy of our own pages. */
const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lupa-lit";

let browser: Browser;
let code: string;
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  const host = JSON.stringify(join(import.meta.dirname, 'rich-text-host.ts'));
  ({ code } = await bundlePage(
    `import { RichTextHost } from ${host}; customElements.define('lupa-host', RichTextHost);`,
  ));
});
after(() => browser.close());

async function visit(): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/host.js') return route.fulfill({ contentType: 'text/javascript', body: code });
    return route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': STRICT },
      body: '<!doctype html><html lang="fi"><title>Kunta</title><script type="module" src="/host.js"></script><lupa-host></lupa-host>',
    });
  });
  await page.goto(SITE);
  await page.getByRole('textbox').click();
  return { page, complaints };
}

/** Puts HTML on the clipboard in another page, which has no policy. */
async function copyElsewhere(page: Page, html: string): Promise<void> {
  const other = await page.context().newPage();
  await other.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Word' }));
  await other.goto(SITE);
  await other.evaluate(async (text) => {
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([text], { type: 'text/html' }) })]);
  }, html);
  await other.close();
  await page.bringToFront();
}

const told = (page: Page): Promise<RichText[]> =>
  page.locator('lupa-host').evaluate((host) => (host as RichTextHost).told);
const value = (page: Page): Promise<RichText> =>
  page.locator('lupa-host').evaluate((host) => (host as RichTextHost).value);

describe('a formatted text, bundled, under a strict policy', () => {
  test('is written, formatted, copied and pasted, and nothing is violated', async () => {
    const { page, complaints } = await visit();
    await page.keyboard.type('# Otsikko');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lue **ohje** nyt');
    await page.getByRole('button', { name: 'Luettelo', exact: true }).click();
    const written: RichText = [
      { type: 'heading', depth: 1, runs: [{ text: 'Otsikko' }] },
      { type: 'list', ordered: false, items: [[{ text: 'Lue ' }, { text: 'ohje', strong: true }, { text: ' nyt' }]] },
    ];
    assert.deepEqual(await value(page), written);
    // Through the clipboard of the browser itself.
    for (const key of ['Control+a', 'Control+x', 'Control+v']) await page.keyboard.press(key);
    assert.deepEqual(await value(page), written);
    await copyElsewhere(page, WORD);
    for (const key of ['Control+a', 'Control+v']) await page.keyboard.press(key);
    const pasted = await value(page);
    assert.deepEqual(pasted.map(({ type }) => type).slice(0, 3), ['heading', 'paragraph', 'heading']);
    assert.match(JSON.stringify(pasted), /"text":"Lucia","lang":"sv"/u);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await value(page), written);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('tells words of an input method when they are whole', async () => {
    const { page, complaints } = await visit();
    const input = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await compose('に');
    await compose('にほ');
    assert.equal(await page.getByRole('textbox').innerText(), 'にほ');
    assert.deepEqual(await told(page), []);
    await input.send('Input.insertText', { text: '日本' });
    await page.keyboard.type('!');
    assert.deepEqual(await told(page), [
      [{ type: 'paragraph', runs: [{ text: '日本' }] }],
      [{ type: 'paragraph', runs: [{ text: '日本!' }] }],
    ]);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
