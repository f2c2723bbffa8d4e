/**
 * Every story is a test: in each language, theme and width it shows the text that it is about, axe finds nothing,
 * it fits the width, and the console has no error. A story is played once in a language, and shown so in each theme.
 *
 * All themes are gone through in Finnish, and axe looks at both widths in Finnish and the first theme and at the narrow
 * one elsewhere; with LUPA_FULL=1 all of it in every language.
 */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { ConsoleMessage, Page } from 'playwright-core';
import { AXE_OPTIONS } from '../../.storybook/accessibility.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { openBook, readIndex, turnTo, useTheme, type Book, type StoryEntry } from './book.ts';

const [WIDE, NARROW] = [1280, 320];
const HEIGHT = 800;
const DEFAULT_THEME = 'helsinki';
const FULL = process.env['LUPA_FULL'] === '1';
const MUNICIPALITIES = new URL('../../src/theme/municipalities/', import.meta.url);

const themes = (await readdir(MUNICIPALITIES)).map((file) => file.replace('.css', ''));
const stories = (await readIndex()).filter(({ type }) => type === 'story');

const themesIn = (language: Language) => themes.filter((theme) => theme === DEFAULT_THEME || language === 'fi' || FULL);

/** Stories in one language, for one page. A language with several themes has as many pages, or the others would wait. */
function chapters(): { language: Language; part: number; ofStories: StoryEntry[] }[] {
  return LANGUAGES.flatMap((language) =>
    themesIn(language).map((_, part, { length }) => ({
      ...{ language, part },
      ofStories: stories.filter((_story, index) => index % length === part),
    })),
  );
}

/** The browser's own report of an answer that the scenario wants to be a failure. */
function isFailedCall(message: ConsoleMessage): boolean {
  const path = URL.parse(message.location().url)?.pathname ?? '';
  return message.text().startsWith('Failed to load resource') && path.startsWith('/api/');
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isFailedCall(message)) errors.push(message.text());
  });
  return errors;
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(
    (options) => {
      const { axe: injected } = globalThis as unknown as { axe: typeof axe };
      return injected.run(document, options);
      // What else it tells, of all that is right, takes time to put together and is not read.
    },
    { ...AXE_OPTIONS, resultTypes: ['violations'] } satisfies typeof AXE_OPTIONS,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

/** The story at one width, as it stands; looked at by axe or not. */
async function check(page: Page, expected: string, looked: boolean): Promise<void> {
  assert.match(expected, /\S/u, 'The story says what it shows.');
  const story = page.locator('#storybook-root');
  await story.getByText(expected).filter({ visible: true }).first().waitFor();
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(excess <= 0, `${excess} px wider than the page`);
  if (looked) assert.deepEqual(await findings(page), []);
}

describe('every story', { concurrency: 4 }, () => {
  let book: Book;
  before(async () => {
    book = await openBook();
  });
  after(() => book.close());

  for (const { language, part, ofStories } of chapters()) {
    // Pages beside each other, and on each page one story at a time.
    describe(`in ${language}, part ${part + 1}`, { concurrency: 1 }, () => {
      let page: Page;
      let errors: string[];
      before(async () => {
        page = await book.newPage();
        errors = collectErrors(page);
        // Not the first story: a story that is shown already would not begin anew.
        await book.open(page, ofStories.at(-1)?.id ?? '', { language, theme: DEFAULT_THEME });
        await page.addScriptTag({ content: axe.source });
        await page.evaluate(() => {
          // What the book shows before its first story, for axe to walk through each time.
          for (const skeleton of document.querySelectorAll('.sb-preparing-story, .sb-preparing-docs'))
            skeleton.remove();
        });
        assert.deepEqual(errors, []);
      });

      for (const { id, title, name } of ofStories) {
        test(`${title}: ${name}`, async (t) => {
          errors.length = 0;
          await page.setViewportSize({ width: WIDE, height: HEIGHT });
          const { expects } = await turnTo(page, id);
          for (const theme of [DEFAULT_THEME, ...themesIn(language).filter((each) => each !== DEFAULT_THEME)]) {
            await t.test(`with the theme ${theme}`, async () => {
              await useTheme(page, theme);
              const everywhere = FULL || (language === 'fi' && theme === DEFAULT_THEME);
              for (const width of [WIDE, NARROW]) {
                await page.setViewportSize({ width, height: HEIGHT });
                await check(page, expects[language], everywhere || width === NARROW);
              }
              assert.deepEqual(errors, []);
            });
          }
        });
      }
    });
  }
});
