import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { GroupRequests } from '../../../src/contract/group-requests.ts';
import { SORTS } from '../../../src/model/group-act.ts';
import { REQUEST_STATUSES } from '../../../src/model/request-status.ts';
import { idList, oneOf, shortText, wholeNumber } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { groupPageFor } from './group-page.ts';

/** Rows on one page where nothing is said, and at most. */
const PAGE = 20;
const LONGEST_PAGE = 100;
const LONGEST_SEARCH = 100;

const text = (name: string, description: string) => ({
  in: 'query' as const,
  name,
  description,
  schema: { type: 'string' as const },
});
const words = (name: string, description: string, values: readonly string[]) => ({
  ...text(name, description),
  schema: { type: 'string' as const, enum: [...values] },
});
const number = (name: string, description: string, most: number) => ({
  ...text(name, description),
  schema: { type: 'integer' as const, minimum: 0, maximum: most },
});

/** Whom a template is directed to, and how each stands: for its staff. */
export function groupPageRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/:id/requests',
    describeRoute({
      summary: 'One page of those whom the template is directed to, with their requests',
      parameters: [
        words('status', 'Only those', REQUEST_STATUSES),
        text('search', 'Words, each of which is somewhere in the name'),
        words('sort', 'By what they are put in order; by name where nothing is said', SORTS),
        words('order', '`asc` where nothing is said', ['asc', 'desc']),
        number('offset', 'Rows before the page', 1_000_000),
        number('limit', `Rows on the page; ${PAGE} where nothing is said`, LONGEST_PAGE),
        text('ids', `These rows and no others: at most ${LONGEST_PAGE} ids, with commas between them`),
      ],
      responses: {
        200: json('The page', GroupRequests),
        400: problem('No such page'),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's to see"),
      },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => {
      const query = {
        status: oneOf(context, 'status', REQUEST_STATUSES),
        search: shortText(context, 'search', LONGEST_SEARCH),
        ids: idList(context, 'ids', LONGEST_PAGE),
        sort: oneOf(context, 'sort', SORTS) ?? 'name',
        descending: oneOf(context, 'order', ['asc', 'desc']) === 'desc',
        offset: wholeNumber(context, 'offset', { least: 0, most: 1_000_000, otherwise: 0 }),
        limit: wholeNumber(context, 'limit', { least: 1, most: LONGEST_PAGE, otherwise: PAGE }),
      };
      const id = context.req.param('id');
      return context.json(await groupPageFor(store, context.get('actor'), id, query, now().toISOString()));
    },
  );

  return routes;
}
