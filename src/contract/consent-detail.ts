import * as v from 'valibot';
import { DECISIONS, EVENT_TYPES, LEGAL_BASES } from '../model/consent-request.ts';
import { summaryEntries } from './consent-summary.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';
import { RichText } from './rich-text.ts';

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
  type: openWords(EVENT_TYPES),
  at: v.string(),
});
export type ConsentEvent = v.InferOutput<typeof ConsentEvent>;

export const ConsentDetail = v.object({
  ...summaryEntries,
  legalBasis: openWords(LEGAL_BASES),
  versionId: v.string(),
  texts: v.object({
    fi: v.optional(ShownText),
    sv: v.optional(ShownText),
    en: v.optional(ShownText),
  }),
  controller: v.object({ name: LocalizedText, contact: ContactPoint, dataProtectionOfficer: ContactPoint }),
  /** What the viewer may do now; a word that an older client does not know is left out. */
  decisions: v.array(openWords(DECISIONS)),
  events: v.array(ConsentEvent),
});
export type ConsentDetail = v.InferOutput<typeof ConsentDetail>;
