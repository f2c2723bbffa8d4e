import * as v from 'valibot';
import { TARGET_KINDS } from '../model/group-act.ts';
import { LANGUAGES } from '../model/language.ts';
import { REQUEST_STATUSES } from '../model/request-status.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';
import { ResponseTimes } from './response-statistics.ts';
import { Validity } from './validity.ts';

const TemplateSummary = v.object({
  id: v.string(),
  name: LocalizedText,
  /** Of the version that is published, or else of the newest. */
  state: openWords(['draft', 'published', 'archived']),
  /** Of that version, such as `2.1`. */
  version: v.string(),
  /** Whether a newer version is being written. */
  draft: v.boolean(),
  languages: v.array(openWords(LANGUAGES)),
  /** For how long answers to it are valid. */
  validity: Validity,
  target: v.object({
    kind: openWords([...TARGET_KINDS, 'none']),
    /** Of a group. */
    name: v.nullable(LocalizedText),
  }),
  /** Whether the viewer may change, copy and archive it. */
  mayWrite: v.boolean(),
  /** What has to be done after withdrawals and is not done yet; left out where nothing is. */
  openFollowUps: v.optional(v.number()),
  /** Whether the viewer may see who has answered what; who may and who may not everybody here sees. */
  mayReadRequests: v.boolean(),
  /** How many people have each status; statuses that nobody has are left out. None where requests are not the viewer's. */
  statuses: v.array(v.object({ status: openWords(REQUEST_STATUSES), count: v.number() })),
  /** How its newest requests were answered; null for one that asks for no answers, or has no statistics for the viewer. */
  responses: v.nullable(ResponseTimes),
});
export type TemplateSummary = v.InferOutput<typeof TemplateSummary>;

/** The templates that one of the staff may see, those that were published first. */
export const TemplateList = v.object({
  organisation: LocalizedText,
  /** Whether the viewer may make new ones. */
  mayCreate: v.boolean(),
  items: v.array(TemplateSummary),
});
export type TemplateList = v.InferOutput<typeof TemplateList>;
