/** From what a file lists and what is known to what has to be done, without doing it. */
import type { ImportWarning, MemberChange } from '../../../src/contract/group.ts';
import type { Custody } from '../../../src/model/consent-request.ts';
import { fullName } from '../full-name.ts';
import type { PersonRecord, Transaction } from '../store.ts';
import type { ContactRecord } from '../mail/mail-register.ts';
import type { GuardianshipRecord } from './group-register.ts';
import type { ListedChild, ListedGuardian, ListedPerson, Roster } from './roster.ts';
import { findPeople, keyOfKnown, type Found, type Guardianship, type HashIdentity } from './same-person.ts';

/** How a guardian is to stand to a subject; the two are named by their keys, for they may be new. */
export interface PlannedGuardian extends Pick<
  GuardianshipRecord,
  'custody' | 'unreachable' | 'protected' | 'relation'
> {
  key: string;
}

interface MemberDifference {
  name: string;
  changes: MemberChange[];
}

/** People are named by their keys: see `Found`. */
export interface ImportPlan {
  newPeople: (Omit<PersonRecord, 'id'> & { key: string })[];
  /** Whose identity was not known. */
  identified: { id: string; identityHash: string; birthDate: string }[];
  renamed: (Pick<PersonRecord, 'id' | 'givenNames' | 'familyName'> & { before: string })[];
  contacts: { key: string; email: string; language: ContactRecord['language']; before: string | null }[];
  /** Subjects whose guardians change, those who are new too. */
  guardians: { key: string; guardians: PlannedGuardian[]; before: PlannedGuardian[] }[];
  joined: (MemberDifference & { key: string })[];
  left: { id: string; name: string }[];
  changed: (MemberDifference & { id: string })[];
  unchanged: number;
  warnings: ImportWarning[];
  /** Ids of the people whom the file lists and the store knows, by key. */
  known: Map<string, string>;
}

export async function planImport(
  transaction: Transaction,
  { organisationId, groupId }: { organisationId: string; groupId: string },
  roster: Roster,
  hashIdentity: HashIdentity,
): Promise<ImportPlan> {
  const found = await findPeople(transaction, { organisationId, groupId }, roster, hashIdentity);
  const listed = [...new Set(roster.children.flatMap((child) => child.guardians.flatMap(idOf)))];
  const contacts = new Map(
    (await transaction.mail.contactsOf(organisationId, listed)).map((contact) => [contact.personId, contact]),
  );
  // What a list says is kept also where the person has an address of their own, which stands before it.
  const listedContacts = new Map(
    (await transaction.mail.listedContacts(organisationId, listed)).map((contact) => [contact.personId, contact]),
  );
  const memberIds = new Set(found.members.map(({ person }) => person.id));

  const plan: ImportPlan = {
    newPeople: [],
    identified: [],
    renamed: [],
    contacts: [],
    guardians: [],
    joined: [],
    left: [],
    changed: [],
    unchanged: 0,
    warnings: [...found.warnings],
    known: new Map(),
  };
  const planned = new Set<string>();
  const written = new Set<string>();
  const stays = new Set<string>();
  for (const child of roster.children) {
    const { key, known } = found.of(child);
    planPerson(child);
    for (const guardian of child.guardians) planPerson(guardian);
    const changes = [...personChanges(child), ...planGuardians(child)];
    const name = fullName(known ?? child);
    if (known === undefined || !memberIds.has(known.id)) plan.joined.push({ key, name, changes });
    else if (changes.length > 0) plan.changed.push({ id: known.id, name, changes });
    else plan.unchanged += 1;
    if (known !== undefined) stays.add(known.id);
  }
  for (const { person } of found.members)
    if (!stays.has(person.id)) plan.left.push({ id: person.id, name: fullName(person) });
  return plan;

  function idOf(person: ListedPerson): string[] {
    const { known } = found.of(person);
    return known === undefined ? [] : [known.id];
  }

  /** What is to be done about one person, once, in however many rows they are. */
  function planPerson(person: ListedGuardian): void {
    const { key, known, identityHash } = found.of(person);
    if (!planned.has(key)) {
      planned.add(key);
      const { givenNames, familyName, birthDate } = person;
      if (known === undefined)
        plan.newPeople.push({ key, organisationId, identityHash, givenNames, familyName, birthDate });
      else {
        plan.known.set(key, known.id);
        if (isIdentified(known, identityHash))
          plan.identified.push({ id: known.id, identityHash: identityHash!, birthDate: birthDate! });
        if (isRenamed(known, person))
          plan.renamed.push({ id: known.id, givenNames, familyName, before: fullName(known) });
      }
    }
    const before = known && contacts.get(known.id);
    const contact = contactOf(person, known && listedContacts.get(known.id));
    const warns = before?.source === 'profile' && saysOther(person, before);
    if (written.has(key) || !(contact !== undefined || warns)) return;
    written.add(key);
    if (contact !== undefined) plan.contacts.push({ key, ...contact });
    if (warns) {
      const field = person.email !== undefined && person.email !== before.email ? 'email' : 'language';
      plan.warnings.push({ code: 'contact-from-profile', ...person.place(field) });
    }
  }

  function personChanges(person: ListedGuardian): MemberChange[] {
    const { known, identityHash } = found.of(person);
    if (known === undefined) return [];
    const [from, to] = [fullName(known), fullName(person)];
    return [
      ...(isIdentified(known, identityHash) ? [{ kind: 'identity' as const, person: from }] : []),
      ...(isRenamed(known, person) ? [{ kind: 'name' as const, person: from, from, to }] : []),
      ...(changesContact(person, contacts.get(known.id)) ? [{ kind: 'contact' as const, person: from }] : []),
    ];
  }

  function planGuardians(child: ListedChild): MemberChange[] {
    if (!roster.saysGuardians) return [];
    const { key, known } = found.of(child);
    const before = (known && found.guardians.get(known.id)) ?? [];
    const after = child.guardians.map((guardian) => standing(guardian, found.of(guardian), before));
    const was = before.map(({ guardian, custody, unreachable, protected: banned, relation }) => ({
      key: keyOfKnown(guardian),
      custody,
      unreachable,
      protected: banned,
      relation,
    }));
    const differs = after.length !== was.length || after.some((each) => !was.some((old) => same(each, old)));
    if (differs) plan.guardians.push({ key, guardians: after, before: was });
    return known === undefined ? [] : guardianChanges(child, after, before);
  }

  function guardianChanges(
    { guardians }: ListedChild,
    after: PlannedGuardian[],
    before: Guardianship[],
  ): MemberChange[] {
    const changes: MemberChange[] = [];
    for (const [index, listedGuardian] of guardians.entries()) {
      const { known } = found.of(listedGuardian);
      const { custody, protected: banned } = after[index]!;
      const was = before.find(({ guardianId }) => guardianId === known?.id);
      const person = fullName(known ?? listedGuardian);
      if (was === undefined) changes.push({ kind: 'guardian-added', person, to: custody });
      else {
        if (was.custody !== custody) changes.push({ kind: 'custody', person, from: was.custody, to: custody });
        if (was.protected !== banned)
          changes.push({ kind: 'safety-ban', person, from: String(was.protected), to: String(banned) });
      }
      changes.push(...personChanges(listedGuardian));
    }
    const staying = new Set(after.map(({ key }) => key));
    for (const { guardian, custody } of before)
      if (!staying.has(keyOfKnown(guardian)))
        changes.push({ kind: 'guardian-removed', person: fullName(guardian), from: custody });
    return changes;
  }
}

/** What a person has said themselves stays. */
function changesContact(person: ListedGuardian, before: ContactRecord | undefined): boolean {
  return before?.source !== 'profile' && contactOf(person, before) !== undefined;
}

/** Finnish is what is spoken where nobody has said anything. */
function contactOf({ email, language }: ListedGuardian, before: ContactRecord | undefined) {
  const after = { email: email ?? before?.email, language: language ?? before?.language ?? ('fi' as const) };
  if (after.email === undefined) return undefined;
  if (after.email === before?.email && after.language === before.language) return undefined;
  return { email: after.email, language: after.language, before: before ? `${before.email} ${before.language}` : null };
}

function saysOther({ email, language }: ListedGuardian, before: ContactRecord): boolean {
  return (email ?? before.email) !== before.email || (language ?? before.language) !== before.language;
}

/** What the file does not say of a guardian stays; of a new one it is joint custody, without a ban. */
function standing(
  { custody, protected: banned }: ListedGuardian,
  { key, known }: Found,
  guardians: GuardianshipRecord[],
): PlannedGuardian {
  const before = guardians.find(({ guardianId }) => guardianId === known?.id);
  const held: Custody = custody ?? before?.custody ?? 'joint';
  return {
    key,
    custody: held,
    unreachable: before?.unreachable ?? false,
    protected: banned ?? before?.protected ?? false,
    relation: held === 'appointed' ? 'ward' : 'child',
  };
}

function isIdentified(known: PersonRecord, identityHash: string | null): boolean {
  return known.identityHash === null && identityHash !== null;
}

function isRenamed(there: PersonRecord, { givenNames, familyName }: ListedPerson): boolean {
  return there.givenNames !== givenNames || there.familyName !== familyName;
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}
