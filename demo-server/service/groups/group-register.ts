/** The part of the store that keeps groups: their members, and the guardians of the members. */
import type { Custody } from '../../../src/model/consent-request.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { PersonRecord, Relation } from '../store.ts';

export interface GroupRecord {
  id: string;
  organisationId: string;
  name: Localized;
}

/** A group with the number of those who are in it now. */
export interface CountedGroup extends GroupRecord {
  members: number;
}

export interface GroupMember {
  person: PersonRecord;
  /** Instant in UTC, ISO 8601. */
  joinedAt: string;
}

/** Who is a guardian of whom; the same in every group of the subject. */
export interface GuardianshipRecord {
  subjectId: string;
  guardianId: string;
  custody: Custody;
  /** Cannot be reached: see `Participant` of the model. */
  unreachable: boolean;
  /** A safety ban holds. */
  protected: boolean;
  relation: Exclude<Relation, 'self'>;
}

export interface GroupRegister {
  addGroup(group: GroupRecord): Promise<void>;
  /** All of the organisation, by id. */
  groups(organisationId: string): Promise<CountedGroup[]>;
  group(organisationId: string, groupId: string): Promise<CountedGroup | undefined>;
  /** Lets one transaction at a time change the groups of an organisation: the others wait here until it ends. */
  holdGroups(organisationId: string): Promise<void>;

  /** Who is in the group now, by family name, given names and id. All of them where no page is asked for. */
  members(organisationId: string, groupId: string, page?: { offset: number; limit: number }): Promise<GroupMember[]>;
  /** Rejects for one who is in it. Who has left may join again, and then is in it from that time. */
  join(organisationId: string, groupId: string, subjectIds: string[], at: string): Promise<void>;
  /** Does nothing to those who are not in it. */
  leave(organisationId: string, groupId: string, subjectIds: string[], at: string): Promise<void>;

  /** Guardians of these people, each subject's in the order in which they were given. */
  guardiansOf(
    organisationId: string,
    subjectIds: string[],
  ): Promise<(GuardianshipRecord & { guardian: PersonRecord })[]>;
  /** Those whose guardian somebody is, whatever the right, in the order of their ids. */
  guardedBy(organisationId: string, guardianId: string): Promise<(GuardianshipRecord & { subject: PersonRecord })[]>;
  /** In place of all guardians that these subjects have had. */
  setGuardians(organisationId: string, subjectIds: string[], guardianships: GuardianshipRecord[]): Promise<void>;
}
