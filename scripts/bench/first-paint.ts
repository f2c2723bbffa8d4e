/** When a citizen first sees their list, against the least that a page with Lit could do. */
import { getRequestListener } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { chromium, type Browser } from 'playwright-core';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../../demo-server/service/seed/seed.ts';
import { createService } from '../../demo-server/service/service.ts';
import { bundlePage } from '../build/bundle.ts';
import { CHROMIUM_FLAGS, chromiumPath } from '../chromium.ts';
import { receiptIssuer } from '../../test/service/receipt-issuer.ts';

const VISITS = 11;

const EMPTY = `
  import { LitElement, html } from ${JSON.stringify(fileURLToPath(import.meta.resolve('lit')))};
  class Empty extends LitElement { render() { return html\`<a>.</a>\`; } }
  customElements.define('lupa-empty', Empty);`;

/** Milliseconds, the median of some visits. */
export interface FirstPaint {
  empty: number;
  list: number;
}

/** @param dist the built library */
export async function firstPaint(dist: string): Promise<FirstPaint> {
  const server = createServer(getRequestListener((await site(dist)).fetch));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  try {
    const times: Record<'empty' | 'list', number[]> = { empty: [], list: [] };
    // By turns, so that a busy moment of the machine falls on both; the first pair warms the browser up.
    for (let visit = 0; visit <= VISITS; visit += 1) {
      for (const page of ['empty', 'list'] as const) {
        const time = await timeTo(browser, `${origin}/${page}`);
        if (visit > 0) times[page].push(time);
      }
    }
    return { empty: median(times.empty), list: median(times.list) };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Two pages, alike but for the element and its script, and the API behind one of them. */
async function site(dist: string): Promise<Hono> {
  const store = new MemoryStore();
  await seed(store, async () => randomUUID());
  const actor = { organisationId: ORGANISATION_ID, personId: PEOPLE.ahto.id, name: 'Ahto Simakuutio' };
  const service = createService({
    store,
    now: () => new Date(),
    identify: async () => actor,
    log: console.error,
    hashIdentity: (code) => `hash of ${code}`,
    receipts: receiptIssuer,
  });
  const pages = {
    list: {
      script: readFileSync(join(dist, 'cdn/citizen.js'), 'utf8'),
      element: '<lupa-consent-list detail-path="/c/{id}"></lupa-consent-list>',
    },
    empty: { script: (await bundlePage(EMPTY)).code, element: '<lupa-empty></lupa-empty>' },
  };
  const app = new Hono();
  app.all('/api/*', (context) => service.fetch(context.req.raw));
  for (const [name, { script, element }] of Object.entries(pages)) {
    app.get(`/${name}.js`, (context) => context.body(script, 200, { 'Content-Type': 'text/javascript' }));
    app.get(`/${name}`, (context) =>
      context.html(`<!doctype html><html lang="fi"><title>Kunta</title>
        <script type="application/json" id="lupa-config">{"apiUrl":"/api"}</script>
        <script type="module" src="/${name}.js"></script>${element}`),
    );
  }
  return app;
}

/** Milliseconds from the navigation to the frame after the one in which the element has a link to show. */
async function timeTo(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const painted = new Promise<number>((resolve) => {
        const look = () => {
          const element = document.querySelector('lupa-consent-list, lupa-empty');
          const there = Boolean(element?.shadowRoot?.querySelector('a'));
          requestAnimationFrame(there ? () => resolve(performance.now()) : look);
        };
        look();
      });
      Object.assign(globalThis, { painted });
    });
    await page.goto(address);
    return await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  } finally {
    await context.close();
  }
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
