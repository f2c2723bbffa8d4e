import { sql, type Expression } from 'kysely';

/** A civil date as text. What a driver makes of the date itself depends on the zone of the process. */
export function civilDate(column: Expression<unknown>) {
  return sql<string | null>`to_char(${column}, 'YYYY-MM-DD')`;
}
