/**
 * The messages about consent requests. One schema each: the server validates with it, the OpenAPI document is made
 * from it, and the client checks every answer against it.
 *
 * Words that a newer server may add to (`status`, an event's `type` …) fall back to `unknown`, so that an older
 * client shows the request without buttons instead of failing.
 */
import * as v from 'valibot';
import { ANSWERS, DECISIONS, EVENT_TYPES, LEGAL_BASES } from '../model/consent-request.ts';
import { REQUEST_STATUSES, STANDINGS } from '../model/request-status.ts';
import { LocalizedText, RichText } from './localized.ts';

function open<const T extends readonly string[]>(words: T) {
  return v.fallback(v.picklist([...words, 'unknown'] as const), 'unknown' as const);
}

/** A person as others see them: a name and how they stand to the viewer. */
const Subject = v.object({
  name: v.string(),
  relation: open(['self', 'child', 'ward']),
});

const summaryEntries = {
  id: v.string(),
  status: open(REQUEST_STATUSES),
  /** Since when the status has held: a UTC instant. */
  since: v.nullable(v.string()),
  standing: open(STANDINGS),
  myAnswer: open(ANSWERS),
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

/** The exact text of one language version, with all that GDPR Articles 7 and 13 want said before an answer. */
const ShownText = v.object({
  description: RichText,
  ifRefused: RichText,
  afterRefusing: v.optional(RichText),
  data: v.string(),
  recipients: v.string(),
  storage: v.string(),
});
export type ShownText = v.InferOutput<typeof ShownText>;

const ContactPoint = v.object({ name: v.string(), email: v.optional(v.string()), phone: v.optional(v.string()) });

export const ConsentEvent = v.object({
  seq: v.number(),
  type: open(EVENT_TYPES),
  at: v.string(),
  /** Who did it, as far as this viewer may know. */
  actor: open(['you', 'organisation', 'respondent']),
});
export type ConsentEvent = v.InferOutput<typeof ConsentEvent>;

export const ConsentDetail = v.object({
  ...summaryEntries,
  legalBasis: open(LEGAL_BASES),
  versionId: v.string(),
  texts: v.object({
    fi: v.optional(ShownText),
    sv: v.optional(ShownText),
    en: v.optional(ShownText),
  }),
  controller: v.object({ name: LocalizedText, contact: ContactPoint, dataProtectionOfficer: ContactPoint }),
  /** What the viewer may do now; a word that an older client does not know is left out. */
  decisions: v.array(open(DECISIONS)),
  events: v.array(ConsentEvent),
});
export type ConsentDetail = v.InferOutput<typeof ConsentDetail>;

/** Longest free text that a message may carry, in UTF-16 code units. */
export const MAX_TEXT = 20_000;

const identifier = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u));

/** An answer: what the person decided and the exact text that was on the screen. */
export const DecisionMessage = v.strictObject({
  decision: v.picklist(DECISIONS),
  versionId: identifier,
  language: v.picklist(['fi', 'sv', 'en']),
});
export type DecisionMessage = v.InferOutput<typeof DecisionMessage>;
