/**
 * A template from its first word to what a guardian reads on a phone; two who write at once; a session that ends and a
 * server that is killed while somebody writes. In real browsers, on the real server.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page, Route } from 'playwright-core';
import { HALF_WRITTEN_TEMPLATE_ID } from '../../demo-server/service/seed/half-written.ts';
import { civilDateOf } from '../../src/model/civil-date.ts';
import { lastDayOf } from '../../src/model/validity.ts';
import { startServer, type ServerProcess } from '../faults/server-process.ts';
import { axeFindings, launchBrowser, signIn, visit } from './visit.ts';

const LIST = '/staff/templates';
const HALF_WRITTEN = `${LIST}/${HALF_WRITTEN_TEMPLATE_ID}`;
const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 800 } };

/** Ready only to who reads Finnish; the Swedish is its equal. */
const WRITTEN = {
  fi: {
    name: 'Metsäretki Nuuksioon',
    purpose: 'Suostumus siihen, että lapsi näkyy retken kuvissa',
    heading: 'Mitä retkellä tehdään',
    paragraph: 'Kuljemme polkua ja paistamme makkaraa.',
    items: ['Lähtö klo 9', 'Paluu klo 14'],
    link: ['Retken ohjelma', 'https://www.kunta.example/retki'],
    ifRefused: 'Lapsi on retkellä mukana, ja häntä ei kuvata.',
    data: 'Kuvat lapsesta, otettu päiväkodin kameralla.',
    recipients: 'Ryhmän perheet.',
    storage: 'Lukuvuoden loppuun.',
  },
  sv: {
    name: 'Skogsutflykt till Noux',
    purpose: 'Samtycke till att barnet syns på bilderna från utflykten',
    heading: 'Vad vi gör på utflykten',
    paragraph: 'Vi går längs stigen och grillar korv.',
    items: ['Start kl. 9', 'Hemkomst kl. 14'],
    link: ['Programmet för utflykten', 'https://www.kunta.example/utflykt'],
    ifRefused: 'Barnet är med på utflykten och fotograferas inte.',
    data: 'Bilder på barnet, tagna med daghemmets kamera.',
    recipients: 'Gruppens familjer.',
    storage: 'Till slutet av läsåret.',
  },
} as const;

type Written = (typeof WRITTEN)['fi' | 'sv'];

describe('the editor of templates, in a browser', () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lupa-editor-'));
    [browser, server] = await Promise.all([launchBrowser(), startServer({ DATA_FOLDER: folder }).up]);
  });
  after(async () => {
    await browser.close();
    await server.kill();
    await rm(folder, { recursive: true });
  });

  const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
  /** The field of a path, such as `texts.fi.name`. */
  const field = (page: Page, path: string) => page.locator(`#lupa-f-${path.replaceAll('.', '-')}`);
  const saved = (page: Page) =>
    page.locator('.lupa-keeping', { hasText: /Kaikki muutokset (?:on tallennettu|tallennettu klo)/u }).waitFor();

  /** Answers the questions on the legal basis, each when it is asked. */
  async function consider(page: Page): Promise<void> {
    for (const [question, answer] of [
      [/^Keneltä pyydetään/u, /^Asukkailta/u],
      [/^Mihin tietoja tarvitaan/u, /^Kunnan tehtävään/u],
      [/^Voiko tehtävän tai palvelun hoitaa ilman/u, /^Kyllä/u],
      [/^Voiko kieltäytyä/u, /^Kyllä/u],
      [/^Onko tietojen joukossa erityisiä/u, /^Ei/u],
    ] as const) {
      await page.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check();
    }
    await page.getByRole('heading', { name: 'Pyydä suostumus', exact: true }).waitFor();
  }

  async function writeLines(page: Page, language: 'fi' | 'sv', fields: readonly (keyof Written)[]): Promise<void> {
    for (const name of fields) await field(page, `texts.${language}.${name}`).fill(String(WRITTEN[language][name]));
  }

  /** With the tools above the text. */
  async function writeByButtons(page: Page, surface: Locator, text: Written): Promise<void> {
    const tool = (name: RegExp) => page.locator(`[aria-controls="${surfaceId}"]`).getByRole('button', { name }).click();
    const surfaceId = (await surface.getAttribute('id'))!;
    await surface.click();
    await tool(/^Otsikko/u);
    await page.keyboard.type(text.heading);
    await page.keyboard.press('Enter');
    await page.keyboard.type(text.paragraph);
    await page.keyboard.press('Enter');
    await tool(/^Luettelo/u);
    await page.keyboard.type(text.items[0]);
    await page.keyboard.press('Enter');
    await page.keyboard.type(text.items[1]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await tool(/^Linkki/u);
    await page.getByLabel('Linkin teksti').fill(text.link[0]);
    await page.getByLabel('Osoite', { exact: true }).fill(text.link[1]);
    await button(page, 'Lisää linkki').click();
  }

  /** Without leaving the keyboard. */
  async function writeByKeys(page: Page, surface: Locator, text: Written): Promise<void> {
    const { keyboard } = page;
    await surface.focus();
    await keyboard.press('Control+Alt+1');
    await keyboard.type(text.heading);
    await keyboard.press('Enter');
    await keyboard.type(text.paragraph);
    await keyboard.press('Enter');
    await keyboard.press('Control+Shift+8');
    await keyboard.type(text.items[0]);
    await keyboard.press('Enter');
    await keyboard.type(text.items[1]);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await keyboard.press('Control+k');
    await keyboard.type(text.link[0]);
    await keyboard.press('Tab');
    await keyboard.type(text.link[1]);
    await keyboard.press('Enter');
  }

  /** What stands in a text, block by block, as a browser shows it to people and to their tools. */
  const blocksOf = (root: Locator) =>
    root.evaluate((element) =>
      [...element.querySelectorAll('h1, h2, h3, h4, h5, h6, p, li')]
        .filter((each) => each.textContent.trim() !== '')
        .map((each) => {
          const kind = /^H\d$/u.test(each.tagName) ? 'heading' : each.tagName.toLowerCase();
          const links = [...each.querySelectorAll('a')].map(({ href }) => href);
          return [kind, each.textContent.trim(), ...links];
        }),
    );
  const blocksWritten = ({ heading, paragraph, items, link }: Written) => [
    ['heading', heading],
    ['p', paragraph],
    ...items.map((item) => ['li', item]),
    ['p', ...link],
  ];

  /** As many blocks as were written, from the heading on. */
  async function shownIn(root: Locator, { heading, items }: Written) {
    const blocks = await blocksOf(root);
    const from = blocks.findIndex(([, words]) => words === heading);
    return blocks.slice(from, from + items.length + 3);
  }

  it('takes a director from an empty template to what a guardian reads on a phone', async () => {
    let requests = '';
    await visit(browser, DESK, async (page) => {
      await signIn(server, page, /Hilkka Henkilöstö/u, LIST);
      await button(page, '+ Uusi lupapohja').click();
      await page.getByRole('heading', { name: 'Uusi lupapohja' }).waitFor();
      const address = new URL(page.url()).pathname;
      requests = `${address}/requests`;
      await consider(page);

      await writeLines(page, 'fi', ['name', 'purpose']);
      await writeByButtons(page, field(page, 'texts.fi.description'), WRITTEN.fi);
      await field(page, 'texts.fi.ifRefused').fill(WRITTEN.fi.ifRefused);
      await page.getByRole('button', { name: /^Ruotsi/u }).click();
      await writeLines(page, 'sv', ['name', 'purpose']);
      await writeByKeys(page, field(page, 'texts.sv.description'), WRITTEN.sv);
      await writeLines(page, 'fi', ['data', 'recipients', 'storage']);

      // In the middle, before the server has it.
      const stop = (route: Route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue());
      await saved(page);
      await page.route('**/draft', stop);
      await field(page, 'texts.sv.ifRefused').fill(WRITTEN.sv.ifRefused);
      await page.reload();
      await page.unroute('**/draft', stop);
      await page.getByRole('heading', { name: WRITTEN.fi.name }).waitFor();
      await saved(page);
      await page.getByRole('button', { name: /^Ruotsi/u }).click();
      for (const language of ['fi', 'sv'] as const) {
        assert.equal(await field(page, `texts.${language}.name`).inputValue(), WRITTEN[language].name);
        assert.equal(await field(page, `texts.${language}.ifRefused`).innerText(), WRITTEN[language].ifRefused);
        assert.deepEqual(
          await blocksOf(field(page, `texts.${language}.description`)),
          blocksWritten(WRITTEN[language]),
        );
      }
      await field(page, 'target').selectOption({ label: await optionOf(page, /Auringonkukka/u) });
      await page.getByRole('radio', { name: /^Lukuvuoden loppuun/u }).check();
      await page.getByRole('checkbox', { name: 'Kuva', exact: true }).check();
      await field(page, 'contact.name').fill('Päiväkoti Amiraalit');
      await field(page, 'contact.phone').fill('09 000 0000');
      assert.deepEqual(await axeFindings(page), []);

      // What they will see who are asked stands beside it already.
      const preview = page.locator('.lupa-preview lupa-consent-detail .lupa-root');
      await preview.getByText(WRITTEN.fi.ifRefused).waitFor();
      assert.deepEqual(await shownIn(preview, WRITTEN.fi), blocksWritten(WRITTEN.fi));

      // What is missing is told, and where.
      await button(page, 'Julkaise…').click();
      const summary = page.locator('#lupa-errors');
      await page.locator('#lupa-errors:focus').waitFor();
      assert.deepEqual(await summary.getByRole('listitem').allInnerTexts(), [
        'Mitä tietoja käytetään ja mistä ne saadaan (Ruotsi): Kirjoita tämä teksti',
        'Kuka saa tiedot (Ruotsi): Kirjoita tämä teksti',
        'Kuinka kauan tiedot säilytetään (Ruotsi): Kirjoita tämä teksti',
        'Tietosuojavastaava: Nimi tai toimipiste: Anna nimi ja lisäksi sähköpostiosoite tai puhelinnumero',
      ]);
      assert.deepEqual(await axeFindings(page), []);
      await summary.getByRole('button', { name: /^Mitä tietoja käytetään/u }).click();
      await page.locator('#lupa-f-texts-sv-data:focus').waitFor();
      await page.keyboard.type(WRITTEN.sv.data);
      await writeLines(page, 'sv', ['recipients', 'storage']);
      await field(page, 'dataProtectionOfficer.name').fill('Tietosuojavastaava');
      await field(page, 'dataProtectionOfficer.email').fill('tietosuoja@kunta.example');
      await button(page, 'Julkaise…').click();
      const dialog = page.getByRole('dialog', { name: 'Julkaise lupapohja' });
      await dialog.getByText('Tekstit tulevat niiksi, joihin vastataan').waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await button(dialog, 'Julkaise').click();
      await page.getByText('Julkaistu, versio 1.0').waitFor();

      await page.getByRole('link', { name: 'Lupapohjat' }).first().click();
      await page.waitForURL(`${server.origin}${LIST}`);
      const row = page.getByRole('row').filter({ hasText: WRITTEN.fi.name });
      await row.getByText('Julkaistu').waitFor();
      await row.getByText('suomi, ruotsi').waitFor();
      await row.getByRole('link', { name: WRITTEN.fi.name, exact: true }).click();
      await page.waitForURL(`${server.origin}${requests}`);
      await button(page, /^Lähetä pyynnöt/u).click();
      const sending = page.getByRole('dialog');
      const day = sending.getByLabel('Viimeinen päivä');
      await day.waitFor();
      const today = civilDateOf(new Date().toISOString());
      assert.equal(await day.inputValue(), lastDayOf({ kind: 'school-year', years: 1 }, today));
      await button(sending, /^Lähetä pyynnöt/u).click();
      await sending.getByRole('heading', { name: /^Pyyntöjä lähetetty: \d+/u }).waitFor();
    });

    for (const language of ['fi', 'sv'] as const) {
      await visit(browser, PHONE, async (page) => {
        const text = WRITTEN[language];
        await signIn(server, page, /Ahto Simakuutio/u, '/consents');
        if (language === 'sv') await page.goto(`${server.origin}/consents?lang=sv`);
        await page.getByRole('link', { name: new RegExp(text.name, 'u') }).click();
        await page.getByRole('heading', { name: text.name }).waitFor();
        assert.deepEqual(await shownIn(page.locator('lupa-consent-detail .lupa-root'), text), blocksWritten(text));
        await page.getByText(text.ifRefused).waitFor();
        assert.deepEqual(await axeFindings(page), []);
      });
    }
  });

  async function optionOf(page: Page, name: RegExp): Promise<string> {
    const labels = await field(page, 'target').locator('option').allInnerTexts();
    return labels.find((label) => name.test(label)) ?? assert.fail(`no group ${name.source} among ${labels}`);
  }

  it('joins what two write in two fields, and asks where they wrote in one', async () => {
    await visit(browser, DESK, async (hilkka) => {
      await visit(browser, DESK, async (tuulikki) => {
        await signIn(server, hilkka, /Hilkka Henkilöstö/u, HALF_WRITTEN);
        await signIn(server, tuulikki, /Tuulikki Tiedottaja/u, HALF_WRITTEN);
        await field(hilkka, 'texts.fi.data').fill('Kuva ja ääni, päiväkodin kameralla');
        await field(tuulikki, 'texts.fi.storage').fill('Yksi viikko juhlasta.');
        await Promise.all([saved(hilkka), saved(tuulikki)]);
        // Each sees the other's without doing anything.
        await waitForValue(field(hilkka, 'texts.fi.storage'), 'Yksi viikko juhlasta.');
        await waitForValue(field(tuulikki, 'texts.fi.data'), 'Kuva ja ääni, päiväkodin kameralla');

        // Hilkka's words are under way until Tuulikki's are there.
        const arrived = Promise.withResolvers<void>();
        await hilkka.route('**/draft', async (route) => {
          if (route.request().method() === 'PATCH') await arrived.promise;
          await route.continue();
        });
        await field(hilkka, 'texts.fi.recipients').fill('Ryhmän perheet. Video on palvelussa Pilke.');
        const kept = tuulikki.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
        await field(tuulikki, 'texts.fi.recipients').fill('Vain oman ryhmän perheet.');
        await kept;
        arrived.resolve();

        const offer = hilkka.locator('#lupa-f-texts-fi-recipients-conflict');
        await offer.getByText(/^Tuulikki Tiedottaja on muuttanut samaa kenttää/u).waitFor();
        await offer.getByText('Vain oman ryhmän perheet.').waitFor();
        assert.equal(
          await field(hilkka, 'texts.fi.recipients').inputValue(),
          'Ryhmän perheet. Video on palvelussa Pilke.',
        );
        assert.deepEqual(await axeFindings(hilkka), []);
        await field(hilkka, 'texts.fi.recipients').fill('Vain oman ryhmän perheet. Video on palvelussa Pilke.');
        await offer.getByRole('button', { name: /^Pidä omani/u }).click();
        await offer.waitFor({ state: 'detached' });
        await saved(hilkka);
        await waitForValue(
          field(tuulikki, 'texts.fi.recipients'),
          'Vain oman ryhmän perheet. Video on palvelussa Pilke.',
        );
      });
    });
  });

  async function waitForValue(at: Locator, value: string): Promise<void> {
    const page = at.page();
    const handle = await at.elementHandle();
    await page.waitForFunction(([element, wanted]) => (element as HTMLInputElement).value === wanted, [
      handle,
      value,
    ] as const);
  }

  it('keeps what is typed when the session has ended, and saves it after signing in again', async () => {
    await visit(browser, DESK, async (page) => {
      await signIn(server, page, /Hilkka Henkilöstö/u, HALF_WRITTEN);
      await field(page, 'texts.fi.purpose').waitFor();
      await page.context().clearCookies();
      await field(page, 'texts.fi.purpose').fill('Lapsi saa näkyä kevätjuhlan videolla');
      // It is read aloud too, outside the content.
      await page.locator('#content').getByText('Istunto on päättynyt').waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await page.getByRole('link', { name: 'Kirjaudu ja jatka' }).click();
      await page.getByRole('button', { name: /Hilkka Henkilöstö/u }).click();
      await page.waitForURL(`${server.origin}${HALF_WRITTEN}`);
      await saved(page);
      assert.equal(await field(page, 'texts.fi.purpose').inputValue(), 'Lapsi saa näkyä kevätjuhlan videolla');
      await page.reload();
      assert.equal(await field(page, 'texts.fi.purpose').inputValue(), 'Lapsi saa näkyä kevätjuhlan videolla');
    });
  });

  it('keeps what is typed while the server is dead, and saves it by itself when it lives again', async () => {
    await visit(browser, DESK, async (page) => {
      await signIn(server, page, /Hilkka Henkilöstö/u, HALF_WRITTEN);
      await field(page, 'texts.fi.name').waitFor();
      await server.kill();
      await field(page, 'texts.fi.name').fill('Kevätjuhlan videointi pihalla');
      await page.locator('#content').getByText('Yhteys puuttuu: muutoksiasi ei ole vielä tallennettu').waitFor();
      await page.getByText('Ei tallennettu: tallessa tässä selaimessa').waitFor();
      const { port } = new URL(server.origin);
      server = await startServer({ DATA_FOLDER: folder, PORT: port }).up;
      await saved(page);
      await page.reload();
      assert.equal(await field(page, 'texts.fi.name').inputValue(), 'Kevätjuhlan videointi pihalla');
    });
  });
});
