/** People to whom a template is directed by name: adults, and those for whom guardians answer. */
import type { Candidates, NamedPeople } from '../../../src/contract/group-requests.ts';
import type { Actor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { ProblemError } from '../problem.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { Store, Transaction } from '../store.ts';
import { templateFor } from './template-access.ts';

/** People found by one search at most. */
const FOUND = 20;

/** Who does what to the named people of which template. */
export interface NamingOptions {
  actor: Actor;
  templateId: string;
  /** Instant in UTC, ISO 8601. */
  now: string;
}

/**
 * People whom the organisation knows, by a part of their name. No more of them is told than tells two of one name apart.
 *
 * Rejects with {@link ProblemError}: `not-found`; `not-possible` where the template is directed to a group.
 */
export async function candidatesFor(store: Store, naming: NamingOptions, search: string): Promise<Candidates> {
  return store.transaction(async (transaction) => {
    await mustTakeNames(transaction, naming);
    const people = await transaction.addressees.peopleByName(naming.actor.organisationId, search, FOUND);
    return {
      items: people.map(({ id, birthDate, ...person }) => ({
        id,
        name: fullName(person),
        birthYear: birthDate === null ? null : Number(birthDate.slice(0, 4)),
      })),
    };
  });
}

/**
 * Names people; the same twice is once. A template that was directed to nobody is directed to named people from then
 * on.
 *
 * Rejects with {@link ProblemError} and names nobody: as above; `invalid-message` for somebody whom the organisation
 * does not know.
 */
export async function addPeople(store: Store, naming: NamingOptions, ids: string[]): Promise<NamedPeople> {
  const { actor, templateId, now } = naming;
  const { organisationId } = actor;
  return store.transaction(async (transaction) => {
    const { target } = await mustTakeNames(transaction, naming);
    const known = new Set((await transaction.peopleById(organisationId, ids)).map(({ id }) => id));
    blame('invalid-message', ids, (id) => (known.has(id) ? undefined : 'Nobody whom the organisation knows'));
    if (target === undefined) await transaction.addressees.setTarget(organisationId, templateId, { kind: 'people' });
    const subjectIds = [...new Set(ids)];
    await transaction.addressees.addPeople(organisationId, templateId, subjectIds, now);
    await recordAct(transaction, actor, { type: 'people-added', templateId, subjectIds }, now);
    return { ids };
  });
}

/**
 * Takes people from among the named; who is not there stays away.
 *
 * Rejects with {@link ProblemError} and takes nobody away: as above; `not-possible` with those to whom a request was
 * sent, which is closed in its own way.
 */
export async function removePeople(store: Store, naming: NamingOptions, ids: string[]): Promise<NamedPeople> {
  const { actor, templateId, now } = naming;
  const { organisationId } = actor;
  return store.transaction(async (transaction) => {
    await mustTakeNames(transaction, naming);
    const requests = await transaction.requestsAbout(organisationId, ids);
    const sent = new Set(requests.filter(({ template }) => template.id === templateId).map((each) => each.subjectId));
    blame('not-possible', ids, (id) => (sent.has(id) ? 'already-sent' : undefined));
    const subjectIds = [...new Set(ids)];
    await transaction.addressees.removePeople(organisationId, templateId, subjectIds);
    await recordAct(transaction, actor, { type: 'people-removed', templateId, subjectIds }, now);
    return { ids };
  });
}

async function mustTakeNames(transaction: Transaction, { actor, templateId, now }: NamingOptions) {
  const own = await templateFor(transaction, actor, { templateId, action: 'act-on-requests', now });
  if (own.target?.kind === 'group')
    throw new ProblemError('not-possible', { errors: [{ field: '', message: 'Directed to a group' }] });
  return own;
}

function blame(code: 'invalid-message' | 'not-possible', ids: string[], why: (id: string) => string | undefined) {
  const errors = ids.flatMap((id, index) => {
    const message = why(id);
    return message === undefined ? [] : [{ field: `ids.${index}`, message }];
  });
  if (errors.length > 0) throw new ProblemError(code, { errors });
}
