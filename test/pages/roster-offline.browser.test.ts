/** The roster on a telephone that loses its network: what is there after a start, and what is not there any more. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import { KEPT_ROSTERS } from '../../src/offline/kept-rosters.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn } from './visit.ts';

const rosterOf = (templateId: string) => `/staff/templates/${templateId}/roster`;
const TRIP = rosterOf(TRIP_TEMPLATE_ID);

describe('a roster without a network, in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let running = false;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    demo = await startDemo();
    running = true;
    context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  });
  afterEach(async () => {
    await context.close();
    if (running) await demo.stop();
  });

  const list = (page: Page) => page.getByRole('row', { name: /Haapalehto/u });

  /** Signs in, and opens the page twice: the first time the worker comes, the second time it is there. */
  async function openRoster(name: string, path = TRIP): Promise<Page> {
    const page = await context.newPage();
    await signIn(demo, page, name, path);
    await list(page).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.reload();
    await list(page).waitFor();
    await keeps(page, path);
    return page;
  }

  /** Paths that are kept. Looking may itself make the place for them again, so that an empty one says nothing. */
  function keptPaths(page: Page): Promise<string[]> {
    return page.evaluate(async (name) => {
      if (!(await caches.has(name))) return [];
      const cache = await caches.open(name);
      return (await cache.keys()).map(({ url }) => new URL(url).pathname).sort();
    }, KEPT_ROSTERS);
  }

  const keepsNothing = (page: Page) => until(async () => (await keptPaths(page)).length === 0);

  /** Waits until the browser has all that the page needs. */
  async function keeps(page: Page, path: string): Promise<void> {
    const needed = [path, `/api${path.replace('/staff', '')}`, '/api/session', '/lupa/cdn/roster.js', '/site/site.css'];
    await until(async () => {
      const kept = await keptPaths(page);
      return needed.every((each) => kept.includes(each));
    });
  }

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!(await isSo())) {
      assert.ok(Date.now() < deadline, `within half a minute: ${isSo.toString()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The server dies, and the network goes. */
  async function loseNetwork(): Promise<void> {
    running = false;
    await demo.stop();
    await context.setOffline(true);
  }

  /** And every tab is closed. */
  async function loseEverything(): Promise<void> {
    await loseNetwork();
    for (const page of context.pages()) await page.close();
  }

  /** Opens a path in a new tab; resolves to whether there was any page at all. */
  async function openAnew(path: string): Promise<{ page: Page; opened: boolean }> {
    const page = await context.newPage();
    const opened = await page.goto(`${demo.origin}${path}`).then(
      () => true,
      () => false,
    );
    return { page, opened };
  }

  async function isLost(path: string): Promise<void> {
    const { page, opened } = await openAnew(path);
    assert.equal(opened, false, `${path} is the browser’s own page`);
    assert.equal(await page.getByText('Haapalehto').count(), 0);
  }

  it('is there after a start, with its age, and never as if it were up to date', async () => {
    const online = await openRoster('Lea Lastenhoitaja');
    const answers = await online.getByRole('row').allInnerTexts();
    await loseEverything();

    const { page, opened } = await openAnew(TRIP);
    assert.ok(opened);
    await list(page).waitFor();
    // From the first moment on: not even for a second is it called new.
    assert.equal(await page.getByText('Ajan tasalla').count(), 0);
    await page
      .locator('#lupa-freshness')
      .getByText(/Ei verkkoyhteyttä\.\sTilanne/u)
      .waitFor();
    assert.equal(await page.getByText('Ajan tasalla').count(), 0);
    assert.deepEqual(await page.getByRole('row').allInnerTexts(), answers);
    await page.getByText('Lea Lastenhoitaja').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    // A second start is as good as the first.
    await page.reload();
    await list(page).waitFor();
    // Of other pages nothing is kept.
    await isLost('/consents');
    await isLost(rosterOf(GROUP_TEMPLATE_ID));
  });

  it('is gone when somebody has signed out, on any page of the site', async () => {
    await openRoster('Lea Lastenhoitaja');
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${demo.origin}/consents`);
    await elsewhere.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    await elsewhere.waitForURL(`${demo.origin}/`);
    await keepsNothing(elsewhere);
    await loseEverything();
    await isLost(TRIP);
  });

  it('is gone when somebody has signed out without a network, though the server has not heard of it', async () => {
    const page = await openRoster('Lea Lastenhoitaja');
    await loseNetwork();
    await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    await page.getByText('Uloskirjautuminen ei onnistunut').first().waitFor();
    await keepsNothing(page);
    await page.close();
    await isLost(TRIP);
  });

  it('is gone when the page was loaded past the worker, as by a hard reload', async () => {
    await openRoster('Lea Lastenhoitaja');
    const past = await context.newPage();
    const devtools = await context.newCDPSession(past);
    await devtools.send('Network.enable');
    await devtools.send('Network.setBypassServiceWorker', { bypass: true });
    await past.goto(`${demo.origin}/consents`);
    await past.getByRole('button', { name: 'Kirjaudu ulos' }).click();
    await past.waitForURL(`${demo.origin}/`);
    await keepsNothing(past);
    await loseEverything();
    await isLost(TRIP);
  });

  it('is gone when the session has ended at the server', async () => {
    const page = await openRoster('Lea Lastenhoitaja');
    demo.sessions.sessions.clear();
    await keepsNothing(page);
    await loseEverything();
    await isLost(TRIP);
  });

  it('of one person is gone when another comes, whose own is there', async () => {
    await (await openRoster('Lea Lastenhoitaja')).close();
    const page = await openRoster('Veikko Varhaiskasvattaja', rosterOf(GROUP_TEMPLATE_ID));
    const kept = await keptPaths(page);
    assert.deepEqual(
      kept.filter((path) => path.includes(TRIP_TEMPLATE_ID)),
      [],
    );
    await loseEverything();
    const { page: own, opened } = await openAnew(rosterOf(GROUP_TEMPLATE_ID));
    assert.ok(opened);
    await list(own).waitFor();
    await own.getByText('Veikko Varhaiskasvattaja').waitFor();
    assert.equal(await own.getByText('Lea Lastenhoitaja').count(), 0);
    await isLost(TRIP);
  });

  it('is gone with the worker, by the call in the guide', async () => {
    const page = await openRoster('Lea Lastenhoitaja');
    await page.evaluate(async () => {
      await caches.delete('lupa-roster');
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.unregister();
    });
    assert.deepEqual(await keptPaths(page), []);
    await loseEverything();
    await isLost(TRIP);
  });
});
