/** For how long what is agreed to a version holds, as it is read and as it is sent: see `model/validity.ts`. */
import * as v from 'valibot';
import { isCivilDate } from '../model/civil-date.ts';
import { VALIDITY_MONTHS_LIMIT, VALIDITY_YEARS_LIMIT } from '../model/validity.ts';

/** Null: until it is withdrawn. */
export const Validity = v.nullable(
  v.variant('kind', [
    v.object({ kind: v.literal('day'), lastDay: v.string() }),
    v.object({ kind: v.literal('school-year'), years: v.number() }),
    v.object({ kind: v.literal('months'), months: v.number() }),
  ]),
);

function count(most: number) {
  const expected = `Expected a whole number from 1 to ${most}`;
  return v.pipe(v.number(), v.integer(expected), v.minValue(1, expected), v.maxValue(most, expected));
}

/** As the editor of templates sends it. A day may be in the past: it is told when the text is to be published. */
export const ValidityChoice = v.nullable(
  v.variant('kind', [
    v.strictObject({
      kind: v.literal('day'),
      lastDay: v.pipe(v.string(), v.check(isCivilDate, 'Expected a day such as 2027-07-31')),
    }),
    v.strictObject({ kind: v.literal('school-year'), years: count(VALIDITY_YEARS_LIMIT) }),
    v.strictObject({ kind: v.literal('months'), months: count(VALIDITY_MONTHS_LIMIT) }),
  ]),
);
export type ValidityChoice = v.InferOutput<typeof ValidityChoice>;
