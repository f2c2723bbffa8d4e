/** Who has been chosen: by name, or all who match but for some. A value: every change makes another. */
import type { Selection } from '../../contract/group-acts.ts';
import { SELECTION_LIMIT } from '../../model/group-act.ts';
import type { RequestStatus } from '../../model/request-status.ts';

/** What the table is narrowed to. */
export interface Filter {
  status?: RequestStatus;
  search?: string;
}

export type Chosen =
  | { kind: 'named'; ids: ReadonlySet<string> }
  /** `total` is how many matched when they were counted last. */
  | { kind: 'all'; filter: Filter; total: number; except: ReadonlySet<string> };

export const NOBODY: Chosen = { kind: 'named', ids: new Set() };

export function isChosen(chosen: Chosen, id: string): boolean {
  return chosen.kind === 'named' ? chosen.ids.has(id) : !chosen.except.has(id);
}

export function countOf(chosen: Chosen): number {
  return chosen.kind === 'named' ? chosen.ids.size : Math.max(0, chosen.total - chosen.except.size);
}

/** How many of the chosen are not among those who are shown. */
export function hiddenOf(chosen: Chosen, shown: string[]): number {
  return Math.max(0, countOf(chosen) - shown.filter((id) => isChosen(chosen, id)).length);
}

/** These as well, or these no more. Undefined where more would have to be named than one message can. */
export function withRows(chosen: Chosen, ids: string[], on: boolean): Chosen | undefined {
  const named = chosen.kind === 'named';
  const next = new Set(named ? chosen.ids : chosen.except);
  // To choose is to name those who are in, or to name those no more who are out.
  for (const id of ids) {
    if (on === named) next.add(id);
    else next.delete(id);
  }
  if (next.size > SELECTION_LIMIT) return undefined;
  return named ? { kind: 'named', ids: next } : { ...chosen, except: next };
}

export function everybody(filter: Filter, total: number): Chosen {
  return { kind: 'all', filter, total, except: new Set() };
}

/** Of those who are shown: all, some or none. */
export function markOf(chosen: Chosen, shown: string[]): 'all' | 'some' | 'none' {
  const count = shown.filter((id) => isChosen(chosen, id)).length;
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}

export function isSameFilter(one: Filter, other: Filter): boolean {
  return one.status === other.status && (one.search ?? '') === (other.search ?? '');
}

/**
 * Whether the choice can be kept when the table is narrowed otherwise. Names always can. All who match something can
 * only where that is everybody: of a row of another filter nobody here can tell whether it matched.
 */
export function survives(chosen: Chosen, filter: Filter): boolean {
  return chosen.kind === 'named' || isSameFilter(chosen.filter, {}) || isSameFilter(chosen.filter, filter);
}

/** As it is sent; undefined where nobody is chosen. */
export function messageOf(chosen: Chosen): Selection | undefined {
  if (countOf(chosen) === 0) return undefined;
  if (chosen.kind === 'named') return { ids: [...chosen.ids] };
  return { all: asked(chosen.filter), except: [...chosen.except] };
}

/** The filter without what it does not say. */
export function asked({ status, search }: Filter): Filter {
  return { ...(status !== undefined && { status }), ...(search ? { search } : {}) };
}
