/** A real browser on the pages of a running server, with what every visit must keep: no policy is ever broken. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';

const LIBRARY = fileURLToPath(new URL('../../dist/cdn/citizen.js', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export function launchBrowser(): Promise<Browser> {
  assert.ok(existsSync(LIBRARY), 'the library is built: run `npm run build` first');
  return chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
}

/**
 * Opens a page of a fresh visitor for the length of `work`, and fails if anything broke the Content Security Policy
 * or threw on the way.
 */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const faults: string[] = [];
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/iu.test(message.text())) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(error.error().message));
  try {
    await work(await context.newPage());
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

/** Signs in at the server as a test person, and waits for the page that was asked for. */
export async function signIn(
  server: { origin: string },
  page: Page,
  person: RegExp | string,
  path: string,
): Promise<void> {
  await page.goto(`${server.origin}/api/session/sign-in?return-to=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: person }).click();
  await page.waitForURL(`${server.origin}${path}`);
}

/** Runs axe on the page, shadow roots included; resolves to one line per finding. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the debugger, so that the page's own policy stays as it is.
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}
