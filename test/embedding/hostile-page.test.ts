import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { axeFindings, launchBrowser, visit } from '../pages/visit.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { boxesOn, differences, overflowOn, type Box } from './boxes.ts';
import { hostPage, HostSite, script, type HostPageParts } from './host-site.ts';

/** How much a size may differ from that on a neutral page. */
const SHARE = 0.03;
/** Widths of the screen, in CSS pixels. */
const WIDTHS = [320, 1000];
/** What every page has, so that the sizes of the page itself are equal. */
const PLAIN = 'body { margin: 0; font: 16px/1.5 Arial, sans-serif; } h1 { margin: 16px 0; font-size: 32px; }';

/** What the CSS of real sites does to what stands on their pages. */
const HOSTILITIES: Record<string, Partial<HostPageParts>> = {
  'counts rem in tens': { styles: `html { font-size: 62.5%; } body { font-size: 1.6rem; } h1 { font-size: 3.2rem; }` },
  'has a box model of its own': {
    styles: `*, ::before, ::after { box-sizing: content-box !important; margin: 0; padding: 0; border: 0; outline: 0;
      list-style: none; vertical-align: baseline; background: transparent; } h1 { margin: 16px 0; }`,
  },
  'takes everything from controls': {
    styles: `button, a, input, label, fieldset, legend, ul, li, p, dl, dt, dd, h2, h3, h4 { all: unset; }
      button { display: none; } svg { width: 300px; height: 300px; } p { font-size: 40px; } li { float: left; }`,
  },
  'spaces and transforms its text': {
    styles: `body { letter-spacing: 0.3em; word-spacing: 1em; line-height: 3; text-transform: uppercase; text-indent: 3em;
      text-align: right; font-style: italic; font-weight: 900; font-variant: small-caps; white-space: nowrap;
      text-shadow: 2px 2px red; list-style: square; cursor: crosshair; }
      h1 { letter-spacing: 0; line-height: 1.5; white-space: normal; }`,
  },
  'spaces the text of everything': {
    styles: `* { letter-spacing: 0.1em; word-spacing: 0.3em; line-height: 2.5; text-transform: uppercase; text-indent: 1em;
      font-style: italic; font-weight: 900; white-space: nowrap; text-align: center; } h1 { line-height: 1.5; }`,
  },
  'is dark': {
    styles: `html { color-scheme: dark; } body { background: #111; color: #eee; } a { color: #ff0; } p { color: #fff; }`,
  },
  'colours everything': { styles: '* { color: #eee; background-color: #111; border-color: #222; }' },
  'reads from right to left': { attributes: 'lang="fi" dir="rtl"' },
};

describe('on a page that does not make it easy', () => {
  let browser: Browser;
  let site: HostSite;
  let demo: Demo;
  let session: string;
  /** Sizes on a page that leaves everything alone, by the width of the screen. */
  const neutral = new Map<number, Box[]>();

  before(async () => {
    browser = await launchBrowser();
    site = await HostSite.start();
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: site.origin } });
    const ahto = new Visitor();
    await ahto.signIn(demo.origin, 'ahto');
    session = ahto.cookie('localhost', 'lupa-session')!;
    for (const width of WIDTHS) {
      await open(width, {}, async (page) => {
        neutral.set(width, await boxesOn(page));
      });
    }
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await demo.stop();
  });

  const body = `<lupa-session></lupa-session>
    <lupa-consent-list detail-path="/luvat/{id}"></lupa-consent-list>
    <lupa-consent-detail request-id="${REQUEST_IDS.study}" list-path="/luvat"></lupa-consent-detail>`;

  /** Opens a page with all of our elements on it, each showing what it has. */
  async function open(
    width: number,
    { styles = '', ...parts }: Partial<HostPageParts>,
    work: (page: Page) => Promise<void>,
  ) {
    const html = hostPage({
      apiUrl: `${demo.origin}/api`,
      scripts: script('/lupa/citizen.js'),
      body,
      styles: PLAIN + styles,
      ...parts,
    });
    site.serve = (path) => (path === '/luvat' ? { html } : undefined);
    await visit(browser, { viewport: { width, height: 800 } }, async (page) => {
      await page.context().addCookies([{ name: 'lupa-session', value: session, url: demo.origin }]);
      await page.goto(`${site.origin}/luvat`);
      for (const tag of ['session', 'consent-list', 'consent-detail']) {
        await page.locator(`lupa-${tag}[data-state=ready]`).waitFor();
      }
      await work(page);
    });
  }

  for (const [name, parts] of Object.entries(HOSTILITIES)) {
    it(`keeps its sizes, its contrasts and its place on the screen: a page that ${name}`, async () => {
      for (const width of WIDTHS) {
        await open(width, parts, async (page) => {
          assert.deepEqual(differences(neutral.get(width)!, await boxesOn(page), SHARE), []);
          assert.deepEqual(await overflowOn(page), []);
          const findings = await axeFindings(page);
          assert.deepEqual(
            findings.filter((line) => line.startsWith('color-contrast')),
            [],
          );
        });
      }
    });
  }
});
