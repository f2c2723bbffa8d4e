/** The words of other languages than the one inside `cdn/citizen.js` and `cdn/citizen-sv.js`. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { built, read } from './package.ts';
import { openPage, STRICT, type PageOptions } from './script-page.ts';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
});
after(() => browser.close());

const TITLES = { fi: 'Luvat ja suostumukset', sv: 'Tillstånd och samtycken', en: 'Permissions and consents' } as const;
type Language = keyof typeof TITLES;

const LIST = '<lupa-provider api-url="/api"><lupa-consent-list></lupa-consent-list></lupa-provider>';

const open = (script: string, language: Language, options: PageOptions = {}, body = LIST) =>
  openPage(browser, script, body, { attributes: `lang="${language}"`, csp: STRICT, ...options });

/** The list's title, and the language in which it says it, once it says anything. */
async function titleOf(page: Page): Promise<[title: string, language: string | null]> {
  const title = page.locator('lupa-consent-list').getByRole('heading', { level: 2 });
  await title.waitFor();
  return [
    await title.innerText(),
    await title.evaluate((element) => element.closest('[lang]')?.getAttribute('lang') ?? null),
  ];
}

const words = (paths: string[]) =>
  paths.filter((path) => path.startsWith('/lupa/words/')).map((path) => basename(path).split('-')[0]);

/** A request that waits for an answer. */
const summary = (id: string): ConsentSummary => ({
  id,
  status: 'requested',
  since: null,
  standing: 'waiting',
  myAnswer: 'none',
  answeredAt: null,
  subject: { name: 'Ahto', relation: 'self' },
  requester: { fi: 'Kunta' },
  name: { fi: 'Pyyntö' },
  purpose: { fi: 'Tarkoitus' },
  lastValidDay: null,
});

/** An answer that comes when it is let. */
function gate(): { opened: Promise<undefined>; open: () => void } {
  let release = () => {};
  const opened = new Promise<undefined>((resolve) => {
    release = () => resolve(undefined);
  });
  return { opened, open: () => release() };
}

describe('the words beside', () => {
  test('are pinned by the file that fetches them, and each is fetched by one', () => {
    const code = read('cdn/citizen.js') + read('cdn/citizen-sv.js');
    const files = built('cdn/words/*');
    assert.deepEqual(
      files.map((file) => basename(file).split('-')[0]),
      ['en', 'fi', 'ids', 'sv'],
    );
    for (const file of files) {
      const hash = createHash('sha256').update(read(file)).digest('base64');
      assert.ok(code.includes(`"sha256-${hash}"`), file);
      assert.ok(file.includes(hash.replaceAll(/\W/gu, '').slice(0, 8)), file);
    }
  });

  for (const [script, inside] of [
    ['citizen.js', 'fi'],
    ['citizen-sv.js', 'sv'],
  ] as const)
    for (const language of ['fi', 'sv', 'en'] as const)
      test(`${script} on a page in ${language} speaks it and fetches ${language === inside ? 'nothing' : 'its words'}`, async () => {
        const { page, complaints, asked } = await open(script, language);
        assert.deepEqual(await titleOf(page), [TITLES[language], language]);
        assert.deepEqual(words(asked), language === inside ? [] : [language]);
        assert.deepEqual(complaints, []);
        await page.close();
      });

  test('are waited for before anything is shown, while the data are asked for already', async () => {
    const { opened, open: letThrough } = gate();
    const { page, asked } = await open('citizen.js', 'en', {
      answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined),
    });
    while (!asked.includes('/api/consents')) await page.waitForTimeout(20);
    const shown = () => page.locator('lupa-consent-list').evaluate((list) => list.shadowRoot?.textContent?.trim());
    assert.equal(await shown(), '');
    letThrough();
    assert.deepEqual(await titleOf(page), [TITLES.en, 'en']);
    // Nothing that was asked for is asked for again.
    assert.deepEqual(asked.filter((path) => path === '/api/consents').length, 1);
    await page.close();
  });

  test('are waited for with the state loading, and by whoever waits for the element', async () => {
    const { opened, open: letThrough } = gate();
    const { page, asked } = await open('citizen.js', 'en', {
      answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined),
    });
    await page.locator('lupa-consent-list[data-state=loading]').waitFor({ state: 'attached' });
    const shown = page.locator('lupa-consent-list').evaluate(async (list) => {
      await (list as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
      return list.shadowRoot?.textContent;
    });
    while (!asked.includes('/api/consents')) await page.waitForTimeout(20);
    letThrough();
    assert.match((await shown) ?? '', new RegExp(TITLES.en, 'u'));
    await page.close();
  });

  for (const [given, value] of [
    ['consents', '[]'],
    ['api', '{ list: async () => ({ items: [], skipped: 0 }) }'],
  ] as const)
    test(`are waited for without asking the provider's API where the page has given ${given}`, async () => {
      const { opened, open: letThrough } = gate();
      const { page, asked } = await open(
        'citizen.js',
        'en',
        { csp: '', answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined) },
        `${LIST}<script>document.querySelector('lupa-consent-list').${given} = ${value};</script>`,
      );
      while (words(asked).length === 0) await page.waitForTimeout(20);
      letThrough();
      await page.locator('lupa-consent-list[data-state=empty]').waitFor();
      assert.deepEqual(
        asked.filter((path) => path.startsWith('/api/')),
        [],
      );
      await page.close();
    });

  test('do not keep data waiting where the address of the API comes while they are on their way', async () => {
    const { opened, open: letThrough } = gate();
    const { page, asked } = await open(
      'citizen.js',
      'en',
      { answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined) },
      LIST.replace(' api-url="/api"', ''),
    );
    while (words(asked).length === 0) await page.waitForTimeout(20);
    const data = page.waitForRequest('**/api/consents');
    await page.locator('lupa-provider').evaluate((provider) => provider.setAttribute('api-url', '/api'));
    await data;
    letThrough();
    assert.deepEqual(await titleOf(page), [TITLES.en, 'en']);
    await page.close();
  });

  test('that come after the data take the reader to the request from which they come back', async () => {
    const { opened, open: letThrough } = gate();
    const id = 'd1';
    const consents = [summary('d0'), summary(id)];
    const { page } = await open(
      'citizen.js',
      'en',
      { csp: '', answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined) },
      `${LIST.replace('<lupa-consent-list', '$& detail-path="/{id}"')}<script>
        sessionStorage.setItem('lupa-consent-list-place', '{"id":"${id}","filter":"all"}');
        document.querySelector('lupa-consent-list').consents = ${JSON.stringify(consents)};
      </script>`,
    );
    await page.locator('lupa-consent-list[data-state=loading]').waitFor({ state: 'attached' });
    letThrough();
    await page.locator('lupa-consent-list[data-state=ready]').waitFor();
    assert.equal(
      await page.locator('lupa-consent-list').evaluate((list) => list.shadowRoot?.activeElement?.id),
      `lupa-request-${id}`,
    );
    await page.close();
  });

  test('of a language that a page changes to take the place of the old ones when they are there', async () => {
    const { opened, open: letThrough } = gate();
    const { page, asked } = await open('citizen.js', 'fi', {
      answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined),
    });
    assert.deepEqual(await titleOf(page), [TITLES.fi, 'fi']);
    await page.evaluate(() => (document.documentElement.lang = 'sv'));
    while (words(asked).length === 0) await page.waitForTimeout(20);
    assert.deepEqual(await titleOf(page), [TITLES.fi, 'fi']);
    letThrough();
    await page.getByText(TITLES.sv).waitFor();
    assert.deepEqual(await titleOf(page), [TITLES.sv, 'sv']);
    await page.evaluate(() => (document.documentElement.lang = 'fi'));
    await page.getByText(TITLES.fi).waitFor();
    assert.deepEqual(words(asked), ['sv']);
    await page.close();
  });

  test('are fetched once for all elements of a page, and once more where that fails', async () => {
    let failures = 1;
    const body = LIST.replace('</lupa-provider>', '<lupa-session></lupa-session>$&');
    const { page, asked, told } = await open(
      'citizen.js',
      'sv',
      { answer: (path) => (path.startsWith('/lupa/words/') && failures-- > 0 ? 'broken' : undefined) },
      body,
    );
    assert.deepEqual(await titleOf(page), [TITLES.sv, 'sv']);
    assert.deepEqual(words(asked), ['sv', 'sv']);
    assert.deepEqual(
      told.filter((line) => line.startsWith('Lupa:')),
      [],
    );
    await page.close();
  });

  test('that have been changed on the way are not said: the page speaks the language inside, and the console tells why', async () => {
    const { page, told } = await open('citizen.js', 'sv', {
      answer: (path) =>
        path.startsWith('/lupa/words/') ? read(`cdn${path.slice(5)}`).replace('samtycken', 'förbud') : undefined,
    });
    assert.deepEqual(await titleOf(page), [TITLES.fi, 'fi']);
    assert.match(told.join('\n'), /Lupa: words\/sv-\w{8}\.json is not beside the script, or not in connect-src/u);
    await page.close();
  });

  test('that a policy forbids to fetch do not stop anything else', async () => {
    const { page, told } = await open('citizen.js', 'en', {
      csp: STRICT.replace("connect-src 'self'", "connect-src 'none'"),
    });
    assert.deepEqual(await titleOf(page), [TITLES.fi, 'fi']);
    assert.match(told.join('\n'), /connect-src/u);
    await page.close();
  });

  test('are told apart by ids, which are fetched where a municipality has words of its own', async () => {
    const prepare = `customElements.whenDefined('lupa-provider').then(() => {
      document.querySelector('lupa-provider').messages = { fi: { 'consent-list.title': 'Suostumukseni' } };
    });`;
    const { page, asked } = await open('citizen.js', 'fi', { prepare });
    await page.getByRole('heading', { name: 'Suostumukseni' }).waitFor();
    assert.deepEqual(words(asked), ['ids']);
    await page.close();
  });

  test('are on their way together with the ids where a municipality has words of its own', async () => {
    const { opened, open: letThrough } = gate();
    const prepare = `globalThis[Symbol.for('lupa/wording/1')] = { oma: { sv: { 'consent-list.title': 'Mina samtycken' } } };`;
    const { page, asked } = await open(
      'citizen.js',
      'sv',
      { prepare, answer: (path) => (path.startsWith('/lupa/words/') ? opened : undefined) },
      LIST.replace('api-url', 'wording="oma" api-url'),
    );
    while (!words(asked).includes('ids')) await page.waitForTimeout(20);
    letThrough();
    await page.getByRole('heading', { name: 'Mina samtycken' }).waitFor();
    assert.deepEqual(words(asked).sort(), ['ids', 'sv']);
    await page.close();
  });

  test('of a municipality stay unsaid where the ids cannot be fetched, and ours are said', async () => {
    const body = LIST.replace('api-url', 'wording="oma" api-url');
    const prepare = `globalThis[Symbol.for('lupa/wording/1')] = { oma: { fi: { 'consent-list.title': 'Suostumukseni' } } };`;
    const answer = (path: string) => (path.includes('/words/ids-') ? '[]' : undefined);
    const { page, told } = await open('citizen.js', 'fi', { prepare, answer }, body);
    assert.deepEqual(await titleOf(page), [TITLES.fi, 'fi']);
    assert.match(told.join('\n'), /Lupa: words\/ids-/u);
    await page.close();
  });
});
