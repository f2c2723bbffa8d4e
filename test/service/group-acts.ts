/** A municipality whose staff act on the requests of a group's families. */
import assert from 'node:assert/strict';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { runJobs, type Worked } from '../../demo-server/service/group-requests/run-jobs.ts';
import type { MailRecord } from '../../demo-server/service/mail/mail-register.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { NewEvent, RequestRecord, Store } from '../../demo-server/service/store.ts';
import type { PlanMessage, StartMessage } from '../../src/contract/group-acts.ts';
import type { BulkItem, BulkItems, BulkJob } from '../../src/contract/group-requests.ts';
import type { Act } from '../../src/model/group-act.ts';
import { addFamilies, type Family } from './families.ts';
import type { Municipality } from './municipality.ts';
import { startStaffed, type Staffed } from './staffed-municipality.ts';
import type { Answer } from './test-service.ts';

export const EVERYBODY: PlanMessage['selection'] = { all: {} };

export interface Acting extends Staffed {
  families: Family[];
  /** Asks for `path` under the template's jobs; with a body it is posted. */
  jobs(path: string, body?: object, actor?: Actor | null): Promise<Answer>;
  planned(act: Act, selection?: PlanMessage['selection']): Promise<BulkJob>;
  started(job: BulkJob, message?: StartMessage): Promise<BulkJob>;
  /** Works off what was started, as a worker does. */
  work(store?: Store): Promise<Worked>;
  /** Plans, starts and works off; resolves to what became of it. */
  done(act: Act, selection?: PlanMessage['selection'], message?: StartMessage): Promise<BulkJob>;
  items(job: BulkJob, state: BulkItem['state']): Promise<BulkItem[]>;
  /** All requests about the child, by id. */
  requestsOf(family: Family): Promise<RequestRecord[]>;
  /** The only one. */
  requestOf(family: Family): Promise<RequestRecord>;
  /** Mails about the children of these families, the oldest first. */
  mails(): Promise<MailRecord[]>;
  answer(family: Family, which: number, type?: 'accepted' | 'refused' | 'withdrawn'): Promise<void>;
}

export async function startActing(
  count: number,
  {
    change = (each: Municipality) => each,
    store = new MemoryStore() as Store,
    guardians = 2,
  }: { change?: (municipality: Municipality) => Municipality; store?: Store; guardians?: number } = {},
): Promise<Acting> {
  const staffed = await startStaffed(change, [], store);
  const { municipality, editor, clock, ask } = staffed;
  const { organisation, template, version } = municipality;
  const organisationId = organisation.id;
  const families = await addFamilies(store, municipality, count, { guardians });

  const jobs: Acting['jobs'] = (path, body, actor = editor) =>
    ask(actor, {
      path: `/api/templates/${template.id}/requests/jobs${path}`,
      ...(body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  const planned: Acting['planned'] = async (act, selection = EVERYBODY) => {
    const answer = await jobs('', { act, selection });
    assert.equal(answer.status, 201, answer.text);
    return answer.json as BulkJob;
  };
  const started: Acting['started'] = async ({ id }, message = {}) => {
    const answer = await jobs(`/${id}/start`, message);
    assert.equal(answer.status, 200, answer.text);
    return answer.json as BulkJob;
  };
  const work: Acting['work'] = (from = store) =>
    runJobs({ store: from, organisationId, now: () => new Date(clock.now) });
  const requestsOf: Acting['requestsOf'] = ({ child }) =>
    store.transaction((tx) => tx.requestsAbout(organisationId, [child.id]));

  return {
    ...staffed,
    families,
    jobs,
    planned,
    started,
    work,
    async done(act, selection, message) {
      const job = await planned(act, selection);
      await started(job, message);
      await work();
      return (await jobs(`/${job.id}`)).json as BulkJob;
    },
    async items({ id }, state) {
      return ((await jobs(`/${id}/items?state=${state}`)).json as BulkItems).items;
    },
    requestsOf,
    async requestOf(family) {
      const [request, ...others] = await requestsOf(family);
      assert.ok(request !== undefined && others.length === 0);
      return request;
    },
    async mails() {
      return (await store.transaction((tx) => tx.mail.mails(organisationId, 100_000))).reverse();
    },
    async answer(family, which, type = 'accepted') {
      const event: NewEvent = {
        type,
        at: clock.now,
        personId: family.guardians[which]!.id,
        shown: { versionId: version.id, language: 'fi' },
      };
      const requests = await requestsOf(family);
      await store.transaction((tx) => tx.appendEvent(organisationId, requests.at(-1)!.id, event));
    },
  };
}
