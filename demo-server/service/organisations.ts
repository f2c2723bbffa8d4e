import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { OrganisationList } from '../../src/contract/organisation-list.ts';
import type { Actor } from './authorisation.ts';
import { json, NOT_LET_IN } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import { signedInOnly, type SignedIn } from './signed-in.ts';
import type { Store, Transaction } from './store.ts';

/** Where somebody is of the staff, and who they are there. */
export async function staffOrganisationsOf(transaction: Transaction, { organisationId, personId }: Actor) {
  const person = await transaction.person(organisationId, personId);
  return person?.identityHash == null ? [] : transaction.staffOrganisations(person.identityHash);
}

/** The actor as one of the staff of another organisation; undefined where they are not. */
export async function actorIn(store: Store, actor: Actor, organisationId: string): Promise<Actor | undefined> {
  const found = await store.transaction((transaction) => staffOrganisationsOf(transaction, actor));
  const there = found.find(({ organisation }) => organisation.id === organisationId);
  return there && { ...actor, organisationId, personId: there.personId };
}

/** In which organisation one works is kept with the session, outside of the service: `POST /api/session/organisation`. */
export function organisationRoutes(options: ServiceOptions) {
  const { store } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/',
    describeRoute({
      summary: 'The organisations of whose staff the person is',
      responses: { 200: json('The organisations', OrganisationList), ...NOT_LET_IN },
    }),
    signedInOnly(options),
    async (context) => {
      const actor = context.get('actor');
      const found = await store.transaction((transaction) => staffOrganisationsOf(transaction, actor));
      const items = found.map(({ organisation: { id, name } }) => ({
        id,
        name,
        current: id === actor.organisationId,
      }));
      return context.json({ items } satisfies OrganisationList);
    },
  );

  return routes;
}
