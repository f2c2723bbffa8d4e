/** Where the reader was in the list when they opened a request, so that they come back to it. Kept for the tab. */
import type { Filter } from './consent-list.view.ts';

export interface Place {
  id: string;
  filter: Filter;
}

const KEY = 'lupa-consent-list-place';

// Storage may be forbidden altogether; then the list begins at its beginning.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

export function rememberPlace(place: Place): void {
  quietly(() => sessionStorage.setItem(KEY, JSON.stringify(place)));
}

export function forgetPlace(): void {
  quietly(() => sessionStorage.removeItem(KEY));
}

export function recallPlace(): Place | undefined {
  const kept = quietly(() => JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Place> | null);
  return typeof kept?.id === 'string' && typeof kept.filter === 'string' ? { id: kept.id, filter: kept.filter } : undefined;
}
