/** Keeps what a page with a roster needs to start without a network, for as long as it may be shown. */
import { ANSWERED_FOR, KEPT_AT } from '../contract/headers.ts';
import type { Kind } from './asked.ts';
import { KEPT_ROSTERS } from './kept-rosters.ts';

/** Milliseconds for which an answer may be shown: as long as a session lasts at most. */
export const KEPT_FOR = 12 * 60 * 60 * 1000;
/** Milliseconds that the network has before what is kept is shown: fewer than a page waits for its answer. */
export const PATIENCE = 6_000;

const KEPT_AS = 'X-Lupa-Kept-As';

/** Answers that say: this is not, or is no longer, for you. */
const NOT_FOR_YOU = [401, 403, 404, 410];

export interface KeeperOptions {
  caches: Pick<CacheStorage, 'open' | 'has' | 'delete'>;
  fetch: (request: Request | string) => Promise<Response>;
  /** The device's clock, in milliseconds. */
  now: () => number;
  /** Resolves after so many milliseconds. */
  after: (milliseconds: number) => Promise<void>;
  /** Takes what whoever set the site up should know, in English. */
  warn: (message: string) => void;
}

export type Answered = Exclude<Kind, 'sign-out'>;

export interface Asking {
  kind: Answered;
  /** Whether a page with a roster asks, or is asked for: nobody else is given anything that was kept. */
  ofRosterPage: boolean | Promise<boolean>;
  /** Keeps the worker awake until it is done. */
  waitUntil: (work: Promise<unknown>) => void;
}

export class RosterKeeper {
  readonly #options: KeeperOptions;
  /** Grows with each erasing: what was asked for before it is not kept after it. */
  #age = 0;
  /** One change after the other. */
  #work: Promise<unknown> = Promise.resolve();
  #warned = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /**
   * What the network answers; where it does not, what it answered last. An answer of the server, good or bad, is always
   * the server's own.
   */
  async answer(request: Request, { kind, ofRosterPage, waitUntil }: Asking): Promise<Response> {
    const age = this.#age;
    const network = this.#options.fetch(request);
    const noted = network.then((response) => this.#note(request, response, { kind, ofRosterPage, age }));
    waitUntil(noted.catch(() => {}));
    const answered = network.catch(() => undefined);
    const response = await Promise.race([answered, this.#options.after(PATIENCE)]);
    if (response instanceof Response) return response;
    const kept = kind !== 'api' && (await ofRosterPage) ? await this.#kept(keyOf(kind, request.url)) : undefined;
    return kept !== undefined && age === this.#age ? kept : network;
  }

  /** Erases everything, at once: also what is still on its way is not kept. */
  erase(): Promise<void> {
    this.#age += 1;
    return this.#next(async () => void (await this.#options.caches.delete(KEPT_ROSTERS)));
  }

  /** Erases what is too old to be shown. */
  sweep(): Promise<void> {
    return this.#next(async () => {
      const cache = await this.#cache();
      for (const key of (await cache?.keys()) ?? []) {
        const kept = await cache!.match(key);
        if (kept !== undefined && !this.#isFresh(kept)) await cache!.delete(key);
      }
    });
  }

  /** Begins anew, after another version of the worker: without its answers, and with its pages and files as they are now. */
  async takeOver(isRosterPage: (address: URL) => boolean): Promise<void> {
    const kept = await this.#keptAs('page', 'file');
    const known = kept.filter(([address, kind]) => kind === 'file' || isRosterPage(new URL(address)));
    await this.erase();
    const age = this.#age;
    const again = known.map(async ([address, kind]) => {
      const response = await this.#options.fetch(address);
      if (!response.redirected && isWhole(response)) await this.#next(() => this.#keep(address, response, kind, age));
    });
    // Without a network they are kept when they are opened next.
    await Promise.allSettled(again);
  }

  async #note(
    { url }: Request,
    response: Response,
    { kind, ofRosterPage, age }: Pick<Asking, 'kind' | 'ofRosterPage'> & { age: number },
  ): Promise<void> {
    const isAnswer = kind === 'session' || kind === 'roster';
    const person = response.headers.get(ANSWERED_FOR);
    if (response.status === 401 && kind !== 'page' && kind !== 'file') return this.erase();
    if (kind === 'session' && response.ok && person === null) return this.erase();
    if (kind === 'api') return;
    // Before anything is waited for: a body that the page has begun to read cannot be copied.
    const copy = isWhole(response) ? response.clone() : undefined;
    if (isAnswer && person !== null && (await this.#isForAnother(person))) {
      const erased = this.erase();
      age = this.#age;
      await erased;
    }
    if (!(await ofRosterPage)) return;
    if (copy === undefined) {
      if (NOT_FOR_YOU.includes(response.status)) await this.#forget(keyOf(kind, url));
    } else if (!isAnswer || person !== null) {
      await this.#next(() => this.#keep(keyOf(kind, url), copy, kind, age));
    } else {
      this.#warn(
        `The API does not say for whom it answers, so nothing is kept. Send the header ${ANSWERED_FOR}; from another origin, name it in Access-Control-Expose-Headers too.`,
      );
    }
  }

  async #keep(key: string, response: Response, kind: Answered, age: number): Promise<void> {
    const headers = new Headers(response.headers);
    // A page has one answer here, whatever it varies by.
    headers.delete('Vary');
    headers.set(KEPT_AT, String(this.#options.now()));
    headers.set(KEPT_AS, kind);
    const body = await response.blob();
    if (age !== this.#age) return;
    try {
      const cache = await this.#options.caches.open(KEPT_ROSTERS);
      await cache.put(key, new Response(body, { headers }));
    } catch {
      this.#warn('This browser has no room, or keeps nothing: the roster does not start here without a network.');
    }
  }

  /** What is kept under a key and may still be shown. */
  async #kept(key: string): Promise<Response | undefined> {
    await this.#work;
    const kept = await this.#cache()
      .then((cache) => cache?.match(key))
      .catch(() => undefined);
    if (kept === undefined || this.#isFresh(kept)) return kept;
    await this.#forget(key);
    return undefined;
  }

  /** A clock that has been put back says nothing. */
  #isFresh(kept: Response): boolean {
    const age = this.#options.now() - Number(kept.headers.get(KEPT_AT));
    return age >= 0 && age < KEPT_FOR;
  }

  #forget(key: string): Promise<void> {
    return this.#next(async () => void (await (await this.#cache())?.delete(key)));
  }

  async #isForAnother(person: string): Promise<boolean> {
    await this.#work;
    const cache = await this.#cache();
    for (const [address] of await this.#keptAs('session', 'roster')) {
      const of = (await cache?.match(address))?.headers.get(ANSWERED_FOR);
      if (of != null && of !== person) return true;
    }
    return false;
  }

  async #keptAs(...kinds: Answered[]): Promise<[address: string, kind: Answered][]> {
    const cache = await this.#cache();
    const found: [string, Answered][] = [];
    for (const { url } of (await cache?.keys()) ?? []) {
      const kind = (await cache?.match(url))?.headers.get(KEPT_AS) as Answered | undefined;
      if (kind !== undefined && kinds.includes(kind)) found.push([url, kind]);
    }
    return found;
  }

  /** What is kept; undefined for nothing, and then nothing is made. */
  async #cache(): Promise<Cache | undefined> {
    const { caches } = this.#options;
    return (await caches.has(KEPT_ROSTERS)) ? caches.open(KEPT_ROSTERS) : undefined;
  }

  #next(change: () => Promise<void>): Promise<void> {
    const done = this.#work.then(change);
    this.#work = done.catch(() => {});
    return done;
  }

  #warn(message: string): void {
    if (!this.#warned) this.#options.warn(message);
    this.#warned = true;
  }
}

/** A page is one page, whatever its query; an answer and a file are what their whole address says. */
function keyOf(kind: Answered, url: string): string {
  const { origin, pathname, search } = new URL(url);
  return origin + pathname + (kind === 'page' ? '' : search);
}

/** Whether it is what was asked for, and can be looked into: not so the answer of another origin without CORS. */
function isWhole({ status, type }: Response): boolean {
  return status === 200 && type !== 'opaque';
}
