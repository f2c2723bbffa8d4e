/**
 * The consent receipt (ISO/IEC TS 27560): what one answer was, to which text, given to the person who answered. It
 * carries pseudonyms in place of names, so that a receipt that is lost names nobody.
 */
import type { AgreedText } from './agreed-text.ts';
import type { AnswerMethod } from './consent-request.ts';
import type { Language } from './language.ts';

/** States of a consent for one purpose. `revoked`: closed by the organisation; `withdrawn`: by the person. */
export const CONSENT_STATES = ['requested', 'given', 'renewed', 'refused', 'withdrawn', 'revoked', 'expired'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** How the data subject stands to the one who answered: the same person, a child, or an adult whom they act for. */
export const SUBJECT_RELATIONS = ['self', 'child', 'ward'] as const;
export type SubjectRelation = (typeof SUBJECT_RELATIONS)[number];

/** A state that some purposes came into. */
export interface StateChange {
  state: ConsentState;
  /** Instant in UTC (ISO 8601). */
  at: string;
  /** Ids of the purposes of the agreed text, at least one. */
  purposes: string[];
  by: 'subject' | 'guardian' | 'organisation';
  /** Of an answer. */
  method?: AnswerMethod;
  /** Language of the text that was on the screen then. */
  language?: Language;
  /** SHA-256 (hexadecimal) of the canonical JSON of that text. */
  hash?: string;
  /** Of an answer that the organisation recorded: the civil date on which it was given. */
  answeredOn?: string;
}

/** What a receipt is made from. */
export interface ReceiptSource {
  /** UUID. */
  receiptId: string;
  /** UUID of the consent request. */
  recordId: string;
  /** Instant in UTC (ISO 8601). */
  issuedAt: string;
  /** Who issues the receipt; `identifier` is the business identity code (Y-tunnus). */
  publisher: { name: string; identifier?: string; url?: string };
  /**
   * Pseudonyms are opaque: a UUID, or a keyed SHA-256 in hexadecimal or base64url. Where the relation is `self` the
   * two are the same.
   */
  subject: { pseudonym: string; relation: SubjectRelation };
  respondent: { pseudonym: string };
  agreed: AgreedText;
  /** SHA-256 (hexadecimal) of the canonical JSON of `agreed`. */
  agreedHash: string;
  /** Civil date in Helsinki; null for an answer without an end. */
  lastValidDay: string | null;
  /** Address (http or https) at which the answer is seen and withdrawn. */
  pageUrl: string;
  /**
   * Oldest first; every purpose of the agreed text has a state. Of answers only those of this respondent, and of the
   * subject: what another guardian has answered is not this one's to carry home.
   */
  history: StateChange[];
}

export interface PurposeState {
  id: string;
  name: string;
  /** What brought the purpose into the state in which it is. */
  change: StateChange;
}

/**
 * The state of each purpose, in the order of the text.
 *
 * @throws {RangeError} for a purpose that has never come into a state
 */
export function currentStates({ agreed, history }: Pick<ReceiptSource, 'agreed' | 'history'>): PurposeState[] {
  return agreed.purposes.map(({ id, name }) => {
    const change = history.findLast(({ purposes }) => purposes.includes(id));
    if (change === undefined) throw new RangeError(`The purpose ${id} has no state`);
    return { id, name, change };
  });
}
