/** The built book, served, and a browser to read it with. */
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import type { Language } from '../../src/model/language.ts';
import type { StateParameters } from '../../stories/state.ts';

const root = new URL('../../', import.meta.url);

/** What the book's index says of a story. */
export interface StoryEntry {
  id: string;
  title: string;
  name: string;
  type: 'story' | 'docs';
}

/** What the toolbar of the book says. */
export interface Globals {
  language: Language;
  theme: string;
}

export async function readIndex(): Promise<StoryEntry[]> {
  const index = await readFile(new URL('storybook-static/index.json', root), 'utf8').catch(() => {
    throw new Error('There is no book in storybook-static: run `npm run build:storybook` first.');
  });
  return Object.values((JSON.parse(index) as { entries: Record<string, StoryEntry> }).entries);
}

/** Serves the book and opens a browser. Close it when done. */
export async function openBook() {
  const server = await preview({
    root: root.pathname,
    configFile: false,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: 'storybook-static' },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The book is not served.');
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_FLAGS });
  return {
    /** A page with a service worker and a storage of its own. */
    async newPage(): Promise<Page> {
      const page = await browser.newPage({ reducedMotion: 'reduce' });
      page.setDefaultTimeout(15_000);
      return page;
    },
    /** Opens the book at a story. */
    async open(page: Page, storyId: string, { language, theme }: Globals): Promise<void> {
      // The addon's own axe run is put off: the test has one.
      const globals = `language:${language};theme:${theme};a11y.manual:!true`;
      await page.goto(new URL(`iframe.html?viewMode=story&id=${storyId}&globals=${globals}`, address).href);
      await page.locator('#storybook-root > *').first().waitFor({ state: 'attached' });
    },
    async close(): Promise<void> {
      await browser.close();
      await server.close();
    },
  };
}

export type Book = Awaited<ReturnType<typeof openBook>>;

interface BookGlobals {
  __STORYBOOK_ADDONS_CHANNEL__: {
    on(event: string, listener: (about: { storyId: string }) => void): void;
    emit(event: string, about: object): void;
  };
  __STORYBOOK_PREVIEW__: { loadStory(of: { storyId: string }): Promise<{ parameters: StateParameters }> };
  finishedStory: string | undefined;
}

/** Turns the page to a story, which begins anew, and waits until it has been played through. */
export async function turnTo(page: Page, storyId: string): Promise<StateParameters> {
  await page.evaluate((id) => {
    const book = globalThis as unknown as BookGlobals;
    const channel = book.__STORYBOOK_ADDONS_CHANNEL__;
    book.finishedStory = undefined;
    channel.on('storyFinished', (about) => {
      book.finishedStory = about.storyId;
    });
    channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
  }, storyId);
  await page.waitForFunction((id) => (globalThis as unknown as BookGlobals).finishedStory === id, storyId);
  return page.evaluate(async (id) => {
    const { __STORYBOOK_PREVIEW__: book } = globalThis as unknown as BookGlobals;
    const { scenario, expects } = (await book.loadStory({ storyId: id })).parameters;
    return { scenario, expects };
  }, storyId);
}
