/** Groups as the staff read them: names and custody, and of contacts only whether there is one. */
import type { GroupList, GroupPage } from '../../../src/contract/group.ts';
import { staffCan, type Actor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { ProblemError } from '../problem.ts';
import type { Transaction } from '../store.ts';

/** @throws {ProblemError} `not-found` for one who is not of the staff */
export async function groupsFor(transaction: Transaction, actor: Actor): Promise<GroupList> {
  await mustRead(transaction, actor);
  const groups = await transaction.groups.groups(actor.organisationId);
  return { items: groups.map(({ id, name, members }) => ({ id, name, members })) };
}

/** @throws {ProblemError} `not-found` for one who is not of the staff, and for a group of others */
export async function groupPageFor(
  transaction: Transaction,
  actor: Actor,
  groupId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<GroupPage> {
  await mustRead(transaction, actor);
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
  const reachable = new Set(contacts.map(({ personId }) => personId));
  return {
    id: group.id,
    name: group.name,
    members: group.members,
    offset,
    items: members.map(({ person, joinedAt }) => ({
      id: person.id,
      name: fullName(person),
      joinedAt,
      guardians: guardians
        .filter(({ subjectId }) => subjectId === person.id)
        .map(({ guardian, custody, unreachable, protected: banned }) => ({
          id: guardian.id,
          name: fullName(guardian),
          custody,
          unreachable,
          protected: banned,
          hasEmail: reachable.has(guardian.id),
        })),
    })),
  };
}

async function mustRead(transaction: Transaction, { organisationId, personId }: Actor): Promise<void> {
  if (!staffCan(await transaction.staffRole(organisationId, personId), 'read-group'))
    throw new ProblemError('not-found');
}
