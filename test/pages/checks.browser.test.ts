/** An editor gives another system access, the system asks, the guardian sees it, and the editor takes it away. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

/** The trip that Ansa has accepted and Ahto has not. */
const TEMPLATE = REQUEST_IDS.excursion.replace('-4d0a-', '-4d0c-');
const EDITOR = `/staff/templates/${TEMPLATE}`;
const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 800 } };

describe('checks by another system, in a browser and beside it', () => {
  let demo: Demo;
  let browser: Browser;

  before(async () => {
    browser = await launchBrowser();
    demo = await startDemo();
  });
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  /** As a program of another system asks: with its token and nothing else. */
  async function check(address: string, token: string, subject: string) {
    const answer = await fetch(`${address}?${String(new URLSearchParams({ subject }))}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: (await answer.json()) as { allowed?: boolean } };
  }

  /** The id of the child, as the editor hands it over in the file of the answers. */
  async function subjectIn(page: Page): Promise<string> {
    const file = await page.request.get(`${demo.origin}/api/templates/${TEMPLATE}/requests/export?format=csv`);
    const [headers, ...rows] = (await file.text())
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
    const row = rows.find((cells) => cells.includes('Ahto Ahdonpoika'))!;
    return row[headers!.indexOf('Henkilön tunniste')]!;
  }

  it('from the token to the citizen’s page', async () => {
    const request = `/consents/${REQUEST_IDS.excursion}`;
    let address = '';
    let token = '';
    let subject = '';
    const give = async (page: Page) => {
      await signIn(demo, page, /Hilkka Henkilöstö/u, EDITOR);
      subject = await subjectIn(page);
      const section = page.getByRole('region', { name: 'Muut järjestelmät' });
      await section.getByText('Millään järjestelmällä ei ole pääsyä.').waitFor();
      await section.getByRole('button', { name: 'Anna pääsy järjestelmälle' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Järjestelmän nimi').fill('Kuvapankki');
      assert.deepEqual(await axeFindings(page), []);
      await dialog.getByRole('button', { name: 'Anna pääsy' }).click();
      token = await dialog.getByLabel('Avain', { exact: true }).inputValue();
      address = await dialog.locator('code').first().innerText();
      assert.deepEqual(await axeFindings(page), []);
      await dialog.getByRole('button', { name: 'Sulje' }).click();
      await section.getByRole('listitem').filter({ hasText: 'Kuvapankki' }).waitFor();
      assert.deepEqual(await axeFindings(page), []);
    };
    await visit(browser, DESK, give);
    assert.deepEqual(await check(address, token, subject).then(({ body }) => body.allowed), false);

    await visit(browser, PHONE, async (page) => {
      await signIn(demo, page, /Ahto Simakuutio/u, request);
      // Somebody asks while the guardian reads: the answer goes through all the same.
      await page.getByRole('button', { name: 'Hyväksy', exact: true }).waitFor();
      assert.equal((await check(address, token, subject)).status, 200);
      await page.getByRole('button', { name: 'Hyväksy', exact: true }).click();
      await page.getByRole('heading', { name: 'Vastauksesi tallennettiin' }).waitFor();
      assert.deepEqual(await check(address, token, subject).then(({ body }) => body.allowed), true);
      await page.reload();
      await page.getByText('Kuvapankki tarkisti, onko suostumus voimassa (3 kertaa)').waitFor();
      assert.deepEqual(await axeFindings(page), []);
    });

    await visit(browser, DESK, async (page) => {
      await signIn(demo, page, /Hilkka Henkilöstö/u, EDITOR);
      await page.getByRole('button', { name: 'Peru pääsy: Kuvapankki' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Peru pääsy' }).click();
      await page.getByRole('listitem').filter({ hasText: 'Peruttu' }).waitFor();
    });
    assert.equal((await check(address, token, subject)).status, 401);
    assert.ok(demo.log.every((line) => !JSON.stringify(line).includes(subject)));
  });

  it('a cookie is no token, and a token is nothing for other addresses', async () => {
    await visit(browser, DESK, async (page) => {
      await signIn(demo, page, /Hilkka Henkilöstö/u, '/staff/templates');
      const answer = await page.request.get(`${demo.origin}/api/templates/${TEMPLATE}/check?subject=x`);
      assert.equal(answer.status(), 401);
      assert.equal(answer.headers()['www-authenticate'], 'Bearer realm="lupa"');
    });
  });
});
