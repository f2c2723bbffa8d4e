import * as v from 'valibot';

/**
 * Whether a consent is in force for one person and one purpose, as another system is told. Not why it is not, and
 * nothing of who has answered what.
 */
export const ConsentCheck = v.object({
  /** Id of the person whom it is about, as it was asked for. */
  subject: v.string(),
  /** Id of the purpose. */
  purpose: v.string(),
  allowed: v.boolean(),
  /** UTC instant at which this was so. */
  asOf: v.string(),
  /** UTC instant at which a yes ends by itself: its last day has ended, or the person has come of age. */
  until: v.nullable(v.string()),
  /** By which it can be shown later what was answered, and from what. */
  proof: v.object({
    /** Id of this use in the log. */
    check: v.string(),
    /** Id of the request; null where nothing has been asked. */
    request: v.nullable(v.string()),
    /** Number of the last event of the request that was taken into account. */
    event: v.nullable(v.number()),
    /** The seal of that event: HMAC-SHA-256 in hexadecimal, which only the server can make. */
    seal: v.nullable(v.string()),
  }),
});
export type ConsentCheck = v.InferOutput<typeof ConsentCheck>;
