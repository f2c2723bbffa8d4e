/**
 * A day of the demo's people: a request, the answers, the trip, a withdrawal, what was done about it, and the figures.
 * It is recorded in `.cache/a-day`: `a-day.md` tells it person by person, each adult's screen is a trace for Playwright's
 * viewer (`npx playwright-core show-trace FILE`), and of each child there is what the roster said, in pictures.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { TRIP_TEMPLATE_ID } from '../../demo-server/service/seed/trip.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import type { Language } from '../../src/model/language.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { axeFindings, launchBrowser, signIn } from './visit.ts';

/** Whose day it is. Something happens to each of them, or the test fails. */
const ADULTS = {
  hilkka: 'Hilkka Henkilöstö', // director of the daycare centre: asks, gives the image bank access, reads the figures
  lea: 'Lea Lastenhoitaja', // daycare nurse: at the door with the roster, and does what a withdrawal calls for
  ahto: 'Ahto Simakuutio', // guardian: accepts everything
  majLis: 'Maj-Lis Björkskog', // guardian: accepts the trip and no pictures, in Swedish
  halima: 'Halima Warsantuli', // guardian: accepts everything, in English
  aune: 'Aune Sijaislehto', // foster parent: accepts everything
  terttu: 'Terttu Kivikuutio', // sole custodian: changes her mind, and sees that it is acted on
} as const;
const CHILDREN = {
  ahdonpoika: 'Ahto Ahdonpoika Simakuutio', // has not been asked about, and may then
  alvar: 'Alvar Björkskog', // joins the trip, and is in no picture
  amina: 'Amina Warsantuli', // may, as soon as her mother has said so
  ilmari: 'Ilmari Rantakivi', // may, as his foster parent has said
  armas: 'Armas Kivikuutio', // may at first, and then may not
} as const;
type Adult = keyof typeof ADULTS;
type Child = keyof typeof CHILDREN;
/** The system that asks whether a picture may be shown. */
const IMAGE_BANK = 'Kuvapankki';

const RECORDS = fileURLToPath(new URL('../../.cache/a-day/', import.meta.url));

const TABLE = `/staff/templates/${TRIP_TEMPLATE_ID}/requests`;
const ROSTER = `/staff/templates/${TRIP_TEMPLATE_ID}/roster`;
const EDITOR = `/staff/templates/${TRIP_TEMPLATE_ID}`;
const TASKS = '/staff/tasks';
const INSTRUCTION = /osallistujaluettelo korjataan, ja kuvat/u;
const DESK = { width: 1280, height: 900 };
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

/** File name of somebody's record. */
const fileOf = (name: string) => name.toLowerCase().replaceAll(/\P{L}+/gu, '-');

describe('a day of the Admirals', () => {
  let demo: Demo;
  let browser: Browser;
  const contexts = new Map<Adult, BrowserContext>();
  const faults: string[] = [];
  /** By name: what has happened to them, in order. */
  const happened = new Map<string, string[]>(
    [...Object.values(ADULTS), ...Object.values(CHILDREN)].map((name) => [name, []]),
  );

  before(async () => {
    rmSync(RECORDS, { recursive: true, force: true });
    mkdirSync(RECORDS, { recursive: true });
    browser = await launchBrowser();
    demo = await startDemo();
  });
  after(async () => {
    for (const [adult, context] of contexts) {
      await context.tracing.stop({ path: `${RECORDS}${fileOf(ADULTS[adult])}.zip` });
    }
    const chapters = [...happened].map(([name, each]) => `## ${name}\n\n${each.map((line) => `- ${line}\n`).join('')}`);
    writeFileSync(`${RECORDS}a-day.md`, `# A day of the Admirals\n\n${chapters.join('\n')}`);
    await browser.close();
    await demo.stop().catch(() => {});
  });

  /** Somebody with a device of their own, signed in, on a page. */
  async function arrive(adult: Adult, path: string, viewport = TELEPHONE, language: Language = 'fi'): Promise<Page> {
    const person = ADULTS[adult];
    const context = await browser.newContext({ viewport });
    await context.tracing.start({ title: person, screenshots: true, snapshots: true });
    contexts.set(adult, context);
    context.on('console', (message) => {
      if (/Content Security Policy|Trusted ?Type/iu.test(message.text())) faults.push(message.text());
    });
    context.on('weberror', (error) => faults.push(error.error().message));
    const page = await context.newPage();
    await page.goto(`${demo.origin}/?lang=${language}`);
    await signIn(demo, page, person, path);
    return page;
  }

  /** One thing that somebody does, named in their record. */
  async function step(page: Page, name: string, work: () => Promise<void>): Promise<void> {
    const [adult] = [...contexts].find(([, context]) => context === page.context())!;
    await page.context().tracing.group(name);
    await work();
    await page.context().tracing.groupEnd();
    tell(ADULTS[adult], name);
  }

  function tell(name: string, what: string): void {
    happened.get(name)!.push(`${new Date().toISOString()} ${what}`);
  }

  async function openTrip(page: Page, language: Language): Promise<void> {
    await page.getByRole('link', { name: WORDS[language].trip }).first().click();
    await page.getByRole('heading', { name: WORDS[language].trip }).waitFor();
  }

  async function acceptAll(page: Page, language: Language): Promise<void> {
    await openTrip(page, language);
    await page.getByRole('button', { name: WORDS[language].acceptAll }).click();
    await page.getByText(SAVED).first().waitFor();
  }

  /** What the roster says of a child, purpose by purpose. */
  async function says(page: Page, child: Child, answers: ('Saa' | 'Ei saa' | 'Ei saa ei vastausta')[]): Promise<void> {
    const name = CHILDREN[child];
    const words = name.split(' ');
    const row = words.reduce((rows, word) => rows.filter({ hasText: word }), page.getByRole('row'));
    // As soon as the page says so: whoever stands at the door does not reload.
    const waitedUntil = Date.now() + 30_000;
    for (;;) {
      const texts = await row.getByRole('cell').locator('.lupa-answer').allInnerTexts();
      const shown = texts.map((text) => text.replaceAll(/[\s–]+/gu, ' ').trim());
      if (shown.join() === answers.join()) break;
      if (Date.now() > waitedUntil) assert.deepEqual(shown, answers, name);
      await page.waitForTimeout(100);
    }
    tell(name, `The roster says: ${answers.join(', ')}`);
    await row.screenshot({ path: `${RECORDS}${fileOf(name)}-${happened.get(name)!.length}.png` });
  }

  const three = <T>(answer: T): T[] => [answer, answer, answer];

  /** As a program of another system asks: with its token and nothing else. */
  async function check({ address, token, subject }: Asking): Promise<unknown> {
    const answer = await fetch(`${address}?${String(new URLSearchParams({ subject, purpose: 'web' }))}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    assert.equal(answer.status, 200);
    const { allowed } = (await answer.json()) as { allowed: boolean };
    tell(CHILDREN.armas, `${IMAGE_BANK} asks for the website, and is told: ${allowed ? 'yes' : 'no'}`);
    return allowed;
  }

  it('goes from the request to the task that is done, and the figures tell of it', async () => {
    const lea = await arrive('lea', ROSTER);
    await step(lea, 'Lea sees who has not answered', async () => {
      await says(lea, 'ahdonpoika', three('Ei saa ei vastausta'));
      await says(lea, 'amina', three('Ei saa ei vastausta'));
      await says(lea, 'armas', three('Saa'));
      assert.deepEqual(await axeFindings(lea), []);
    });

    const hilkka = await arrive('hilkka', TABLE, DESK);
    await step(hilkka, 'Hilkka sends the request to the three who have not been asked', async () => {
      await hilkka.getByRole('button', { name: 'Lähetä pyynnöt (3)' }).click();
      const dialog = hilkka.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Lähetä pyynnöt (3)' }).click();
      await dialog.getByText(/Pyyntöjä lähetetty \(?3/u).waitFor();
      await dialog.getByRole('button', { name: 'Sulje ikkuna' }).click();
    });
    let asking: Asking;
    await step(hilkka, 'Hilkka gives the image bank access, with a token of its own', async () => {
      asking = await giveAccess(hilkka);
    });

    const ahto = await arrive('ahto', '/consents');
    await step(ahto, 'Ahto accepts everything, in Finnish', () => acceptAll(ahto, 'fi'));
    await step(lea, 'Lea sees it at once', () => says(lea, 'ahdonpoika', three('Saa')));

    const majLis = await arrive('majLis', '/consents', TELEPHONE, 'sv');
    await step(majLis, 'Maj-Lis accepts the trip and no pictures, in Swedish', async () => {
      await openTrip(majLis, 'sv');
      const { accept, decline, save } = WORDS.sv;
      const use = (name: RegExp) => majLis.getByRole('group', { name });
      await use(/följa med/u)
        .getByLabel(accept)
        .check();
      await use(/gruppens egen mapp/u)
        .getByLabel(decline)
        .check();
      await use(/webbplats/u)
        .getByLabel(decline)
        .check();
      await majLis.getByRole('button', { name: save }).click();
      await majLis.getByText(SAVED).first().waitFor();
    });
    await step(lea, 'Lea sees use by use', () => says(lea, 'alvar', ['Saa', 'Ei saa', 'Ei saa']));

    const halima = await arrive('halima', '/consents', TELEPHONE, 'en');
    await step(halima, 'Halima accepts everything, in English', () => acceptAll(halima, 'en'));
    const aune = await arrive('aune', '/consents');
    await step(aune, 'Aune, a foster parent, accepts everything', () => acceptAll(aune, 'fi'));
    await step(lea, 'Lea sees both', async () => {
      await says(lea, 'amina', three('Saa'));
      await says(lea, 'ilmari', three('Saa'));
    });

    await step(lea, 'The trip: Lea’s telephone starts anew without a network', async () => {
      const freshness = lea.locator('#lupa-freshness');
      await lea.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await lea.reload();
      await says(lea, 'ilmari', three('Saa'));
      await lea.context().setOffline(true);
      await lea.reload();
      await says(lea, 'ilmari', three('Saa'));
      await freshness.getByText(/Tilanne klo/u).waitFor();
      assert.equal(await freshness.getByText(/Ajan tasalla/u).count(), 0);
    });

    assert.equal(await check(asking!), true, 'the image bank may show Armas');
    const terttu = await arrive('terttu', '/consents');
    const dueDay = daysAfter(civilDateOf(new Date().toISOString()), 3);
    await step(terttu, 'Terttu sees that the image bank has asked, and changes her mind', async () => {
      await openTrip(terttu, 'fi');
      await terttu.getByText('Kuvapankki tarkisti, onko suostumus voimassa').waitFor();
      await terttu.getByRole('button', { name: 'Peru kaikki' }).click();
      await terttu.getByText(SAVED).first().waitFor();
    });
    await step(terttu, 'Terttu reads by when it is acted on', async () => {
      await terttu.getByText(`Kunnan tehtävä viimeistään ${formatDate(dueDay, 'fi')}:`).waitFor();
      await terttu.getByText(INSTRUCTION).waitFor();
      assert.equal(await terttu.getByText(/Tehty [\d.]+/u).count(), 0, 'nothing is called done before it is');
    });
    assert.equal(await check(asking!), false, 'the image bank may not show Armas any more');
    await step(lea, 'Back at the network Lea sees it', async () => {
      await says(lea, 'armas', three('Saa'));
      await lea.context().setOffline(false);
      await says(lea, 'armas', three('Ei saa'));
      await lea
        .locator('#lupa-freshness')
        .getByText(/Ajan tasalla/u)
        .waitFor();
    });

    await step(hilkka, 'Hilkka has a mail of the task, which names nobody', async () => {
      await hilkka.goto(`${demo.origin}/outbox`);
      const mail = hilkka
        .getByRole('article')
        .filter({ hasText: 'Uusi tehtävä: suostumus on peruttu' })
        .filter({ hasText: 'hilkka.henkilosto@kunta.example' })
        .filter({ hasText: WORDS.fi.trip })
        .filter({ hasText: `viimeistään ${formatDate(dueDay, 'fi')}` });
      const text = await mail.last().innerText();
      for (const name of [ADULTS.terttu, CHILDREN.armas].flatMap((each) => each.split(' '))) {
        assert.ok(!text.includes(name), `the mail names ${name}`);
      }
      await mail.last().getByRole('link', { name: TASKS }).click();
      await hilkka.waitForURL(`${demo.origin}${TASKS}`);
    });
    await step(lea, 'Lea finds the task, does it, and says so', async () => {
      await lea.goto(`${demo.origin}${TASKS}`);
      const task = lea
        .getByRole('listitem')
        .filter({ hasText: CHILDREN.armas })
        .filter({ hasText: /kaupunginmuseoon/u });
      await task.getByText(INSTRUCTION).waitFor();
      await task.getByText(`Määräpäivä on ${formatDate(dueDay, 'fi')}`).waitFor();
      assert.equal(await lea.getByText(/Terttu/u).count(), 0, 'who withdrew is not told');
      assert.deepEqual(await axeFindings(lea), []);
      await task.getByRole('button', { name: /^Merkitse tehdyksi/u }).click();
      const yes = task.getByRole('button', { name: 'Kyllä, tehty' });
      await yes.waitFor();
      // A second press at once would be the end of a double click.
      await lea.waitForTimeout(700);
      await yes.click();
      await task.getByText(/Tehty [\d.]+ klo\s.*: Lea Lastenhoitaja/u).waitFor();
    });
    tell(CHILDREN.armas, 'What his mother’s withdrawal called for is done');
    await step(terttu, 'Terttu sees that it is done, and when, and who has asked', async () => {
      await terttu.reload();
      await terttu.getByText(/Tehty [\d.]+ klo/u).waitFor();
      await terttu.getByText('Vastauksestasi seurannut toimenpide on tehty').waitFor();
      await terttu.getByText('Kuvapankki tarkisti, onko suostumus voimassa (2 kertaa)').waitFor();
      assert.equal(await terttu.getByText(ADULTS.lea).count(), 0, 'who of the staff has done it is theirs to know');
      assert.deepEqual(await axeFindings(terttu), []);
    });

    await step(hilkka, 'Hilkka reads the figures, in which nobody can be made out', async () => {
      await hilkka.goto(`${demo.origin}${TABLE}`);
      await hilkka.getByRole('button', { name: 'Vastausten tilanne' }).click();
      const figures = hilkka.getByRole('region', { name: 'Vastausten tilanne' });
      // Of 27 children one has no guardian; 18 had been answered for when the day began, and four are since.
      await figures.getByText(/Vähintään 20\/26 \(76\s%\) oli vastannut/u).waitFor();
      assert.equal(await figures.getByText(/Ei näytetä/u).count(), 2, 'two uses would tell who said no');
      const text = await figures.innerText();
      for (const name of Object.values(CHILDREN)) assert.ok(!text.includes(name.split(' ').at(-1)!));
      assert.deepEqual(await axeFindings(hilkka), []);
    });

    await step(lea, 'Lea signs out, and her telephone keeps nothing', async () => {
      await lea.getByRole('button', { name: 'Kirjaudu ulos' }).click();
      await lea.waitForURL(`${demo.origin}/`);
      assert.deepEqual(await lea.evaluate(() => caches.keys()), []);
    });
    for (const [name, each] of happened) assert.ok(each.length > 0, `something happens to ${name}`);
    assert.deepEqual(faults, []);
  });

  /** An editor hands another system a token, and the id of the child with the file of the answers. */
  async function giveAccess(page: Page): Promise<Asking> {
    const file = await page.request.get(`${demo.origin}/api/templates/${TRIP_TEMPLATE_ID}/requests/export?format=csv`);
    const [headers, ...rows] = (await file.text())
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
    const row = rows.find((cells) => cells.includes('Kivikuutio'))!;
    await page.goto(`${demo.origin}${EDITOR}`);
    const section = page.getByRole('region', { name: 'Muut järjestelmät' });
    await section.getByRole('button', { name: 'Anna pääsy järjestelmälle' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Järjestelmän nimi').fill(IMAGE_BANK);
    await dialog.getByRole('button', { name: 'Anna pääsy' }).click();
    const token = await dialog.getByLabel('Avain', { exact: true }).inputValue();
    const address = await dialog.locator('code').first().innerText();
    await dialog.getByRole('button', { name: 'Sulje' }).click();
    await section.getByRole('listitem').filter({ hasText: IMAGE_BANK }).waitFor();
    return { address, token, subject: row[headers!.indexOf('Henkilön tunniste')]! };
  }
});

/** What another system has been given to ask with. */
interface Asking {
  address: string;
  token: string;
  /** Id of the child. */
  subject: string;
}
