/** The services that a citizen uses, as they see them themselves. Nobody else is shown them. */
import * as v from 'valibot';
import { ConsentSummary } from './consent-summary.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';

/** A kind of data that the service gets to know. */
const ServiceData = v.object({
  id: v.string(),
  label: LocalizedText,
  /** Where it comes from, in words. */
  source: v.nullable(LocalizedText),
  /** What it is for, in words. */
  why: v.nullable(LocalizedText),
  /** The service cannot do without: it is not the person's to withhold. */
  needed: v.boolean(),
  shared: v.boolean(),
});

/** Something that is under way, from its first step to its last. */
const ServiceMatter = v.object({
  id: v.string(),
  title: LocalizedText,
  steps: v.array(
    v.object({
      name: LocalizedText,
      state: openWords(['done', 'current', 'ahead']),
      /** Civil date on which it was done, began or is foreseen; null where that is not told. */
      day: v.nullable(v.string()),
    }),
  ),
  /** What is expected next. `lastDay`: civil date by which, or null. */
  next: v.nullable(
    v.object({ from: openWords(['you', 'service']), text: LocalizedText, lastDay: v.nullable(v.string()) }),
  ),
  /** Where it is seen to, in each language; empty for nowhere. */
  link: LocalizedText,
});
export type ServiceMatter = v.InferOutput<typeof ServiceMatter>;

export const UsedService = v.object({
  id: v.string(),
  /** Id of the person who uses it: what is done to it is done for nobody else. Not there where a back end has none. */
  of: v.optional(v.string()),
  name: LocalizedText,
  /** What it is. */
  description: LocalizedText,
  /** Whose it is: the controller of the data. Null where that is not told. */
  controller: v.nullable(LocalizedText),
  /** The service itself, in each language; empty where there is no page of it. */
  link: LocalizedText,
  /** Its privacy notice, likewise. */
  privacyNotice: LocalizedText,
  /** Instant in UTC since which the person has used it. */
  since: v.string(),
  /** Instant in UTC at which the person has disconnected it; null for one in use. */
  disconnectedAt: v.nullable(v.string()),
  data: v.array(ServiceData),
  /** Goes into `If-Match` of a change of `data`: it changes with them alone, and is another for each person. */
  mark: v.string(),
  /** Whether the person may disconnect it now. `why` is the service's own word for one that is never disconnected. */
  disconnection: v.variant('state', [
    v.object({ state: v.picklist(['possible', 'matter-open']) }),
    v.object({ state: v.literal('never'), why: LocalizedText }),
  ]),
  /** What it keeps of the person afterwards and for how long; null where that is not told. */
  keeps: v.nullable(LocalizedText),
  /** What has been dealt with, the latest first. `at`: instant in UTC. */
  dealings: v.array(v.object({ at: v.string(), text: LocalizedText })),
  /** What is under way. */
  matters: v.array(ServiceMatter),
  /** Consents of the person and of those for whom they answer that belong to the service. */
  consents: v.array(ConsentSummary),
});
export type UsedService = v.InferOutput<typeof UsedService>;

/** Those in use by name in Finnish; then those that have been disconnected. */
export const UsedServiceList = v.object({ items: v.array(UsedService) });
