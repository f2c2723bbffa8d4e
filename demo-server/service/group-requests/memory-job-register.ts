import type { Hindrance } from '../../../src/model/group-act.ts';
import type { PersonRecord } from '../store.ts';
import {
  JOB_ITEM_STATES,
  type JobCounts,
  type JobItem,
  type JobItemState,
  type JobOutcome,
  type JobRecord,
  type JobRegister,
} from './job-register.ts';

export interface JobTables {
  /** By organisation and job. */
  jobs: Map<string, JobRecord>;
  /** Of a job, by organisation and job. */
  jobItems: Map<string, JobItem[]>;
}

export interface JobSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person' | 'template', organisationId: string, id: string): void;
  person(organisationId: string, personId: string): PersonRecord | undefined;
}

/** Acts on many in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryJobRegister implements JobRegister {
  readonly #tables: JobTables;
  readonly #around: JobSurroundings;

  constructor(tables: JobTables, around: JobSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async addJob(job: JobRecord, items: JobItem[]): Promise<void> {
    const { organisationId, id, templateId, plannedBy, startedBy } = job;
    this.#around.mustHave('template', organisationId, templateId);
    for (const person of [plannedBy, startedBy ?? plannedBy, ...items.map(({ subjectId }) => subjectId)])
      this.#around.mustHave('person', organisationId, person);
    const key = this.#around.keyOf(organisationId, id);
    if (this.#tables.jobs.has(key)) this.#around.refuse(new Error('job is in the store already'));
    if (new Set(items.map(({ subjectId }) => subjectId)).size < items.length)
      this.#around.refuse(new Error('somebody is in the job twice'));
    this.#tables.jobs.set(key, structuredClone(job));
    this.#tables.jobItems.set(key, structuredClone(items.toSorted((a, b) => a.position - b.position)));
  }

  async job(organisationId: string, jobId: string): Promise<(JobRecord & { counts: JobCounts }) | undefined> {
    const job = this.#tables.jobs.get(this.#around.keyOf(organisationId, jobId));
    if (job === undefined) return undefined;
    const items = this.#itemsOf(organisationId, jobId);
    const counts = JOB_ITEM_STATES.map(
      (state) => [state, items.filter((item) => item.state === state).length] as const,
    );
    const mails = items.reduce((sum, item) => sum + item.mails, 0);
    return {
      ...structuredClone(job),
      counts: { ...(Object.fromEntries(counts) as Record<JobItemState, number>), mails },
    };
  }

  async startJob(
    organisationId: string,
    jobId: string,
    { by, at, lastValidDay }: { by: string; at: string; lastValidDay: string | null },
  ): Promise<boolean> {
    const key = this.#around.keyOf(organisationId, jobId);
    const job = this.#tables.jobs.get(key);
    if (job === undefined || job.startedAt !== null) return false;
    this.#around.mustHave('person', organisationId, by);
    this.#tables.jobs.set(key, { ...job, startedBy: by, startedAt: at, lastValidDay });
    return true;
  }

  async runningJob(organisationId: string, templateId: string): Promise<JobRecord | undefined> {
    return (await this.runningJobs(organisationId)).find((job) => job.templateId === templateId);
  }

  async runningJobs(organisationId: string): Promise<JobRecord[]> {
    const running = [...this.#tables.jobs.values()].filter(
      (job) =>
        job.organisationId === organisationId &&
        job.startedAt !== null &&
        this.#itemsOf(organisationId, job.id).some(({ state }) => state === 'ready'),
    );
    return structuredClone(running.sort((a, b) => compare(a.startedAt!, b.startedAt!) || compare(a.id, b.id)));
  }

  async items(
    organisationId: string,
    jobId: string,
    state: JobItemState,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<(JobItem & { person: PersonRecord })[]> {
    const items = this.#itemsOf(organisationId, jobId).filter((item) => item.state === state);
    return items.slice(offset, offset + limit).map((item) => ({
      ...item,
      person: structuredClone(this.#around.person(organisationId, item.subjectId)!),
    }));
  }

  async reasons(
    organisationId: string,
    jobId: string,
    state: JobItemState,
  ): Promise<{ reason: Hindrance; count: number }[]> {
    const having = this.#itemsOf(organisationId, jobId).filter((item) => item.state === state);
    return [...Map.groupBy(having, ({ reason }) => reason)]
      .flatMap(([reason, those]) => (reason === null ? [] : { reason, count: those.length }))
      .sort((a, b) => b.count - a.count || compare(a.reason, b.reason));
  }

  async holdStill(): Promise<boolean> {
    return true;
  }

  async takeItems(organisationId: string, jobId: string, limit: number): Promise<JobItem[]> {
    const ready = this.#itemsOf(organisationId, jobId).filter(({ state }) => state === 'ready');
    return structuredClone(ready.slice(0, limit));
  }

  async settleItems(organisationId: string, jobId: string, outcomes: JobOutcome[]): Promise<void> {
    const bySubject = new Map(outcomes.map((outcome) => [outcome.subjectId, outcome]));
    this.#change(organisationId, jobId, (item) =>
      item.state === 'ready' ? { ...item, ...bySubject.get(item.subjectId) } : item,
    );
  }

  async retryFailed(organisationId: string, jobId: string): Promise<number> {
    const failed = this.#itemsOf(organisationId, jobId).filter(({ state }) => state === 'failed');
    this.#change(organisationId, jobId, (item) =>
      item.state === 'failed' ? { ...item, state: 'ready', reason: null } : item,
    );
    return failed.length;
  }

  async forgetPlans(organisationId: string, before: string): Promise<void> {
    for (const [key, job] of this.#tables.jobs) {
      if (job.organisationId !== organisationId || job.startedAt !== null || job.plannedAt >= before) continue;
      this.#tables.jobs.delete(key);
      this.#tables.jobItems.delete(key);
    }
  }

  #itemsOf(organisationId: string, jobId: string): JobItem[] {
    return this.#tables.jobItems.get(this.#around.keyOf(organisationId, jobId)) ?? [];
  }

  #change(organisationId: string, jobId: string, change: (item: JobItem) => JobItem): void {
    const key = this.#around.keyOf(organisationId, jobId);
    const items = this.#tables.jobItems.get(key);
    if (items !== undefined) this.#tables.jobItems.set(key, structuredClone(items.map(change)));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
