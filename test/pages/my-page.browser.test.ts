/** A citizen's day on their own page: on a telephone, in Finnish and in Swedish, by links and back again. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const EXCURSION = `#lupa-my/consents/${REQUEST_IDS.excursion}`;

describe('the citizen’s own page, in a browser', () => {
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

  const link = (page: Page, name: RegExp) => page.getByRole('main').getByRole('link', { name });
  const heading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { name });

  /** What the page asks the API for, from now on. */
  function asked(page: Page): string[] {
    const paths: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/api/')) paths.push(`${request.method()} ${pathname}`);
    });
    return paths;
  }

  async function expectNothingSticksOut(page: Page): Promise<void> {
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      true,
      'no scrolling aside',
    );
  }

  it('asks for everything once, counts what waits, and answers for a child by a link', () =>
    visit(browser, PHONE, async (page) => {
      await signIn(demo, page, /^Ahto Simakuutio/u, '/my');
      await link(page, /Luvat ja suostumukset/u).waitFor();
      const requests = asked(page);
      await page.reload();
      await link(page, /3 odottaa/u).click();
      await link(page, /^Uimahalliretki/u).waitFor();
      await expectNothingSticksOut(page);
      for (const path of ['session', 'profile', 'consents', 'on-behalf'])
        assert.deepEqual(
          requests.filter((each) => each === `GET /api/${path}`),
          [`GET /api/${path}`],
        );

      await page.getByText('Kenen asioita hoidat').click();
      await page.getByRole('radio', { name: 'Ahto Ahdonpoika Simakuutio (lapsi) 2 odottaa' }).check();
      await link(page, /Luvat ja suostumukset 2 odottaa/u).waitFor();
      assert.equal(await link(page, /Tehostetun/u).count(), 0, 'one’s own are not among the child’s');
      await expectNothingSticksOut(page);
      assert.deepEqual(await axeFindings(page), []);

      await link(page, /^Uimahalliretki/u).click();
      await heading(page, 'Uimahalliretki 11.12.').waitFor();
      assert.equal(new URL(page.url()).hash, EXCURSION);
      await page.getByRole('button', { name: 'Hyväksy' }).click();
      await page.getByText('Vastauksesi tallennettiin').waitFor();
      await link(page, /Luvat ja suostumukset 1 odottaa/u).waitFor();
      await expectNothingSticksOut(page);

      await page.goBack();
      await link(page, /^Uimahalliretki/u).waitFor();
      assert.equal(new URL(page.url()).hash, '#lupa-my/consents');
      await page.getByText('Kenen asioita hoidat: Ahto Ahdonpoika Simakuutio (lapsi)').waitFor();

      await link(page, /^Omat tiedot/u).click();
      await page.getByRole('region', { name: 'Omat tiedot' }).waitFor();
      await page.getByText('Tämä on omasi.').waitFor();
      await page
        .getByRole('button', { name: /puhelinnumero/iu })
        .first()
        .click();
      await page.getByRole('textbox', { name: /puhelinnumero/iu }).fill('+358 40 123 4567');
      await page.getByRole('button', { name: /^Tallenna/u }).click();
      await page.getByRole('main').getByText('+358401234567').or(page.getByText('+358 40 123 4567')).first().waitFor();
      await expectNothingSticksOut(page);
    }));

  it('opens a request by its link after a sign-in, and when it is loaded again', () =>
    visit(browser, PHONE, async (page) => {
      await page.goto(`${demo.origin}/my${EXCURSION}`);
      await page.getByText('Kirjaudu sisään nähdäksesi tietosi').waitFor();
      assert.equal(await link(page, /^Kirjaudu sisään$/u).count(), 1);
      await link(page, /^Kirjaudu sisään$/u).click();
      await page.getByRole('button', { name: /^Ansa Simakuutio/u }).click();
      await heading(page, 'Uimahalliretki 11.12.').waitFor();
      assert.equal(page.url(), `${demo.origin}/my${EXCURSION}`);
      await page.reload();
      await heading(page, 'Uimahalliretki 11.12.').waitFor();
      assert.equal(await page.title(), 'Oma sivu – Lupa');
    }));

  it('speaks Swedish', () =>
    visit(browser, PHONE, async (page) => {
      await signIn(demo, page, /^Ahto Simakuutio/u, '/my');
      await page.getByRole('link', { name: 'Svenska' }).click();
      await heading(page, 'Min sida').waitFor();
      await link(page, /^Tillstånd och samtycken/u).click();
      await page.getByText('Vems ärenden du sköter: Allas').click();
      await page.getByRole('radio', { name: 'Aina Maria Simakuutio (huvudman)' }).check();
      await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Huvudman: Aina Maria' }).waitFor();
      await expectNothingSticksOut(page);
    }));

  it('offers the way without scripts', () =>
    visit(browser, { javaScriptEnabled: false }, async (page) => {
      for (const path of ['/my', '/profile']) {
        await page.goto(`${demo.origin}${path}`);
        await page.getByRole('link', { name: /asiointi@kunta\.example/u }).waitFor();
      }
    }));
});
