/** The part of the store that keeps what has to be done after a consent has fallen: see `model/follow-up.ts`. */
import type { OpenedFollowUp } from '../../../src/model/follow-up.ts';
import type { Localized } from '../../../src/model/language.ts';

export interface NewFollowUp extends OpenedFollowUp {
  id: string;
  organisationId: string;
  requestId: string;
  /** Of the request. */
  templateId: string;
  /** Civil date in Europe/Helsinki. */
  dueDay: string;
  /** As the text that was in force said it when it opened: what the person was told stays. */
  instruction: Localized;
  /** Whether the one whose answer opened it is told of it: as it was then, whoever may be told what by now. */
  told: boolean;
}

export interface FollowUpRecord extends NewFollowUp {
  /** Instant in UTC (ISO 8601), or null for one that is open. */
  doneAt: string | null;
  /** Id of the one of the staff, or null. */
  doneBy: string | null;
}

export const FOLLOW_UP_STATES = ['open', 'done'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** Part of a transaction. Every method is of one organisation. */
export interface FollowUpRegister {
  /** Resolves to false, and keeps nothing, where the answer has opened one already. */
  open(followUp: NewFollowUp): Promise<boolean>;
  followUp(organisationId: string, id: string): Promise<FollowUpRecord | undefined>;
  /** In the order of the answers. */
  ofRequest(organisationId: string, requestId: string): Promise<FollowUpRecord[]>;
  /**
   * Those of the templates in one state: of the open ones the most urgent first, of the others what was done last.
   *
   * @param templateIds null for all
   */
  find(
    organisationId: string,
    which: { state: FollowUpState; templateIds: string[] | null; limit: number },
  ): Promise<FollowUpRecord[]>;
  /** How many are open, by the id of the template; templates without any are left out. */
  countOpen(organisationId: string): Promise<Map<string, number>>;
  /** Rejects for one that is not open. */
  settle(organisationId: string, id: string, done: { at: string; by: string }): Promise<void>;
  /**
   * Removes what is done of answers that have been erased by law: it repeats that there was a no. What is still to be
   * done stays until it is.
   */
  eraseDone(organisationId: string): Promise<void>;
}
