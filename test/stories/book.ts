/** The built book, served, and a browser to read it with. */
import { readFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../../scripts/chromium.ts';
import type { Language } from '../../src/model/language.ts';
import type { StateParameters } from '../../stories/state.ts';

const root = new URL('../../', import.meta.url);

/** A slow machine is slow, not wrong: in milliseconds. */
const PATIENCE = 40_000;

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
      page.setDefaultTimeout(PATIENCE);
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
    off(event: string, listener: (about: { storyId: string }) => void): void;
    emit(event: string, about: object): void;
  };
  __STORYBOOK_PREVIEW__: { loadStory(of: { storyId: string }): Promise<{ parameters: StateParameters }> };
}

/** Turns the page to a story, which begins anew, and waits until it has been played through. */
export async function turnTo(page: Page, storyId: string): Promise<StateParameters> {
  return page.evaluate(
    async ({ id, patience }) => {
      const book = globalThis as unknown as BookGlobals;
      const channel = book.__STORYBOOK_ADDONS_CHANNEL__;
      await new Promise<void>((finished, failed) => {
        const late = setTimeout(() => failed(new Error(`${id} has not ended in ${patience} ms`)), patience);
        channel.on('storyFinished', function listener(about) {
          if (about.storyId !== id) return;
          channel.off('storyFinished', listener);
          clearTimeout(late);
          finished();
        });
        channel.emit('setCurrentStory', { storyId: id, viewMode: 'story' });
      });
      const { scenario, expects } = (await book.__STORYBOOK_PREVIEW__.loadStory({ storyId: id })).parameters;
      return { scenario, expects };
    },
    { id: storyId, patience: PATIENCE },
  );
}

/** Gives the page, with the story that stands there, the theme's own file. */
export async function useTheme(page: Page, theme: string): Promise<void> {
  const css = await readFile(new URL(`src/theme/municipalities/${theme}.css`, root), 'utf8');
  await page.evaluate((text) => {
    const sheet = document.querySelector('style#lupa-theme');
    if (sheet === null) throw new Error('The book has no theme.');
    if (sheet.textContent !== text) sheet.textContent = text;
  }, css);
}
