/// <reference types="mocha" />
/**
 * What surrounds every test: a page in Finnish with nothing kept from the test before, a clock that can be put
 * forward, and a record of what was said aloud and what was told to the web developer.
 */
import { expect, fixtureSync } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { settled } from './invariants.ts';

/** What live regions of the page have said in this test. */
export const heard: { text: string; lang: string; role: string }[] = [];

/** What the console has been told in this test. */
export const told: { level: 'warn' | 'error'; line: string }[] = [];

const observer = new MutationObserver((records) => {
  for (const { target } of records) {
    const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert]');
    const text = region?.textContent ?? '';
    if (region != null && text !== '')
      heard.push({ text, lang: (region as HTMLElement).lang, role: region.getAttribute('role')! });
  }
});

const real = {
  warn: console.warn.bind(console),
  error: console.error.bind(console),
  performanceNow: performance.now.bind(performance),
  dateNow: Date.now.bind(Date),
};
let ahead = 0;
let visibility: DocumentVisibilityState = 'visible';
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

/** Lets an act begin, and keeps back the timers of one length that it sets: calling one of them lets its time be up. */
export async function keepTimers(milliseconds: number, act: () => Promise<void>): Promise<(() => void)[]> {
  const realTimeout = window.setTimeout;
  const realSignal = AbortSignal.timeout;
  const kept: (() => void)[] = [];
  window.setTimeout = ((work: () => void, delay: number) =>
    delay === milliseconds ? kept.push(work) : realTimeout(work, delay)) as typeof window.setTimeout;
  AbortSignal.timeout = (delay) => {
    if (delay !== milliseconds) return realSignal.call(AbortSignal, delay);
    const patience = new AbortController();
    kept.push(() => patience.abort());
    return patience.signal;
  };
  try {
    await act();
  } finally {
    window.setTimeout = realTimeout;
    AbortSignal.timeout = realSignal;
  }
  return kept;
}

/** Takes the page out of sight, or brings it back. */
export function sight(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Brings the page back from the browser's back-and-forward cache, or shows it for the first time. */
export function showPage({ persisted }: { persisted: boolean }): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
}

/** Sets the whole page's language. */
export function speak(language: string): void {
  document.documentElement.lang = language;
}

/** Puts something on the page until the test ends. Does not wait for a frame, which a page out of sight never draws. */
export async function put<T extends Element>(content: TemplateResult | string): Promise<T> {
  const element = fixtureSync<T>(content);
  await settled();
  return element;
}

// Of several tests that run side by side the browser shows one.
Object.defineProperty(document, 'visibilityState', { get: () => visibility });

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
  visibility = 'visible';
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
