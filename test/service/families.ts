/** Families of a group to whom the template of a municipality is directed, in any number. */
import { randomUUID } from 'node:crypto';
import type { GuardianshipRecord } from '../../demo-server/service/groups/group-register.ts';
import type { ContactRecord } from '../../demo-server/service/mail/mail-register.ts';
import type { PersonRecord, Store } from '../../demo-server/service/store.ts';
import type { Municipality } from './municipality.ts';

export const GROUP = 'families';

export interface Family {
  child: PersonRecord;
  guardians: PersonRecord[];
}

/** Members, in the order of their names: `Lapsi 00000`, and so on. Each guardian can sign in and has an address. */
export async function addFamilies(
  store: Store,
  { organisation, template }: Municipality,
  count: number,
  { guardians: each = 2, custody = 'joint' as GuardianshipRecord['custody'], at = '2026-11-01T06:00:00.000Z' } = {},
): Promise<Family[]> {
  const organisationId = organisation.id;
  const person = (givenNames: string, birthDate: string | null): PersonRecord => {
    return { id: randomUUID(), organisationId, identityHash: randomUUID(), givenNames, familyName: 'Lapsi', birthDate };
  };
  const families = Array.from({ length: count }, (_, n): Family => {
    const place = String(n).padStart(5, '0');
    const guardians = Array.from({ length: each }, (__, which) => person(`${place} huoltaja ${which}`, null));
    return { child: person(place, '2018-05-05'), guardians };
  });
  const all = families.flatMap(({ guardians }) => guardians);
  const contacts = all.map(({ id: personId }): ContactRecord => ({
    organisationId,
    personId,
    email: `${personId}@posti.example`,
    source: 'register',
    language: 'fi',
  }));
  const guardianships = families.flatMap(({ child, guardians }) =>
    guardians.map(({ id }): GuardianshipRecord => ({
      subjectId: child.id,
      guardianId: id,
      custody,
      unreachable: false,
      protected: false,
      relation: 'child',
    })),
  );
  const children = families.map(({ child }) => child.id);
  await store.transaction(async (tx) => {
    await tx.addPeople([...families.map(({ child }) => child), ...all]);
    await tx.mail.setContacts(contacts);
    await tx.groups.setGuardians(organisationId, children, guardianships);
    if ((await tx.groups.group(organisationId, GROUP)) === undefined) {
      await tx.groups.addGroup({ id: GROUP, organisationId, name: { fi: 'Auringonkukka' } });
      await tx.addressees.setTarget(organisationId, template.id, { kind: 'group', groupId: GROUP });
    }
    await tx.groups.join(organisationId, GROUP, children, at);
  });
  return families;
}
