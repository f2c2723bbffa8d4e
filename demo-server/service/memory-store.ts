import type { RequestEvent } from '../../src/model/consent-request.ts';
import { DuplicateIntent } from './store.ts';
import type {
  IntentRecord,
  NewEvent,
  NewRequest,
  OrganisationRecord,
  PersonRecord,
  RequestRecord,
  Store,
  TemplateRecord,
  TemplateVersionRecord,
  Transaction,
} from './store.ts';

/** Each by its key within its organisation: the same id in two organisations is two things. */
interface Tables {
  organisations: Map<string, OrganisationRecord>;
  people: Map<string, PersonRecord>;
  templates: Map<string, TemplateRecord>;
  versions: Map<string, TemplateVersionRecord>;
  requests: Map<string, NewRequest>;
  events: Map<string, RequestEvent[]>;
  intents: Map<string, IntentRecord>;
}

function emptyTables(): Tables {
  return {
    organisations: new Map(),
    people: new Map(),
    templates: new Map(),
    versions: new Map(),
    requests: new Map(),
    events: new Map(),
    intents: new Map(),
  };
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}

/** Records go in and out as copies, so that nobody outside can change what is kept. */
class MemoryTransaction implements Transaction {
  readonly #tables: Tables;
  #failed = false;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Whether a write was refused. As in SQL, nothing of the transaction is kept then. */
  get failed(): boolean {
    return this.#failed;
  }

  #refuse(error: Error): never {
    this.#failed = true;
    throw error;
  }

  #mustHave(table: Map<string, unknown>, what: string, ...key: string[]): void {
    if (!table.has(keyOf(...key))) this.#refuse(new Error(`${what} is not in the store`));
  }

  #mustBeNew(table: Map<string, unknown>, what: string, ...key: string[]): void {
    if (table.has(keyOf(...key))) this.#refuse(new Error(`${what} is in the store already`));
  }

  async addOrganisation(organisation: OrganisationRecord): Promise<void> {
    this.#mustBeNew(this.#tables.organisations, 'organisation', organisation.id);
    this.#tables.organisations.set(keyOf(organisation.id), structuredClone(organisation));
  }

  async organisation(organisationId: string): Promise<OrganisationRecord | undefined> {
    return structuredClone(this.#tables.organisations.get(keyOf(organisationId)));
  }

  async addPerson(person: PersonRecord): Promise<void> {
    const { organisationId, id, identityHash } = person;
    this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
    this.#mustBeNew(this.#tables.people, 'person', organisationId, id);
    if ((await this.personByIdentity(organisationId, identityHash)) !== undefined) {
      this.#refuse(new Error('identity is in the store already'));
    }
    this.#tables.people.set(keyOf(organisationId, id), structuredClone(person));
  }

  async person(organisationId: string, personId: string): Promise<PersonRecord | undefined> {
    return structuredClone(this.#tables.people.get(keyOf(organisationId, personId)));
  }

  async personByIdentity(organisationId: string, identityHash: string): Promise<PersonRecord | undefined> {
    for (const person of this.#tables.people.values()) {
      if (person.organisationId === organisationId && person.identityHash === identityHash) {
        return structuredClone(person);
      }
    }
    return undefined;
  }

  async addTemplate(template: TemplateRecord): Promise<void> {
    const { organisationId, id } = template;
    this.#mustHave(this.#tables.organisations, 'organisation', organisationId);
    this.#mustBeNew(this.#tables.templates, 'template', organisationId, id);
    this.#tables.templates.set(keyOf(organisationId, id), structuredClone(template));
  }

  async addVersion(version: TemplateVersionRecord): Promise<void> {
    const { organisationId, id, templateId, major, minor } = version;
    this.#mustHave(this.#tables.templates, 'template', organisationId, templateId);
    this.#mustBeNew(this.#tables.versions, 'template version', organisationId, id);
    for (const other of this.#tables.versions.values()) {
      const same = other.organisationId === organisationId && other.templateId === templateId;
      if (same && other.major === major && other.minor === minor)
        this.#refuse(new Error('version is in the store already'));
    }
    this.#tables.versions.set(keyOf(organisationId, id), structuredClone(version));
  }

  async addRequest(request: NewRequest): Promise<void> {
    const { organisationId, id, versionId, subjectId, participants } = request;
    this.#mustHave(this.#tables.versions, 'template version', organisationId, versionId);
    this.#mustHave(this.#tables.people, 'subject', organisationId, subjectId);
    for (const { personId } of participants)
      this.#mustHave(this.#tables.people, 'participant', organisationId, personId);
    if (new Set(participants.map(({ personId }) => personId)).size < participants.length) {
      this.#refuse(new Error('participant is there twice'));
    }
    this.#mustBeNew(this.#tables.requests, 'request', organisationId, id);
    this.#tables.requests.set(keyOf(organisationId, id), structuredClone(request));
    this.#tables.events.set(keyOf(organisationId, id), []);
  }

  #complete(request: NewRequest): RequestRecord {
    // What a request refers to is there: `addRequest` and `addVersion` let nothing else in.
    const { organisationId, id } = request;
    const version = this.#tables.versions.get(keyOf(organisationId, request.versionId))!;
    return structuredClone({
      ...request,
      version,
      subject: this.#tables.people.get(keyOf(organisationId, request.subjectId))!,
      template: this.#tables.templates.get(keyOf(organisationId, version.templateId))!,
      organisation: this.#tables.organisations.get(keyOf(organisationId))!,
      events: this.#tables.events.get(keyOf(organisationId, id))!,
    });
  }

  async requestsOf(organisationId: string, personId: string): Promise<RequestRecord[]> {
    const mine = [...this.#tables.requests.values()].filter(
      (request) =>
        request.organisationId === organisationId &&
        request.participants.some((participant) => participant.personId === personId),
    );
    const first = (request: RequestRecord) => request.events[0]?.at ?? '';
    return mine
      .map((request) => this.#complete(request))
      .sort((a, b) => compare(first(b), first(a)) || compare(a.id, b.id));
  }

  async requestOf(organisationId: string, personId: string, requestId: string): Promise<RequestRecord | undefined> {
    // Transactions follow each other here, so `forUpdate` has nothing to add.
    const request = this.#tables.requests.get(keyOf(organisationId, requestId));
    const mine = request?.participants.some((participant) => participant.personId === personId);
    return request !== undefined && mine ? this.#complete(request) : undefined;
  }

  async appendEvent(organisationId: string, requestId: string, event: NewEvent): Promise<RequestEvent> {
    this.#mustHave(this.#tables.requests, 'request', organisationId, requestId);
    if ('personId' in event) {
      this.#mustHave(this.#tables.people, 'person', organisationId, event.personId);
      this.#mustHave(this.#tables.versions, 'template version', organisationId, event.shown.versionId);
    }
    const events = this.#tables.events.get(keyOf(organisationId, requestId)) ?? [];
    const numbered = { ...structuredClone(event), seq: events.length + 1 } as RequestEvent;
    this.#tables.events.set(keyOf(organisationId, requestId), [...events, numbered]);
    return structuredClone(numbered);
  }

  async intent(organisationId: string, personId: string, key: string): Promise<IntentRecord | undefined> {
    return structuredClone(this.#tables.intents.get(keyOf(organisationId, personId, key)));
  }

  async addIntent(intent: IntentRecord): Promise<void> {
    const { organisationId, personId, key, requestId } = intent;
    this.#mustHave(this.#tables.people, 'person', organisationId, personId);
    this.#mustHave(this.#tables.requests, 'request', organisationId, requestId);
    if (this.#tables.intents.has(keyOf(organisationId, personId, key))) this.#refuse(new DuplicateIntent());
    this.#tables.intents.set(keyOf(organisationId, personId, key), structuredClone(intent));
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Keeps everything in memory: for the browser, behind msw, and for tests. */
export class MemoryStore implements Store {
  readonly kind = 'memory';
  #tables = emptyTables();
  #turn: Promise<unknown> = Promise.resolve();

  /** One transaction at a time, each on a copy of the tables that takes their place when the work is done. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      const copy = Object.fromEntries(
        Object.entries(this.#tables).map(([name, table]) => [name, new Map(table)]),
      ) as unknown as Tables;
      const transaction = new MemoryTransaction(copy);
      const result = await work(transaction);
      if (transaction.failed) throw new Error('a write was refused, so nothing is kept');
      this.#tables = copy;
      return result;
    });
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async close(): Promise<void> {}
}
