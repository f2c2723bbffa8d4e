/** Which other systems may check a template, as the staff see it. */
import * as v from 'valibot';

export const CheckAccess = v.object({
  id: v.string(),
  /** As the citizen reads it. */
  system: v.string(),
  createdAt: v.string(),
  /** Civil date in Europe/Helsinki: the last day on which its token is good. */
  lastDay: v.string(),
  /** UTC instant at which somebody took the access away, or null. */
  revokedAt: v.nullable(v.string()),
  /** Civil date in Europe/Helsinki of the last use, or null. */
  lastUsedDay: v.nullable(v.string()),
  uses: v.number(),
});
export type CheckAccess = v.InferOutput<typeof CheckAccess>;

export const CheckAccessList = v.object({
  /** Whether access can be given now: a text is published, and it rests on consent. */
  mayGive: v.boolean(),
  /** The newest first; those that have ended too. */
  items: v.array(CheckAccess),
});
export type CheckAccessList = v.InferOutput<typeof CheckAccessList>;

/** Access that was given. */
export const GivenAccess = v.object({
  access: CheckAccess,
  /** Told once, in the first answer: only its hash is kept. Null whenever the same is asked for again. */
  token: v.nullable(v.string()),
});
export type GivenAccess = v.InferOutput<typeof GivenAccess>;
