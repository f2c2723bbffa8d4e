import * as v from 'valibot';

const CivilDate = v.pipe(v.string(), v.isoDate());

/** An answer in advance to requests of the kind of this one: same purpose, same organisation, same person. */
export const StandingConsentMessage = v.strictObject({
  decision: v.picklist(['accept', 'refuse']),
  /** The last day on which it answers; at most a year ahead. */
  lastDay: CivilDate,
});
export type StandingConsentMessage = v.InferOutput<typeof StandingConsentMessage>;
