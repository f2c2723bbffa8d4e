/**
 * Whose answers count. Guardians decide together (Act on Child Custody and Right of Access 361/1983 section 5); a
 * foster parent decides on everyday matters (Child Welfare Act 417/2007 section 45); at 18, and at 13 in a service
 * offered directly to a child, the person takes over.
 */
import { reachesAge } from './civil-date.ts';
import type { ConsentRequest, Participant } from './consent-request.ts';

const MAJORITY = 18;

type Rules = Pick<ConsentRequest, 'approvalMode' | 'participants' | 'subjectBirthDate' | 'selfFrom' | 'subjectHeard'>;

/** The age, in whole years, at which the subject answers in place of the guardians. */
export function ageOfTakingOver({ selfFrom }: Pick<ConsentRequest, 'selfFrom'>): number {
  return Math.min(MAJORITY, selfFrom ?? MAJORITY);
}

/**
 * Since when the subject answers in place of the guardians: a UTC instant, or null while they do not. A guardian
 * appointed for an adult stays.
 */
export function takenOverAt(request: Rules, now: string): string | null {
  const { approvalMode, participants, subjectBirthDate } = request;
  if (approvalMode === 'self' || subjectBirthDate === null) return null;
  if (participants.some(({ custody }) => custody === 'appointed')) return null;
  const from = reachesAge(subjectBirthDate, ageOfTakingOver(request));
  return from <= now ? from : null;
}

/** The people whose yes and no decide. */
export function decidersOf(request: Rules, now: string): Participant[] {
  const { approvalMode, participants } = request;
  if (approvalMode === 'self' || takenOverAt(request, now) !== null) return subjectsOf(request);
  const guardians = participants.filter(({ role }) => role === 'guardian');
  const having = (...custodies: Participant['custody'][]) =>
    guardians.filter(({ custody = 'joint' }) => custodies.includes(custody));
  const appointed = having('appointed');
  if (appointed.length > 0) return appointed;
  const sole = having('sole');
  const custodians = sole.length > 0 ? sole : having('joint');
  return approvalMode === 'any-guardian' ? [...custodians, ...having('foster')] : custodians;
}

/** Those without whose yes nothing is given where all must say it: who can be reached. */
export function neededOf(deciders: Participant[]): Participant[] {
  return deciders.filter(({ unreachable = false }) => !unreachable);
}

/** The subject, where their own voice is heard beside those who decide. */
export function heardOf(request: Rules, now: string): Participant[] {
  const deciders = decidersOf(request, now);
  return request.subjectHeard ? subjectsOf(request).filter((subject) => !deciders.includes(subject)) : [];
}

function subjectsOf({ participants }: Rules): Participant[] {
  return participants.filter(({ role }) => role === 'subject');
}
