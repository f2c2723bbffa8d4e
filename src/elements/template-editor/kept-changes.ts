/** A change that the server does not have yet. */
export interface TypedChange {
  /** What the server held when it began. */
  from: unknown;
  to: unknown;
  /** What was sent and never answered: the server may hold one of these, and then it is no colleague's. */
  sent: unknown[];
}

export type TypedChanges = Map<string, TypedChange>;

/** Where a browser keeps what was typed, until the server has it. */
export type ChangeStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Undefined where the browser lets a page keep nothing. Texts of the organisation are kept, nothing of a citizen. */
export function browserStorage(): ChangeStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Whose writing it is, and in which template: another person on the same device neither sees nor sends it. */
export interface Writing {
  viewer: string;
  templateId: string;
}

const KEY = 'lupa:template-draft';

function keyOf({ viewer, templateId }: Writing): string {
  return `${KEY}:${viewer}:${templateId}`;
}

/** What was typed and not saved before the page went. Nothing for what cannot be read. */
export function keptChanges(storage: ChangeStorage | undefined, writing: Writing): TypedChanges {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(keyOf(writing)) ?? '[]');
    return new Map((kept as [string, TypedChange][]).flatMap((each) => (isChange(each) ? [each] : [])));
  } catch {
    return new Map();
  }
}

function isChange(kept: unknown): kept is [string, TypedChange] {
  const [path, change] = Array.isArray(kept) ? (kept as [unknown, Partial<TypedChange> | null]) : [];
  return (
    typeof path === 'string' && change?.from !== undefined && change.to !== undefined && Array.isArray(change.sent)
  );
}

/**
 * Keeps the changes; those of another page of the same template stay, but for the fields that this one has saved.
 *
 * @param saved paths
 * @returns whether they are kept: a browser may have no room, or no storage
 */
export function keepChanges(
  storage: ChangeStorage | undefined,
  writing: Writing,
  changes: TypedChanges,
  saved: Iterable<string> = [],
): boolean {
  const all = keptChanges(storage, writing);
  for (const path of saved) all.delete(path);
  for (const [path, change] of changes) all.set(path, change);
  try {
    if (storage === undefined) return changes.size === 0;
    if (all.size === 0) storage.removeItem(keyOf(writing));
    else storage.setItem(keyOf(writing), JSON.stringify([...all]));
    return true;
  } catch {
    return changes.size === 0;
  }
}
