/** Groups as the staff read them: names and custody, and of identity codes and contacts only whether there is one. */
import type { GroupList, GroupPage } from '../../../src/contract/group.ts';
import { staffCan, type Actor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { ProblemError } from '../problem.ts';
import type { StaffMember, Transaction } from '../store.ts';

/**
 * The groups that are theirs to see.
 *
 * @throws {ProblemError} `not-found` for one who is not of the staff
 */
export async function groupsFor(transaction: Transaction, actor: Actor): Promise<GroupList> {
  const staff = await readerOf(transaction, actor);
  const groups = await transaction.groups.groups(actor.organisationId);
  const own = groups.filter(({ id }) => staffCan(staff, 'read-group', id));
  return { items: own.map(({ id, name, members }) => ({ id, name, members })) };
}

/** @throws {ProblemError} `not-found` for one who is not of the staff, and for a group of others */
export async function groupPageFor(
  transaction: Transaction,
  actor: Actor,
  groupId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<GroupPage> {
  await readerOf(transaction, actor, groupId);
  const { organisationId } = actor;
  const group = await transaction.groups.group(organisationId, groupId);
  if (group === undefined) throw new ProblemError('not-found');
  const members = await transaction.groups.members(organisationId, groupId, { offset, limit });
  const guardians = await transaction.groups.guardiansOf(
    organisationId,
    members.map(({ person }) => person.id),
  );
  const contacts = await transaction.mail.contactsOf(organisationId, [
    ...new Set(guardians.map((each) => each.guardianId)),
  ]);
  const sources = new Map(contacts.map(({ personId, source }) => [personId, source]));
  return {
    id: group.id,
    name: group.name,
    members: group.members,
    offset,
    items: members.map(({ person, joinedAt }) => ({
      id: person.id,
      name: fullName(person),
      identified: person.identityHash !== null,
      joinedAt,
      guardians: guardians
        .filter(({ subjectId }) => subjectId === person.id)
        .map(({ guardian, custody, unreachable, protected: banned }) => ({
          id: guardian.id,
          name: fullName(guardian),
          custody,
          unreachable,
          protected: banned,
          identified: guardian.identityHash !== null,
          hasEmail: sources.has(guardian.id),
          contactFrom: sources.get(guardian.id) ?? 'none',
        })),
    })),
  };
}

async function readerOf(
  transaction: Transaction,
  { organisationId, personId }: Actor,
  groupId?: string,
): Promise<StaffMember> {
  const staff = await transaction.staffMember(organisationId, personId);
  if (staff === undefined || !staffCan(staff, 'read-group', groupId)) throw new ProblemError('not-found');
  return staff;
}
