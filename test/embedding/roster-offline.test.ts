/** A roster without a network on a municipality's own site, whose API is on another origin: as the guide says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import { launchBrowser } from '../pages/visit.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { hostPage, HostSite, script } from './host-site.ts';

const built = (file: string) => readFileSync(fileURLToPath(new URL(`../../dist/cdn/${file}`, import.meta.url)), 'utf8');

const LIST = '/ryhma/amiraalit/lista';

describe('a roster without a network, on a site of its own', () => {
  let site: HostSite;
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  const complaints: string[] = [];

  before(async () => {
    browser = await launchBrowser();
    site = await HostSite.start();
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: site.origin } });
    const query = new URLSearchParams({ pages: '/ryhma/*/lista', api: `${demo.origin}/api` });
    site.scripts = {
      '/lupa/roster.js': built('roster.js'),
      '/lupa-roster-worker.js': built('roster-worker.js'),
      '/install.js': `navigator.serviceWorker?.register('/lupa-roster-worker.js?${query}');`,
    };
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self' ${demo.origin}; base-uri 'none'`;
    const html = hostPage({
      apiUrl: `${demo.origin}/api`,
      scripts: `${script('/lupa/roster.js')}<script src="/install.js"></script>`,
      body: `<lupa-session><a href="/">Palvelu</a></lupa-session>
        <lupa-consent-roster template-id="${TRIP_TEMPLATE_ID}"><a href="/">Lista</a></lupa-consent-roster>`,
    });
    site.serve = (path) => (path === LIST ? { html, policy } : undefined);
    context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    context.on('console', (message) => {
      if (/Content Security Policy|Refused/iu.test(message.text())) complaints.push(message.text());
    });
  });
  after(async () => {
    await browser.close();
    await demo.stop().catch(() => {});
    await site.stop();
  });

  const list = (page: Page) => page.getByRole('row', { name: /Haapalehto/u });

  const keptCount = (page: Page) =>
    page.evaluate(async () => {
      let count = 0;
      for (const name of await caches.keys()) count += (await (await caches.open(name)).keys()).length;
      return count;
    });

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!(await isSo())) {
      assert.ok(Date.now() < deadline, `within half a minute: ${isSo.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('is there after a start, and gone when somebody signs out without one', async () => {
    const page = await context.newPage();
    await page.goto(`${demo.origin}/api/session/sign-in?${new URLSearchParams({ 'return-to': site.origin + LIST })}`);
    await page.getByRole('button', { name: 'Lea Lastenhoitaja' }).click();
    await page.waitForURL(site.origin + LIST);
    await list(page).waitFor();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.reload();
    await list(page).waitFor();
    // The page, its two scripts, the session and the list.
    await until(async () => (await keptCount(page)) === 5);
    await page.close();
    await context.setOffline(true);

    const anew = await context.newPage();
    await anew.goto(site.origin + LIST);
    await list(anew).waitFor();
    await anew
      .locator('#lupa-freshness')
      .getByText(/Tilanne klo/u)
      .waitFor();
    await anew.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    await until(async () => (await keptCount(anew)) === 0);
    await anew.close();

    const last = await context.newPage();
    assert.equal(await last.goto(site.origin + LIST).catch(() => 'nothing'), 'nothing');
    assert.deepEqual(complaints, []);
  });
});
