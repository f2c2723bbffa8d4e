import { sql, type Kysely, type Selectable } from 'kysely';
import type {
  FollowUpRecord,
  FollowUpRegister,
  FollowUpState,
  NewFollowUp,
} from '../../service/follow-ups/follow-up-register.ts';
import { civilDate } from './civil-date-column.ts';
import type { Database } from './schema.ts';

/** Follow-ups in a transaction of the database. Every statement names the organisation. */
export class SqlFollowUpRegister implements FollowUpRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async open({ purposes, told, ...followUp }: NewFollowUp): Promise<boolean> {
    const added = await this.#db
      .insertInto('followUp')
      .values({ ...followUp, says: { purposes, told } })
      .onConflict((conflict) => conflict.constraint('follow_up_once').doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  }

  async followUp(organisationId: string, id: string): Promise<FollowUpRecord | undefined> {
    const row = await this.#rows(organisationId).where('id', '=', id).executeTakeFirst();
    return row && toFollowUp(row);
  }

  async ofRequest(organisationId: string, requestId: string): Promise<FollowUpRecord[]> {
    const rows = await this.#rows(organisationId).where('requestId', '=', requestId).orderBy('answerSeq').execute();
    return rows.map(toFollowUp);
  }

  async find(
    organisationId: string,
    { state, templateIds, limit }: { state: FollowUpState; templateIds: string[] | null; limit: number },
  ): Promise<FollowUpRecord[]> {
    if (templateIds?.length === 0) return [];
    const rows = await this.#rows(organisationId)
      .where('doneAt', state === 'open' ? 'is' : 'is not', null)
      .$if(templateIds !== null, (query) => query.where('templateId', 'in', templateIds!))
      .$if(state === 'open', (query) => query.orderBy(sql`due_day`).orderBy('openedAt'))
      .$if(state === 'done', (query) => query.orderBy('doneAt', 'desc'))
      .orderBy('id', (order) => order.collate('C'))
      .limit(limit)
      .execute();
    return rows.map(toFollowUp);
  }

  async countOpen(organisationId: string): Promise<Map<string, number>> {
    const rows = await this.#db
      .selectFrom('followUp')
      .select(({ fn }) => ['templateId', fn.countAll().as('count')])
      .where('organisationId', '=', organisationId)
      .where('doneAt', 'is', null)
      .groupBy('templateId')
      .execute();
    return new Map(rows.map(({ templateId, count }) => [templateId, Number(count)]));
  }

  async settle(organisationId: string, id: string, { at, by }: { at: string; by: string }): Promise<void> {
    await this.#db
      .updateTable('followUp')
      .set({ doneAt: at, doneBy: by })
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where('doneAt', 'is', null)
      .returning('id')
      .executeTakeFirstOrThrow(() => new Error('no such follow-up is open'));
  }

  async eraseDone(organisationId: string): Promise<void> {
    await this.#db
      .deleteFrom('followUp')
      .where('organisationId', '=', organisationId)
      .where('doneAt', 'is not', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('eventPayload')
              .select('eventPayload.seq')
              .whereRef('eventPayload.organisationId', '=', 'followUp.organisationId')
              .whereRef('eventPayload.requestId', '=', 'followUp.requestId')
              .whereRef('eventPayload.seq', '=', 'followUp.answerSeq'),
          ),
        ),
      )
      .execute();
  }

  #rows(organisationId: string) {
    return this.#db
      .selectFrom('followUp')
      .select(['id', 'organisationId', 'requestId', 'templateId', 'answerSeq', 'says', 'instruction'])
      .select(['openedAt', 'doneAt', 'doneBy'])
      .select((eb) => civilDate(eb.ref('dueDay')).as('dueDay'))
      .where('organisationId', '=', organisationId);
  }
}

function toFollowUp({
  says,
  openedAt,
  doneAt,
  dueDay,
  ...row
}: Omit<Selectable<Database['followUp']>, 'dueDay'> & { dueDay: string | null }): FollowUpRecord {
  return {
    ...row,
    ...says,
    dueDay: dueDay!,
    openedAt: openedAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}
