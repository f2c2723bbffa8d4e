/** What the staff see of follow-ups, and that one is done. */
import type { FollowUp, FollowUpList } from '../../../src/contract/follow-ups.ts';
import { givenAgain } from '../../../src/model/follow-up.ts';
import { isToldTo } from '../answer-events.ts';
import { effective, staffCan, type Actor, type StaffAction } from '../authorisation.ts';
import { laterThan } from '../event-time.ts';
import { fullName } from '../full-name.ts';
import { inEveryLanguage } from '../group-requests/group-page.ts';
import { groupOf } from '../group-requests/template-access.ts';
import { ProblemError } from '../problem.ts';
import type { RequestRecord, StaffMember, Store, Transaction } from '../store.ts';
import type { FollowUpRecord, FollowUpState } from './follow-up-register.ts';

/** Listed at most, of each state. */
export const LISTED = 200;

/**
 * Those of the groups of this member of the staff.
 *
 * @param templateId of one template alone; undefined for all of theirs
 * @param now instant in UTC, ISO 8601
 *
 * Rejects with {@link ProblemError} `not-found` for one who is not of the staff, or a template that is not theirs.
 */
export async function followUpListFor(
  store: Store,
  actor: Actor,
  { state, templateId }: { state: FollowUpState; templateId: string | undefined },
  now: string,
): Promise<FollowUpList> {
  const { organisationId } = actor;
  return store.transaction(async (transaction) => {
    const staff = await staffOf(transaction, actor, 'read-follow-ups');
    const theirs = await theirTemplates(transaction, organisationId, staff, 'read-follow-ups');
    if (templateId !== undefined && !theirs.includes(templateId)) throw new ProblemError('not-found');
    const templateIds = templateId === undefined ? theirs : [templateId];
    const found = await transaction.followUps.find(organisationId, { state, templateIds, limit: LISTED + 1 });
    return {
      mayComplete: staffCan(staff, 'complete-follow-up'),
      items: await shown(transaction, organisationId, found.slice(0, LISTED), now),
      more: found.length > LISTED,
    };
  });
}

/** Rejects with {@link ProblemError} `not-found` where it is not theirs to see. */
export async function followUpFor(store: Store, actor: Actor, id: string, now: string): Promise<FollowUp> {
  return store.transaction(async (transaction) => {
    const followUp = await ownFollowUp(transaction, actor, id, 'read-follow-ups');
    return (await shown(transaction, actor.organisationId, [followUp], now))[0]!;
  });
}

/**
 * Says that it is done: event of the request and state, in one transaction. Done twice is done once: the first one
 * stays, whoever comes later.
 *
 * @param now instant in UTC, ISO 8601
 *
 * Rejects with {@link ProblemError} `not-found` for one that is not theirs, or not for their role.
 */
export async function completeFollowUp(store: Store, actor: Actor, id: string, now: string): Promise<FollowUp> {
  const { organisationId, personId } = actor;
  return store.transaction(async (transaction) => {
    const { requestId } = await ownFollowUp(transaction, actor, id, 'complete-follow-up');
    // Held from here on: whoever waits here sees what the other has done.
    const [request] = await transaction.requestsById(organisationId, [requestId], { forUpdate: true });
    const { doneAt, answerSeq, told } = (await transaction.followUps.followUp(organisationId, id))!;
    if (doneAt === null) {
      const at = laterThan(toldWith(request!, answerSeq), now);
      const event = { type: 'follow-up-done' as const, at, by: personId, answerSeq };
      await transaction.appendEvent(organisationId, requestId, told ? event : { ...event, told });
      await transaction.followUps.settle(organisationId, id, { at, by: personId });
    }
    const settled = (await transaction.followUps.followUp(organisationId, id))!;
    return (await shown(transaction, organisationId, [settled], now))[0]!;
  });
}

/** What the one is told of who said no: the time is not to tell what others have done. */
function toldWith({ events }: RequestRecord, answerSeq: number): RequestRecord['events'] {
  const answer = events.find(({ seq }) => seq === answerSeq);
  const personId = answer !== undefined && 'personId' in answer ? answer.personId : '';
  return events.filter((event) => isToldTo(personId, event, events));
}

async function staffOf(transaction: Transaction, { organisationId, personId }: Actor, action: StaffAction) {
  const staff = await transaction.staffMember(organisationId, personId);
  if (staff === undefined || !staffCan(staff, action)) throw new ProblemError('not-found');
  return staff;
}

/** Ids of the templates whose group is theirs. */
async function theirTemplates(
  transaction: Transaction,
  organisationId: string,
  staff: StaffMember,
  action: StaffAction,
): Promise<string[]> {
  const theirs: string[] = [];
  for (const { id } of await transaction.templates(organisationId)) {
    if (staffCan(staff, action, groupOf(await transaction.addressees.target(organisationId, id)))) theirs.push(id);
  }
  return theirs;
}

async function ownFollowUp(
  transaction: Transaction,
  actor: Actor,
  id: string,
  action: StaffAction,
): Promise<FollowUpRecord> {
  const { organisationId } = actor;
  const staff = await staffOf(transaction, actor, action);
  const followUp = await transaction.followUps.followUp(organisationId, id);
  const target = followUp && (await transaction.addressees.target(organisationId, followUp.templateId));
  if (followUp === undefined || !staffCan(staff, action, groupOf(target))) throw new ProblemError('not-found');
  return followUp;
}

async function shown(
  transaction: Transaction,
  organisationId: string,
  followUps: FollowUpRecord[],
  now: string,
): Promise<FollowUp[]> {
  const requests = await transaction.requestsById(organisationId, [
    ...new Set(followUps.map((each) => each.requestId)),
  ]);
  const requestOf = new Map(requests.map((request) => [request.id, request]));
  const staff = [...new Set(followUps.flatMap(({ doneBy }) => doneBy ?? []))];
  const people = await transaction.peopleById(organisationId, staff);
  const nameOf = new Map(people.map((person) => [person.id, fullName(person)]));
  return followUps.map((followUp) => {
    const { id, templateId, requestId, instruction, openedAt, dueDay, doneAt, doneBy } = followUp;
    const request = requestOf.get(requestId)!;
    const again = givenAgain(effective(request), followUp.purposes, now);
    return {
      ...{ id, templateId, instruction, openedAt, dueDay, doneAt },
      templateName: inEveryLanguage(request.version, ({ name }) => name),
      subject: fullName(request.subject),
      purposes: followUp.purposes.map((purpose) => ({
        id: purpose,
        name: inEveryLanguage(request.version, (text) => text.purposes?.[purpose] ?? text.purpose),
        givenAgain: again.includes(purpose),
      })),
      doneBy: doneBy === null ? null : (nameOf.get(doneBy) ?? ''),
    };
  });
}
