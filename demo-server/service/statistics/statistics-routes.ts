import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ResponseStatistics } from '../../../src/contract/response-statistics.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { statisticsFor } from './response-statistics.ts';

/** How those who were asked by a template have answered: for its staff, and for whom they show it to. */
export function statisticsRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/:id/statistics',
    describeRoute({
      summary: 'How many have answered, when, and how; nothing of which fewer than five people would be told',
      responses: {
        200: json('As of the last step in which it is told', ResponseStatistics),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's to see"),
      },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) =>
      context.json(await statisticsFor(store, context.get('actor'), context.req.param('id'), now().toISOString())),
  );

  return routes;
}
