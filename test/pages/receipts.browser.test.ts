/** From an answer to its receipt and to the page that checks it: the real server, a real browser. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { launchBrowser, visit } from './visit.ts';

describe('a receipt', () => {
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    demo = await startDemo();
  });
  afterEach(() => demo.stop());

  async function acceptTrip(page: Page): Promise<void> {
    await page.goto(`${demo.origin}/consents/${REQUEST_IDS.excursion}`);
    await page.getByRole('link', { name: 'Kirjaudu sisään' }).last().click();
    await page.getByRole('button', { name: /Ahto/u }).click();
    await page.getByRole('button', { name: 'Hyväksy', exact: true }).click();
    await page.getByRole('heading', { name: 'Vastauksesi tallennettiin' }).waitFor();
  }

  async function download(page: Page): Promise<string> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Lataa kuitti' }).first().click(),
    ]);
    assert.match(file.suggestedFilename(), /\.jsonld$/u);
    return readFile(await file.path(), 'utf8');
  }

  async function check(page: Page, receipt: string): Promise<string> {
    await page.goto(`${demo.origin}/receipt-check`);
    await page.context().setOffline(true);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'kuitti.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from(receipt) });
    const outcome = page.locator('lupa-receipt-check').getByRole('heading', { name: /Kuitti on|Kuittia on/u });
    await outcome.waitFor();
    return (await outcome.textContent()) ?? '';
  }

  it('is downloaded after an answer, and holds where it is checked without a network', () =>
    visit(browser, { acceptDownloads: true }, async (page) => {
      await acceptTrip(page);
      assert.equal(await check(page, await download(page)), 'Kuitti on aito');
    }));

  it('with one letter changed does not hold', () =>
    visit(browser, { acceptDownloads: true }, async (page) => {
      await acceptTrip(page);
      const receipt = await download(page);
      assert.equal(await check(page, receipt.replace('Mukana on viisi', 'Mukana on viisj')), 'Kuittia on muutettu');
    }));

  it('is printed from a page of its own, with a code that leads to the check', () =>
    visit(browser, {}, async (page) => {
      await acceptTrip(page);
      const [print] = await Promise.all([
        page.context().waitForEvent('page'),
        page.getByRole('link', { name: 'Tulosta kuitti' }).first().click(),
      ]);
      await print.getByRole('heading', { level: 1, name: /Kuitti: Uimahalliretki/u }).waitFor();
      await print.getByRole('link', { name: 'Tarkista tämä kuitti' }).click();
      await print.locator('lupa-receipt-check').getByRole('heading', { name: /aito/u }).waitFor();
    }));

  it("is nobody else's to see", () =>
    visit(browser, {}, async (page) => {
      const path = `${demo.origin}/api/consents/${REQUEST_IDS.excursion}/receipts/3`;
      assert.equal((await page.request.get(path)).status(), 401);
      assert.equal((await page.request.get(`${path}/page`)).status(), 404);
    }));
});
