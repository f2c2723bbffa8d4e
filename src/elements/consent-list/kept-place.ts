/** Where the reader was in the list when they opened a request, so that they come back to it. Kept for the tab. */
import type { Filter } from './consent-list.view.ts';

export interface Place {
  id: string;
  filter: Filter;
}

const KEY = 'lupa-consent-list-place';

// Storage may be forbidden altogether; then the list begins at its beginning.
export function keepPlace(place: Place): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(place));
  } catch {}
}

/** Gives the place out once. */
export function takePlace(): Place | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Place | null;
    sessionStorage.removeItem(KEY);
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}
