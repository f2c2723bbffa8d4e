/** The import of a group from a file: what it would change, and changing it. */
import type { GroupImport } from '../../../src/contract/group.ts';
import { civilDateOf, endOfDay } from '../../../src/model/civil-date.ts';
import { isAnswer } from '../../../src/model/consent-request.ts';
import { sha256 } from '../agreed-texts.ts';
import { staffCan, type Actor } from '../authorisation.ts';
import { guardianParticipant } from '../group-requests/participants.ts';
import { ProblemError } from '../problem.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { ParticipantRecord, RequestRecord, Store, Transaction } from '../store.ts';
import { readTable } from './csv.ts';
import { planImport, type ImportPlan, type PlannedGuardian } from './import-plan.ts';
import { readRoster, type Roster } from './roster.ts';
import type { HashIdentity } from './same-person.ts';

export interface ImportOptions {
  store: Store;
  hashIdentity: HashIdentity;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/** Subjects whose requests are read at once. */
const SUBJECTS_AT_ONCE = 200;

/**
 * What an import of the file would change, or everything that is wrong with the file. Changes nothing.
 *
 * Rejects with {@link ProblemError} `not-found` where the group is not the actor's to change.
 */
export async function previewImport(
  { store, hashIdentity, now }: ImportOptions,
  actor: Actor,
  groupId: string,
  file: Uint8Array,
): Promise<GroupImport> {
  const roster = rosterOf(file, now);
  return store.transaction(async (transaction) => {
    await mustBeImportable(transaction, actor, groupId);
    return (await planned(transaction, { actor, groupId, roster, hashIdentity, now })).preview;
  });
}

/**
 * Changes the group into what the file says, all of it or nothing: who is not in the file leaves. Who answers the open
 * requests about those whose guardians change, changes too.
 *
 * @param fingerprint of the preview that the actor has seen; `precondition-required` where there is none
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-importable` with the faults; `precondition-failed` with a new
 * preview where the import would not do what the fingerprint is of.
 */
export async function importGroup(
  { store, hashIdentity, now }: ImportOptions,
  actor: Actor,
  groupId: string,
  file: Uint8Array,
  fingerprint: string | undefined,
): Promise<GroupImport> {
  const roster = rosterOf(file, now);
  return store.transaction(async (transaction) => {
    await mustBeImportable(transaction, actor, groupId);
    if (fingerprint === undefined) throw new ProblemError('precondition-required');
    await transaction.groups.holdGroups(actor.organisationId);
    const { plan, preview } = await planned(transaction, {
      actor,
      groupId,
      roster,
      hashIdentity,
      now,
      forUpdate: true,
    });
    if (preview.fingerprint === null) throw new ProblemError('not-importable', { current: preview });
    if (preview.fingerprint !== fingerprint) {
      throw new ProblemError('precondition-failed', { current: preview, etag: etagOf(preview.fingerprint) });
    }
    await carryOut(transaction, actor.organisationId, groupId, plan, now);
    const [joined, left, changed] = [plan.joined.length, plan.left.length, plan.changed.length];
    const { requests } = preview;
    await recordAct(transaction, actor, { type: 'group-imported', groupId, joined, left, changed, requests }, now);
    return preview;
  });
}

export function etagOf(fingerprint: string): string {
  return `"${fingerprint}"`;
}

function rosterOf(file: Uint8Array, now: string): Roster {
  return readRoster(readTable(file), civilDateOf(now), now);
}

async function mustBeImportable(transaction: Transaction, actor: Actor, groupId: string): Promise<void> {
  const { organisationId, personId } = actor;
  const allowed = staffCan(await transaction.staffMember(organisationId, personId), 'import-group', groupId);
  if (!allowed || (await transaction.groups.group(organisationId, groupId)) === undefined)
    throw new ProblemError('not-found');
}

interface Planning {
  actor: Actor;
  groupId: string;
  roster: Roster;
  hashIdentity: HashIdentity;
  now: string;
  forUpdate?: boolean;
}

interface TouchedRequest {
  id: string;
  participants: ParticipantRecord[];
}

type FullPlan = ImportPlan & { requests: TouchedRequest[] };

async function planned(
  transaction: Transaction,
  { actor: { organisationId }, groupId, roster, hashIdentity, now, forUpdate = false }: Planning,
): Promise<{ plan: FullPlan; preview: GroupImport }> {
  const { faults, warnings } = roster;
  const sound = faults.length === 0;
  const listed = sound ? roster : { ...roster, children: [] };
  const plan = await planImport(transaction, { organisationId, groupId }, listed, hashIdentity);
  const requests = sound ? await touchedRequests(transaction, organisationId, plan, { now, forUpdate }) : [];
  return {
    plan: { ...plan, requests },
    preview: {
      fingerprint: sound ? await fingerprintOf(groupId, plan) : null,
      faults,
      warnings: [...warnings, ...plan.warnings].sort((a, b) => a.row - b.row || a.column - b.column),
      joined: plan.joined.map(({ name, changes }) => ({ name, changes })),
      left: sound ? plan.left : [],
      changed: plan.changed,
      unchanged: plan.unchanged,
      requests: requests.length,
    },
  };
}

/** Of all that would be done, with what is there before: people by their ids, or what is kept of identity codes. */
function fingerprintOf(groupId: string, plan: ImportPlan): Promise<string> {
  const { newPeople, identified, renamed, contacts, guardians, joined, left, unchanged } = plan;
  const all = [groupId, newPeople, identified, renamed, contacts, guardians, joined, left, unchanged];
  return sha256(new TextEncoder().encode(JSON.stringify(all)));
}

/** Requests that are still answered or valid, whose people the file changes. */
async function touchedRequests(
  transaction: Transaction,
  organisationId: string,
  { guardians, identified, newPeople, known }: ImportPlan,
  { now, forUpdate }: { now: string; forUpdate: boolean },
): Promise<TouchedRequest[]> {
  const people = new Map(known);
  // Who is new has no id yet; any will do to tell whether the participants change.
  for (const { key } of newPeople) people.set(key, key);
  const bySubject = new Map(guardians.map((each) => [people.get(each.key)!, each.guardians]));
  // With the identity comes the age, by which it is judged who decides.
  const aged = new Set(identified.map(({ id }) => id));
  const subjects = [...new Set([...guardians.flatMap(({ key }) => known.get(key) ?? []), ...aged])].sort();
  const touched: TouchedRequest[] = [];
  for (let start = 0; start < subjects.length; start += SUBJECTS_AT_ONCE) {
    const some = subjects.slice(start, start + SUBJECTS_AT_ONCE);
    for (const request of await transaction.requestsAbout(organisationId, some, { forUpdate })) {
      if (!isOpen(request, now)) continue;
      const after = bySubject.get(request.subjectId);
      const participants = after === undefined ? request.participants : participantsAfter(request, after, people);
      if (aged.has(request.subjectId) || differ(request.participants, participants))
        touched.push({ id: request.id, participants });
    }
  }
  return touched;
}

/** What only the subject answers has nothing to do with guardians. */
function isOpen({ template, events, lastValidDay }: RequestRecord, now: string): boolean {
  if (template.approvalMode === 'self') return false;
  if (events.some(({ type }) => type === 'closed' || type === 'superseded')) return false;
  return lastValidDay === null || endOfDay(lastValidDay) > now;
}

/**
 * The guardians of the file beside everybody else. One who is a guardian no more decides nothing more, but keeps sight
 * of what they have answered.
 */
function participantsAfter(
  { subjectId, participants, events }: RequestRecord,
  guardians: PlannedGuardian[],
  people: Map<string, string>,
): ParticipantRecord[] {
  const after = guardians.map(({ key, ...standing }): ParticipantRecord => {
    const personId = people.get(key)!;
    const renews = participants.some((each) => each.personId === personId && each.renews === true);
    return { ...guardianParticipant({ ...standing, subjectId, guardianId: personId }), ...(renews && { renews }) };
  });
  const stays = new Set(after.map(({ personId }) => personId));
  const answered = new Set(events.filter(isAnswer).map(({ personId }) => personId));
  const gone = participants.filter(({ role, personId }) => role === 'guardian' && !stays.has(personId));
  return [
    ...participants.filter(({ role }) => role === 'subject'),
    ...after,
    ...gone.filter(({ personId }) => answered.has(personId)).map((each) => ({ ...each, custody: 'none' as const })),
  ];
}

/** In whatever order; joint custody is what holds where nothing is said. */
function differ(before: ParticipantRecord[], after: ParticipantRecord[]): boolean {
  const told = (participants: ParticipantRecord[]) =>
    participants
      .map(({ personId, role, relation, custody = 'joint', unreachable = false, protected: banned = false }) =>
        JSON.stringify([personId, role, relation, role === 'guardian' ? custody : null, unreachable, banned]),
      )
      .sort()
      .join();
  return told(before) !== told(after);
}

async function carryOut(
  transaction: Transaction,
  organisationId: string,
  groupId: string,
  plan: FullPlan,
  now: string,
): Promise<void> {
  const idOfNew = new Map(plan.newPeople.map(({ key }) => [key, crypto.randomUUID() as string]));
  const idOf = new Map([...plan.known, ...idOfNew]);
  await transaction.addPeople(plan.newPeople.map(({ key, ...person }) => ({ ...person, id: idOf.get(key)! })));
  for (const { id, ...identity } of plan.identified) await transaction.identifyPerson(organisationId, id, identity);
  for (const { id, givenNames, familyName } of plan.renamed)
    await transaction.renamePerson(organisationId, id, { givenNames, familyName });
  await transaction.mail.setContacts(
    plan.contacts.map(({ key, email, language }) => ({
      organisationId,
      personId: idOf.get(key)!,
      email,
      language,
      source: 'register' as const,
    })),
  );

  const guardianships = plan.guardians.flatMap(({ key: subject, guardians }) =>
    guardians.map(({ key, ...standing }) => ({
      ...standing,
      subjectId: idOf.get(subject)!,
      guardianId: idOf.get(key)!,
    })),
  );
  const subjects = plan.guardians.map(({ key }) => idOf.get(key)!);
  await transaction.groups.setGuardians(organisationId, subjects, guardianships);
  const left = plan.left.map(({ id }) => id);
  await transaction.groups.leave(organisationId, groupId, left, now);
  const joined = plan.joined.map(({ key }) => idOf.get(key)!);
  await transaction.groups.join(organisationId, groupId, joined, now);
  for (const { id, participants } of plan.requests) {
    const named = participants.map((each) => ({ ...each, personId: idOfNew.get(each.personId) ?? each.personId }));
    await transaction.setParticipants(organisationId, id, named);
  }
}
