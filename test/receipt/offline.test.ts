/** The element as a page gets it: in one file, under a strict policy, with no network. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from 'playwright-core';
import { buildReceipt } from '../../demo-server/service/receipt/build.ts';
import { bundlePage, root } from '../../scripts/build/bundle.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import { photoSource } from '../../stories/receipt-sample.ts';
import { signer } from './sources.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lupa-lit";

describe('the check of receipts in a page', () => {
  let browser: Browser;
  let code: string;
  before(async () => {
    const module = join(root, 'src/bundles/receipt-check.ts');
    ({ code } = await bundlePage(`import ${JSON.stringify(module)};`));
    browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  });
  after(() => browser.close());

  /** A page with the element and its keys, which loses its network when it is there. */
  async function open(address = 'https://www.kunta.example/') {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => complaints.push(message.text()));
    const asked: string[] = [];
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      asked.push(pathname);
      if (pathname === '/receipt-check.js') return route.fulfill({ contentType: 'text/javascript', body: code });
      if (pathname !== '/') return route.fulfill({ status: 404, body: '' });
      const configuration = JSON.stringify({ receiptKeys: signer.publicKeys });
      const body = `<!doctype html><html lang="fi"><title>Kunta</title><link rel="icon" href="data:,">
        <script type="application/json" id="lupa-config">${configuration}</script>
        <script type="module" src="/receipt-check.js"></script><lupa-receipt-check></lupa-receipt-check>`;
      return route.fulfill({ contentType: 'text/html', body, headers: { 'Content-Security-Policy': POLICY } });
    });
    await page.goto(address);
    await page.locator('lupa-receipt-check[data-state]').waitFor();
    await context.setOffline(true);
    asked.length = 0;
    return { context, page, complaints, asked };
  }

  test('checks a file, and neither asks for anything nor breaks the policy', async () => {
    const { context, page, complaints, asked } = await open();
    const receipt = JSON.stringify(await buildReceipt(photoSource(), signer));
    const choose = (text: string) =>
      page
        .getByLabel('Valitse kuitti')
        .setInputFiles({ name: 'kuitti.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from(text) });
    await choose(receipt);
    await page.getByRole('heading', { name: 'Kuitti on aito' }).waitFor();
    await choose(receipt.replace('dpv:ConsentRefused', 'dpv:ConsentGiven'));
    await page.getByRole('heading', { name: 'Kuittia on muutettu' }).waitFor();
    assert.deepEqual(complaints, []);
    assert.deepEqual(asked, []);
    await context.close();
  });

  test('checks a code that the page was opened with', async () => {
    const { 'dct:provenance': provenance } = await buildReceipt(photoSource(), signer);
    const { context, page, complaints } = await open(`https://www.kunta.example/#kuitti=${provenance['rdf:value']}`);
    await page.getByRole('heading', { name: 'Koodi on aito' }).waitFor();
    await page.getByText('Kuvat verkkosivuilla: Hyväksytty').waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test('says on a page without https that it cannot be done there', async () => {
    const { context, page } = await open(`http://www.kunta.example/#kuitti=${'a.b.c'}`);
    await page.getByRole('heading', { name: 'Kuitteja ei voi tarkistaa tällä sivulla' }).waitFor();
    await context.close();
  });
});
