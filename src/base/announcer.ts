import type { ReactiveController } from 'lit';
import type { WidgetElement } from './widget-element.ts';

/**
 * What happened, for those who listen. One pair of live regions for the page, in the light DOM and there before the
 * first text: regions in shadow roots, and regions that arrive with their text, are not read everywhere.
 */
export const REGION_IDS = { polite: 'lupa-announcer-status', assertive: 'lupa-announcer-alert' } as const;

function region(politeness: keyof typeof REGION_IDS): HTMLElement {
  const existing = document.getElementById(REGION_IDS[politeness]);
  if (existing) return existing;
  const created = document.createElement('div');
  created.id = REGION_IDS[politeness];
  created.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  // Set by script, which a strict CSP lets through; a class would need a sheet in the page.
  created.style.cssText =
    'position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  document.body.append(created);
  return created;
}

/** Says what has happened, in the language of its host. Brings the regions before they are needed. */
export class Announcer implements ReactiveController {
  readonly #host: WidgetElement;
  #pending: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WidgetElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    region('polite');
    region('assertive');
  }

  /** Says the words once. The same words said again are heard again. */
  say(words: () => string, politeness: keyof typeof REGION_IDS = 'polite'): void {
    this.hush();
    const text = this.#host.inOwnLanguage(words);
    const target = region(politeness);
    target.lang = this.#host.language;
    target.textContent = '';
    this.#pending = setTimeout(() => {
      target.textContent = text;
    }, 100);
  }

  /** Takes back words that have not been said yet: something else has happened meanwhile. */
  hush(): void {
    clearTimeout(this.#pending);
  }
}
