/** What has to be done after a consent has fallen, as the staff see it: see `model/follow-up.ts`. */
import * as v from 'valibot';
import { LocalizedText } from './localized-text.ts';

/** It names the child and the purpose. Who said no, and why, is told nowhere in it. */
export const FollowUp = v.object({
  id: v.string(),
  templateId: v.string(),
  templateName: LocalizedText,
  /** Full name of the data subject. */
  subject: v.string(),
  purposes: v.array(
    v.object({
      id: v.string(),
      name: LocalizedText,
      /** It is in force again: what was to be done may not be needed any more. */
      givenAgain: v.boolean(),
    }),
  ),
  instruction: LocalizedText,
  openedAt: v.string(),
  /** Civil date in Europe/Helsinki: the last day on which it is done in time. */
  dueDay: v.string(),
  /** Null for one that is open. */
  doneAt: v.nullable(v.string()),
  /** Name of the one of the staff who has done it. */
  doneBy: v.nullable(v.string()),
});
export type FollowUp = v.InferOutput<typeof FollowUp>;

/** Of the open ones the most urgent first, of the others what was done last. */
export const FollowUpList = v.object({
  /** Whether the viewer may say that one is done. */
  mayComplete: v.boolean(),
  items: v.array(FollowUp),
  /** Whether there are more than are listed. */
  more: v.boolean(),
});
export type FollowUpList = v.InferOutput<typeof FollowUpList>;
