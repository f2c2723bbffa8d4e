/** A director sends, a guardian answers from the mail, and the director sees it: the whole way, in real browsers. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

const TABLE = `/staff/templates/${GROUP_TEMPLATE_ID}/requests`;

describe('the table of a group, in a browser', () => {
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

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

  it('takes a director from the list of templates to the guardian’s answer', async () => {
    await visit(browser, { viewport: { width: 1280, height: 900 } }, async (director) => {
      await signIn(demo, director, /Hilkka Henkilöstö/u, '/staff/templates');
      await director.getByRole('link', { name: /^Amiraalit-ryhmän kuvauslupa/u }).click();
      await director.waitForURL(`${demo.origin}${TABLE}`);
      await director.getByText('27 tulosta, näytetään 1–20').waitFor();
      assert.deepEqual(await axeFindings(director), []);

      await button(director, 'Lähetä pyynnöt (7)').click();
      const dialog = director.getByRole('dialog');
      await dialog.getByText('Pyyntö lähetetään (7)').waitFor();
      await dialog.getByText('Ahto Ahdonpoika Simakuutio').waitFor();
      await dialog.getByText('Pyyntö on jo lähetetty (18)').waitFor();
      assert.deepEqual(await axeFindings(director), []);
      await dialog.getByRole('button', { name: 'Lähetä pyynnöt (7)' }).click();
      await dialog.getByText(/Pyyntöjä lähetetty \(?7/u).waitFor();
      await dialog.getByRole('button', { name: 'Sulje ikkuna' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await row(director, 'Ahto Ahdonpoika Simakuutio').getByText('Odottaa vastausta').waitFor();
      await button(director, 'Lähetä pyynnöt (0)').waitFor();

      // The mail is in the outbox; its link leads to the request, by way of the sign-in.
      const outbox = await (await fetch(`${demo.origin}/outbox`)).text();
      assert.ok(outbox.includes('ahto.simakuutio@posti.example'));
      const mails = [...new Set(outbox.match(/\/outbox\/[\w-]+\/text/gu))];
      const texts = await Promise.all(mails.map(async (path) => (await fetch(`${demo.origin}${path}`)).text()));
      const links = texts.flatMap((text) => text.match(/\/l\/[\w-]+/gu) ?? []);
      assert.ok(links.length > 0);

      const sorter = director.getByRole('columnheader', { name: 'Henkilö' }).getByRole('button');
      await sorter.focus();
      await answerFromMail(links);
      // Without a reload, and without taking the reader's place.
      await row(director, 'Ahto Ahdonpoika Simakuutio').getByText('Odottaa muita vastauksia').waitFor();
      assert.ok(await sorter.evaluate((each) => (each.getRootNode() as ShadowRoot).activeElement === each));
    });
  });

  /** Of the links that were sent, one is Ahto's about the Admirals: it is known by where it leads him. */
  async function answerFromMail(links: string[]): Promise<void> {
    await visit(browser, { viewport: { width: 390, height: 800 } }, async (guardian) => {
      await signIn(demo, guardian, /Ahto Simakuutio/u, '/consents');
      for (const link of links) {
        await guardian.goto(`${demo.origin}${link}`);
        if (!/\/consents\/[\w-]+$/u.test(new URL(guardian.url()).pathname)) continue;
        const title = guardian.getByRole('heading', { name: /Amiraalit-ryhmän kuvauslupa/u });
        if (
          !(await title.waitFor({ timeout: 3000 }).then(
            () => true,
            () => false,
          ))
        )
          continue;
        await button(guardian, 'Hyväksy').click();
        await guardian.getByText('Vastauksesi tallennettiin').first().waitFor();
        await guardian.goto(`${demo.origin}${link}`);
        assert.equal(new URL(guardian.url()).pathname, '/consents', 'the link was good for once');
        return;
      }
      assert.fail('no mail leads to the request');
    });
  }

  it('lets the director write down what came on paper, and who gave it see and withdraw it', async () => {
    await visit(browser, { viewport: { width: 390, height: 800 } }, async (page) => {
      await signIn(demo, page, /Hilkka Henkilöstö/u, TABLE);
      await page.getByText('27 tulosta').waitFor();
      await page.getByRole('searchbox').or(page.getByLabel('Nimi')).first().fill('Suopursu');
      await row(page, 'Kielo Suopursu').waitFor();
      await page.getByText('1 tulosta', { exact: false }).first().waitFor();
      await button(page, 'Toiminnot: Taimi Suopursu').click();
      await button(page, 'Kirjaa vastaus…').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Kirjaa vastaus' }).click();
      await dialog.getByText('Valitse, miten vastaus annettiin').first().waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await dialog.getByLabel('Hyväksyy').check();
      await dialog.getByLabel('Paperilla').check();
      await dialog.getByLabel('Minkä kielinen teksti').selectOption('fi');
      await dialog.getByLabel('Vastauspäivä').fill(new Date().toISOString().slice(0, 10));
      await dialog.getByLabel('Missä todiste on').fill('Kansio 4');
      await dialog.getByRole('button', { name: 'Kirjaa vastaus' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await row(page, 'Kielo Suopursu').getByText('Voimassa', { exact: true }).waitFor();
      await row(page, 'Kielo Suopursu')
        .getByText(/kirjannut Hilkka Henkilöstö\. Todiste: Kansio 4/u)
        .waitFor();
    });
  });

  it('lets one who only looks look, and a citizen find nothing', async () => {
    await visit(browser, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await signIn(demo, page, /Veikko Varhaiskasvattaja/u, TABLE);
      await page.getByText('27 tulosta').waitFor();
      assert.equal(await button(page, /^Lähetä pyynnöt/u).count(), 0);
      assert.equal(await button(page, 'Valitse kohteet…').count(), 0);
    });
    await visit(browser, {}, async (page) => {
      await signIn(demo, page, /Ansa Simakuutio/u, TABLE);
      await page.getByText('Lupapohjaa ei löytynyt').waitFor();
    });
  });
});
