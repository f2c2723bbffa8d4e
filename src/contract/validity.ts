/** For how long what is agreed to a version holds, as it is read: see `model/validity.ts`. */
import * as v from 'valibot';

/** Null: until it is withdrawn. */
export const Validity = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('day'), lastDay: v.string() }),
    v.object({ kind: v.literal('school-year'), years: v.number() }),
    v.object({ kind: v.literal('months'), months: v.number() }),
  ]),
);
