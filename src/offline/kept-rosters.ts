/** Name of the one cache in which a browser keeps rosters for a start without a network. */
export const KEPT_ROSTERS = 'lupa-roster';

/**
 * Erases every roster that this browser keeps for this site, and the pages that show them. Where nothing can be kept
 * (no https, storage that is not allowed) there is nothing to erase.
 */
export async function eraseKeptRosters(): Promise<void> {
  try {
    // Not there without https; in a frame with a sandbox it may not even be asked for.
    await (globalThis.caches as CacheStorage | undefined)?.delete(KEPT_ROSTERS);
  } catch {
    // Nothing can be kept here.
  }
}
