import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { launchBrowser } from '../pages/visit.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { FaultyProxy, type Fault } from './proxy.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import { testimony, watch } from './witness.ts';

const SAVED = 'Vastauksesi tallennettiin';
const NOT_SAVED = 'Vastaustasi ei tallennettu. Yritä uudelleen.';
const CHECKING = 'Tarkistamme, tallentuiko vastauksesi';

const DECISIONS = /^POST \/api\/consents\/[\w-]+\/decisions /u;
const LOOK_UPS = /^GET \/api\/consents\/[\w-]+\/decisions\//u;
const LIST = /^GET \/api\/consents /u;

const HTML = '<!doctype html><title>Huoltokatko</title><h1>Huoltokatko</h1>';
/** What a machine on the way might answer in the place of the server. */
function answer(status: string, type: string, body: string): string {
  return `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`;
}

/** The server has kept the decision, and the browser does not get to know. */
const AFTER_THE_DECISION: [name: string, fault: Fault][] = [
  ['is lost', { kind: 'answer lost' }],
  ['is cut in its first line', { kind: 'answer cut', after: 8 }],
  ['is cut in its middle', { kind: 'answer cut', after: 900 }],
  ['comes as HTML, with 502', { kind: 'answer replaced', by: answer('502 Bad Gateway', 'text/html', HTML) }],
  ['comes as HTML, with 200', { kind: 'answer replaced', by: answer('200 OK', 'text/html', HTML) }],
  ['comes empty', { kind: 'answer replaced', by: answer('200 OK', 'application/json', '') }],
  [
    'comes as JSON of something else',
    { kind: 'answer replaced', by: answer('200 OK', 'application/json', '{"ok":true}') },
  ],
];

/** The decision never reaches the server. */
const BEFORE_THE_DECISION: [name: string, fault: Fault][] = [
  ['whose connection is reset', { kind: 'reset' }],
  ['that goes nowhere', { kind: 'black hole' }],
];

const SPOILT_LISTS: [name: string, fault: Fault][] = [
  ['that is cut in its first line', { kind: 'answer cut', after: 8 }],
  ['that is cut in its middle', { kind: 'answer cut', after: 1500 }],
  [
    'that is garbled',
    { kind: 'answer replaced', by: answer('200 OK', 'application/json', '{"items":[{"id":"\u0000\ufffd') },
  ],
  ['that is HTML, with 200', { kind: 'answer replaced', by: answer('200 OK', 'text/html', HTML) }],
  ['that is HTML, with 502', { kind: 'answer replaced', by: answer('502 Bad Gateway', 'text/html', HTML) }],
  ['that is empty', { kind: 'answer replaced', by: answer('200 OK', 'application/json', '') }],
  ['that is JSON of something else', { kind: 'answer replaced', by: answer('200 OK', 'application/json', '[]') }],
  ['that does not come', { kind: 'answer lost' }],
  ['whose connection is reset', { kind: 'reset' }],
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('on a network that fails', () => {
  let browser: Browser;
  let folder: string;
  let proxy: FaultyProxy;
  let server: ServerProcess;
  let session: string;
  /** The server's own address, past the proxy. */
  let direct: string;
  const ahto = new Visitor();

  before(async () => {
    browser = await launchBrowser();
    folder = await mkdtemp(join(tmpdir(), 'lupa-network-'));
    proxy = await FaultyProxy.start();
    const port = await freePort();
    proxy.forwardTo(port);
    const environment = { DATA_FOLDER: folder, PORT: String(port), PUBLIC_URL: `http://localhost:${proxy.port}` };
    server = await startServer(environment).up;
    direct = `http://localhost:${port}`;
    await ahto.signIn(direct, 'ahto');
    session = ahto.cookie('localhost', 'lupa-session')!;
  });
  after(async () => {
    await browser.close();
    await server.kill();
    await proxy.stop();
    await rm(folder, { recursive: true });
  });

  /** Opens a page as Ahto, by way of the proxy. */
  async function visit(path: string, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext();
    try {
      await context.addCookies([{ name: 'lupa-session', value: session, url: server.origin }]);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.clock.install();
      await page.goto(`${server.origin}${path}`);
      await work(page);
    } finally {
      proxy.mend();
      await context.close();
    }
  }

  /** How many events the server has, as it says itself. */
  async function events(): Promise<number> {
    const response = await ahto.api(direct, `/api/consents/${REQUEST_IDS.photo}`);
    return ((await response.json()) as ConsentDetail).events.length;
  }

  /** The page of one request, with the first of the decisions that are open, and what has come of pressing it. */
  class DetailPage {
    readonly page: Page;
    readonly button: Locator;
    posts = 0;

    constructor(page: Page) {
      this.page = page;
      this.button = page.locator('lupa-consent-detail [data-decision]').first();
      page.on('request', (request) => {
        if (request.method() === 'POST') this.posts += 1;
      });
    }

    async press(): Promise<void> {
      await this.button.focus();
      await this.page.keyboard.press('Enter');
    }

    shows(text: string): Promise<void> {
      return this.page.locator('lupa-consent-detail').getByText(text).first().waitFor();
    }

    /** Never "saved" until now, never without focus, and so many requests sent for the presses. */
    async hasBeenHonest(posts: number): Promise<void> {
      const { seen, lostFocus } = await testimony(this.page);
      assert.ok(!seen.some((text) => text.includes(SAVED)), 'nothing is said to be saved');
      assert.equal(lostFocus, false, 'something has the focus');
      assert.equal(this.posts, posts, 'one request for a press');
    }
  }

  async function visitDetail(work: (detail: DetailPage) => Promise<void>): Promise<void> {
    await visit(`/consents/${REQUEST_IDS.photo}`, async (page) => {
      const detail = new DetailPage(page);
      await detail.button.focus();
      await watch(page, 'lupa-consent-detail');
      await work(detail);
      assert.equal((await testimony(page)).lostFocus, false, 'something has the focus to the end');
    });
  }

  /** A decision that the server keeps, its answer spoilt; then the way in which the truth is found out. */
  function findsOut(fault: Fault, find: (page: Page) => Promise<unknown>): Promise<void> {
    return visitDetail(async (detail) => {
      const already = await events();
      const struck = proxy.spoil(DECISIONS, fault);
      void proxy.spoil(LOOK_UPS, { kind: 'reset' });
      await detail.press();
      await struck;
      await detail.shows(CHECKING);
      await detail.hasBeenHonest(1);
      proxy.mend();
      await find(detail.page);
      await detail.shows(SAVED);
      assert.equal(detail.posts, 1);
      assert.equal(await events(), already + 1);
    });
  }

  const backOnline = (page: Page) => page.evaluate(() => dispatchEvent(new Event('online')));

  for (const [name, fault] of AFTER_THE_DECISION) {
    it(`tells the truth about a decision whose answer ${name}, when the connection is back`, () =>
      findsOut(fault, backOnline));
  }

  it('tells the truth about a decision whose answer is lost, when the person asks', () =>
    findsOut({ kind: 'answer lost' }, (page) => page.getByRole('button', { name: 'Tarkista nyt' }).click()));

  for (const [name, fault] of BEFORE_THE_DECISION) {
    it(`tells the truth about a decision ${name}, and sends it when it is asked to again`, () =>
      visitDetail(async (detail) => {
        const already = await events();
        const struck = proxy.spoil(DECISIONS, fault);
        void proxy.spoil(LOOK_UPS, { kind: 'reset' });
        await detail.press();
        await struck;
        // Nobody waits for ever: for an answer, twenty seconds.
        await detail.page.clock.fastForward(20_000);
        await detail.shows(CHECKING);
        assert.equal(await events(), already);
        proxy.mend();
        await backOnline(detail.page);
        await detail.shows(NOT_SAVED);
        await detail.hasBeenHonest(1);
        await detail.page.clock.fastForward(1_000);
        await detail.press();
        await detail.shows(SAVED);
        assert.equal(detail.posts, 2);
        assert.equal(await events(), already + 1);
      }));
  }

  it('asks by itself when a browser that was offline is online again', () =>
    visitDetail(async (detail) => {
      const already = await events();
      await detail.page.context().setOffline(true);
      await detail.press();
      await detail.shows(CHECKING);
      await detail.hasBeenHonest(1);
      await detail.page.context().setOffline(false);
      await detail.shows(NOT_SAVED);
      assert.equal(await events(), already);
      await detail.page.clock.fastForward(1_000);
      await detail.press();
      await detail.shows(SAVED);
      assert.equal(await events(), already + 1);
    }));

  it('waits for an answer that comes late, however often the button is pressed', () =>
    visitDetail(async (detail) => {
      const already = await events();
      const struck = proxy.spoil(DECISIONS, { kind: 'answer late' });
      await detail.press();
      await struck;
      await detail.shows('Tallennetaan…');
      await detail.press();
      await detail.press();
      await detail.hasBeenHonest(1);
      proxy.mend();
      await detail.shows(SAVED);
      assert.equal(detail.posts, 1);
      assert.equal(await events(), already + 1);
    }));

  for (const [name, fault] of SPOILT_LISTS) {
    it(`shows that a list ${name} has failed, with a way to try again that works`, () =>
      visit('/', async (page) => {
        const struck = proxy.spoil(LIST, fault);
        await page.goto(`${server.origin}/consents`);
        await struck;
        const list = page.locator('lupa-consent-list');
        const retry = list.getByRole('button', { name: 'Yritä uudelleen' });
        await retry.focus();
        await watch(page, 'lupa-consent-list');
        proxy.mend();
        const again = proxy.spoil(LIST, fault);
        await page.keyboard.press('Enter');
        await again;
        await retry.focus();
        proxy.mend();
        await page.keyboard.press('Enter');
        await list.getByRole('link').first().waitFor();
        assert.equal(await list.getByRole('link').count(), 6);
        const { seen, lostFocus } = await testimony(page);
        assert.ok(seen.some((text) => text.includes('Mitään ei ole kadonnut')));
        assert.ok(
          seen.every((text) => text.trim() !== ''),
          'never a blank box',
        );
        assert.equal(lostFocus, false, 'something has the focus');
      }));
  }
});
