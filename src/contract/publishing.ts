import * as v from 'valibot';
import { ConsentChanges } from './consent-changes.ts';
import { openWords } from './open-words.ts';
import { VersionFault } from './version-fault.ts';

/** What publishing a draft would do, for the staff to see before they publish. */
export const PublishingPlan = v.object({
  state: openWords(['draft', 'published', 'archived']),
  /** `minor` keeps the answers; `major` asks again. */
  change: openWords(['first', 'minor', 'major']),
  /** Why it may not be published: nothing, when it may. */
  faults: v.array(VersionFault),
  changes: ConsentChanges,
  /** How many yeses no longer apply. */
  staleAnswers: v.number(),
  /** How many requests are sent anew. */
  askedAgain: v.number(),
});
export type PublishingPlan = v.InferOutput<typeof PublishingPlan>;
