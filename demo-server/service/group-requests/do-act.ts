/** What an act means to some of those whom it is for, decided anew when it comes to them. */
import { endOfDay } from '../../../src/model/civil-date.ts';
import type { OrganisationEvent } from '../../../src/model/consent-request.ts';
import type { Act, Hindrance } from '../../../src/model/group-act.ts';
import { laterThan } from '../event-time.ts';
import { inDaylight } from '../mail/daylight.ts';
import type { MailFilter } from '../mail/mail-register.ts';
import { putIn, tellOfClosing, tellOfRequest } from '../mail/outbox.ts';
import { answerInAdvance } from '../standing-consents.ts';
import type { RequestRecord, TemplateRecord, TemplateVersionRecord, Transaction } from '../store.ts';
import type { Addressee, AddresseeRules } from './addressee-register.ts';
import type { JobOutcome, JobRecord } from './job-register.ts';
import { awaitedOf, lookAtSome } from './look-again.ts';
import { participantsOf } from './participants.ts';
import { rulesOf } from './template-access.ts';

/** Of each subject for whom the act was done, how many mails were put in; or why it was not done after all. */
type Done = Map<string, number | Hindrance>;

interface Scene {
  transaction: Transaction;
  job: JobRecord;
  template: TemplateRecord;
  published: TemplateVersionRecord | undefined;
  rules: AddresseeRules;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * Does the act of a job to some of its subjects, in the transaction that took them and holds the ground still, and in
 * their order.
 *
 * Rejects with `DuplicateRequest` where somebody else sends the same to one of them at this moment.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function doAct(
  transaction: Transaction,
  job: JobRecord,
  subjectIds: string[],
  now: string,
): Promise<JobOutcome[]> {
  const { organisationId, templateId, act } = job;
  const template = (await transaction.template(organisationId, templateId))!;
  const versions = await transaction.versionsOf(organisationId, templateId);
  const published = versions.find(({ state }) => state === 'published');
  const scene = { transaction, job, template, published, rules: rulesOf(template, published, now), now };

  const { rows, requests } = await standNow(scene, subjectIds);
  const hindranceOf = (subjectId: string): Hindrance | null => {
    const row = rows.get(subjectId);
    // Who is neither asked nor directed to any more is not found at all.
    return row === undefined ? (act === 'send' ? 'left' : 'not-sent') : row.hindrances[act];
  };
  const free = subjectIds.filter((id) => hindranceOf(id) === null);
  const done =
    act === 'send'
      ? await send(scene, free)
      : await toEach(
          free.map((id) => requests.get(rows.get(id)!.requestId!)!),
          (request) => TO_REQUEST[act](scene, request),
        );
  return subjectIds.map((subjectId): JobOutcome => {
    const came = hindranceOf(subjectId) ?? done.get(subjectId)!;
    return typeof came === 'number'
      ? { subjectId, state: 'done', reason: null, mails: came }
      : { subjectId, state: 'skipped', reason: came, mails: 0 };
  });
}

/** How they stand, with the requests that they have; nobody changes those until the transaction ends. */
async function standNow(
  { transaction, job, rules, now }: Scene,
  ids: string[],
): Promise<{ rows: Map<string, Addressee>; requests: Map<string, RequestRecord> }> {
  const { organisationId, templateId } = job;
  const whole = { sort: 'name', descending: false, offset: 0, limit: ids.length } as const;
  const find = async () => (await transaction.addressees.page(rules, { ids }, whole)).rows;
  let rows = await find();
  const requestIds = rows.flatMap(({ requestId }) => requestId ?? []);
  let requests: RequestRecord[] = [];
  if (requestIds.length > 0) {
    requests = await transaction.requestsById(organisationId, requestIds, { forUpdate: true });
    await lookAtSome(transaction, organisationId, templateId, now, requestIds);
    rows = await find();
  }
  return {
    rows: new Map(rows.map((row) => [row.person.id, row])),
    requests: new Map(requests.map((request) => [request.id, request])),
  };
}

async function send({ transaction, job, template, published, now }: Scene, subjectIds: string[]): Promise<Done> {
  const { organisationId, lastValidDay, startedBy } = job;
  // It was in time when the job was started; the server may have stood still since.
  if (lastValidDay !== null && endOfDay(lastValidDay) <= now)
    return new Map(subjectIds.map((id) => [id, 'answering-over']));
  const guardianships = Map.groupBy(
    await transaction.groups.guardiansOf(organisationId, subjectIds),
    ({ subjectId }) => subjectId,
  );
  const ids: string[] = [];
  for (const subjectId of subjectIds) {
    const id = crypto.randomUUID();
    await transaction.addRequest({
      id,
      organisationId,
      // What hinders a sending comes first: there is a published version.
      versionId: published!.id,
      subjectId,
      participants: participantsOf(template, subjectId, guardianships.get(subjectId) ?? []),
      lastValidDay,
      renewsId: null,
    });
    await transaction.appendEvent(organisationId, id, { type: 'created', at: now });
    await transaction.appendEvent(organisationId, id, { type: 'sent', at: now, by: startedBy! });
    ids.push(id);
  }
  return toEach(await transaction.requestsById(organisationId, ids), async (request) =>
    tellOfRequest(transaction, await answerInAdvance(transaction, request, now), now),
  );
}

async function toEach(
  requests: RequestRecord[],
  work: (request: RequestRecord) => Promise<number | Hindrance>,
): Promise<Done> {
  const done: Done = new Map();
  for (const request of requests) done.set(request.subjectId, await work(request));
  return done;
}

const TO_REQUEST: Record<
  Exclude<Act, 'send'>,
  (scene: Scene, request: RequestRecord) => Promise<number | Hindrance>
> = {
  remind,
  'end-answering': async (scene, request) => {
    await append(scene, request, 'answering-ended');
    return 0;
  },
  close: async (scene, request) => {
    await append(scene, request, 'closed');
    return tellOfClosing(scene.transaction, request, scene.now);
  },
};

async function append({ transaction, job, now }: Scene, request: RequestRecord, type: OrganisationEvent['type']) {
  const at = laterThan(request.events, now);
  await transaction.appendEvent(request.organisationId, request.id, { type, at, by: job.startedBy! });
}

/** Reminds each who is waited for, can be written to, and was not written to lately. */
async function remind({ transaction, job, rules, now }: Scene, request: RequestRecord): Promise<number | Hindrance> {
  const { organisationId } = request;
  const which: MailFilter = { kinds: ['request', 'reminder'], states: ['waiting', 'sent'] };
  const last = await transaction.mail.lastMails(organisationId, [request.id], which);
  const lately = last.filter(({ createdAt }) => createdAt > rules.quietSince).map(({ personId }) => personId);
  const awaited = awaitedOf(request, now).filter((id) => !lately.includes(id));
  let mails = 0;
  for (const personId of awaited) {
    const reminder = { kind: 'reminder', personId, occasion: job.id, now, notBefore: inDaylight(now) } as const;
    if (await putIn(transaction, request, reminder)) mails += 1;
  }
  return mails > 0 ? mails : 'written-recently';
}
