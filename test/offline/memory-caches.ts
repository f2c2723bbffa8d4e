/** Caches as a browser has them, for a test in Node. */

export class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Response>>();
  /** A browser that has no room. */
  full = false;
  /** Called while something is looked up. */
  onMatch = () => {};

  has = async (name: string): Promise<boolean> => this.#caches.has(name);
  delete = async (name: string): Promise<boolean> => this.#caches.delete(name);

  open = async (name: string): Promise<Cache> => {
    const held = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, held);
    const of = (request: RequestInfo | URL) => (request instanceof Request ? request.url : String(request));
    const cache: Pick<Cache, 'match' | 'put' | 'delete' | 'keys'> = {
      match: async (request) => {
        const found = held.get(of(request))?.clone();
        this.onMatch();
        return found;
      },
      put: async (request, response) => {
        if (this.full) throw new DOMException('full', 'QuotaExceededError');
        held.set(of(request), response);
      },
      delete: async (request) => held.delete(of(request!)),
      keys: async () => [...held.keys()].map((url) => new Request(url)),
    };
    return cache as Cache;
  };

  /** The addresses of all that is kept; null where there is not even a cache. */
  get kept(): string[] | null {
    const [held] = this.#caches.values();
    return held === undefined ? null : [...held.keys()].map((url) => url.replace('https://kunta.example', '')).sort();
  }
}
