/**
 * The part of the store that keeps what the staff have done, where it is no event of one request. Each act is sealed to
 * the one before, in one chain for each organisation; there is no way to change or remove one.
 */
import type { Act } from '../../../src/model/group-act.ts';
import type { StaffRole } from '../store.ts';

/**
 * What one of the staff has done, or a citizen to their profile and services. Of others than the staff it names no more
 * than ids.
 */
export type StaffAct =
  | { type: 'group-imported'; groupId: string; joined: number; left: number; changed: number; requests: number }
  /** `copyOf`: the template that it began as a copy of, or null. */
  | { type: 'template-created'; templateId: string; versionId: string; copyOf: string | null }
  /** `draft-saved`: somebody has begun to write; what they write on is not told again at each saving. */
  | { type: 'draft-begun' | 'draft-saved' | 'draft-discarded'; templateId: string; versionId: string }
  | { type: 'version-published' | 'template-archived'; templateId: string; versionId: string }
  /** `count`: for how many it is; of a retry, how many are tried again. */
  | { type: 'job-planned' | 'job-started' | 'job-retried'; jobId: string; templateId: string; act: Act; count: number }
  | { type: 'answers-exported'; templateId: string; format: 'csv' | 'xlsx'; count: number }
  | { type: 'people-added' | 'people-removed'; templateId: string; subjectIds: string[] }
  /** One person was sent their mail again. */
  | { type: 'mail-resent'; templateId: string; requestId: string; receiverId: string }
  /** Another system may check the template, until the end of a civil date; or may not any more. */
  | { type: 'access-given'; templateId: string; accessId: string; system: string; lastDay: string }
  | { type: 'access-revoked'; templateId: string; accessId: string }
  /** Somebody has changed their own profile; what is in the fields is not told. */
  | { type: 'profile-changed'; fields: string[] }
  /** They have shown that the address in it is theirs. */
  | { type: 'email-confirmed' }
  | { type: 'profile-deleted' }
  /** Somebody has chosen what a service gets to know of them (`fields`: what is other than before), or has left it. */
  | { type: 'service-data-changed'; serviceId: string; fields: string[] }
  | { type: 'service-disconnected' | 'service-reconnected'; serviceId: string }
  /** `role` is null for one who is of the staff no more; `groups` null for the whole organisation. */
  | { type: 'staff-changed'; staffId: string; role: StaffRole | null; groups: string[] | null };

export type NewStaffAct = StaffAct & {
  /** Who has done it. */
  personId: string;
  /** Instant in UTC, ISO 8601. */
  at: string;
};

export type RecordedAct = NewStaffAct & {
  /** From 1, without gaps. */
  seq: number;
};

/** Part of a transaction. */
export interface ActRegister {
  /**
   * Holds the acts of the organisation until the transaction ends: it is the last thing that a transaction does, so that
   * nobody waits for long, and no two for each other.
   */
  append(organisationId: string, act: NewStaffAct): Promise<RecordedAct>;
  /** The newest first, from before a number on; of one person where one is named. */
  acts(organisationId: string, page: { before?: number; limit: number; by?: string }): Promise<RecordedAct[]>;
}
