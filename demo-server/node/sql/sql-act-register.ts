import type { Kysely } from 'kysely';
import { STAFF_ACTS, type ChainHead, type EventChain } from '../../service/event-chain.ts';
import type { ActRegister, NewStaffAct, RecordedAct } from '../../service/staff-acts/act-register.ts';
import type { Database } from './schema.ts';

/** What the staff have done, in SQL, within the transaction of `db`. */
export class SqlActRegister implements ActRegister {
  readonly #db: Kysely<Database>;
  readonly #chain: EventChain;
  readonly #written: (head: ChainHead) => void;

  /** @param written is told each act that is appended: it is to be anchored once it is committed */
  constructor(db: Kysely<Database>, chain: EventChain, written: (head: ChainHead) => void) {
    this.#db = db;
    this.#chain = chain;
    this.#written = written;
  }

  async append(organisationId: string, act: NewStaffAct): Promise<RecordedAct> {
    // A statement of its own, before the last act is read: whoever waits here must see the winner's act.
    await this.#db
      .insertInto('staffActTurn')
      .values({ organisationId })
      .onConflict((conflict) =>
        conflict.column('organisationId').doUpdateSet((eb) => ({ organisationId: eb.ref('excluded.organisationId') })),
      )
      .execute();
    const last = await this.#db
      .selectFrom('staffAct')
      .select(['seq', 'mac'])
      .where('organisationId', '=', organisationId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const place = { organisationId, requestId: STAFF_ACTS };
    const sealed = await this.#chain.seal(place, act, last ? { ...place, ...last } : null);
    const { seq, type, at, commitment, mac, opening } = sealed;
    const { personId, ...says } = opening!.payload as { personId: string };
    await this.#db
      .insertInto('staffAct')
      .values({ organisationId, seq, type, at, commitment, mac, salt: opening!.salt, personId, says })
      .execute();
    this.#written({ ...place, seq, mac });
    return { ...structuredClone(act), seq, at };
  }

  async acts(
    organisationId: string,
    { before, limit, by }: { before?: number; limit: number; by?: string },
  ): Promise<RecordedAct[]> {
    let query = this.#db
      .selectFrom('staffAct')
      .select(['seq', 'type', 'at', 'personId', 'says'])
      .where('organisationId', '=', organisationId)
      .orderBy('seq', 'desc')
      .limit(limit);
    if (before !== undefined) query = query.where('seq', '<', before);
    if (by !== undefined) query = query.where('personId', '=', by);
    const rows = await query.execute();
    return rows.map(({ says, at, ...row }) => ({ ...says, ...row, at: at.toISOString() }) as RecordedAct);
  }
}
