/** Name of the one cache in which a browser keeps rosters for a start without a network. */
export const KEPT_ROSTERS = 'lupa-roster';

/**
 * Erases every roster that this browser keeps for this site, and the pages that show them. Where nothing can be kept
 * (no https, storage that is not allowed) there is nothing to erase.
 */
export async function eraseKeptRosters(): Promise<void> {
  // Not there without https.
  const storage = globalThis.caches as CacheStorage | undefined;
  await storage?.delete(KEPT_ROSTERS).catch(() => false);
}
