import type { GroupRequests, GroupRow } from '../../contract/group-requests.ts';

export interface News {
  data: GroupRequests;
  /** Ids of the rows of which something is otherwise. */
  changed: string[];
  /** The server would show other rows on this page, or in another order. */
  moved: boolean;
}

/**
 * What is shown, as it is now: the rows stay where they are, and what is in them is new. A row whose news is not
 * there stays as it was.
 *
 * @param now the same page as the server would show it
 * @param others rows that are shown and that page has no more
 */
export function withNews(shown: GroupRequests, now: GroupRequests, others: GroupRow[]): News {
  const rows = new Map([...others, ...now.items].map((row) => [row.id, row]));
  const items = shown.items.map((row) => rows.get(row.id) ?? row);
  const changed = items.filter((row, index) => JSON.stringify(row) !== JSON.stringify(shown.items[index]));
  const ids = ({ items: all }: GroupRequests) => all.map(({ id }) => id).join();
  return {
    data: { ...now, items, offset: shown.offset, total: shown.total },
    changed: changed.map(({ id }) => id),
    moved: now.total !== shown.total || ids(now) !== ids(shown),
  };
}

/** Ids of the rows that are shown and that the page would not have any more. */
export function missingFrom(shown: GroupRequests, now: GroupRequests): string[] {
  return shown.items.map(({ id }) => id).filter((id) => !now.items.some((row) => row.id === id));
}
