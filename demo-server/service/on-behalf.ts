/** For whom somebody acts, by the register of guardians and by the requests that they may read. */
import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { OnBehalf } from '../../src/contract/on-behalf.ts';
import { reachesAge } from '../../src/model/civil-date.ts';
import type { Custody } from '../../src/model/consent-request.ts';
import { ageOfTakingOver } from '../../src/model/deciders.ts';
import { viewFor, type Actor } from './authorisation.ts';
import { fullName } from './full-name.ts';
import { nameKey } from './name-order.ts';
import { ProblemError } from './problem.ts';
import { json, NOT_LET_IN, problem } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import { signedInOnly, type SignedIn } from './signed-in.ts';
import type { PersonRecord, Relation, Transaction } from './store.ts';

type Right = OnBehalf['people'][number]['right'];

interface Represented {
  person: PersonRecord;
  relation: Relation;
  right: Right;
}

/** Joint and sole custody are one here: the difference would tell that there is, or is not, another guardian. */
const RIGHT_BY: Record<Custody, Right> = {
  joint: 'custody',
  sole: 'custody',
  foster: 'foster',
  appointed: 'appointed',
  none: 'ended',
};

const ORDER: Relation[] = ['self', 'child', 'ward'];

export function onBehalfRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.use(signedInOnly(options));

  routes.get(
    '/',
    describeRoute({
      summary: 'For whom whoever has signed in acts: themselves, their children, adults whose guardian they are',
      responses: {
        200: json('The people, and no other guardian of theirs', OnBehalf),
        ...NOT_LET_IN,
        404: problem('Nobody any more'),
      },
    }),
    async (context) => {
      const moment = now().toISOString();
      const represented = await store.transaction((tx) => representedBy(tx, context.get('actor'), moment));
      const people = represented.map(({ person, relation, right }) => ({
        id: person.id,
        name: fullName(person),
        relation,
        right,
      }));
      return context.json({ people });
    },
  );

  return routes;
}

/**
 * Themselves first. Custody ends at 18; what they have answered till then they may still read, and so the person is
 * named with a right that has ended.
 *
 * @param now instant in UTC, ISO 8601
 * @throws {ProblemError} `not-found` for one whom the organisation does not know any more
 */
export async function representedBy(
  transaction: Transaction,
  actor: Actor,
  now: string,
): Promise<[self: Represented, ...others: Represented[]]> {
  const { organisationId, personId } = actor;
  const person = await transaction.person(organisationId, personId);
  if (person === undefined) throw new ProblemError('not-found');
  const others = new Map<string, Represented>();
  for (const { subject, custody, relation } of await transaction.groups.guardedBy(organisationId, personId)) {
    const acts = custody === 'appointed' || (custody !== 'none' && isMinor(subject, now));
    if (acts) others.set(subject.id, { person: subject, relation, right: RIGHT_BY[custody] });
  }
  for (const request of await transaction.requestsOf(organisationId, personId)) {
    const { subject, subjectId } = request;
    const known = others.get(subjectId);
    const view = viewFor(actor, request, now);
    if (subjectId === personId || view?.mayRead !== true || (known !== undefined && known.right !== 'ended')) continue;
    const { relation, custody = 'joint' } = request.participants.find((each) => each.personId === personId)!;
    others.set(subjectId, { person: subject, relation, right: view.decides ? RIGHT_BY[custody] : 'ended' });
  }
  return [{ person, relation: 'self', right: 'self' }, ...[...others.values()].sort(byRelationAndName)];
}

function isMinor({ birthDate }: PersonRecord, now: string): boolean {
  return birthDate === null || now < reachesAge(birthDate, ageOfTakingOver({ selfFrom: null }));
}

function byRelationAndName(a: Represented, b: Represented): number {
  const place = ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation);
  const [one, other] = [nameKey(fullName(a.person)) + a.person.id, nameKey(fullName(b.person)) + b.person.id];
  return place || (one < other ? -1 : 1);
}
