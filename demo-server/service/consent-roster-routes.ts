import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ConsentRoster } from '../../src/contract/consent-roster.ts';
import { saysForWhom } from './answered-for.ts';
import { LONGEST_ROSTER, rosterFor } from './consent-roster.ts';
import { json, NOT_LET_IN, problem } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import { idsOnly, signedInOnly, type SignedIn } from './signed-in.ts';

/** Who may and who may not by a template: for its staff, those at the door too. */
export function consentRosterRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/:id/roster',
    describeRoute({
      summary: 'Who may and who may not by the template, of those whom it is directed to now',
      description: `Derived at this moment, without reasons. At most ${LONGEST_ROSTER} people; \`total\` says how many there are.`,
      responses: {
        200: json('The list', ConsentRoster),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's to see"),
      },
    }),
    signedInOnly(options),
    idsOnly,
    saysForWhom,
    async (context) => {
      const id = context.req.param('id');
      return context.json(await rosterFor(store, context.get('actor'), id, now().toISOString()));
    },
  );

  return routes;
}
