/** A page of a municipality with one script tag of ours. */
import type { Browser, Page, Request } from 'playwright-core';
import { built, read } from './package.ts';

const SITE = 'https://www.kunta.example';

/** The strictest policy under which our files run, with everything on one origin. */
export const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "require-trusted-types-for 'script'; trusted-types lupa-lit";

export interface PageOptions {
  /** Content-Security-Policy. */
  csp?: string;
  /** A script that runs before the page's own. */
  prepare?: string;
  /** Attributes of `<html>`. */
  attributes?: string;
  /** What is answered in the place of a built file or of the API's 404, by path; a promise keeps the page waiting. */
  answer?: (path: string) => string | undefined | Promise<string | undefined>;
}

export interface OpenPage {
  page: Page;
  /** What the page has complained of: exceptions and violations of its policy. */
  complaints: string[];
  /** All that the console has been told. */
  told: string[];
  /** The paths that the page has asked for, in their order. */
  asked: string[];
}

const TYPES: Record<string, string> = { js: 'text/javascript', json: 'application/json' };

/** Opens the page. Our files are under `/lupa/`; nothing outside the page is reached. */
export async function openPage(
  browser: Browser,
  script: string,
  body: string,
  { csp = '', prepare = '', attributes = 'lang="fi"', answer = () => undefined }: PageOptions = {},
): Promise<OpenPage> {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const [complaints, told, asked]: [string[], string[], string[]] = [[], [], []];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    told.push(message.text());
    if (/Content Security Policy|Trusted ?Type/iu.test(message.text())) complaints.push(message.text());
  });
  const pathOf = (request: Request) => new URL(request.url()).pathname;
  page.on('request', (request) => asked.push(pathOf(request)));
  await page.route('**/*', async (route) => {
    const path = pathOf(route.request());
    if (path === '/') {
      return route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html ${attributes}><title>Kunta</title><script type="module" src="/lupa/${script}"></script>${body}`,
        headers: csp ? { 'Content-Security-Policy': csp } : {},
      });
    }
    const file = path.replace('/lupa/', 'cdn/');
    const contentType = TYPES[path.split('.').at(-1) ?? ''] ?? 'application/json';
    const instead = await answer(path);
    if (instead !== undefined) return route.fulfill({ contentType, body: instead });
    if (path.startsWith('/lupa/') && built(file).length === 1) return route.fulfill({ contentType, body: read(file) });
    return route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' });
  });
  if (prepare !== '') await page.addInitScript(prepare);
  await page.goto(SITE);
  return { page, complaints, told, asked };
}
