/// <reference types="mocha" />
/**
 * What surrounds every test: a page in Finnish with nothing kept from the test before, a clock that can be put
 * forward, and a record of what was said aloud and what was told to the web developer.
 */
import { expect, fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

/** What live regions of the page have said in this test. */
export const heard: { text: string; lang: string; role: string }[] = [];

/** What the console has been told in this test. */
export const told: { level: 'warn' | 'error'; line: string }[] = [];

const observer = new MutationObserver((records) => {
  for (const { target } of records) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert]');
    const text = region?.textContent ?? '';
    if (region != null && text !== '') heard.push({ text, lang: (region as HTMLElement).lang, role: region.getAttribute('role')! });
  }
});

const real = {
  warn: console.warn.bind(console),
  error: console.error.bind(console),
  performanceNow: performance.now.bind(performance),
  dateNow: Date.now.bind(Date),
};
let ahead = 0;
const unlooked: string[] = [];

/** Puts the clock forward; timers do not notice. */
export function later(milliseconds: number): void {
  ahead += milliseconds;
}

/** Forgets what was told: the test has looked at it. */
export function warnings(): string[] {
  return told.splice(0).map(({ line }) => line);
}

/** Waits until all that has been put forward to be said has been said: timers of the same length fire in order. */
export async function allSaid(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Sets the whole page's language. */
export function speak(language: string): void {
  document.documentElement.lang = language;
}

/** Puts something on the page until the test ends. */
export async function put<T extends Element>(content: TemplateResult | string): Promise<T> {
  return fixture<T>(content);
}

beforeEach(() => {
  performance.now = () => real.performanceNow() + ahead;
  Date.now = () => real.dateNow() + ahead;
  console.warn = (...line: unknown[]) => void told.push({ level: 'warn', line: line.join(' ') });
  console.error = (...line: unknown[]) => void told.push({ level: 'error', line: line.join(' ') });
  sessionStorage.clear();
  speak('fi');
  heard.length = 0;
  told.length = 0;
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
});

afterEach(function (this: Mocha.Context) {
  observer.disconnect();
  // A text that is still to be said is said to nobody, not to the next test.
  for (const id of ['lupa-announcer-status', 'lupa-announcer-alert']) document.getElementById(id)?.remove();
  ahead = 0;
  Object.assign(console, { warn: real.warn, error: real.error });
  performance.now = real.performanceNow;
  Date.now = real.dateNow;
  for (const { line } of told) {
    if (!line.includes('Lit is in dev mode')) unlooked.push(`${this.currentTest?.fullTitle()}: ${line}`);
  }
});

after('the console was told nothing but what the tests looked at', () => {
  expect(unlooked.join('\n')).to.equal('');
});
