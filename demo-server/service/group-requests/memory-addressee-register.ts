import type { Act, Hindrance, Sort } from '../../../src/model/group-act.ts';
import { responseOf } from '../../../src/model/response-statistics.ts';
import type { RequestEvent } from '../../../src/model/consent-request.ts';
import { REQUEST_STATUSES } from '../../../src/model/request-status.ts';
import { effective } from '../authorisation.ts';
import type { GuardianshipRecord } from '../groups/group-register.ts';
import type { GroupTables } from '../groups/memory-group-register.ts';
import type { MailTables } from '../mail/memory-mail-register.ts';
import { nameKey, searchKeys } from '../name-order.ts';
import type { NewRequest, PersonRecord, RequestRecord } from '../store.ts';
import type {
  Addressee,
  AddresseeFilter,
  AddresseePage,
  AddresseeRegister,
  AddresseeRules,
  AnsweredRequest,
  DirectedTo,
  StandingRecord,
  Target,
  Unassessed,
} from './addressee-register.ts';

export interface AddresseeTables {
  /** By organisation and template. */
  targets: Map<string, Target>;
  /** Instant of the naming, by organisation, template and person. */
  namedPeople: Map<string, string>;
  /** By organisation and request. */
  standings: Map<string, StandingRecord>;
  /** How often something has happened to a request, by organisation and request. */
  revisions: Map<string, number>;
}

type Tables = AddresseeTables & GroupTables & MailTables;

export interface AddresseeSurroundings {
  keyOf(...parts: string[]): string;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person' | 'template' | 'group', organisationId: string, id: string): void;
  person(organisationId: string, personId: string): PersonRecord | undefined;
  people(organisationId: string): PersonRecord[];
  /** Of a template, each with the major version that it asks by. */
  requests(organisationId: string, templateId: string): { request: NewRequest; major: number }[];
  complete(request: NewRequest): RequestRecord;
}

interface Row extends Addressee {
  key: string;
  since: string;
}

/** Whom templates are directed to, in memory. */
export class MemoryAddresseeRegister implements AddresseeRegister {
  readonly #tables: Tables;
  readonly #around: AddresseeSurroundings;

  constructor(tables: Tables, around: AddresseeSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async target(organisationId: string, templateId: string): Promise<Target | undefined> {
    return structuredClone(this.#tables.targets.get(this.#around.keyOf(organisationId, templateId)));
  }

  async isDirectedTo(organisationId: string, templateId: string, subjectId: string): Promise<boolean> {
    return this.#directedTo(organisationId, templateId).includes(subjectId);
  }

  async setTarget(organisationId: string, templateId: string, target: Target): Promise<void> {
    this.#around.mustHave('template', organisationId, templateId);
    if (target.kind === 'group') this.#around.mustHave('group', organisationId, target.groupId);
    this.#tables.targets.set(this.#around.keyOf(organisationId, templateId), structuredClone(target));
  }

  async addPeople(organisationId: string, templateId: string, subjectIds: string[], at: string): Promise<void> {
    this.#around.mustHave('template', organisationId, templateId);
    for (const id of subjectIds) {
      this.#around.mustHave('person', organisationId, id);
      const key = this.#around.keyOf(organisationId, templateId, id);
      if (!this.#tables.namedPeople.has(key)) this.#tables.namedPeople.set(key, at);
    }
  }

  async removePeople(organisationId: string, templateId: string, subjectIds: string[]): Promise<void> {
    for (const id of subjectIds) this.#tables.namedPeople.delete(this.#around.keyOf(organisationId, templateId, id));
  }

  async directedTo(organisationId: string, templateId: string): Promise<DirectedTo[]> {
    const bySubject = Map.groupBy(
      this.#around.requests(organisationId, templateId),
      ({ request }) => request.subjectId,
    );
    return this.#directedTo(organisationId, templateId)
      .map((id) => ({ person: structuredClone(this.#around.person(organisationId, id)!), asked: bySubject.get(id) }))
      .map(({ person, asked }) => ({ person, requestId: newestOf(asked ?? [])?.request.id ?? null }))
      .sort((a, b) => compare(keyOfPerson(a.person), keyOfPerson(b.person)) || compare(a.person.id, b.person.id));
  }

  async peopleByName(organisationId: string, search: string, limit: number): Promise<PersonRecord[]> {
    return this.#around
      .people(organisationId)
      .map((person) => ({ person, key: keyOfPerson(person) }))
      .filter(({ key }) => hasWords(key, search))
      .sort((a, b) => compare(a.key, b.key) || compare(a.person.id, b.person.id))
      .slice(0, limit)
      .map(({ person }) => structuredClone(person));
  }

  async unassessed(
    organisationId: string,
    templateId: string,
    now: string,
    limit: number,
    requestIds?: string[],
  ): Promise<Unassessed[]> {
    return this.#around
      .requests(organisationId, templateId)
      .filter(({ request }) => requestIds?.includes(request.id) ?? true)
      .map(({ request }) => ({ request, revision: this.#revisionOf(organisationId, request.id) }))
      .filter(({ request, revision }) => {
        const standing = this.#tables.standings.get(this.#around.keyOf(organisationId, request.id));
        const due = standing?.nextChangeAt ?? null;
        return standing?.revision !== revision || (due !== null && due <= now);
      })
      .sort((a, b) => compare(a.request.id, b.request.id))
      .slice(0, limit)
      .map(({ request, revision }) => ({ request: this.#around.complete(request), revision }));
  }

  #revisionOf(organisationId: string, requestId: string): number {
    return this.#tables.revisions.get(this.#around.keyOf(organisationId, requestId)) ?? 0;
  }

  async keepStandings(organisationId: string, standings: StandingRecord[]): Promise<void> {
    for (const standing of standings) {
      this.#tables.standings.set(this.#around.keyOf(organisationId, standing.requestId), structuredClone(standing));
    }
  }

  async page(
    rules: AddresseeRules,
    { status, search = '', ids, except = [] }: AddresseeFilter,
    { sort, descending, offset, limit }: { sort: Sort; descending: boolean; offset: number; limit: number },
  ): Promise<AddresseePage> {
    const matching = this.#rows(rules).filter(
      ({ key, person }) => hasWords(key, search) && (ids?.includes(person.id) ?? true) && !except.includes(person.id),
    );
    const shown = matching
      .filter((row) => status === undefined || row.status === status)
      .sort((a, b) => inOrder(a, b, sort, descending));
    return {
      rows: shown.slice(offset, offset + limit).map(({ key: _, since: __, ...row }) => structuredClone(row)),
      counts: REQUEST_STATUSES.flatMap((each) => {
        const having = matching.filter((row) => row.status === each);
        if (having.length === 0) return [];
        const possible = (act: Act) => having.filter(({ hindrances }) => hindrances[act] === null).length;
        const acts = { send: possible('send'), remind: possible('remind'), close: possible('close') };
        return {
          status: each,
          count: having.length,
          possible: { ...acts, 'end-answering': possible('end-answering') },
        };
      }),
    };
  }

  async answeredRequests(organisationId: string, templateIds: string[]): Promise<AnsweredRequest[]> {
    return templateIds.flatMap((templateId) => {
      const sent = this.#around.requests(organisationId, templateId).map(({ request, major }) => {
        const complete = this.#around.complete(request);
        return { major, response: responseOf(effective(complete)), sent: complete.events.some(isSending) };
      });
      const newest = Math.max(...sent.filter((each) => each.sent).map(({ major }) => major));
      return sent.flatMap(({ major, response }) => {
        if (major !== newest || response === undefined) return [];
        return [{ templateId, sentAt: response.sentAt, answeredAt: response.answers[0]?.at ?? null }];
      });
    });
  }

  #rows(rules: AddresseeRules): Row[] {
    const { organisationId, templateId } = rules;
    const current = new Set(this.#directedTo(organisationId, templateId));
    const requests = this.#around.requests(organisationId, templateId);
    const bySubject = Map.groupBy(requests, ({ request }) => request.subjectId);
    return [...new Set([...current, ...bySubject.keys()])].map((id) => {
      const person = this.#around.person(organisationId, id)!;
      const newest = newestOf(bySubject.get(id) ?? []);
      const standing = newest && this.#tables.standings.get(this.#around.keyOf(organisationId, newest.request.id));
      const isCurrent = current.has(id);
      return {
        person,
        key: keyOfPerson(person),
        current: isCurrent,
        requestId: newest?.request.id ?? null,
        status: standing?.status ?? 'not-sent',
        since: standing?.since ?? '',
        hindrances: {
          send: this.#toSend(rules, { person, isCurrent, major: newest?.major, standing }),
          remind: this.#toRemind(rules, standing),
          'end-answering': toEnd(standing) ?? (standing?.answering === false ? 'answering-over' : null),
          close: toEnd(standing),
        },
      };
    });
  }

  #directedTo(organisationId: string, templateId: string): string[] {
    const target = this.#tables.targets.get(this.#around.keyOf(organisationId, templateId));
    if (target === undefined) return [];
    const [table, id] =
      target.kind === 'group' ? [this.#tables.groupMembers, target.groupId] : [this.#tables.namedPeople, templateId];
    return [...table.keys()]
      .map((key) => JSON.parse(key) as [string, string, string])
      .filter(([organisation, place]) => organisation === organisationId && place === id)
      .map(([, , person]) => person);
  }

  #toSend(
    { organisationId, major, bornBy, selfOnly, fosterMay }: AddresseeRules,
    of: { person: PersonRecord; isCurrent: boolean; major: number | undefined; standing: StandingRecord | undefined },
  ): Hindrance | null {
    const { person, isCurrent, standing } = of;
    if (!isCurrent) return 'left';
    if (major === null) return 'nothing-published';
    if (of.major !== undefined && of.major >= major) return 'already-sent';
    if (standing?.status === 'refused' || standing?.status === 'withdrawn') return 'said-no';
    if (standing !== undefined && standing.status !== 'closed' && standing.status !== 'expired') return 'already-sent';
    const guardians = this.#tables.guardianships.get(this.#around.keyOf(organisationId, person.id)) ?? [];
    const answers = ({ custody }: GuardianshipRecord) => custody !== 'none' && (custody !== 'foster' || fosterMay);
    const ofAge = person.birthDate !== null && person.birthDate <= bornBy;
    return selfOnly || ofAge || guardians.some(answers) ? null : 'nobody-to-answer';
  }

  #toRemind({ organisationId, quietSince }: AddresseeRules, standing: StandingRecord | undefined): Hindrance | null {
    if (standing === undefined) return 'not-sent';
    if (standing.awaited.length === 0) return 'nobody-awaited';
    const reachable = standing.awaited.filter(
      (id) =>
        this.#tables.contacts.has(this.#around.keyOf(organisationId, id)) &&
        this.#around.person(organisationId, id)?.identityHash != null,
    );
    if (reachable.length === 0) return 'no-address';
    const mails = [...this.#tables.mails.values()].filter(
      (mail) =>
        mail.organisationId === organisationId &&
        mail.requestId === standing.requestId &&
        (mail.kind === 'request' || mail.kind === 'reminder') &&
        (mail.state === 'waiting' || mail.state === 'sent') &&
        mail.createdAt > quietSince,
    );
    return reachable.every((id) => mails.some(({ personId }) => personId === id)) ? 'written-recently' : null;
  }
}

const isSending = ({ type }: RequestEvent) => type === 'sent';

function toEnd(standing: StandingRecord | undefined): Hindrance | null {
  if (standing === undefined) return 'not-sent';
  return standing.status === 'closed' ? 'closed' : null;
}

function newestOf<Asked extends { major: number }>(asked: Asked[]): Asked | undefined {
  return asked.toSorted((a, b) => b.major - a.major)[0];
}

function keyOfPerson({ familyName, givenNames }: PersonRecord): string {
  return nameKey(`${familyName} ${givenNames}`);
}

function hasWords(key: string, search: string): boolean {
  return searchKeys(search).every((word) => key.includes(word));
}

function inOrder(a: Row, b: Row, sort: Sort, descending: boolean): number {
  const turn = descending ? -1 : 1;
  const byName = compare(a.key, b.key);
  if (sort === 'name') return turn * byName || compare(a.person.id, b.person.id);
  const first =
    sort === 'status'
      ? turn * (REQUEST_STATUSES.indexOf(a.status) - REQUEST_STATUSES.indexOf(b.status))
      : // Those without a time come last, whichever way it goes.
        Number(a.since === '') - Number(b.since === '') || turn * compare(a.since, b.since);
  return first || byName || compare(a.person.id, b.person.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
