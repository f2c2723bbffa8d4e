/** At the door, in real browsers: a guardian withdraws and the list says no; without a network; on paper. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page, Route } from 'playwright-core';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import type { ConsentRoster } from '../../src/contract/consent-roster.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

const templateOf = (requestId: string) => requestId.replace('-4d0a-', '-4d0c-');
const PHOTOS = templateOf(REQUEST_IDS.photo);
const PUBLICATION = templateOf(REQUEST_IDS.publicationLastYear);
const rosterOf = (templateId: string) => `/staff/templates/${templateId}/roster`;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

describe('the list of who may, in a browser', () => {
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

  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

  /** In the list: the page says it aloud, too. */
  const shownAge = (page: Page, words: RegExp) => page.locator('lupa-consent-roster').getByText(words).waitFor();

  it('a carer comes to it from the templates, and a guardian’s withdrawal is seen there by itself', async () => {
    await visit(browser, PHONE, async (carer) => {
      await signIn(demo, carer, /Lea Lastenhoitaja/u, '/staff/templates');
      await carer.getByRole('link', { name: 'Kuvaus- ja julkaisulupa - lukukausi 2022-2023' }).click();
      await carer.waitForURL(`${demo.origin}${rosterOf(PHOTOS)}`);
      await row(carer, 'Simakuutio').getByText('Saa', { exact: true }).waitFor();
      await shownAge(carer, /Ajan tasalla klo/u);
      assert.deepEqual(await axeFindings(carer), []);
      const search = carer.getByRole('searchbox', { name: 'Hae nimen alkukirjaimilla' });
      await search.fill('aht');

      await visit(browser, {}, async (guardian) => {
        await signIn(demo, guardian, /Ahto Simakuutio/u, `/consents/${REQUEST_IDS.photo}`);
        await guardian.getByRole('button', { name: 'Peru suostumus' }).click();
        const sure = guardian.getByRole('button', { name: /^Peru/u }).last();
        if (await sure.isVisible()) await sure.click();
        await guardian.getByText('Vastauksesi tallennettiin').first().waitFor();
      });

      await row(carer, 'Simakuutio').getByText('Ei saa', { exact: true }).waitFor({ timeout: 15_000 });
      await row(carer, 'Simakuutio')
        .getByText(/Muuttui klo/u)
        .waitFor();
      assert.equal(await search.inputValue(), 'aht', 'the search stays');
    });
  });

  it('without a network it stays and says how old it is; who has signed out elsewhere sees nothing', async () => {
    await visit(browser, PHONE, async (page) => {
      await signIn(demo, page, /Lea Lastenhoitaja/u, rosterOf(GROUP_TEMPLATE_ID));
      await row(page, 'Haapalehto').waitFor();
      await page.context().setOffline(true);
      await shownAge(page, /Ei verkkoyhteyttä\. Tilanne klo/u);
      await row(page, 'Haapalehto').getByText('Saa', { exact: true }).waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await page.context().setOffline(false);
      await shownAge(page, /Ajan tasalla klo/u);

      await page.context().clearCookies();
      await page.getByText('Kirjaudu sisään, niin näet, kuka saa').waitFor({ timeout: 15_000 });
      assert.equal(await row(page, 'Haapalehto').count(), 0);
    });
  });

  it('fits a telephone of 320 pixels, whatever is shown', async () => {
    await visit(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
      await signIn(demo, page, /Hilkka Henkilöstö/u, rosterOf(PUBLICATION));
      for (const purpose of ['', 'web']) {
        await row(page, 'Haapalehto').waitFor();
        await page.getByLabel('Käyttötarkoitus').selectOption(purpose);
        const tooWide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        assert.equal(await page.evaluate(tooWide), 0, purpose);
      }
    });
  });

  it('prints thirty people on one page, with its time and version and without what is for the screen', async () => {
    for (const [template, purposes] of [
      [GROUP_TEMPLATE_ID, 1],
      [PUBLICATION, 3],
    ] as const) {
      await visit(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
        await page.route(`**/api/templates/${template}/roster`, withThirty);
        await signIn(demo, page, /Hilkka Henkilöstö/u, rosterOf(template));
        await row(page, 'Öljylehti').waitFor();
        assert.equal(await page.getByRole('columnheader').count(), purposes + 1);
        assert.equal(await page.getByRole('rowheader').count(), 30);
        for (const lang of ['fi', 'sv']) {
          await page.goto(`${demo.origin}${rosterOf(template)}?lang=${lang}`);
          await row(page, 'Öljylehti').waitFor();
          const paper = await page.pdf({
            format: 'A4',
            margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' },
          });
          assert.equal(pagesOf(paper), 1, `${template} in ${lang}`);
        }
        await page.emulateMedia({ media: 'print' });
        const element = page.locator('lupa-consent-roster');
        await element.getByText(/Läget \d+\.\d+\.\d{4} kl\.\s\d+\.\d\d/u).waitFor();
        await element.getByText(/version \d\.\d/u).waitFor();
        for (const control of ['button', 'searchbox', 'combobox', 'radio'] as const) {
          const names = await element.getByRole(control).allInnerTexts();
          assert.deepEqual(
            names.filter((name) => name !== 'Efternamn'),
            [],
            control,
          );
        }
      });
    }
  });
});

/** The answer of the server, with as many people as the largest group has. */
async function withThirty(route: Route): Promise<void> {
  const response = await route.fetch();
  const roster = (await response.json()) as ConsentRoster;
  const more = roster.people.slice(0, 30 - roster.people.length).map((each) => ({ ...each, id: `more-${each.id}` }));
  await route.fulfill({ response, json: { ...roster, people: [...roster.people, ...more] } });
}

function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)?.length ?? 0;
}
