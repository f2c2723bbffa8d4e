import { civilDateOf } from '../../../src/model/civil-date.ts';
import type { ChainHead, EventChain, RequestChain, SealedEvent } from '../event-chain.ts';
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
} from './check-register.ts';

export interface CheckTables {
  /** By organisation and id. */
  checkAccesses: Map<string, CheckAccessRecord>;
  /** By organisation and access. */
  checks: Map<string, SealedEvent[]>;
}

export interface CheckSurroundings {
  keyOf(...parts: string[]): string;
  /** Ends the transaction without a trace. */
  refuse(error: Error): never;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person' | 'template', organisationId: string, id: string): void;
  /** Of a request, as they are kept. */
  events(organisationId: string, requestId: string): SealedEvent[];
}

/** Who may check, and what was checked, in memory. */
export class MemoryCheckRegister implements CheckRegister {
  readonly #tables: CheckTables;
  readonly #around: CheckSurroundings;
  readonly #chain: EventChain;

  constructor(tables: CheckTables, around: CheckSurroundings, chain: EventChain) {
    this.#tables = tables;
    this.#around = around;
    this.#chain = chain;
  }

  async addAccess(access: CheckAccessRecord): Promise<void> {
    const { organisationId, id, templateId, createdBy, tokenHash } = access;
    this.#around.mustHave('template', organisationId, templateId);
    this.#around.mustHave('person', organisationId, createdBy);
    const key = this.#around.keyOf(organisationId, id);
    const taken = [...this.#tables.checkAccesses.values()].some((each) => each.tokenHash === tokenHash);
    if (taken || this.#tables.checkAccesses.has(key)) this.#around.refuse(new Error('access is in the store already'));
    this.#tables.checkAccesses.set(key, structuredClone(access));
  }

  async accesses(organisationId: string, templateId: string): Promise<UsedAccess[]> {
    return [...this.#tables.checkAccesses.values()]
      .filter((access) => access.organisationId === organisationId && access.templateId === templateId)
      .sort((a, b) => compare(b.createdAt, a.createdAt) || compare(a.id, b.id))
      .map((access) => this.#used(access));
  }

  async access(organisationId: string, accessId: string): Promise<UsedAccess | undefined> {
    const access = this.#tables.checkAccesses.get(this.#around.keyOf(organisationId, accessId));
    return access && this.#used(access);
  }

  #used(access: CheckAccessRecord): UsedAccess {
    const used = this.#chainOf(access.organisationId, access.id).filter(({ type }) => type === 'checked');
    const times = used.map(({ at }) => at).sort();
    return structuredClone({ ...access, uses: used.length, lastUsedAt: times.at(-1) ?? null });
  }

  async accessByToken(tokenHash: string): Promise<CheckAccessRecord | undefined> {
    return structuredClone([...this.#tables.checkAccesses.values()].find((each) => each.tokenHash === tokenHash));
  }

  async revokeAccess(organisationId: string, accessId: string, at: string): Promise<boolean> {
    const key = this.#around.keyOf(organisationId, accessId);
    const access = this.#tables.checkAccesses.get(key);
    if (access === undefined || access.revokedAt !== null) return false;
    this.#tables.checkAccesses.set(key, { ...access, revokedAt: at });
    return true;
  }

  async append(organisationId: string, accessId: string, check: Check): Promise<boolean> {
    const access = this.#tables.checkAccesses.get(this.#around.keyOf(organisationId, accessId));
    if (access === undefined) this.#around.refuse(new Error('access is not in the store'));
    if (access.revokedAt !== null) return false;
    await this.#seal(organisationId, accessId, sealedCheck(check));
    return true;
  }

  async #seal(organisationId: string, accessId: string, entry: { type: string; at: string }): Promise<void> {
    const chain = this.#chainOf(organisationId, accessId);
    const place = placeOfChecks(organisationId, accessId);
    const last = chain.at(-1);
    const head: ChainHead | null = last === undefined ? null : { ...place, seq: last.seq, mac: last.mac };
    this.#keep(organisationId, accessId, [...chain, await this.#chain.seal(place, structuredClone(entry), head)]);
  }

  #chainOf(organisationId: string, accessId: string): SealedEvent[] {
    return this.#tables.checks.get(this.#around.keyOf(organisationId, accessId)) ?? [];
  }

  #keep(organisationId: string, accessId: string, chain: SealedEvent[]): void {
    this.#tables.checks.set(this.#around.keyOf(organisationId, accessId), chain);
  }

  async sealOf(organisationId: string, requestId: string, seq: number): Promise<string | null> {
    return this.#around.events(organisationId, requestId).find((event) => event.seq === seq)?.mac ?? null;
  }

  async checksOf(organisationId: string, requestId: string): Promise<RecordedCheck[]> {
    return this.#said(organisationId)
      .filter(({ check }) => check.requestId === requestId)
      .map(({ check, access: { id, system } }) => structuredClone({ ...check, accessId: id, system }))
      .sort((a, b) => compare(b.at, a.at) || compare(a.id, b.id));
  }

  async checksByDay(organisationId: string, requestId: string, since: string): Promise<ChecksOfDay[]> {
    const checks = (await this.checksOf(organisationId, requestId)).filter(({ at }) => at >= since);
    const byDay = Map.groupBy(checks, ({ system, at }) => this.#around.keyOf(system, civilDateOf(at)));
    return [...byDay.values()]
      .map((ofDay) => {
        const [{ system, at }] = ofDay as [RecordedCheck];
        return { system, day: civilDateOf(at), count: ofDay.length, lastAt: at };
      })
      .sort((a, b) => compare(b.lastAt, a.lastAt) || compare(a.system, b.system));
  }

  async eraseChecks(organisationId: string, requestId: string, at: string): Promise<void> {
    await this.#erase(
      organisationId,
      this.#said(organisationId).filter(({ check }) => check.requestId === requestId),
      at,
    );
  }

  async eraseLeftChecks(organisationId: string, before: string, limit: number, at: string): Promise<number> {
    const left = this.#said(organisationId)
      .filter(({ check }) => check.at < before && !this.#keepsAnswers(organisationId, check.requestId))
      .slice(0, limit);
    await this.#erase(organisationId, left, at);
    return left.length;
  }

  #keepsAnswers(organisationId: string, requestId: string | null): boolean {
    const events = requestId === null ? [] : this.#around.events(organisationId, requestId);
    return events.some(({ opening }) => 'personId' in ((opening?.payload as object | undefined) ?? {}));
  }

  async #erase(organisationId: string, said: { access: CheckAccessRecord; seq: number }[], at: string): Promise<void> {
    for (const [accessId, erased] of Map.groupBy(said, ({ access }) => access.id)) {
      const numbers = erased.map(({ seq }) => seq);
      const silenced = this.#chainOf(organisationId, accessId).map((entry) =>
        numbers.includes(entry.seq) ? { ...entry, opening: null } : entry,
      );
      this.#keep(organisationId, accessId, silenced);
      await this.#seal(organisationId, accessId, erasureOf(numbers, at));
    }
  }

  /** All checks of the organisation of which it is still said what they were. */
  #said(organisationId: string): { access: CheckAccessRecord; seq: number; check: Check }[] {
    return [...this.#tables.checkAccesses.values()]
      .filter((access) => access.organisationId === organisationId)
      .flatMap((access) =>
        this.#chainOf(organisationId, access.id)
          .filter(({ type, opening }) => type === 'checked' && opening !== null)
          .map(({ seq, at, opening }) => ({ access, seq, check: { ...(opening!.payload as Omit<Check, 'at'>), at } })),
      );
  }
}

/** The checks by each access as they are kept. */
export function chainsOfChecks({ checks }: CheckTables): RequestChain[] {
  return [...checks].map(([key, events]) => {
    const [organisationId, accessId] = JSON.parse(key) as [string, string];
    return { ...placeOfChecks(organisationId, accessId), events: structuredClone(events), strays: [] };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
