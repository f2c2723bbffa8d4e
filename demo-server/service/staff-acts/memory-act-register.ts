import { STAFF_ACTS, type EventChain, type RequestChain, type SealedEvent } from '../event-chain.ts';
import type { ActRegister, NewStaffAct, RecordedAct } from './act-register.ts';

export interface ActTables {
  /** By organisation. */
  acts: Map<string, SealedEvent[]>;
}

export interface ActSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person', organisationId: string, id: string): void;
}

/** What the staff have done, in memory. */
export class MemoryActRegister implements ActRegister {
  readonly #tables: ActTables;
  readonly #around: ActSurroundings;
  readonly #chain: EventChain;

  constructor(tables: ActTables, around: ActSurroundings, chain: EventChain) {
    this.#tables = tables;
    this.#around = around;
    this.#chain = chain;
  }

  async append(organisationId: string, act: NewStaffAct): Promise<RecordedAct> {
    this.#around.mustHave('person', organisationId, act.personId);
    const key = this.#around.keyOf(organisationId);
    const before = this.#tables.acts.get(key);
    const place = { organisationId, requestId: STAFF_ACTS };
    const last = before?.at(-1);
    const sealed = await this.#chain.seal(place, structuredClone(act), last ? { ...place, ...last } : null);
    // Sealing takes a moment.
    if (this.#tables.acts.get(key) !== before) this.#around.refuse(new Error('two acts are written at once'));
    this.#tables.acts.set(key, [...(before ?? []), sealed]);
    return toAct(sealed);
  }

  async acts(
    organisationId: string,
    { before = Infinity, limit, by }: { before?: number; limit: number; by?: string },
  ): Promise<RecordedAct[]> {
    const acts = this.#tables.acts.get(this.#around.keyOf(organisationId)) ?? [];
    return acts
      .filter(({ seq }) => seq < before)
      .toReversed()
      .map(toAct)
      .filter(({ personId }) => by === undefined || personId === by)
      .slice(0, limit);
  }
}

function toAct({ seq, type, at, opening }: SealedEvent): RecordedAct {
  // What one says is never erased here.
  return structuredClone({ ...(opening!.payload as object), seq, type, at }) as RecordedAct;
}

/** The acts of each organisation as they are kept. */
export function chainsOfActs({ acts }: ActTables): RequestChain[] {
  return [...acts].map(([key, events]) => {
    const [organisationId] = JSON.parse(key) as [string];
    return { organisationId, requestId: STAFF_ACTS, events: structuredClone(events), strays: [] };
  });
}
