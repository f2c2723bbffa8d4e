/** From what a file lists and what is known to what has to be done, without doing it. */
import type { MemberChange } from '../../../src/contract/group.ts';
import type { Custody } from '../../../src/model/consent-request.ts';
import { fullName } from '../full-name.ts';
import type { PersonRecord, Transaction } from '../store.ts';
import type { ContactRecord } from '../mail/mail-register.ts';
import type { GuardianshipRecord } from './group-register.ts';
import type { ListedChild, ListedGuardian, ListedPerson, Roster } from './roster.ts';

/** Keyed hash of an identity code: what is kept in its place. */
export type HashIdentity = (identityCode: string) => string | Promise<string>;

/** How a guardian is to stand to a subject; the two are named by their identity hashes, for they may be new. */
export interface PlannedGuardian extends Pick<
  GuardianshipRecord,
  'custody' | 'unreachable' | 'protected' | 'relation'
> {
  identity: string;
}

interface MemberDifference {
  name: string;
  changes: MemberChange[];
}

export interface ImportPlan {
  newPeople: Omit<PersonRecord, 'id'>[];
  renamed: (Pick<PersonRecord, 'id' | 'givenNames' | 'familyName'> & { before: string })[];
  contacts: { identity: string; email: string; language: ContactRecord['language']; before: string | null }[];
  /** Subjects whose guardians change, those who are new too. */
  guardians: { identity: string; guardians: PlannedGuardian[]; before: PlannedGuardian[] }[];
  /** Identity hashes. */
  joined: (MemberDifference & { identity: string })[];
  left: { id: string; name: string }[];
  changed: (MemberDifference & { id: string })[];
  unchanged: number;
  /** The people whom the file lists and the store knows, by identity hash. */
  known: Map<string, PersonRecord>;
}

interface Known {
  people: Map<string, PersonRecord>;
  guardians: Map<string, (GuardianshipRecord & { guardian: PersonRecord })[]>;
  contacts: Map<string, ContactRecord>;
}

export async function planImport(
  transaction: Transaction,
  { organisationId, groupId }: { organisationId: string; groupId: string },
  roster: Roster,
  hashIdentity: HashIdentity,
): Promise<ImportPlan> {
  const hashes = await hashesOf(roster, hashIdentity);
  const known = await whatIsKnown(transaction, organisationId, roster, hashes);
  const members = await transaction.groups.members(organisationId, groupId);
  const memberIds = new Set(members.map(({ person }) => person.id));

  const plan: ImportPlan = {
    newPeople: [],
    renamed: [],
    contacts: [],
    guardians: [],
    joined: [],
    left: [],
    changed: [],
    unchanged: 0,
    known: known.people,
  };
  const planned = new Set<string>();
  const written = new Set<string>();
  const listed = new Set<string>();
  for (const child of roster.children) {
    const identity = hashes.get(child.code)!;
    listed.add(identity);
    planPerson(child, identity);
    for (const guardian of child.guardians) planPerson(guardian, hashes.get(guardian.code)!);
    const changes = [...personChanges(child, known, identity), ...planGuardians(child, identity)];
    const person = known.people.get(identity);
    const name = fullName(person ?? child);
    if (person === undefined || !memberIds.has(person.id)) plan.joined.push({ identity, name, changes });
    else if (changes.length > 0) plan.changed.push({ id: person.id, name, changes });
    else plan.unchanged += 1;
  }
  for (const { person } of members)
    if (!listed.has(person.identityHash)) plan.left.push({ id: person.id, name: fullName(person) });
  return plan;

  /** What is to be done about one person, once, in however many rows they are. */
  function planPerson(person: ListedGuardian, identity: string): void {
    const { givenNames, familyName, birthDate } = person;
    const there = known.people.get(identity);
    if (!planned.has(identity)) {
      planned.add(identity);
      if (there === undefined)
        plan.newPeople.push({ organisationId, identityHash: identity, givenNames, familyName, birthDate });
      else if (isRenamed(there, person))
        plan.renamed.push({ id: there.id, givenNames, familyName, before: fullName(there) });
    }
    const contact = contactOf(person, there && known.contacts.get(there.id));
    if (contact === undefined || written.has(identity)) return;
    written.add(identity);
    plan.contacts.push({ identity, ...contact });
  }

  function planGuardians(child: ListedChild, identity: string): MemberChange[] {
    if (!roster.saysGuardians) return [];
    const subject = known.people.get(identity);
    const before = (subject && known.guardians.get(subject.id)) ?? [];
    const after = child.guardians.map((guardian): PlannedGuardian => {
      const hash = hashes.get(guardian.code)!;
      return standing(
        guardian,
        hash,
        before.find((each) => each.guardian.identityHash === hash),
      );
    });
    const was = before.map(({ guardian, custody, unreachable, protected: banned, relation }) => ({
      identity: guardian.identityHash,
      custody,
      unreachable,
      protected: banned,
      relation,
    }));
    const isNew = subject === undefined;
    const changes = isNew ? [] : guardianChanges(child, after, before, known, hashes);
    const differs = after.length !== was.length || after.some((each) => !was.some((old) => same(each, old)));
    if (differs) plan.guardians.push({ identity, guardians: after, before: was });
    return changes;
  }
}

async function hashesOf({ children }: Roster, hashIdentity: HashIdentity): Promise<Map<string, string>> {
  const codes = new Set(children.flatMap(({ code, guardians }) => [code, ...guardians.map((each) => each.code)]));
  return new Map(await Promise.all([...codes].map(async (code) => [code, await hashIdentity(code)] as const)));
}

async function whatIsKnown(
  transaction: Transaction,
  organisationId: string,
  { children }: Roster,
  hashes: Map<string, string>,
): Promise<Known> {
  const found = await transaction.peopleByIdentity(organisationId, [...hashes.values()]);
  const people = new Map(found.map((person) => [person.identityHash, person]));
  const personOf = ({ code }: ListedPerson) => people.get(hashes.get(code)!);
  const subjects = children.flatMap((child) => personOf(child)?.id ?? []);
  const guardians: Known['guardians'] = new Map();
  for (const guardianship of await transaction.groups.guardiansOf(organisationId, subjects)) {
    const others = guardians.get(guardianship.subjectId);
    if (others === undefined) guardians.set(guardianship.subjectId, [guardianship]);
    else others.push(guardianship);
  }
  const listed = new Set(children.flatMap((child) => child.guardians.flatMap((each) => personOf(each)?.id ?? [])));
  const contacts = await transaction.mail.contactsOf(organisationId, [...listed]);
  return { people, guardians, contacts: new Map(contacts.map((contact) => [contact.personId, contact])) };
}

/** Finnish is what is spoken where nobody has said anything. */
function contactOf({ email, language }: ListedGuardian, before: ContactRecord | undefined) {
  const after = { email: email ?? before?.email, language: language ?? before?.language ?? ('fi' as const) };
  if (after.email === undefined) return undefined;
  if (after.email === before?.email && after.language === before.language) return undefined;
  return { email: after.email, language: after.language, before: before ? `${before.email} ${before.language}` : null };
}

/** What the file does not say of a guardian stays; of a new one it is joint custody, without a ban. */
function standing(
  { custody, protected: banned }: ListedGuardian,
  identity: string,
  before: GuardianshipRecord | undefined,
): PlannedGuardian {
  const held: Custody = custody ?? before?.custody ?? 'joint';
  return {
    identity,
    custody: held,
    unreachable: before?.unreachable ?? false,
    protected: banned ?? before?.protected ?? false,
    relation: held === 'appointed' ? 'ward' : 'child',
  };
}

function personChanges(person: ListedGuardian, { people, contacts }: Known, identity: string): MemberChange[] {
  const there = people.get(identity);
  if (there === undefined) return [];
  const [from, to] = [fullName(there), fullName(person)];
  return [
    ...(isRenamed(there, person) ? [{ kind: 'name' as const, person: from, from, to }] : []),
    ...(contactOf(person, contacts.get(there.id)) === undefined ? [] : [{ kind: 'contact' as const, person: from }]),
  ];
}

function isRenamed(there: PersonRecord, { givenNames, familyName }: ListedPerson): boolean {
  return there.givenNames !== givenNames || there.familyName !== familyName;
}

function guardianChanges(
  { guardians }: ListedChild,
  after: PlannedGuardian[],
  before: (GuardianshipRecord & { guardian: PersonRecord })[],
  known: Known,
  hashes: Map<string, string>,
): MemberChange[] {
  const changes: MemberChange[] = [];
  for (const [index, listed] of guardians.entries()) {
    const identity = hashes.get(listed.code)!;
    const { custody, protected: banned } = after[index]!;
    const was = before.find(({ guardian }) => guardian.identityHash === identity);
    const person = fullName(known.people.get(identity) ?? listed);
    if (was === undefined) changes.push({ kind: 'guardian-added', person, to: custody });
    else {
      if (was.custody !== custody) changes.push({ kind: 'custody', person, from: was.custody, to: custody });
      if (was.protected !== banned)
        changes.push({ kind: 'safety-ban', person, from: String(was.protected), to: String(banned) });
    }
    changes.push(...personChanges(listed, known, identity));
  }
  const stays = new Set(after.map(({ identity }) => identity));
  for (const { guardian, custody } of before)
    if (!stays.has(guardian.identityHash))
      changes.push({ kind: 'guardian-removed', person: fullName(guardian), from: custody });
  return changes;
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}
