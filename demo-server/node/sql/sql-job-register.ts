import { sql, type Kysely, type Selectable } from 'kysely';
import type { Hindrance } from '../../../src/model/group-act.ts';
import type {
  JobCounts,
  JobItem,
  JobItemState,
  JobOutcome,
  JobRecord,
  JobRegister,
} from '../../service/group-requests/job-register.ts';
import type { PersonRecord } from '../../service/store.ts';
import { civilDate } from './civil-date-column.ts';
import type { Database } from './schema.ts';
import { chunks } from './sql-group-register.ts';

/** Acts on many in SQL, within the transaction of `db`. Every statement names the organisation. */
export class SqlJobRegister implements JobRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async addJob(job: JobRecord, items: JobItem[]): Promise<void> {
    await this.#db.insertInto('job').values(job).execute();
    const rows = items.map((item) => ({ ...item, organisationId: job.organisationId, jobId: job.id }));
    for (const some of chunks(rows)) await this.#db.insertInto('jobItem').values(some).execute();
  }

  async job(organisationId: string, jobId: string): Promise<(JobRecord & { counts: JobCounts }) | undefined> {
    const row = await this.#jobRows(organisationId).where('id', '=', jobId).executeTakeFirst();
    if (row === undefined) return undefined;
    const found = await this.#db
      .selectFrom('jobItem')
      .select('state')
      .select(({ fn }) => [
        sql<number>`${fn.countAll()}::integer`.as('count'),
        sql<number>`${fn.sum('mails')}::integer`.as('mails'),
      ])
      .where('organisationId', '=', organisationId)
      .where('jobId', '=', jobId)
      .groupBy('state')
      .execute();
    const counts: JobCounts = { ready: 0, done: 0, skipped: 0, failed: 0, mails: 0 };
    for (const { state, count, mails } of found) {
      counts[state] = count;
      counts.mails += mails;
    }
    return { ...toJob(row), counts };
  }

  async startJob(
    organisationId: string,
    jobId: string,
    { by, at, lastValidDay }: { by: string; at: string; lastValidDay: string | null },
  ): Promise<boolean> {
    const started = await this.#db
      .updateTable('job')
      .set({ startedBy: by, startedAt: at, lastValidDay })
      .where('organisationId', '=', organisationId)
      .where('id', '=', jobId)
      .where('startedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return started !== undefined;
  }

  async runningJob(organisationId: string, templateId: string): Promise<JobRecord | undefined> {
    const row = await this.#runningRows(organisationId)
      .where('templateId', '=', templateId)
      .limit(1)
      .executeTakeFirst();
    return row && toJob(row);
  }

  async runningJobs(organisationId: string): Promise<JobRecord[]> {
    return (await this.#runningRows(organisationId).execute()).map(toJob);
  }

  #jobRows(organisationId: string) {
    return this.#db
      .selectFrom('job')
      .select(['organisationId', 'id', 'templateId', 'act', 'plannedBy', 'plannedAt', 'startedBy', 'startedAt'])
      .select((eb) => civilDate(eb.ref('lastValidDay')).as('lastValidDay'))
      .where('organisationId', '=', organisationId);
  }

  #runningRows(organisationId: string) {
    return this.#jobRows(organisationId)
      .where('startedAt', 'is not', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('jobItem')
            .select('jobItem.jobId')
            .whereRef('jobItem.organisationId', '=', 'job.organisationId')
            .whereRef('jobItem.jobId', '=', 'job.id')
            .where('jobItem.state', '=', 'ready'),
        ),
      )
      .orderBy('startedAt')
      .orderBy('id', (order) => order.collate('C'));
  }

  async items(
    organisationId: string,
    jobId: string,
    state: JobItemState,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<(JobItem & { person: PersonRecord })[]> {
    const rows = await this.#db
      .selectFrom('jobItem as item')
      .innerJoin('person', (join) =>
        join.onRef('person.organisationId', '=', 'item.organisationId').onRef('person.id', '=', 'item.subjectId'),
      )
      .select(['item.subjectId', 'item.position', 'item.state', 'item.reason', 'item.mails'])
      .select(['person.id', 'person.organisationId', 'person.identityHash', 'person.givenNames', 'person.familyName'])
      .select((eb) => civilDate(eb.ref('person.birthDate')).as('birthDate'))
      .where('item.organisationId', '=', organisationId)
      .where('item.jobId', '=', jobId)
      .where('item.state', '=', state)
      .orderBy('item.position')
      .offset(offset)
      .limit(limit)
      .execute();
    return rows.map(({ subjectId, position, state: is, reason, mails, ...person }) => ({
      subjectId,
      position,
      state: is,
      reason,
      mails,
      person,
    }));
  }

  async reasons(
    organisationId: string,
    jobId: string,
    state: JobItemState,
  ): Promise<{ reason: Hindrance; count: number }[]> {
    const rows = await this.#db
      .selectFrom('jobItem')
      .select('reason')
      .select(({ fn }) => sql<number>`${fn.countAll()}::integer`.as('count'))
      .where('organisationId', '=', organisationId)
      .where('jobId', '=', jobId)
      .where('state', '=', state)
      .where('reason', 'is not', null)
      .groupBy('reason')
      .orderBy('count', 'desc')
      .orderBy('reason', (order) => order.collate('C'))
      .execute();
    return rows.map(({ reason, count }) => ({ reason: reason!, count }));
  }

  async holdStill(organisationId: string, templateId: string): Promise<boolean> {
    // What an import of a group holds, and what a publication does; shared, for those who only need them to stay.
    const organisation = await this.#db
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', organisationId)
      .forShare()
      .skipLocked()
      .executeTakeFirst();
    if (organisation === undefined) return false;
    const template = await this.#db
      .selectFrom('template')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('id', '=', templateId)
      .forShare()
      .skipLocked()
      .executeTakeFirst();
    return template !== undefined;
  }

  takeItems(organisationId: string, jobId: string, limit: number): Promise<JobItem[]> {
    return this.#db
      .selectFrom('jobItem')
      .select(['subjectId', 'position', 'state', 'reason', 'mails'])
      .where('organisationId', '=', organisationId)
      .where('jobId', '=', jobId)
      .where('state', '=', 'ready')
      .orderBy('position')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
  }

  async settleItems(organisationId: string, jobId: string, outcomes: JobOutcome[]): Promise<void> {
    const column = <K extends keyof JobOutcome>(key: K) => outcomes.map((outcome) => outcome[key]);
    await sql`update job_item as item set state = outcome.state, reason = outcome.reason, mails = outcome.mails
      from unnest(${column('subjectId')}::text[], ${column('state')}::text[], ${column('reason')}::text[],
        ${column('mails')}::integer[]) as outcome (subject_id, state, reason, mails)
      where item.organisation_id = ${organisationId} and item.job_id = ${jobId}
        and item.subject_id = outcome.subject_id and item.state = 'ready'`.execute(this.#db);
  }

  async retryFailed(organisationId: string, jobId: string): Promise<number> {
    const { numUpdatedRows } = await this.#db
      .updateTable('jobItem')
      .set({ state: 'ready', reason: null })
      .where('organisationId', '=', organisationId)
      .where('jobId', '=', jobId)
      .where('state', '=', 'failed')
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  }

  async forgetPlans(organisationId: string, before: string): Promise<void> {
    await this.#db
      .deleteFrom('job')
      .where('organisationId', '=', organisationId)
      .where('startedAt', 'is', null)
      .where('plannedAt', '<', sql<Date>`${before}::timestamptz`)
      .execute();
  }
}

type JobRow = Omit<Selectable<Database['job']>, 'lastValidDay'> & { lastValidDay: string | null };

function toJob({ plannedAt, startedAt, ...row }: JobRow): JobRecord {
  return { ...row, plannedAt: plannedAt.toISOString(), startedAt: startedAt?.toISOString() ?? null };
}
