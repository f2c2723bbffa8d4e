/** Somebody who looks at the page the whole time, so that what is seen for a moment only is seen too. */
import type { Page } from 'playwright-core';

export interface Testimony {
  /** Everything that the element has shown, each once, in the order in which it first came. */
  seen: string[];
  /** Whether nothing at all had the focus at any time. */
  lostFocus: boolean;
}

/** Begins to look at an element of the page, at every frame from now on. */
export async function watch(page: Page, tag: string): Promise<void> {
  await page.evaluate((watched) => {
    const testimony: Testimony = { seen: [], lostFocus: false };
    Object.assign(globalThis, { testimony });
    const look = () => {
      const root = document.querySelector(watched)?.shadowRoot?.querySelector<HTMLElement>('.lupa-root');
      const text = root?.innerText ?? '';
      if (!testimony.seen.includes(text)) testimony.seen.push(text);
      if (document.activeElement === null || document.activeElement === document.body) testimony.lostFocus = true;
      requestAnimationFrame(look);
    };
    look();
  }, tag);
}

export function testimony(page: Page): Promise<Testimony> {
  return page.evaluate(() => (globalThis as unknown as { testimony: Testimony }).testimony);
}
