import { assessRequest, type View } from '../../src/model/assess-request.ts';
import { endOfDay } from '../../src/model/civil-date.ts';
import type { ConsentRequest, Decision } from '../../src/model/consent-request.ts';
import type { RequestRecord, StaffMember, StaffRole } from './store.ts';

/** How somebody has shown who they are: by their identity, or by an address that is theirs. */
export type Strength = 'strong' | 'weak';

/** Somebody who has signed in. A citizen acts in one organisation: the one whose site it is. */
export interface Actor {
  organisationId: string;
  personId: string;
  name: string;
  /** `strong` where nothing is said: where there is no other way in. */
  strength?: Strength | undefined;
}

/**
 * The routes that are open to one who is identified weakly; every other one needs a strong identification. Whoever reads
 * the mails of an address can sign in by it, so nothing of consents is here, not even what they are called: a name may
 * tell of a child, or of an illness.
 */
export const WEAK_MAY: readonly string[] = ['GET /api/profile', 'PATCH /api/profile'];

/** Whether the actor may ask for a route at all, such as `GET /api/profile`. */
export function isStrongEnough({ strength = 'strong' }: Actor, route: string): boolean {
  return strength === 'strong' || WEAK_MAY.includes(route);
}

type Action = 'read' | Decision;

/**
 * Whether the actor may do the action to the request at this moment, for one purpose of it at least. Denied unless a
 * line here says otherwise.
 *
 * @param now instant in UTC, ISO 8601
 */
export function can(actor: Actor, action: Action, request: RequestRecord, now: string): boolean {
  const view = viewFor(actor, request, now);
  if (view?.mayRead !== true) return false;
  return action === 'read' || view.purposes.some(({ decisions }) => decisions.includes(action));
}

/** What the rules of the model tell this actor; undefined for one who has no part in the request. */
export function viewFor(actor: Actor, request: RequestRecord, now: string): View | undefined {
  if (actor.organisationId !== request.organisationId) return undefined;
  const view = assessRequest(effective(request), now).views[actor.personId];
  // What does not rest on consent is told and not asked: there is nothing to accept or to withdraw.
  if (view === undefined || request.template.legalBasis === 'consent') return view;
  const standing = view.standing === 'waiting' ? 'not-in-force' : view.standing;
  return { ...view, standing, purposes: view.purposes.map((purpose) => ({ ...purpose, decisions: [] })) };
}

export type StaffAction =
  | 'read-template'
  | 'write-template'
  | 'publish-version'
  | 'read-group'
  | 'import-group'
  | 'read-requests'
  | 'act-on-requests'
  | 'export-requests'
  | 'read-roster'
  | 'read-statistics'
  | 'read-follow-ups'
  | 'complete-follow-up'
  | 'manage-access';

/** Who may, and what is to be done: neither texts that are being written nor how many have answered what. */
const AT_THE_DOOR: StaffAction[] = ['read-roster', 'read-follow-ups'];
const READING: StaffAction[] = [
  ...AT_THE_DOOR,
  ...(['read-template', 'read-group', 'read-requests', 'export-requests', 'read-statistics'] as const),
];
const WRITING: StaffAction[] = ['write-template', 'publish-version', 'import-group', 'act-on-requests'];
const STAFF_ACTIONS: Record<StaffRole, StaffAction[]> = {
  carer: [...AT_THE_DOOR, 'complete-follow-up'],
  viewer: READING,
  editor: [...READING, ...WRITING, 'complete-follow-up', 'manage-access'],
};

/**
 * Whether one of the staff may do the action to what is their organisation's. Nobody else may.
 *
 * @param groupId the group that it is about; whoever has groups of their own may do nothing elsewhere
 */
export function staffCan(staff: StaffMember | undefined, action: StaffAction, groupId?: string): boolean {
  if (staff === undefined || !STAFF_ACTIONS[staff.role].includes(action)) return false;
  return staff.groups === null || groupId === undefined || staff.groups.includes(groupId);
}

/** The request as the rules of the model take it. */
export function effective(request: RequestRecord): ConsentRequest {
  const { template, version, subject, lastValidDay } = request;
  return {
    approvalMode: template.approvalMode,
    purposes: version.purposes.map(({ id }) => id),
    participants: request.participants,
    events: request.events,
    validUntil: lastValidDay === null ? null : endOfDay(lastValidDay),
    subjectBirthDate: subject.birthDate,
    selfFrom: template.selfFrom,
    subjectHeard: template.subjectHeard,
  };
}
