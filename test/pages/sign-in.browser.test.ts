import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, visit } from './visit.ts';

const STUDY = `/consents/${REQUEST_IDS.study}`;
const STUDY_NAME = /Tehostetun ilmanpuhdistuksen/u;

describe('signing in, in a browser', () => {
  let demo: Demo;
  let browser: Browser;
  let hosting: Server;
  let hostingOrigin: string;

  before(async () => {
    browser = await launchBrowser();
    hosting = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(hostingPage()));
    hosting.listen(0, '127.0.0.1');
    await once(hosting, 'listening');
    hostingOrigin = `http://localhost:${(hosting.address() as AddressInfo).port}`;
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: hostingOrigin } });
  });
  after(async () => {
    await browser.close();
    await demo.stop();
    hosting.close();
    hosting.closeAllConnections();
  });

  /** A page of a municipality's own site, on another origin. */
  function hostingPage(): string {
    return `<!doctype html><html lang="fi"><title>Kunta</title>
      <script type="application/json" id="lupa-config">{"allowedApiOrigins": ["${demo.origin}"]}</script>
      <script type="module" src="${demo.origin}/lupa/cdn/citizen.js"></script>
      <lupa-provider api-url="${demo.origin}/api">
        <lupa-session></lupa-session>
        <lupa-consent-list detail-path="/luvat/{id}"></lupa-consent-list>
      </lupa-provider>`;
  }

  const signIn = (page: Page) => page.getByRole('link', { name: 'Kirjaudu sisään' }).first();
  const person = (page: Page, name: RegExp) => page.getByRole('button', { name });
  const signedIn = (page: Page, name: string) => page.getByRole('banner').getByText(name).waitFor();

  /** Presses Tab until the element has the focus, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.textContent?.trim() ?? '';
      });
      if (focused.startsWith(name)) return;
    }
    assert.fail(`${name} is reached by Tab`);
  }

  it('takes a shared link to a request through the sign-in and back, by keyboard alone', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}${STUDY}`);
      await signIn(page).waitFor();
      await tabTo(page, 'Kirjaudu sisään');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Valitse testihenkilö' }).waitFor();
      await tabTo(page, 'Ahto Simakuutio');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${demo.origin}${STUDY}`);
      await signedIn(page, 'Ahto Simakuutio');
      await page.getByRole('heading', { name: STUDY_NAME }).waitFor();
    }));

  it('works under the other name of this machine too', () =>
    visit(browser, {}, async (page) => {
      const origin = `http://127.0.0.1:${demo.port}`;
      await page.goto(`${origin}/consents`);
      await signIn(page).click();
      await person(page, /Ansa/u).click();
      await page.waitForURL(`${origin}/consents`);
      await signedIn(page, 'Ansa Simakuutio');
    }));

  it('law 33: leaves nothing of the session where scripts can read it, nor any identity code on the page', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}${STUDY}`);
      await signIn(page).click();
      await person(page, /Ahto/u).click();
      await page.waitForURL(`${demo.origin}${STUDY}`);
      await page.getByRole('heading', { name: STUDY_NAME }).waitFor();
      const kept = await page.evaluate(() => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage).filter((key) => key !== 'lupa-consent-list-place'),
        cookie: document.cookie,
      }));
      assert.deepEqual(
        { ...kept, cookie: /session|token/iu.test(kept.cookie) },
        { local: [], session: [], cookie: false },
      );
      assert.doesNotMatch(await page.content(), /\d{6}[-+A-F]9\d\d[0-9A-Y]/u);
    }));

  it('works without scripts up to the session itself', () =>
    visit(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(`${demo.origin}/consents`);
      await signIn(page).click();
      await person(page, /Ahto/u).click();
      await page.waitForURL(`${demo.origin}/consents`);
      const session = await page.request.get(`${demo.origin}/api/session`);
      assert.deepEqual(await session.json(), { signedIn: true, name: 'Ahto Simakuutio', strength: 'strong' });
      // What a page without scripts still has to offer.
      await page.getByRole('link', { name: /luvat@kunta\.example/u }).waitFor();
    }));

  it('signs out, and lets somebody else sign in', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}/consents`);
      await signIn(page).click();
      await person(page, /Ahto/u).click();
      await signedIn(page, 'Ahto Simakuutio');
      await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
      await page.waitForURL(`${demo.origin}/`);
      await signIn(page).click();
      await person(page, /Nordea/u).click();
      await page.waitForURL(`${demo.origin}/`);
      await signedIn(page, 'Nordea Demo');
    }));

  it('shows nothing of who was signed in when they go back after signing out', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}/consents`);
      await signIn(page).click();
      await person(page, /Ahto/u).click();
      await page.getByRole('link', { name: STUDY_NAME }).waitFor();
      await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
      await page.waitForURL(`${demo.origin}/`);
      await page.goBack();
      await signIn(page).waitFor();
      assert.equal(await page.getByText('Ahto Simakuutio').count(), 0);
    }));

  it('leads who cancels back, with a choice of language on the way', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}${STUDY}`);
      await signIn(page).click();
      await page.getByRole('link', { name: 'Svenska' }).click();
      await page.getByRole('heading', { name: 'Välj en testperson' }).waitFor();
      await page.getByRole('button', { name: 'Avbryt och gå tillbaka' }).click();
      await page.getByRole('heading', { name: 'Kirjautuminen keskeytettiin' }).waitFor();
      await page.getByRole('link', { name: 'Svenska' }).click();
      await page.getByRole('heading', { name: 'Inloggningen avbröts' }).waitFor();
      await page.getByRole('link', { name: 'Tillbaka till sidan' }).click();
      await page.waitForURL(`${demo.origin}${STUDY}`);
    }));

  it('tells who goes back to a used page of test persons what to do', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}/consents`);
      await signIn(page).click();
      const choice = page.url();
      await person(page, /Ahto/u).click();
      await signedIn(page, 'Ahto Simakuutio');
      await page.goto(choice);
      await page.getByRole('heading', { name: 'Tunnistautuminen on päättynyt' }).waitFor();
      await page.getByRole('link', { name: 'Etusivulle' }).click();
      await signedIn(page, 'Ahto Simakuutio');
    }));

  it('brings the citizen back to the page of another site that the server allows', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${hostingOrigin}/asiointi?sivu=1`);
      await signIn(page).click();
      await person(page, /Ahto/u).click();
      await page.waitForURL(`${hostingOrigin}/asiointi?sivu=1`);
      await page.getByText('Ahto Simakuutio').first().waitFor();
      await page.getByRole('link', { name: STUDY_NAME }).waitFor();
    }));

  it('keeps the place when the language or the theme changes', () =>
    visit(browser, {}, async (page) => {
      await page.goto(`${demo.origin}${STUDY}`);
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
      assert.equal(page.url(), `${demo.origin}${STUDY}`);
      await page.getByRole('link', { name: 'Neutral' }).click();
      await page.locator('html[data-theme=neutral][lang=en]').waitFor();
      assert.equal(page.url(), `${demo.origin}${STUDY}`);
    }));

  describe('every page', () => {
    const paths = ['/', '/consents', STUDY, '/sign-in/unknown', '/no-such-page', '/api/session/sign-in'];
    const looks = [
      { language: 'fi', theme: 'helsinki' },
      { language: 'sv', theme: 'neutral' },
      { language: 'en', theme: 'helsinki' },
    ];
    for (const { language, theme } of looks) {
      it(`fits a narrow screen and leaves axe nothing to find: ${language}, ${theme}`, () =>
        visit(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
          await page.goto(`${demo.origin}/?lang=${language}&theme=${theme}`);
          for (const path of paths) {
            await page.goto(`${demo.origin}${path}`);
            await loaded(page);
            const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
            assert.ok(content! <= screen!, `${path} is ${content} wide`);
            assert.deepEqual(await axeFindings(page), [], path);
          }
        }));
    }

    /** Until every widget of ours shows what it has. */
    function loaded(page: Page): Promise<unknown> {
      return page.waitForFunction(() =>
        [...document.querySelectorAll('lupa-session, lupa-consent-list, lupa-consent-detail')].every((widget) =>
          /^(?:signed-out|ready|empty)$/u.test(widget.getAttribute('data-state') ?? ''),
        ),
      );
    }

    it('begins with a link past the navigation', () =>
      visit(browser, {}, async (page) => {
        await page.goto(`${demo.origin}/consents`);
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Siirry sisältöön');
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'content');
      }));
  });
});
