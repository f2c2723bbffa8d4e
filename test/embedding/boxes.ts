/** How large everything in our elements has become on a page, and where the page lets them down. */
import type { Page } from 'playwright-core';

export interface Box {
  /** Where the element stands, such as `lupa-consent-list p.lupa-meta 3`. */
  name: string;
  width: number;
  height: number;
  text: string;
}

/** Every element with a box, in the shadow roots of our tags, in the order of the document. */
export function boxesOn(page: Page): Promise<Box[]> {
  return page.evaluate(() => {
    const hosts = [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('lupa-'));
    return hosts.flatMap((host) =>
      [host, ...(host.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element, index) => {
        if (element instanceof SVGElement) return [];
        const { width, height } = element.getBoundingClientRect();
        if (width === 0) return [];
        const text = (element as HTMLElement).innerText.slice(0, 40);
        return [{ name: `${host.localName} ${element.localName}.${element.className} ${index}`, width, height, text }];
      }),
    );
  });
}

/** One line for each box that is not as large as it was, by more than the share and more than a pixel. */
export function differences(neutral: Box[], hostile: Box[], share: number): string[] {
  if (neutral.length !== hostile.length) return [`${hostile.length} boxes, where there were ${neutral.length}`];
  const differs = (a: number, b: number) => Math.abs(a - b) > Math.max(1, share * a);
  return neutral.flatMap((was, index) => {
    const is = hostile[index]!;
    if (!differs(was.width, is.width) && !differs(was.height, is.height)) return [];
    const size = ({ width, height }: Box) => `${Math.round(width)}×${Math.round(height)}`;
    return [`${was.name} “${was.text}”: ${size(is)}, was ${size(was)}`];
  });
}

/** The elements that reach out of the screen at either side. */
export function overflowOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    const outside = roots.flatMap((root) =>
      [...root.querySelectorAll('*')].filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < 0 || right > document.documentElement.clientWidth);
      }),
    );
    const lines = outside.map((element) => `${element.localName}.${element.getAttribute('class')}`);
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [...lines, `the page is ${scrollWidth} wide`] : lines;
  });
}
