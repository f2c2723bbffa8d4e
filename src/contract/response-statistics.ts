/** How those who were asked have answered, as it may be told: see `small-numbers.ts` of the model. */
import * as v from 'valibot';
import { LocalizedText } from './localized-text.ts';

/** Days are civil dates in Europe/Helsinki. */
const TOLD = {
  /** As of which day it is told. */
  day: v.string(),
  /** How many had answered; now it may be more. */
  answered: v.number(),
  /** In how many days the half had answered, so many of those asked; null where that cannot be told. */
  half: v.nullable(v.object({ answered: v.number(), days: v.number() })),
  /** How many had answered at the end of a day, by day. */
  points: v.array(v.object({ day: v.string(), answered: v.number() })),
};

const COUNTS = {
  /** How many had been asked on the day as of which it is told; until now, where nothing is told. */
  asked: v.number(),
  /** The first day of sending; null where nothing has been sent. */
  from: v.nullable(v.string()),
  /** Today. */
  until: v.string(),
};

/** When the requests of a template were answered. `told` is null as long as too few have answered to tell. */
export const ResponseTimes = v.object({ ...COUNTS, told: v.nullable(v.object(TOLD)) });
export type ResponseTimes = v.InferOutput<typeof ResponseTimes>;

const Range = v.object({ least: v.number(), most: v.number() });

/** When and how the requests of a template were answered. */
export const ResponseStatistics = v.object({
  /** Whether an answer is asked for: what does not rest on consent is only told. */
  asks: v.boolean(),
  ...COUNTS,
  told: v.nullable(
    v.object({
      ...TOLD,
      /** Of how many of those who had answered, the first ones, the purposes tell. */
      counted: v.number(),
      purposes: v.array(
        v.object({
          id: v.string(),
          name: LocalizedText,
          /** How many said yes to it, and how many no; null where it is not told. */
          split: v.nullable(v.object({ yes: Range, no: Range })),
        }),
      ),
    }),
  ),
});
export type ResponseStatistics = v.InferOutput<typeof ResponseStatistics>;
