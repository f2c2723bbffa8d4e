/** Who takes part in a request about somebody: themselves, and their guardians. */
import type { GuardianshipRecord } from '../groups/group-register.ts';
import type { ParticipantRecord, TemplateRecord } from '../store.ts';

/** A guardian as one who takes part in a request. */
export function guardianParticipant(guardianship: GuardianshipRecord): ParticipantRecord {
  const { guardianId, custody, unreachable, protected: banned, relation } = guardianship;
  return {
    personId: guardianId,
    role: 'guardian',
    relation,
    custody,
    ...(unreachable && { unreachable }),
    ...(banned && { protected: banned }),
  };
}

/**
 * The participants of a request by the template about the subject. What is asked of people themselves is no matter of
 * their guardians.
 *
 * @param guardianships of the subject, in their order
 */
export function participantsOf(
  { approvalMode }: TemplateRecord,
  subjectId: string,
  guardianships: GuardianshipRecord[],
): ParticipantRecord[] {
  const guardians = approvalMode === 'self' ? [] : guardianships;
  return [...guardians.map(guardianParticipant), { personId: subjectId, role: 'subject', relation: 'self' }];
}
