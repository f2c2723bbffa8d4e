import * as v from 'valibot';
import { ANSWER_METHODS, ANSWERS, DECISIONS, EVENT_TYPES, LEGAL_BASES } from '../model/consent-request.ts';
import { STATUS_REASONS } from '../model/request-status.ts';
import { ConsentChanges } from './consent-changes.ts';
import { summaryEntries } from './consent-summary.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';
import { RichText } from './rich-text.ts';

/** A file that belongs to the text; its bytes are hashed with it. `size` in bytes, `path` under the API's address. */
const Attachment = v.object({ name: v.string(), size: v.number(), path: v.string() });

/** The exact text of one language version, with all that GDPR Articles 7 and 13 want said before an answer. */
const ShownText = v.object({
  description: RichText,
  ifRefused: RichText,
  afterRefusing: v.optional(RichText),
  data: v.string(),
  recipients: v.string(),
  storage: v.string(),
  transfers: v.optional(v.string()),
  attachments: v.array(Attachment),
});
export type ShownText = v.InferOutput<typeof ShownText>;

const ContactPoint = v.object({ name: v.string(), email: v.optional(v.string()), phone: v.optional(v.string()) });

/** One of the things that are asked; each is answered on its own. */
const ConsentPurpose = v.object({
  id: v.string(),
  name: LocalizedText,
  status: summaryEntries.status,
  myAnswer: openWords(ANSWERS),
  /** What the viewer said to it in the text before this one: told, never chosen for them. */
  previousAnswer: openWords(ANSWERS),
  /** What the viewer may do now; a word that an older client does not know is left out. */
  decisions: v.array(openWords(DECISIONS)),
});
export type ConsentPurpose = v.InferOutput<typeof ConsentPurpose>;

/** Somebody who answers, as far as the viewer is told of them. `mixed`: not every purpose alike. */
const Respondent = v.object({
  who: openWords(['you', 'guardian', 'subject']),
  name: v.string(),
  answer: openWords([...ANSWERS, 'mixed']),
  answeredAt: v.nullable(v.string()),
  unreachable: v.boolean(),
});
export type Respondent = v.InferOutput<typeof Respondent>;

export const ConsentEvent = v.object({
  seq: v.number(),
  type: openWords(EVENT_TYPES),
  at: v.string(),
  /** Of an answer: how it was given. */
  method: v.optional(openWords(ANSWER_METHODS)),
  /** Of an answer to some of several purposes: their ids. */
  purposes: v.optional(v.array(v.string())),
  /** Whether a receipt of it can be had. */
  receipt: v.boolean(),
});
export type ConsentEvent = v.InferOutput<typeof ConsentEvent>;

/** How often another system has checked on one day whether the consent is in force. */
const ConsentChecks = v.object({ system: v.string(), day: v.string(), count: v.number(), lastAt: v.string() });
export type ConsentChecks = v.InferOutput<typeof ConsentChecks>;

/** An answer that the viewer has given in advance, or may give. `id` is null for one not given. */
const StandingConsent = v.object({
  id: v.nullable(v.string()),
  decision: openWords(['accept', 'refuse']),
  /** Civil date in Europe/Helsinki: the last day on which it answers. */
  lastDay: v.string(),
});
export type StandingConsent = v.InferOutput<typeof StandingConsent>;

export const ConsentDetail = v.object({
  ...summaryEntries,
  reason: openWords(STATUS_REASONS),
  legalBasis: openWords(LEGAL_BASES),
  /** Data of a special category: consent is asked explicitly (GDPR Art. 9(2)(a)). */
  explicit: v.boolean(),
  versionId: v.string(),
  texts: v.object({
    fi: v.optional(ShownText),
    sv: v.optional(ShownText),
    en: v.optional(ShownText),
  }),
  controller: v.object({ name: LocalizedText, contact: ContactPoint, dataProtectionOfficer: ContactPoint }),
  purposes: v.array(ConsentPurpose),
  /** What the viewer may do now to one purpose at least, and so to all for which it is open. */
  decisions: v.array(openWords(DECISIONS)),
  /** The viewer and the others who answer, as far as the viewer is told of them. */
  respondents: v.array(Respondent),
  /** Whether the other respondents are told what the viewer answers. */
  answerIsShared: v.boolean(),
  /** The validity ends within 30 days. */
  endsSoon: v.boolean(),
  /** What the viewer answered to the text before this one, and what has changed since. */
  previous: v.nullable(
    v.object({ answer: openWords(ANSWERS), answeredAt: v.nullable(v.string()), changes: ConsentChanges }),
  ),
  /** The request that asks this again with a new text. */
  successorId: v.nullable(v.string()),
  /** Answers in advance to requests of this kind, where the organisation takes them. */
  inAdvance: v.nullable(StandingConsent),
  events: v.array(ConsentEvent),
  /** What the viewer's own answers called for, the oldest first. */
  followUps: v.optional(
    v.array(
      v.object({
        at: v.string(),
        instruction: LocalizedText,
        /** Civil date in Europe/Helsinki: the last day on which it is done in time. */
        dueDay: v.string(),
        doneAt: v.nullable(v.string()),
      }),
    ),
  ),
  /**
   * Checks by other systems in the last 90 days, by system and civil date in Europe/Helsinki, the latest first. Left
   * out where there are none. The ETag is not of them.
   */
  checks: v.optional(v.array(ConsentChecks)),
});
export type ConsentDetail = v.InferOutput<typeof ConsentDetail>;
