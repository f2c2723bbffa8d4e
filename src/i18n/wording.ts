import type { WordingOverrides } from './localize.ts';

// One for the page, like the adapters: a set may come in a script of its own.
const SETS = Symbol.for('lupa/wording/1');
const page = globalThis as { [SETS]?: Record<string, WordingOverrides> };

/** Makes a set of words available to `wording="…"` of a provider. */
export function registerWording(name: string, words: WordingOverrides): void {
  (page[SETS] ??= {})[name] = words;
}

export function wordingSet(name: string | undefined): WordingOverrides | undefined {
  return page[SETS]?.[name!];
}
