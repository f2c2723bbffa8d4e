/** One page of those whom a template is directed to. */
import type { GroupRequests } from '../../../src/contract/group-requests.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { isAnswer } from '../../../src/model/consent-request.ts';
import { ACTS, type Act, type Sort } from '../../../src/model/group-act.ts';
import { LANGUAGES, type Localized } from '../../../src/model/language.ts';
import type { RequestStatus } from '../../../src/model/request-status.ts';
import { lastDayOf } from '../../../src/model/validity.ts';
import { staffCan, type Actor } from '../authorisation.ts';
import { CITIZEN_MAILS } from '../mail/mail-register.ts';
import type { Store, TemplateVersionRecord, Transaction } from '../store.ts';
import type { Addressee, AddresseePage } from './addressee-register.ts';
import { groupRow, type Surroundings } from './group-row.ts';
import { lookAgain } from './look-again.ts';
import { participantsOf } from './participants.ts';
import { runningJobOf } from './shown-job.ts';
import { templateFor, type OwnTemplate } from './template-access.ts';

export interface PageQuery {
  status?: RequestStatus | undefined;
  search?: string | undefined;
  ids?: string[] | undefined;
  sort: Sort;
  descending: boolean;
  offset: number;
  limit: number;
}

/**
 * Rejects with {@link ProblemError} `not-found` where the template is not the actor's to see.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function groupPageFor(
  store: Store,
  actor: Actor,
  templateId: string,
  query: PageQuery,
  now: string,
): Promise<GroupRequests> {
  const asked = { templateId, action: 'read-requests', now } as const;
  await store.transaction((transaction) => templateFor(transaction, actor, asked));
  await lookAgain(store, actor.organisationId, templateId, now);
  return store.transaction(async (transaction) => {
    const own = await templateFor(transaction, actor, asked);
    const { status, search, ids, ...place } = query;
    const filter = { ...(status && { status }), ...(search && { search }), ...(ids && { ids }) };
    const page = await transaction.addressees.page(own.rules, filter, place);
    const around = await surroundingsOf(transaction, own, page.rows, now);
    const matching = page.counts.filter((each) => status === undefined || each.status === status);
    return {
      template: await shownTemplate(transaction, own, now),
      mayAct: staffCan(own.staff, 'act-on-requests'),
      total: sum(matching.map(({ count }) => count)),
      offset: place.offset,
      statuses: page.counts.map(({ status: each, count }) => ({ status: each, count })),
      possible: possibleActs(matching),
      running: await runningJobOf(transaction, actor.organisationId, templateId),
      items: page.rows.map((row) => groupRow(row, around)),
    };
  });
}

function possibleActs(matching: AddresseePage['counts']): Record<Act, number> {
  const counts = ACTS.map((act) => [act, sum(matching.map(({ possible }) => possible[act]))]);
  return Object.fromEntries(counts) as Record<Act, number>;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Everything that rows are made of. */
export async function surroundingsOf(
  transaction: Transaction,
  { template }: OwnTemplate,
  rows: Pick<Addressee, 'person' | 'requestId'>[],
  now: string,
): Promise<Surroundings> {
  const { organisationId } = template;
  const requestIds = rows.flatMap(({ requestId }) => requestId ?? []);
  const requests = await transaction.requestsById(organisationId, requestIds);
  const unasked = rows.filter(({ requestId }) => requestId === null).map(({ person }) => person.id);
  const guardians = await transaction.groups.guardiansOf(organisationId, unasked);
  const bySubject = Map.groupBy(guardians, ({ subjectId }) => subjectId);
  const participants = new Map(unasked.map((id) => [id, participantsOf(template, id, bySubject.get(id) ?? [])]));
  const asked = [...requests.flatMap((request) => request.participants), ...[...participants.values()].flat()];
  const recorders = requests.flatMap(({ events }) =>
    events.filter(isAnswer).flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const personIds = [...new Set([...asked.map(({ personId }) => personId), ...recorders])];
  const people = await transaction.peopleById(organisationId, personIds);
  const contacts = await transaction.mail.contactsOf(organisationId, personIds);
  return {
    now,
    template,
    requests: new Map(requests.map((request) => [request.id, request])),
    participants,
    people: new Map(people.map((person) => [person.id, person])),
    contacts: new Map(contacts.map((contact) => [contact.personId, contact])),
    mails: await transaction.mail.lastMails(organisationId, requestIds, { kinds: [...CITIZEN_MAILS] }),
  };
}

async function shownTemplate(
  transaction: Transaction,
  { template, published, target }: OwnTemplate,
  now: string,
): Promise<GroupRequests['template']> {
  const { organisationId } = template;
  // A text that is not published yet has a name all the same.
  const shown = published ?? (await transaction.versionsOf(organisationId, template.id))[0];
  const group = target?.kind === 'group' ? await transaction.groups.group(organisationId, target.groupId) : undefined;
  return {
    id: template.id,
    name: inEveryLanguage(shown, ({ name }) => name),
    organisation: (await transaction.organisation(organisationId))!.name,
    versionId: published?.id ?? null,
    proposedLastDay: lastDayOf(published?.validity ?? null, civilDateOf(now)),
    languages: LANGUAGES.filter((language) => published?.texts[language] !== undefined),
    purposes: (shown?.purposes ?? []).map(({ id }) => ({
      id,
      name: inEveryLanguage(shown, (text) => text.purposes?.[id] ?? text.purpose),
    })),
    target: { kind: target?.kind ?? 'people', groupId: group?.id ?? null, name: group?.name ?? null },
  };
}

type Text = NonNullable<TemplateVersionRecord['texts']['fi']>;

/** What a version says, in each of its languages; nothing where there is no version. */
export function inEveryLanguage(version: TemplateVersionRecord | undefined, pick: (text: Text) => string): Localized {
  const texts = Object.entries(version?.texts ?? {}).flatMap(([language, text]) =>
    text === undefined ? [] : [[language, pick(text)]],
  );
  return Object.fromEntries(texts) as Localized;
}
