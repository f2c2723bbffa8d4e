import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { FollowUp, FollowUpList } from '../../../src/contract/follow-ups.ts';
import { jsonOnly } from '../message.ts';
import { idList, oneOf } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { FOLLOW_UP_STATES } from './follow-up-register.ts';
import { completeFollowUp, followUpFor, followUpListFor } from './follow-ups.ts';

const ANSWERS = { ...NOT_LET_IN, 404: problem("Unknown, or not this person's") };

/** What has to be done after withdrawals, for the staff of the groups. */
export function followUpRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.use(signedInOnly(options));
  routes.use('/:id/*', idsOnly);

  routes.get(
    '/',
    describeRoute({
      summary: 'What has to be done after withdrawals, the most urgent first; or what has been done',
      parameters: [
        { in: 'query', name: 'state', description: '`open` by default', schema: { enum: [...FOLLOW_UP_STATES] } },
        { in: 'query', name: 'template', description: 'Id of one template', schema: { type: 'string' } },
      ],
      responses: {
        200: json('Those of the groups of this member of the staff', FollowUpList),
        400: problem('No such state'),
        ...ANSWERS,
      },
    }),
    async (context) => {
      const state = oneOf(context, 'state', FOLLOW_UP_STATES) ?? 'open';
      const [templateId] = idList(context, 'template', 1) ?? [];
      return context.json(
        await followUpListFor(store, context.get('actor'), { state, templateId }, now().toISOString()),
      );
    },
  );

  routes.get(
    '/:id',
    describeRoute({ summary: 'One of them', responses: { 200: json('As it is now', FollowUp), ...ANSWERS } }),
    idsOnly,
    async (context) =>
      context.json(await followUpFor(store, context.get('actor'), context.req.param('id'), now().toISOString())),
  );

  routes.post(
    '/:id/done',
    describeRoute({
      summary: 'Say that it is done; twice is once',
      responses: {
        200: json('As it is now: done, by whoever was first', FollowUp),
        ...ANSWERS,
        413: problem('Too large'),
        415: problem('Not JSON'),
      },
    }),
    ...jsonOnly,
    async (context) =>
      context.json(await completeFollowUp(store, context.get('actor'), context.req.param('id'), now().toISOString())),
  );

  return routes;
}
