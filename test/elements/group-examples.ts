/** A group of people at a service of plain memory: the port of `lupa-group-requests`, for what the real one cannot be made to do. */
import { ApiError, type ApiErrorKind } from '../../src/api/api-error.ts';
import type { GroupRequestsApi, GroupRequestsQuery, SeenImport } from '../../src/api/ports.ts';
import type { GroupImport } from '../../src/contract/group.ts';
import type { RecordedAnswer, Selection } from '../../src/contract/group-acts.ts';
import type { BulkItem, BulkJob, GroupRequests, GroupRespondent, GroupRow } from '../../src/contract/group-requests.ts';
import type { ResponseStatistics } from '../../src/contract/response-statistics.ts';
import { ACTS, type Act } from '../../src/model/group-act.ts';
import { REQUEST_STATUSES } from '../../src/model/request-status.ts';

export const TEMPLATE_ID = 't1';

export function respondent(changes: Partial<GroupRespondent> = {}): GroupRespondent {
  return {
    id: 'g1',
    name: 'Markus Penttinen',
    role: 'guardian',
    custody: 'joint',
    unreachable: false,
    protected: false,
    decides: true,
    email: 'markus.penttinen@kunta.example',
    identified: true,
    answer: 'none',
    answeredAt: null,
    method: 'none',
    recorded: null,
    purposes: [],
    delivery: null,
    resendable: false,
    ...changes,
  };
}

export function groupRow(changes: Partial<GroupRow> = {}): GroupRow {
  return {
    id: 'p1',
    name: 'Tuija Hiltunen',
    current: true,
    requestId: null,
    versionId: null,
    status: 'not-sent',
    reason: 'not-sent',
    since: null,
    lastValidDay: null,
    purposes: [],
    respondents: [respondent()],
    ...changes,
  };
}

/** A row to which a request has been sent. */
export function sentRow(changes: Partial<GroupRow> = {}): GroupRow {
  const id = changes.id ?? 'p1';
  return groupRow({
    requestId: `r-${id}`,
    versionId: 'v1',
    status: 'requested',
    reason: 'no-answer',
    since: '2026-11-02T12:05:00.000Z',
    respondents: [
      respondent({
        resendable: true,
        purposes: [{ id: 'photos', answer: 'none', decisions: ['accept', 'refuse'] }],
        delivery: { kind: 'request', state: 'sent', error: 'none', at: '2026-11-02T12:06:00.000Z' },
      }),
    ],
    ...changes,
  });
}

/** So many people, the first ones with requests that await an answer. */
export function people(count: number, sent = 0): GroupRow[] {
  return Array.from({ length: count }, (_, index) => {
    const [id, number] = [`p${index + 1}`, String(index + 1).padStart(2, '0')];
    const named = { id, name: `Oppilas ${number}` };
    const guardian = { id: `g${index + 1}`, name: `Huoltaja ${number}`, email: `huoltaja${number}@kunta.example` };
    const row = index < sent ? sentRow(named) : groupRow(named);
    return { ...row, respondents: row.respondents.map((each) => ({ ...each, ...guardian })) };
  });
}

const POSSIBLE: Record<Act, (row: GroupRow) => boolean> = {
  send: ({ requestId }) => requestId === null,
  remind: ({ status }) => status === 'requested',
  'end-answering': ({ status }) => status === 'requested' || status === 'given',
  close: ({ requestId, status }) => requestId !== null && status !== 'closed',
};

interface Job extends BulkJob {
  items: BulkItem[];
}

type Method = keyof GroupRequestsApi;

/** A service of plain memory. What a test does not want to work, it makes fail. */
/** An import that changes nothing of three people. */
export function groupImport(changes: Partial<GroupImport> = {}): GroupImport {
  const nothing = { faults: [], warnings: [], joined: [], left: [], changed: [] };
  return { fingerprint: 'seen', ...nothing, unchanged: 3, requests: 0, ...changes };
}

export class GroupService implements GroupRequestsApi {
  rows: GroupRow[];
  changes: Partial<GroupRequests> = {};
  template: Partial<GroupRequests['template']> = {};
  told: ResponseStatistics = { asks: true, asked: 0, from: null, until: '2026-11-22', told: null };
  ahead: Awaited<ReturnType<GroupRequestsApi['remindersAhead']>> = { items: [] };
  found: { id: string; name: string; birthYear: number | null }[] = [];
  preview: SeenImport = { preview: groupImport(), etag: '"seen"' };
  /** What has been asked, method by method. */
  readonly calls: { method: Method; said: unknown[] }[] = [];
  readonly jobs = new Map<string, Job>();
  readonly recordedKeys = new Map<string, RecordedAnswer>();
  /** Ids of those at whom the service fails the first time. */
  failsAt = new Set<string>();
  /** How many of a running act are carried out each time somebody asks how far it is. */
  pace = Infinity;
  #faults: { method: Method; kind: ApiErrorKind; carriedOut: boolean }[] = [];
  #held: { method: Method; released: Promise<void> }[] = [];

  constructor(rows: GroupRow[]) {
    this.rows = rows;
  }

  /** The next call of the method fails. @param carriedOut what was asked is done all the same */
  failOnce(method: Method, kind: ApiErrorKind = 'network', carriedOut = false): void {
    this.#faults.push({ method, kind, carriedOut });
  }

  /** Answers of the method wait until `release` is called. */
  hold(method: Method): { release: () => void } {
    let release = () => {};
    const held = { method, released: new Promise<void>((resolve) => (release = resolve)) };
    this.#held.push(held);
    return {
      release: () => {
        this.#held = this.#held.filter((each) => each !== held);
        release();
      },
    };
  }

  saidTo(method: Method): unknown[][] {
    return this.calls.filter((call) => call.method === method).map(({ said }) => said);
  }

  async #answer<T>(method: Method, said: unknown[], work: () => T): Promise<T> {
    this.calls.push({ method, said });
    const fault = this.#faults.find((each) => each.method === method);
    if (fault !== undefined) {
      this.#faults = this.#faults.filter((each) => each !== fault);
      if (fault.carriedOut) work();
      throw new ApiError(fault.kind);
    }
    const answer = structuredClone(work());
    await this.#held.find((each) => each.method === method)?.released;
    return answer;
  }

  #matching({ status, search = '', ids }: GroupRequestsQuery): GroupRow[] {
    return this.rows.filter(
      (row) =>
        (status === undefined || row.status === status) &&
        row.name.toLowerCase().includes(search.toLowerCase()) &&
        (ids === undefined || ids.includes(row.id)),
    );
  }

  page(id: string, query: GroupRequestsQuery): Promise<GroupRequests> {
    return this.#answer('page', [id, query], () => {
      const { sort = 'name', order = 'asc', offset = 0, limit = 20 } = query;
      const matching = this.#matching(query).toSorted((a, b) => {
        const key = (row: GroupRow) => (sort === 'name' ? row.name : String(row[sort]));
        return key(a).localeCompare(key(b), 'fi', { numeric: true }) * (order === 'asc' ? 1 : -1);
      });
      const all = this.#matching({ ...query, status: undefined });
      const statuses = REQUEST_STATUSES.map((status) => ({
        status,
        count: all.filter((row) => row.status === status).length,
      })).filter(({ count }) => count > 0);
      const possible = Object.fromEntries(ACTS.map((act) => [act, matching.filter(POSSIBLE[act]).length]));
      const running = [...this.jobs.values()].find(({ state }) => state === 'running');
      return {
        template: {
          id: TEMPLATE_ID,
          name: { fi: 'Amiraalit-ryhmän kuvauslupa, kevät 2023', sv: 'Fotograferingstillstånd, våren 2023' },
          organisation: { fi: 'Helsinki', sv: 'Helsingfors' },
          versionId: 'v1',
          languages: ['fi', 'sv'],
          proposedLastDay: null,
          purposes: [{ id: 'photos', name: { fi: 'Kuvien julkaisu' } }],
          target: { kind: 'group', groupId: 'g1', name: { fi: 'Auringonkukka, Amiraalit (oppijat)' } },
          ...this.template,
        },
        mayAct: true,
        total: matching.length,
        offset,
        statuses,
        possible: possible as unknown as GroupRequests['possible'],
        running: running === undefined ? null : shown(running),
        items: matching.slice(offset, offset + limit),
        ...this.changes,
      };
    });
  }

  plan(id: string, message: { act: Act; selection: Selection }): Promise<BulkJob> {
    return this.#answer('plan', [id, message], () => {
      const { act, selection } = message;
      const except = new Set('all' in selection ? selection.except : []);
      const asked = 'ids' in selection ? { ids: selection.ids } : selection.all;
      const items = this.#matching(asked)
        .filter((row) => !except.has(row.id))
        .map((row): BulkItem => {
          const can = POSSIBLE[act](row);
          const reason = can ? 'none' : act === 'send' ? 'already-sent' : 'not-sent';
          return { id: row.id, name: row.name, state: can ? 'ready' : 'skipped', reason, mails: can ? 1 : 0 };
        });
      const job: Job = {
        ...counts(items),
        id: `j${this.jobs.size + 1}`,
        act,
        state: 'planned',
        lastValidDay: null,
        items,
      };
      this.jobs.set(job.id, job);
      return shown(job);
    });
  }

  start(id: string, jobId: string, message: { lastValidDay?: string | null }): Promise<BulkJob> {
    return this.#answer('start', [id, jobId, message], () => {
      const job = this.jobs.get(jobId)!;
      if (job.state === 'planned') Object.assign(job, { state: 'running', lastValidDay: message.lastValidDay ?? null });
      return shown(job);
    });
  }

  job(id: string, jobId: string): Promise<BulkJob> {
    return this.#answer('job', [id, jobId], () => {
      const job = this.jobs.get(jobId)!;
      if (job.state === 'running') this.#work(job);
      return shown(job);
    });
  }

  #work(job: Job): void {
    for (const item of job.items.filter(({ state }) => state === 'ready').slice(0, this.pace)) {
      const fails = this.failsAt.delete(item.id);
      Object.assign(item, { state: fails ? 'failed' : 'done', reason: fails ? 'failed' : 'none' });
      if (fails) continue;
      const row = this.rows.find(({ id }) => id === item.id)!;
      if (job.act === 'send') Object.assign(row, { ...sentRow({ id: row.id, name: row.name }) });
      if (job.act === 'close') Object.assign(row, { status: 'closed', reason: 'closed' });
    }
    Object.assign(job, counts(job.items));
    if (job.ready === 0) job.state = 'finished';
  }

  items(id: string, jobId: string, state: BulkItem['state'], offset: number) {
    return this.#answer('items', [id, jobId, state, offset], () => {
      const all = this.jobs.get(jobId)!.items.filter((item) => item.state === state);
      const reasons = [...Map.groupBy(all, ({ reason }) => reason)].flatMap(([reason, those]) =>
        reason === 'none' ? [] : { reason, count: those.length },
      );
      return { total: all.length, offset, reasons, items: all.slice(offset, offset + 50) };
    });
  }

  retry(id: string, jobId: string): Promise<BulkJob> {
    return this.#answer('retry', [id, jobId], () => {
      const job = this.jobs.get(jobId)!;
      for (const item of job.items)
        if (item.state === 'failed') Object.assign(item, { state: 'ready', reason: 'none' });
      Object.assign(job, counts(job.items), { state: 'running' });
      return shown(job);
    });
  }

  resend(...said: string[]): Promise<void> {
    return this.#answer('resend', said, () => {});
  }

  record(id: string, requestId: string, personId: string, answer: RecordedAnswer, key: string): Promise<void> {
    return this.#answer('record', [id, requestId, personId, answer, key], () => {
      this.recordedKeys.set(key, answer);
    });
  }

  recorded(id: string, requestId: string, personId: string, key: string): Promise<boolean> {
    return this.#answer('recorded', [id, requestId, personId, key], () => this.recordedKeys.has(key));
  }

  candidates(id: string, search: string) {
    return this.#answer('candidates', [id, search], () => ({
      items: this.found.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase())),
    }));
  }

  addPeople(id: string, ids: string[]): Promise<void> {
    return this.#answer('addPeople', [id, ids], () => {
      for (const each of this.found.filter((one) => ids.includes(one.id))) this.rows.push(groupRow(each));
    });
  }

  removePeople(id: string, ids: string[]): Promise<void> {
    return this.#answer('removePeople', [id, ids], () => {
      this.rows = this.rows.filter((row) => !ids.includes(row.id));
    });
  }

  remindersAhead(id: string) {
    return this.#answer('remindersAhead', [id], () => this.ahead);
  }

  statistics(id: string) {
    return this.#answer('statistics', [id], () => this.told);
  }

  previewImport(groupId: string, file: Blob): Promise<SeenImport> {
    return this.#answer('previewImport', [groupId, file], () => this.preview);
  }

  importGroup(groupId: string, file: Blob, etag: string): Promise<GroupImport> {
    return this.#answer('importGroup', [groupId, file, etag], () => this.preview.preview);
  }

  seenInstead({ current, etag }: ApiError): SeenImport {
    return { preview: current as GroupImport, etag };
  }

  exportAddress(id: string, format: 'csv' | 'xlsx', query: GroupRequestsQuery): string {
    return `/export/${id}?${new URLSearchParams({ format, ...(query as Record<string, string>) }).toString()}`;
  }
}

function counts(items: BulkItem[]) {
  const count = (state: BulkItem['state']) => items.filter((item) => item.state === state).length;
  return {
    ready: count('ready'),
    done: count('done'),
    skipped: count('skipped'),
    failed: count('failed'),
    mails: count('done'),
  };
}

function shown({ items: _items, ...job }: Job): BulkJob {
  return job;
}

/** The group of the deck, as it stands in the middle of the spring. */
export function deckGroup(): GroupRow[] {
  const at = '2026-06-02T09:00:00.000Z';
  const photos = (answer: 'none' | 'given' | 'refused') => [
    {
      id: 'photos',
      answer,
      decisions: answer === 'given' ? ['withdraw' as const] : ['accept' as const, 'refuse' as const],
    },
  ];
  const mailed = { kind: 'request' as const, state: 'sent' as const, error: 'none' as const, at };
  const rows: GroupRow[] = [
    sentRow({
      id: 'd1',
      name: 'Richard Johansson',
      since: at,
      lastValidDay: '2027-06-04',
      respondents: [
        respondent({
          id: 'd1a',
          name: 'Peter Hansson',
          email: 'Peter.Hansson@mailinator.com',
          purposes: photos('none'),
          resendable: true,
          delivery: mailed,
        }),
        respondent({
          id: 'd1b',
          name: 'Lennart Karlsson',
          email: 'Lennart.Karlsson@mailinator.com',
          purposes: photos('none'),
          resendable: true,
          delivery: { ...mailed, state: 'dead', error: 'address-refused' },
        }),
      ],
    }),
    sentRow({
      id: 'd2',
      name: 'Tuija Hiltunen',
      status: 'given',
      reason: 'all-accepted',
      since: at,
      lastValidDay: '2027-06-04',
      respondents: [
        respondent({
          id: 'd2a',
          name: 'Markus Penttinen',
          answer: 'given',
          answeredAt: at,
          method: 'paper',
          recorded: { by: 'Hilkka Henkilöstö', answeredOn: '2026-06-01', evidence: 'Kansio 7, toimisto' },
          purposes: photos('given'),
        }),
      ],
    }),
    sentRow({
      id: 'd3',
      name: 'Georg Johansson',
      status: 'partly-given',
      reason: 'answers-missing',
      since: at,
      respondents: [
        respondent({
          id: 'd3a',
          name: 'Christina Gustavsson',
          email: 'Christina.Gustavsson@mailinator.com',
          answer: 'given',
          answeredAt: at,
          method: 'web',
          purposes: photos('given'),
        }),
        respondent({ id: 'd3b', name: 'Birgitta Nordström', email: null, identified: false, purposes: photos('none') }),
      ],
    }),
    sentRow({
      id: 'd4',
      name: 'Gunnar Karlsson',
      status: 'refused',
      reason: 'refused',
      since: at,
      respondents: [
        respondent({
          id: 'd4a',
          name: 'Erik Davidsson',
          email: 'Erik.Davidsson@mailinator.com',
          answer: 'refused',
          answeredAt: at,
          method: 'phone',
          purposes: photos('refused'),
        }),
      ],
    }),
    sentRow({
      id: 'd5',
      name: 'Aleksanteri Konstantinopolitanskij-Lähteenmäki',
      status: 'conflict',
      reason: 'answers-differ',
      since: at,
      respondents: [
        respondent({
          id: 'd5a',
          name: 'Varhaiskasvatuspalvelukokonaisuudenkehittämiskeskus Oy',
          protected: true,
          answer: 'given',
          answeredAt: at,
          method: 'web',
          purposes: photos('given'),
        }),
        respondent({
          id: 'd5b',
          name: 'Anna Lähteenmäki',
          unreachable: true,
          answer: 'refused',
          answeredAt: at,
          method: 'in-person',
          purposes: photos('refused'),
        }),
      ],
    }),
  ];
  return [...rows, ...people(22)];
}
