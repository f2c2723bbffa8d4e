import type { Sort } from '../../model/group-act.ts';
import type { Filter } from './selection.ts';

/** How the table is asked for. */
export interface TableQuery extends Filter {
  search: string;
  sort: Sort;
  order: 'asc' | 'desc';
  offset: number;
  limit: number;
}

export const PAGE_SIZES = [20, 50, 100];

export const FIRST_QUERY: TableQuery = { search: '', sort: 'name', order: 'asc', offset: 0, limit: 20 };

/** Rows before the last page. */
export function lastOffset(total: number, limit: number): number {
  return Math.max(0, Math.ceil(total / limit) - 1) * limit;
}
