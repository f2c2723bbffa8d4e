/**
 * The messages about consent requests. One schema each: the server validates with it, the OpenAPI document is made
 * from it, and the client checks every answer against it.
 */
import * as v from 'valibot';
import { ANSWERS } from '../model/consent-request.ts';
import { REQUEST_STATUSES, STANDINGS } from '../model/request-status.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';

/** A person as others see them: a name and how they stand to the viewer. */
const Subject = v.object({
  /** By it consents of one person are found among others; not there where a back end has none. */
  id: v.optional(v.string()),
  name: v.string(),
  relation: openWords(['self', 'child', 'ward']),
});

export const summaryEntries = {
  id: v.string(),
  status: openWords(REQUEST_STATUSES),
  /** Since when the status has held: a UTC instant. */
  since: v.nullable(v.string()),
  standing: openWords(STANDINGS),
  myAnswer: openWords(ANSWERS),
  /** When the viewer gave that answer: a UTC instant. */
  answeredAt: v.nullable(v.string()),
  subject: Subject,
  requester: LocalizedText,
  name: LocalizedText,
  purpose: LocalizedText,
  /** The last day on which an answer is valid, a civil date in Europe/Helsinki (`2026-06-06`), or null. */
  lastValidDay: v.nullable(v.string()),
};

export const ConsentSummary = v.object(summaryEntries);
export type ConsentSummary = v.InferOutput<typeof ConsentSummary>;

/** The citizen's own and their dependants' requests, the ones that wait first. */
export const ConsentList = v.object({ items: v.array(ConsentSummary) });
