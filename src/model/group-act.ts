/** What the staff do to the requests of many people at once, and why it passes some of them over. */

/** Ending the answering keeps the answers that there are; closing is for good. */
export const ACTS = ['send', 'remind', 'end-answering', 'close'] as const;
export type Act = (typeof ACTS)[number];

/** Whom a template is directed to. */
export const TARGET_KINDS = ['group', 'people'] as const;

/** By what those people are put in order. */
export const SORTS = ['name', 'status', 'since'] as const;
export type Sort = (typeof SORTS)[number];

/** Ids that one message may name; more of them are meant by what they have in common. */
export const SELECTION_LIMIT = 1000;

/** Days within which nobody is written to twice about a request that waits (EDPB 03/2022, continuous prompting). */
export const QUIET_DAYS = 3;

/** How an answer comes that the staff record. */
export const WRITTEN_METHODS = ['paper', 'phone', 'in-person'] as const;
export type WrittenMethod = (typeof WRITTEN_METHODS)[number];

/** Why an act is not done to somebody. */
export const HINDRANCES = [
  /** Of a sending. */
  'already-sent',
  'said-no',
  'nobody-to-answer',
  'left',
  'nothing-published',
  /** Of what is done to a request. */
  'not-sent',
  /** Of a reminder. */
  'nobody-awaited',
  'no-address',
  'written-recently',
  /** Of ending. */
  'answering-over',
  'closed',
  /** The server failed at it; it can be tried again. */
  'failed',
] as const;
export type Hindrance = (typeof HINDRANCES)[number];
