import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How often a page that is seen looks for news, in milliseconds; slower while there is no answer. */
export const LIVE_INTERVAL = 5_000;
const SLOWEST = 60_000;
/** Times that an answer takes are waited for until the next one is asked for: a server with much to tell is asked less. */
const REST = 10;

/** Looks for news again and again, while the page is seen and the element is on it. */
export class LiveWatch implements ReactiveController {
  readonly #look: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = LIVE_INTERVAL;
  #connected = false;

  /** @param look rejects when there was no answer */
  constructor(host: ReactiveControllerHost, look: () => Promise<void>) {
    this.#look = look;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#begin);
    this.#begin();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#begin);
    clearTimeout(this.#timer);
  }

  /** Looks again in the usual time, also where the last answers were long in coming. */
  soon(): void {
    this.#wait = LIVE_INTERVAL;
    this.#begin();
  }

  readonly #begin = () => {
    clearTimeout(this.#timer);
    if (!this.#connected || document.visibilityState !== 'visible') return;
    this.#timer = setTimeout(() => {
      const asked = performance.now();
      this.#look().then(
        () => this.#again(Math.min(SLOWEST, Math.max(LIVE_INTERVAL, REST * (performance.now() - asked)))),
        () => this.#again(Math.min(SLOWEST, this.#wait * 2)),
      );
    }, this.#wait);
  };

  #again(wait: number): void {
    this.#wait = wait;
    this.#begin();
  }
}
