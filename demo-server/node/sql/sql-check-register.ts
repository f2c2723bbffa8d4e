import { sql, type Kysely } from 'kysely';
import {
  erasureOf,
  placeOfChecks,
  sealedCheck,
  type Check,
  type CheckAccessRecord,
  type CheckRegister,
  type ChecksOfDay,
  type RecordedCheck,
  type UsedAccess,
} from '../../service/checks/check-register.ts';
import type { ChainHead, EventChain } from '../../service/event-chain.ts';
import { civilDate } from './civil-date-column.ts';
import type { Database } from './schema.ts';

/** Who may check, and what was checked, in SQL, within the transaction of `db`. */
export class SqlCheckRegister implements CheckRegister {
  readonly #db: Kysely<Database>;
  readonly #chain: EventChain;
  readonly #written: (head: ChainHead) => void;

  /** @param written is told each entry that is appended: it is to be anchored once it is committed */
  constructor(db: Kysely<Database>, chain: EventChain, written: (head: ChainHead) => void) {
    this.#db = db;
    this.#chain = chain;
    this.#written = written;
  }

  async addAccess(access: CheckAccessRecord): Promise<void> {
    await this.#db.insertInto('checkAccess').values(access).execute();
  }

  async accesses(organisationId: string, templateId: string): Promise<UsedAccess[]> {
    const rows = await this.#used()
      .where('organisationId', '=', organisationId)
      .where('templateId', '=', templateId)
      .orderBy('createdAt', 'desc')
      .orderBy('id', (order) => order.collate('C'))
      .execute();
    return rows.map(toUsed);
  }

  async access(organisationId: string, accessId: string): Promise<UsedAccess | undefined> {
    const row = await this.#used()
      .where('organisationId', '=', organisationId)
      .where('id', '=', accessId)
      .executeTakeFirst();
    return row && toUsed(row);
  }

  #rows() {
    return this.#db
      .selectFrom('checkAccess')
      .select(['organisationId', 'id', 'templateId', 'system', 'tokenHash', 'createdAt', 'createdBy', 'revokedAt'])
      .select((eb) => civilDate(eb.ref('lastDay')).as('lastDay'));
  }

  #used() {
    return this.#rows()
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('checkUse')
            .whereRef('checkUse.organisationId', '=', 'checkAccess.organisationId')
            .whereRef('checkUse.accessId', '=', 'checkAccess.id')
            .where('checkUse.type', '=', 'checked')
            .select((each) => [each.fn.countAll<string>().as('uses'), each.fn.max('checkUse.at').as('lastUsedAt')])
            .as('used'),
        (join) => join.onTrue(),
      )
      .select(['used.uses', 'used.lastUsedAt']);
  }

  async accessByToken(tokenHash: string): Promise<CheckAccessRecord | undefined> {
    const row = await this.#rows().where('tokenHash', '=', tokenHash).executeTakeFirst();
    return row && toAccess(row);
  }

  async revokeAccess(organisationId: string, accessId: string, at: string): Promise<boolean> {
    const revoked = await this.#db
      .updateTable('checkAccess')
      .set({ revokedAt: at })
      .where('organisationId', '=', organisationId)
      .where('id', '=', accessId)
      .where('revokedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    return revoked !== undefined;
  }

  async append(organisationId: string, accessId: string, check: Check): Promise<boolean> {
    const { revokedAt } = await this.#hold(organisationId, accessId);
    if (revokedAt !== null) return false;
    await this.#seal(organisationId, accessId, sealedCheck(check));
    return true;
  }

  /** A statement of its own, before the last entry is read: whoever waits here must see the winner's. */
  async #hold(organisationId: string, accessId: string) {
    return this.#db
      .selectFrom('checkAccess')
      .select('revokedAt')
      .where('organisationId', '=', organisationId)
      .where('id', '=', accessId)
      .forUpdate()
      .executeTakeFirstOrThrow(() => new Error('access is not in the store'));
  }

  async #seal(organisationId: string, accessId: string, entry: { type: string; at: string }): Promise<void> {
    const last = await this.#db
      .selectFrom('checkUse')
      .select(['seq', 'mac'])
      .where('organisationId', '=', organisationId)
      .where('accessId', '=', accessId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const place = placeOfChecks(organisationId, accessId);
    const sealed = await this.#chain.seal(place, entry, last ? { ...place, ...last } : null);
    const { seq, type, at, commitment, mac, opening } = sealed;
    const { requestId, ...says } = opening!.payload as { requestId: string | null };
    await this.#db
      .with('sealed', (db) =>
        db.insertInto('checkUse').values({ organisationId, accessId, seq, type, at, commitment, mac }),
      )
      .insertInto('checkUsePayload')
      .values({ organisationId, accessId, seq, salt: opening!.salt, requestId, says })
      .execute();
    this.#written({ ...place, seq, mac });
  }

  async sealOf(organisationId: string, requestId: string, seq: number): Promise<string | null> {
    const event = await this.#db
      .selectFrom('event')
      .select('mac')
      .where('organisationId', '=', organisationId)
      .where('requestId', '=', requestId)
      .where('seq', '=', seq)
      .executeTakeFirst();
    return event?.mac ?? null;
  }

  #said(organisationId: string) {
    return this.#db
      .selectFrom('checkUsePayload as payload')
      .innerJoin('checkUse as use', (join) =>
        join
          .onRef('use.organisationId', '=', 'payload.organisationId')
          .onRef('use.accessId', '=', 'payload.accessId')
          .onRef('use.seq', '=', 'payload.seq'),
      )
      .innerJoin('checkAccess as access', (join) =>
        join.onRef('access.organisationId', '=', 'payload.organisationId').onRef('access.id', '=', 'payload.accessId'),
      )
      .where('payload.organisationId', '=', organisationId)
      .where('use.type', '=', 'checked');
  }

  async checksOf(organisationId: string, requestId: string): Promise<RecordedCheck[]> {
    const rows = await this.#said(organisationId)
      .where('payload.requestId', '=', requestId)
      .select(['use.at', 'payload.requestId', 'payload.says', 'access.id as accessId', 'access.system'])
      .orderBy('use.at', 'desc')
      .orderBy(sql`payload.says ->> 'id' collate "C"`)
      .execute();
    return rows.map(({ at, says, ...row }) => ({
      ...(says as Omit<Check, 'at' | 'requestId'>),
      ...row,
      at: at.toISOString(),
    }));
  }

  async checksByDay(organisationId: string, requestId: string, since: string): Promise<ChecksOfDay[]> {
    const day = sql<string>`to_char(use.at at time zone 'Europe/Helsinki', 'YYYY-MM-DD')`;
    const rows = await this.#said(organisationId)
      .where('payload.requestId', '=', requestId)
      .where('use.at', '>=', new Date(since))
      .select(['access.system', day.as('day')])
      .select(({ fn }) => [fn.countAll<string>().as('count'), fn.max('use.at').as('lastAt')])
      .groupBy(['access.system', day])
      .orderBy('lastAt', 'desc')
      .orderBy('access.system', (order) => order.collate('C'))
      .execute();
    return rows.map(({ system, day: on, count, lastAt }) => ({
      system,
      day: on,
      count: Number(count),
      lastAt: lastAt.toISOString(),
    }));
  }

  async eraseChecks(organisationId: string, requestId: string, at: string): Promise<void> {
    const rows = await this.#said(organisationId)
      .where('payload.requestId', '=', requestId)
      .select(['payload.accessId', 'payload.seq'])
      .execute();
    await this.#erase(organisationId, rows, at);
  }

  async eraseLeftChecks(organisationId: string, before: string, limit: number, at: string): Promise<number> {
    const rows = await this.#said(organisationId)
      .where('use.at', '<', new Date(before))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('eventPayload as answer')
              .select('answer.seq')
              .whereRef('answer.organisationId', '=', 'payload.organisationId')
              .whereRef('answer.requestId', '=', 'payload.requestId')
              .where('answer.personId', 'is not', null),
          ),
        ),
      )
      .select(['payload.accessId', 'payload.seq'])
      .limit(limit)
      .execute();
    return this.#erase(organisationId, rows, at);
  }

  /** In one order of the accesses, so that two who erase do not wait for each other. */
  async #erase(organisationId: string, rows: { accessId: string; seq: number }[], at: string): Promise<number> {
    let erased = 0;
    const byAccess = [...Map.groupBy(rows, ({ accessId }) => accessId)].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [accessId, found] of byAccess) {
      await this.#hold(organisationId, accessId);
      // What the database asks for, so that nothing else is ever deleted.
      await this.#erasing(sql`jsonb_build_array(${organisationId}::text, 'checks', ${accessId}::text)::text`);
      const gone = await this.#db
        .deleteFrom('checkUsePayload')
        .where('organisationId', '=', organisationId)
        .where('accessId', '=', accessId)
        .where(sql<boolean>`seq = any(${found.map(({ seq }) => seq)}::integer[])`)
        .returning('seq')
        .execute();
      await this.#erasing(sql`''`);
      erased += gone.length;
      const numbers = gone.map(({ seq }) => seq).sort((a, b) => a - b);
      if (numbers.length > 0) await this.#seal(organisationId, accessId, erasureOf(numbers, at));
    }
    return erased;
  }

  async #erasing(of: ReturnType<typeof sql>): Promise<void> {
    await sql`select set_config('lupa.erasing', ${of}, true)`.execute(this.#db);
  }
}

interface AccessRow extends Omit<CheckAccessRecord, 'createdAt' | 'revokedAt' | 'lastDay'> {
  createdAt: Date;
  revokedAt: Date | null;
  lastDay: string | null;
}

function toAccess(row: AccessRow): CheckAccessRecord {
  const { organisationId, id, templateId, system, tokenHash, createdAt, createdBy, lastDay, revokedAt } = row;
  return {
    ...{ organisationId, id, templateId, system, tokenHash, createdBy },
    createdAt: createdAt.toISOString(),
    lastDay: lastDay!,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

function toUsed(row: AccessRow & { uses: string | null; lastUsedAt: Date | null }): UsedAccess {
  return { ...toAccess(row), uses: Number(row.uses ?? 0), lastUsedAt: row.lastUsedAt?.toISOString() ?? null };
}
