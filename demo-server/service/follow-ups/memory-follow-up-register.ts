import type { FollowUpRecord, FollowUpRegister, FollowUpState, NewFollowUp } from './follow-up-register.ts';

export interface FollowUpTables {
  followUps: Map<string, FollowUpRecord>;
}

export interface FollowUpSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person' | 'request' | 'template', organisationId: string, id: string): void;
  /** Whether it is still said what an answer was. */
  isSaid(organisationId: string, requestId: string, seq: number): boolean;
}

/** Follow-ups in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryFollowUpRegister implements FollowUpRegister {
  readonly #tables: FollowUpTables;
  readonly #around: FollowUpSurroundings;

  constructor(tables: FollowUpTables, around: FollowUpSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async open(followUp: NewFollowUp): Promise<boolean> {
    const { organisationId, id, requestId, templateId, answerSeq } = followUp;
    this.#around.mustHave('request', organisationId, requestId);
    this.#around.mustHave('template', organisationId, templateId);
    const isThere = (await this.ofRequest(organisationId, requestId)).some((each) => each.answerSeq === answerSeq);
    if (isThere) return false;
    const key = this.#around.keyOf(organisationId, id);
    if (this.#tables.followUps.has(key)) this.#around.refuse(new Error('follow-up is in the store already'));
    this.#tables.followUps.set(key, structuredClone({ ...followUp, doneAt: null, doneBy: null }));
    return true;
  }

  async followUp(organisationId: string, id: string): Promise<FollowUpRecord | undefined> {
    return structuredClone(this.#tables.followUps.get(this.#around.keyOf(organisationId, id)));
  }

  async ofRequest(organisationId: string, requestId: string): Promise<FollowUpRecord[]> {
    const own = this.#of(organisationId).filter((each) => each.requestId === requestId);
    return structuredClone(own.sort((a, b) => a.answerSeq - b.answerSeq));
  }

  async find(
    organisationId: string,
    { state, templateIds, limit }: { state: FollowUpState; templateIds: string[] | null; limit: number },
  ): Promise<FollowUpRecord[]> {
    const found = this.#of(organisationId).filter(
      ({ templateId, doneAt }) =>
        (templateIds === null || templateIds.includes(templateId)) && (doneAt === null) === (state === 'open'),
    );
    const sorted = found.sort((a, b) =>
      state === 'open'
        ? compare(a.dueDay, b.dueDay) || compare(a.openedAt, b.openedAt) || compare(a.id, b.id)
        : compare(b.doneAt!, a.doneAt!) || compare(a.id, b.id),
    );
    return structuredClone(sorted.slice(0, limit));
  }

  async countOpen(organisationId: string): Promise<Map<string, number>> {
    const open = this.#of(organisationId).filter(({ doneAt }) => doneAt === null);
    const byTemplate = Map.groupBy(open, ({ templateId }) => templateId);
    return new Map([...byTemplate].map(([templateId, each]) => [templateId, each.length]));
  }

  async settle(organisationId: string, id: string, { at, by }: { at: string; by: string }): Promise<void> {
    const key = this.#around.keyOf(organisationId, id);
    const followUp = this.#tables.followUps.get(key);
    if (followUp?.doneAt !== null) this.#around.refuse(new Error('no such follow-up is open'));
    this.#around.mustHave('person', organisationId, by);
    this.#tables.followUps.set(key, { ...followUp, doneAt: at, doneBy: by });
  }

  async eraseDone(organisationId: string): Promise<void> {
    for (const { id, requestId, answerSeq, doneAt } of this.#of(organisationId)) {
      if (doneAt === null || this.#around.isSaid(organisationId, requestId, answerSeq)) continue;
      this.#tables.followUps.delete(this.#around.keyOf(organisationId, id));
    }
  }

  #of(organisationId: string): FollowUpRecord[] {
    return [...this.#tables.followUps.values()].filter((each) => each.organisationId === organisationId);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
