/** Who of those whom a file lists is whom of those who are known. */
import type { ImportWarning } from '../../../src/contract/group.ts';
import type { PersonRecord, Transaction } from '../store.ts';
import type { GroupMember, GuardianshipRecord } from './group-register.ts';
import { nameOf, type ListedChild, type ListedPerson, type Roster } from './roster.ts';

/** Keyed hash of an identity code: what is kept in its place. */
export type HashIdentity = (identityCode: string) => string | Promise<string>;

/** One whom the file lists, however often. */
export interface Found {
  /** The same for all rows about one person, and for nobody else. */
  key: string;
  /** Undefined for one who is new. */
  known: PersonRecord | undefined;
  /** Of the code in the file; null where it has none. */
  identityHash: string | null;
}

export type Guardianship = GuardianshipRecord & { guardian: PersonRecord };

export interface FoundPeople {
  of: (listed: ListedPerson) => Found;
  /** Who is in the group now. */
  members: GroupMember[];
  /** Of the known children, by the id of the child. */
  guardians: Map<string, Guardianship[]>;
  warnings: ImportWarning[];
}

/** The key of one who is known. */
export const keyOfKnown = ({ id }: Pick<PersonRecord, 'id'>): string => `known ${id}`;

/**
 * By the identity code where the file has one. Who has none is the one of the same name without a code in the group,
 * and of guardians, the one of the same name among the child's. Who had none and has one now is the same person where
 * just one of the name is without; else they are two, and it is told.
 */
export async function findPeople(
  transaction: Transaction,
  { organisationId, groupId }: { organisationId: string; groupId: string },
  roster: Roster,
  hashIdentity: HashIdentity,
): Promise<FoundPeople> {
  const hashes = await hashesOf(roster, hashIdentity);
  const known = await transaction.peopleByIdentity(organisationId, [...hashes.values()]);
  const byHash = new Map(known.map((person) => [person.identityHash, person]));
  const members = await transaction.groups.members(organisationId, groupId);
  const unidentified = Map.groupBy(
    members.map(({ person }) => person).filter(({ identityHash }) => identityHash === null),
    nameOf,
  );
  const found = new Map<ListedPerson, Found>();
  /** Those without a code whom the file lists without one. */
  const taken = new Set<string>();
  const claims = new Claims();

  const { children } = roster;
  for (const child of children) {
    if (child.code === null) findNamed(child, unidentified.get(nameOf(child)) ?? [], nameOf(child));
  }
  for (const child of children) {
    if (child.code !== null) findCoded(child, hashes.get(child.code)!, unidentified.get(nameOf(child)) ?? []);
  }
  settle(children);

  const knownChildren = children.flatMap((child) => found.get(child)!.known?.id ?? []);
  const guardians = Map.groupBy(
    await transaction.groups.guardiansOf(organisationId, knownChildren),
    ({ subjectId }) => subjectId,
  );
  const guardiansOf = (child: ListedChild) => guardians.get(found.get(child)!.known?.id ?? '') ?? [];
  for (const child of children) {
    const coded = new Set(child.guardians.map(({ code }) => byHash.get(hashes.get(code ?? '') ?? '')?.id));
    for (const guardian of child.guardians.filter(({ code }) => code === null)) {
      const alike = named(guardian, guardiansOf(child)).filter(({ id }) => !coded.has(id));
      findNamed(guardian, alike, `${found.get(child)!.key} ${nameOf(guardian)}`);
    }
  }
  for (const child of children) {
    for (const guardian of child.guardians.filter(({ code }) => code !== null)) {
      const alike = named(guardian, guardiansOf(child)).filter(({ identityHash }) => identityHash === null);
      findCoded(guardian, hashes.get(guardian.code!)!, alike);
    }
  }
  settle(children.flatMap((child) => child.guardians));

  const of = (listed: ListedPerson) => found.get(listed)!;
  return { of, members, guardians, warnings: sameNames(roster, { of, members, guardians }) };

  function findNamed(listed: ListedPerson, alike: PersonRecord[], name: string): void {
    const [person] = alike.length === 1 ? alike : [];
    if (person !== undefined) taken.add(person.id);
    found.set(listed, {
      key: person === undefined ? `named ${name}` : keyOfKnown(person),
      known: person,
      identityHash: null,
    });
  }

  function findCoded(listed: ListedPerson, identityHash: string, alike: PersonRecord[]): void {
    const person = byHash.get(identityHash);
    const key = person === undefined ? `coded ${identityHash}` : keyOfKnown(person);
    found.set(listed, { key, known: person, identityHash });
    if (person === undefined) for (const each of alike) if (!taken.has(each.id)) claims.add(identityHash, each);
  }

  /** Whose code was not known until now. */
  function settle(listed: ListedPerson[]): void {
    for (const each of listed) {
      const { known: person, identityHash } = found.get(each)!;
      if (person !== undefined || identityHash === null) continue;
      const one = byHash.get(identityHash) ?? claims.onlyOne(identityHash);
      if (one === undefined) continue;
      byHash.set(identityHash, one);
      found.set(each, { key: keyOfKnown(one), known: one, identityHash });
    }
  }
}

/** Who could be whom: nobody is taken for somebody where there is more than one way. */
class Claims {
  readonly #people = new Map<string, Map<string, PersonRecord>>();
  readonly #claimants = new Map<string, Set<string>>();

  add(identityHash: string, person: PersonRecord): void {
    const people = this.#people.get(identityHash) ?? new Map<string, PersonRecord>();
    this.#people.set(identityHash, people.set(person.id, person));
    this.#claimants.set(person.id, (this.#claimants.get(person.id) ?? new Set()).add(identityHash));
  }

  onlyOne(identityHash: string): PersonRecord | undefined {
    const [person, ...others] = this.#people.get(identityHash)?.values() ?? [];
    return person !== undefined && others.length === 0 && this.#claimants.get(person.id)!.size === 1
      ? person
      : undefined;
  }
}

async function hashesOf({ children }: Roster, hashIdentity: HashIdentity): Promise<Map<string, string>> {
  const codes = new Set(
    children
      .flatMap(({ code, guardians }) => [code, ...guardians.map((each) => each.code)])
      .filter((code) => code !== null),
  );
  return new Map(await Promise.all([...codes].map(async (code) => [code, await hashIdentity(code)] as const)));
}

function named(listed: ListedPerson, guardians: Guardianship[]): PersonRecord[] {
  const name = nameOf(listed);
  return guardians.map(({ guardian }) => guardian).filter((guardian) => nameOf(guardian) === name);
}

/** Somebody comes while another one of the same name goes. */
function sameNames(
  { children, saysGuardians }: Roster,
  { of, members, guardians }: Omit<FoundPeople, 'warnings'>,
): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  tell(
    children,
    members.map(({ person }) => person),
  );
  if (saysGuardians) {
    for (const child of children) {
      const before = guardians.get(of(child).known?.id ?? '') ?? [];
      tell(
        child.guardians,
        before.map(({ guardian }) => guardian),
      );
    }
  }
  return warnings;

  function tell(listed: ListedPerson[], before: PersonRecord[]): void {
    const stays = new Set(listed.map((each) => of(each).known?.id));
    const there = new Set(before.map(({ id }) => id));
    const gone = new Set(before.filter(({ id }) => !stays.has(id)).map(nameOf));
    for (const each of listed) {
      const { known } = of(each);
      const comes = known === undefined || !there.has(known.id);
      if (comes && gone.has(nameOf(each))) warnings.push({ code: 'same-name', ...each.place('given-names') });
    }
  }
}
