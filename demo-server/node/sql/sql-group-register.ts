import { sql, type Kysely } from 'kysely';
import type {
  CountedGroup,
  GroupMember,
  GroupRecord,
  GroupRegister,
  GuardianshipRecord,
} from '../../service/groups/group-register.ts';
import type { PersonRecord } from '../../service/store.ts';
import { civilDate } from './civil-date-column.ts';
import type { Database } from './schema.ts';

/** Rows in one statement: each value is a parameter, of which PostgreSQL takes 65 535. */
const ROWS_AT_ONCE = 2000;

/** Groups in SQL, within the transaction of `db`. */
export class SqlGroupRegister implements GroupRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async addGroup(group: GroupRecord): Promise<void> {
    await this.#db.insertInto('personGroup').values(group).execute();
  }

  groups(organisationId: string): Promise<CountedGroup[]> {
    return this.#groupRows(organisationId)
      .orderBy('id', (order) => order.collate('C'))
      .execute();
  }

  group(organisationId: string, groupId: string): Promise<CountedGroup | undefined> {
    return this.#groupRows(organisationId).where('id', '=', groupId).executeTakeFirst();
  }

  #groupRows(organisationId: string) {
    return this.#db
      .selectFrom('personGroup')
      .selectAll()
      .select((eb) =>
        eb
          .selectFrom('groupMember')
          .select(({ fn }) => sql<number>`${fn.countAll()}::integer`.as('members'))
          .whereRef('groupMember.organisationId', '=', 'personGroup.organisationId')
          .whereRef('groupMember.groupId', '=', 'personGroup.id')
          .where('leftAt', 'is', null)
          .$asScalar()
          .$notNull()
          .as('members'),
      )
      .where('organisationId', '=', organisationId);
  }

  async holdGroups(organisationId: string): Promise<void> {
    // Not FOR UPDATE: that would stop every insert of a row that refers to the organisation.
    await this.#db.selectFrom('organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute();
  }

  async members(
    organisationId: string,
    groupId: string,
    page?: { offset: number; limit: number },
  ): Promise<GroupMember[]> {
    let query = this.#db
      .selectFrom('groupMember')
      .innerJoin('person', (join) =>
        join
          .onRef('person.organisationId', '=', 'groupMember.organisationId')
          .onRef('person.id', '=', 'groupMember.subjectId'),
      )
      .select(PERSON_COLUMNS)
      .select('groupMember.joinedAt')
      .select((eb) => civilDate(eb.ref('person.birthDate')).as('birthDate'))
      .where('groupMember.organisationId', '=', organisationId)
      .where('groupMember.groupId', '=', groupId)
      .where('groupMember.leftAt', 'is', null)
      .orderBy('person.familyName', (order) => order.collate('C'))
      .orderBy('person.givenNames', (order) => order.collate('C'))
      .orderBy('person.id', (order) => order.collate('C'));
    if (page !== undefined) query = query.offset(page.offset).limit(page.limit);
    const rows = await query.execute();
    return rows.map(({ joinedAt, ...person }) => ({ person, joinedAt: joinedAt.toISOString() }));
  }

  async join(organisationId: string, groupId: string, subjectIds: string[], at: string): Promise<void> {
    const rows = subjectIds.map((subjectId) => ({ organisationId, groupId, subjectId, joinedAt: at }));
    for (const some of chunks(rows)) await this.#db.insertInto('groupMember').values(some).execute();
  }

  async leave(organisationId: string, groupId: string, subjectIds: string[], at: string): Promise<void> {
    for (const some of chunks(subjectIds)) {
      await this.#db
        .updateTable('groupMember')
        .set({ leftAt: at })
        .where('organisationId', '=', organisationId)
        .where('groupId', '=', groupId)
        .where('subjectId', 'in', some)
        .where('leftAt', 'is', null)
        .execute();
    }
  }

  async guardiansOf(organisationId: string, subjectIds: string[]) {
    const found = [];
    for (const some of chunks(subjectIds)) {
      const rows = await this.#guardianships(organisationId, 'guardianId')
        .where('subjectId', 'in', some)
        .orderBy('position')
        .execute();
      found.push(...rows);
    }
    return found.map((row) => {
      const [person, guardianship] = apart(row);
      return { ...guardianship, guardian: person };
    });
  }

  async guardedBy(organisationId: string, guardianId: string) {
    const rows = await this.#guardianships(organisationId, 'subjectId')
      .where('guardianId', '=', guardianId)
      .orderBy('subjectId', (order) => order.collate('C'))
      .execute();
    return rows.map((row) => {
      const [person, guardianship] = apart(row);
      return { ...guardianship, subject: person };
    });
  }

  /** With the person who is the one of the two. */
  #guardianships(organisationId: string, who: 'guardianId' | 'subjectId') {
    return this.#db
      .selectFrom('groupGuardian')
      .innerJoin('person', (join) =>
        join
          .onRef('person.organisationId', '=', 'groupGuardian.organisationId')
          .onRef('person.id', '=', `groupGuardian.${who}`),
      )
      .select(['subjectId', 'guardianId', 'custody', 'unreachable', 'protected', 'relation'])
      .select(PERSON_COLUMNS)
      .select((eb) => civilDate(eb.ref('person.birthDate')).as('birthDate'))
      .where('groupGuardian.organisationId', '=', organisationId);
  }

  async setGuardians(organisationId: string, subjectIds: string[], guardianships: GuardianshipRecord[]): Promise<void> {
    const subjects = new Set(subjectIds);
    if (guardianships.some(({ subjectId }) => !subjects.has(subjectId))) throw new Error('guardian of somebody else');
    for (const some of chunks(subjectIds)) {
      await this.#db
        .deleteFrom('groupGuardian')
        .where('organisationId', '=', organisationId)
        .where('subjectId', 'in', some)
        .execute();
    }
    const counts = new Map<string, number>();
    const rows = guardianships.map((guardianship) => {
      const position = counts.get(guardianship.subjectId) ?? 0;
      counts.set(guardianship.subjectId, position + 1);
      return { ...guardianship, organisationId, position };
    });
    for (const some of chunks(rows)) await this.#db.insertInto('groupGuardian').values(some).execute();
  }
}

const PERSON_COLUMNS = [
  'person.id',
  'person.organisationId',
  'person.identityHash',
  'person.givenNames',
  'person.familyName',
] as const;

/** A row of two things, as each is kept. */
function apart<T extends PersonRecord>(row: T): [PersonRecord, Omit<T, keyof PersonRecord>] {
  const { id, organisationId, identityHash, givenNames, familyName, birthDate, ...rest } = row;
  return [{ id, organisationId, identityHash, givenNames, familyName, birthDate }, rest];
}

/** As many at a time as one statement takes. */
export function* chunks<T>(all: T[]): Generator<T[]> {
  for (let start = 0; start < all.length; start += ROWS_AT_ONCE) yield all.slice(start, start + ROWS_AT_ONCE);
}
