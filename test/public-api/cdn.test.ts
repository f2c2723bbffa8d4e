import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Script } from 'node:vm';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import { built, read, tags } from './package.ts';
import { openPage, STRICT, type PageOptions } from './script-page.ts';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
});
after(() => browser.close());

const visit = (script: string, body: string, options?: PageOptions) => openPage(browser, script, body, options);

/** Resolves with the names of those tags that are defined once the page's scripts have run. */
function definedOn(page: Page): Promise<string[]> {
  return page.evaluate((all) => all.filter((tag) => customElements.get(tag) !== undefined), tags);
}

/** What citizens meet, and what the staff work with; the check of receipts stands by itself. */
const citizenTags = [
  'lupa-consent-detail',
  'lupa-consent-list',
  'lupa-my-page',
  'lupa-profile-card',
  'lupa-provider',
  'lupa-session',
  'lupa-used-services',
];
const staffTags = ['lupa-follow-up-list', 'lupa-group-requests', 'lupa-provider', 'lupa-session', 'lupa-template-list'];
/** Whoever writes templates sees what the citizen will see. */
const editorTags = ['lupa-consent-detail', 'lupa-provider', 'lupa-session', 'lupa-template-editor'];

describe('the files for script tags', () => {
  const selfContained = built('cdn/*.js').filter((file) => basename(file) !== 'autoloader.js');

  test('are there for citizens in Finnish and in Swedish, for the staff, for writing templates, for checking receipts, for all, with the words of luvitus, and for the profile of Helsinki-profiili', () => {
    assert.deepEqual(selfContained, [
      'cdn/all.js',
      'cdn/citizen-sv.js',
      'cdn/citizen.js',
      'cdn/helsinki-profile.js',
      'cdn/receipt-check.js',
      'cdn/roster-worker.js',
      'cdn/roster.js',
      'cdn/staff.js',
      'cdn/template-editor.js',
      'cdn/wording-luvitus.js',
    ]);
  });

  for (const file of selfContained) {
    test(`${file} is one file, with no Trusted Types policy but one of our own name`, () => {
      const code = read(file);
      assert.doesNotMatch(code, /(?:^|[;}\s])import\s*[("'`{*]|\bfrom\s*["'`]/u);
      // Words alone, an adapter and a worker carry no Lit and make no policy.
      const policies = /wording-luvitus|helsinki-profile|roster-worker/u.test(file) ? [] : ['lupa-lit'];
      const made = [...code.matchAll(/createPolicy\([`'"](?<name>[^`'"]+)/gu)].map((match) => match.groups?.['name']);
      assert.deepEqual(made, policies);
    });
  }

  test('citizen.js defines its elements, shows them under a strict policy, and nothing is violated', async () => {
    const { page, complaints } = await visit(
      'citizen.js',
      '<lupa-provider api-url="/api"><lupa-consent-list><a href="/">Palvelu</a></lupa-consent-list></lupa-provider>',
      { csp: STRICT },
    );
    const list = page.locator('lupa-consent-list[data-state=failed], lupa-consent-list[data-state=signed-out]');
    await list.waitFor();
    assert.deepEqual(await definedOn(page), citizenTags);
    const shown = await list.evaluate(
      (element) => element.shadowRoot?.querySelector<HTMLElement>('.lupa-root')?.innerText,
    );
    assert.match(shown ?? '', /\S/u);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('staff.js defines its elements, shows them under a strict policy, and nothing is violated', async () => {
    const { page, complaints } = await visit(
      'staff.js',
      '<lupa-provider api-url="/api"><lupa-group-requests template-id="t"></lupa-group-requests></lupa-provider>',
      { csp: STRICT },
    );
    await page.locator('lupa-group-requests[data-state=failed]').waitFor();
    assert.deepEqual(await definedOn(page), staffTags);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('template-editor.js defines its elements, shows them under a strict policy, and nothing is violated', async () => {
    const { page, complaints } = await visit(
      'template-editor.js',
      '<lupa-provider api-url="/api"><lupa-template-editor template-id="t"></lupa-template-editor></lupa-provider>',
      { csp: STRICT },
    );
    await page.locator('lupa-template-editor[data-state=failed]').waitFor();
    assert.deepEqual(await definedOn(page), editorTags);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('the staff fetch what one writes with only where templates are written', () => {
    assert.doesNotMatch(read('cdn/staff.js'), /lupa-template-editor/u);
    assert.match(read('cdn/template-editor.js'), /lupa-template-editor/u);
  });

  test('roster-worker.js is a classic script without elements, to be registered with one argument in every browser', () => {
    const code = read('cdn/roster-worker.js');
    assert.doesNotThrow(() => new Script(code));
    assert.doesNotMatch(code, /customElements|HTMLElement|document\b/u);
  });

  test('wording-luvitus.js before citizen.js gives a provider those words', async () => {
    const { page, complaints } = await visit(
      'wording-luvitus.js',
      `<script type="module" src="/lupa/citizen.js"></script>
       <lupa-provider api-url="/api" wording="luvitus" lang="fi"><lupa-consent-list></lupa-consent-list></lupa-provider>`,
    );
    const list = page.locator('lupa-consent-list');
    await list.getByRole('heading', { name: 'Luvitukset' }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  for (const [first, second] of [
    ['citizen.js', 'staff.js'],
    ['staff.js', 'citizen.js'],
  ] as const)
    test(`${first} before ${second}: what stands in the provider of the one speaks in the municipality's words`, async () => {
      const { page } = await visit(
        first,
        `<script type="module" src="/lupa/${second}"></script>
         <script>customElements.whenDefined('lupa-provider').then(() => {
           document.querySelector('lupa-provider').messages = {
             fi: { 'consent-list.title': 'Suostumukseni', 'template-list.title': 'Pohjat' },
           };
         });</script>
         <lupa-provider api-url="/api" lang="fi"><lupa-consent-list></lupa-consent-list>
           <lupa-template-list></lupa-template-list></lupa-provider>`,
      );
      await page.getByRole('heading', { name: 'Suostumukseni' }).waitFor();
      await page.getByRole('heading', { name: 'Pohjat' }).waitFor();
      await page.close();
    });

  for (const [first, second] of [
    ['helsinki-profile.js', 'citizen.js'],
    ['citizen.js', 'helsinki-profile.js'],
  ] as const)
    test(`${first} before ${second}: the profile is asked for there, and its failures are understood`, async () => {
      const { page, complaints } = await visit(
        first,
        `<script type="module" src="/lupa/${second}"></script>
         <script>customElements.whenDefined('lupa-provider').then(() => {
           document.querySelector('lupa-provider').getProfileToken = async () => 'token';
         });</script>
         <lupa-provider api-url="/api" profile-adapter="helsinki-profile" profile-api="/profiili/graphql/" lang="fi">
           <lupa-profile-card></lupa-profile-card></lupa-provider>`,
      );
      // The one file has made the error, the other reads it: the server of this page has no such API.
      await page.locator('lupa-profile-card[data-state=failed]').waitFor();
      await page.getByText('Sinulla ei ole profiilia täällä').waitFor();
      assert.deepEqual(complaints, []);
      await page.close();
    });

  test('all.js defines every element', async () => {
    const { page, complaints } = await visit('all.js', '');
    assert.deepEqual(await definedOn(page), tags);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('an element that cannot be defined does not stop the others', async () => {
    const broken = 'lupa-session';
    const { page } = await visit('citizen.js', '', {
      prepare: `const define = customElements.define;
        customElements.define = function (tag, ...rest) {
          if (tag === '${broken}') throw new DOMException('taken', 'NotSupportedError');
          return define.call(this, tag, ...rest);
        };`,
    });
    assert.deepEqual(
      await definedOn(page),
      citizenTags.filter((tag) => tag !== broken),
    );
    await page.close();
  });

  test('a second copy on the page changes nothing and breaks nothing', async () => {
    const { page, complaints } = await visit('citizen.js', '<script type="module" src="/lupa/all.js"></script>');
    assert.deepEqual(await definedOn(page), tags);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('autoloader.js fetches an element when it is first on the page, and only that', async () => {
    const { page, complaints } = await visit('autoloader.js', '<lupa-session></lupa-session>');
    await page.waitForFunction(() => customElements.get('lupa-session') !== undefined);
    assert.deepEqual(await definedOn(page), ['lupa-session']);
    await page.evaluate(() => document.body.append(document.createElement('lupa-consent-list')));
    await page.waitForFunction(() => customElements.get('lupa-consent-list') !== undefined);
    assert.deepEqual(await definedOn(page), ['lupa-consent-list', 'lupa-session']);
    assert.deepEqual(complaints, []);
    await page.close();
  });
});
