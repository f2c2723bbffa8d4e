/**
 * A day of the demo's people: a request, the answers, the trip, a withdrawal. What each of them did and saw is recorded,
 * step by step: open the files of `.cache/a-day` with Playwright's trace viewer (`npx playwright-core show-trace`).
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import type { Language } from '../../src/model/language.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser } from './visit.ts';

const RECORDS = fileURLToPath(new URL('../../.cache/a-day/', import.meta.url));

const TABLE = `/staff/templates/${TRIP_TEMPLATE_ID}/requests`;
const ROSTER = `/staff/templates/${TRIP_TEMPLATE_ID}/roster`;
const TELEPHONE = { width: 360, height: 740 };

/** The words that a guardian presses and reads. */
const WORDS: Record<Language, { trip: RegExp; acceptAll: string; accept: string; decline: string; save: string }> = {
  fi: {
    trip: /Amiraalien retki kaupunginmuseoon/u,
    acceptAll: 'Hyväksy kaikki',
    accept: 'Hyväksy',
    decline: 'Hylkää',
    save: 'Tallenna valintani',
  },
  sv: {
    trip: /Amiralernas utflykt till stadsmuseet/u,
    acceptAll: 'Godkänn alla',
    accept: 'Godkänn',
    decline: 'Avböj',
    save: 'Spara mina val',
  },
  en: {
    trip: /Trip of the Admirals to the city museum/u,
    acceptAll: 'Accept all',
    accept: 'Accept',
    decline: 'Decline',
    save: 'Save my choices',
  },
};
const SAVED = /Vastauksesi tallennettiin|Ditt svar sparades|Your answer was saved/u;

describe('a day of the Admirals', () => {
  let demo: Demo;
  let browser: Browser;
  const contexts: [name: string, BrowserContext][] = [];
  const faults: string[] = [];

  before(async () => {
    mkdirSync(RECORDS, { recursive: true });
    browser = await launchBrowser();
    demo = await startDemo();
  });
  after(async () => {
    for (const [name, context] of contexts) await context.tracing.stop({ path: `${RECORDS}${name}.zip` });
    await browser.close();
    await demo.stop().catch(() => {});
  });

  /** Somebody with a device of their own, signed in, on a page. */
  async function arrive(person: string, path: string, viewport = TELEPHONE, language: Language = 'fi'): Promise<Page> {
    const context = await browser.newContext({ viewport });
    const name = person.toLowerCase().replaceAll(/\P{L}+/gu, '-');
    await context.tracing.start({ title: person, screenshots: true, snapshots: true });
    contexts.push([name, context]);
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Type/iu.test(message.text())) faults.push(message.text());
    });
    context.on('weberror', (error) => faults.push(error.error().message));
    const page = await context.newPage();
    await page.goto(`${demo.origin}/?lang=${language}`);
    await page.goto(`${demo.origin}/api/session/sign-in?return-to=${encodeURIComponent(path)}`);
    await page.getByRole('button', { name: person }).click();
    await page.waitForURL(`${demo.origin}${path}`);
    return page;
  }

  /** One thing that somebody does, named in their record. */
  async function step(page: Page, name: string, work: () => Promise<void>): Promise<void> {
    await page.context().tracing.group(name);
    await work();
    await page.context().tracing.groupEnd();
  }

  async function openTrip(page: Page, language: Language): Promise<void> {
    await page.getByRole('link', { name: WORDS[language].trip }).first().click();
    await page.getByRole('heading', { name: WORDS[language].trip }).waitFor();
  }

  /** What the roster says of a child, purpose by purpose. */
  async function says(page: Page, child: string, answers: ('Saa' | 'Ei saa' | 'Ei saa ei vastausta')[]): Promise<void> {
    const cells = page.getByRole('row').filter({ hasText: child }).getByRole('cell');
    // As soon as the page says so: whoever stands at the door does not reload.
    const waitedUntil = Date.now() + 30_000;
    for (;;) {
      const texts = await cells.locator('.lupa-answer').allInnerTexts();
      const shown = texts.map((text) => text.replaceAll(/[\s–]+/gu, ' ').trim());
      if (shown.join() === answers.join()) return;
      if (Date.now() > waitedUntil) assert.deepEqual(shown, answers, child);
      await page.waitForTimeout(100);
    }
  }

  const three = <T>(answer: T): T[] => [answer, answer, answer];

  it('goes from the request to the withdrawal, and whoever stands at the door sees each of them', async () => {
    const lea = await arrive('Lea Lastenhoitaja', ROSTER);
    await step(lea, 'Lea sees who has not answered', async () => {
      await says(lea, 'Simakuutio', three('Ei saa ei vastausta'));
      await says(lea, 'Warsantuli', three('Ei saa ei vastausta'));
      await says(lea, 'Kivikuutio', three('Saa'));
      assert.deepEqual(await axeFindings(lea), []);
    });

    const hilkka = await arrive('Hilkka Henkilöstö', TABLE, { width: 1280, height: 900 });
    await step(hilkka, 'Hilkka sends the request to the three who have not been asked', async () => {
      await hilkka.getByRole('button', { name: 'Lähetä pyynnöt (3)' }).click();
      const dialog = hilkka.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Lähetä pyynnöt (3)' }).click();
      await dialog.getByText(/Pyyntöjä lähetetty \(?3/u).waitFor();
      await dialog.getByRole('button', { name: 'Sulje ikkuna' }).click();
    });

    const ahto = await arrive('Ahto Simakuutio', '/consents');
    await step(ahto, 'Ahto accepts everything, in Finnish', async () => {
      await openTrip(ahto, 'fi');
      await ahto.getByRole('button', { name: WORDS.fi.acceptAll }).click();
      await ahto.getByText(SAVED).first().waitFor();
    });
    await step(lea, 'Lea sees it at once', () => says(lea, 'Simakuutio', three('Saa')));

    const majLis = await arrive('Maj-Lis Björkskog', '/consents', TELEPHONE, 'sv');
    await step(majLis, 'Maj-Lis accepts the trip and no pictures, in Swedish', async () => {
      await openTrip(majLis, 'sv');
      const { accept, decline, save } = WORDS.sv;
      await majLis
        .getByRole('group', { name: /följa med/u })
        .getByLabel(accept)
        .check();
      await majLis
        .getByRole('group', { name: /gruppens egen mapp/u })
        .getByLabel(decline)
        .check();
      await majLis
        .getByRole('group', { name: /webbplats/u })
        .getByLabel(decline)
        .check();
      await majLis.getByRole('button', { name: save }).click();
      await majLis.getByText(SAVED).first().waitFor();
    });
    await step(lea, 'Lea sees use by use', () => says(lea, 'Björkskog', ['Saa', 'Ei saa', 'Ei saa']));

    const halima = await arrive('Halima Warsantuli', '/consents', TELEPHONE, 'en');
    await step(halima, 'Halima accepts everything, in English', async () => {
      await openTrip(halima, 'en');
      await halima.getByRole('button', { name: WORDS.en.acceptAll }).click();
      await halima.getByText(SAVED).first().waitFor();
    });
    const aune = await arrive('Aune Sijaislehto', '/consents');
    await step(aune, 'Aune, a foster parent, accepts everything', async () => {
      await openTrip(aune, 'fi');
      await aune.getByRole('button', { name: WORDS.fi.acceptAll }).click();
      await aune.getByText(SAVED).first().waitFor();
    });
    await step(lea, 'Lea sees both', async () => {
      await says(lea, 'Warsantuli', three('Saa'));
      await says(lea, 'Rantakivi', three('Saa'));
    });

    await step(lea, 'The trip: Lea’s telephone starts anew without a network', async () => {
      await lea.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await lea.reload();
      await says(lea, 'Rantakivi', three('Saa'));
      await lea.context().setOffline(true);
      await lea.reload();
      await says(lea, 'Rantakivi', three('Saa'));
      await lea
        .locator('#lupa-freshness')
        .getByText(/Tilanne klo/u)
        .waitFor();
      assert.equal(
        await lea
          .locator('#lupa-freshness')
          .getByText(/Ajan tasalla/u)
          .count(),
        0,
      );
    });

    const terttu = await arrive('Terttu Kivikuutio', '/consents');
    await step(terttu, 'Terttu changes her mind', async () => {
      await openTrip(terttu, 'fi');
      await terttu.getByRole('button', { name: 'Peru kaikki' }).click();
      await terttu.getByText(SAVED).first().waitFor();
    });
    await step(lea, 'Back at the network Lea sees it', async () => {
      await says(lea, 'Kivikuutio', three('Saa'));
      await lea.context().setOffline(false);
      await says(lea, 'Kivikuutio', three('Ei saa'));
      await lea
        .locator('#lupa-freshness')
        .getByText(/Ajan tasalla/u)
        .waitFor();
    });
    // What follows a withdrawal, and that Terttu sees that it was done: comes here.

    await step(lea, 'Lea signs out, and her telephone keeps nothing', async () => {
      await lea.getByRole('button', { name: 'Kirjaudu ulos' }).click();
      await lea.waitForURL(`${demo.origin}/`);
      assert.deepEqual(await lea.evaluate(() => caches.keys()), []);
    });
    assert.deepEqual(faults, []);
  });
});
