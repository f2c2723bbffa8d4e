import type { PersonRecord } from '../store.ts';
import type { CountedGroup, GroupMember, GroupRecord, GroupRegister, GuardianshipRecord } from './group-register.ts';

export interface GroupTables {
  groups: Map<string, GroupRecord>;
  /** Instant of joining, by organisation, group and person, of those who are in. */
  groupMembers: Map<string, string>;
  /** By organisation and subject. */
  guardianships: Map<string, GuardianshipRecord[]>;
}

export interface GroupSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  person(organisationId: string, personId: string): PersonRecord | undefined;
}

/** Groups in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryGroupRegister implements GroupRegister {
  readonly #tables: GroupTables;
  readonly #around: GroupSurroundings;

  constructor(tables: GroupTables, around: GroupSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async addGroup(group: GroupRecord): Promise<void> {
    const key = this.#around.keyOf(group.organisationId, group.id);
    if (this.#tables.groups.has(key)) this.#around.refuse(new Error('group is in the store already'));
    this.#tables.groups.set(key, structuredClone(group));
  }

  async groups(organisationId: string): Promise<CountedGroup[]> {
    return [...this.#tables.groups.values()]
      .filter((group) => group.organisationId === organisationId)
      .map((group) => this.#counted(group))
      .sort((a, b) => compare(a.id, b.id));
  }

  async group(organisationId: string, groupId: string): Promise<CountedGroup | undefined> {
    const group = this.#tables.groups.get(this.#around.keyOf(organisationId, groupId));
    return group && this.#counted(group);
  }

  #counted(group: GroupRecord): CountedGroup {
    return { ...structuredClone(group), members: this.#memberIds(group.organisationId, group.id).length };
  }

  #memberIds(organisationId: string, groupId: string): { id: string; joinedAt: string }[] {
    return [...this.#tables.groupMembers].flatMap(([key, joinedAt]) => {
      const [organisation, group, id] = JSON.parse(key) as [string, string, string];
      return organisation === organisationId && group === groupId ? [{ id, joinedAt }] : [];
    });
  }

  async holdGroups(): Promise<void> {}

  async members(
    organisationId: string,
    groupId: string,
    page: { offset: number; limit: number } = { offset: 0, limit: Infinity },
  ): Promise<GroupMember[]> {
    return this.#memberIds(organisationId, groupId)
      .map(({ id, joinedAt }) => ({ person: this.#person(organisationId, id), joinedAt }))
      .sort(
        ({ person: a }, { person: b }) =>
          compare(a.familyName, b.familyName) || compare(a.givenNames, b.givenNames) || compare(a.id, b.id),
      )
      .slice(page.offset, page.offset + page.limit);
  }

  async join(organisationId: string, groupId: string, subjectIds: string[], at: string): Promise<void> {
    if (!this.#tables.groups.has(this.#around.keyOf(organisationId, groupId)))
      this.#around.refuse(new Error('group is not in the store'));
    for (const id of subjectIds) {
      this.#person(organisationId, id);
      const key = this.#around.keyOf(organisationId, groupId, id);
      if (this.#tables.groupMembers.has(key)) this.#around.refuse(new Error('member is in the group already'));
      this.#tables.groupMembers.set(key, at);
    }
  }

  async leave(organisationId: string, groupId: string, subjectIds: string[]): Promise<void> {
    for (const id of subjectIds) this.#tables.groupMembers.delete(this.#around.keyOf(organisationId, groupId, id));
  }

  async guardiansOf(organisationId: string, subjectIds: string[]) {
    return subjectIds.flatMap((subjectId) =>
      (this.#tables.guardianships.get(this.#around.keyOf(organisationId, subjectId)) ?? []).map((guardianship) => ({
        ...guardianship,
        guardian: this.#person(organisationId, guardianship.guardianId),
      })),
    );
  }

  async guardedBy(organisationId: string, guardianId: string) {
    return [...this.#tables.guardianships]
      .filter(([key]) => (JSON.parse(key) as string[])[0] === organisationId)
      .flatMap(([, listed]) => listed.filter((each) => each.guardianId === guardianId))
      .map((each) => ({ ...each, subject: this.#person(organisationId, each.subjectId) }))
      .sort((a, b) => compare(a.subjectId, b.subjectId));
  }

  async setGuardians(organisationId: string, subjectIds: string[], guardianships: GuardianshipRecord[]): Promise<void> {
    const bySubject = new Map<string, GuardianshipRecord[]>(subjectIds.map((id) => [id, []]));
    for (const guardianship of guardianships) {
      const { subjectId, guardianId } = guardianship;
      this.#person(organisationId, guardianId);
      const listed = bySubject.get(subjectId) ?? this.#around.refuse(new Error('guardian of somebody else'));
      if (listed.some((each) => each.guardianId === guardianId))
        this.#around.refuse(new Error('guardian is there twice'));
      listed.push({ ...guardianship });
    }
    for (const [subjectId, listed] of bySubject) {
      this.#person(organisationId, subjectId);
      this.#tables.guardianships.set(this.#around.keyOf(organisationId, subjectId), listed);
    }
  }

  #person(organisationId: string, personId: string): PersonRecord {
    return (
      this.#around.person(organisationId, personId) ?? this.#around.refuse(new Error('person is not in the store'))
    );
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
