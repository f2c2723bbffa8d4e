import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { PlanMessage, StartMessage } from '../../../src/contract/group-acts.ts';
import { BulkItems, BulkJob } from '../../../src/contract/group-requests.ts';
import { jsonOnly, message } from '../message.ts';
import { oneOf, wholeNumber } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { JOB_ITEM_STATES } from './job-register.ts';
import { planJob } from './plan-job.ts';
import { itemsFor, jobFor, retryJob, startJob } from './planned-job.ts';

const NOT_YOURS = { ...NOT_LET_IN, 404: problem("Unknown, or not this person's to act on") };
const MESSAGE_FAULTS = {
  400: problem('Not a message as the contract says'),
  413: problem('Too large'),
  415: problem('Not JSON'),
};

/** Acts on the requests of many people: each is planned, looked at, started and followed. For the staff who may act. */
export function jobRoutes(options: ServiceOptions) {
  const { store, onWork = () => {} } = options;
  const now = () => options.now().toISOString();
  const routes = new Hono<SignedIn>();

  routes.use('/:id/requests/jobs', signedInOnly(options), idsOnly);
  routes.use('/:id/requests/jobs/:jobId/*', signedInOnly(options), idsOnly);

  routes.post(
    '/:id/requests/jobs',
    describeRoute({
      summary: 'Plan an act on the requests of many people; nothing is done yet',
      responses: { 201: json('For how many it would be done', BulkJob), ...MESSAGE_FAULTS, ...NOT_YOURS },
    }),
    ...jsonOnly,
    message(PlanMessage),
    async (context) => {
      const plan = context.req.valid('json');
      return context.json(await planJob(store, context.get('actor'), context.req.param('id'), plan, now()), 201);
    },
  );

  routes.get(
    '/:id/requests/jobs/:jobId',
    describeRoute({
      summary: 'How far an act has come',
      responses: { 200: json('The act', BulkJob), ...NOT_YOURS },
    }),
    async (context) => {
      return context.json(await jobFor(store, context.get('actor'), placeIn(context.req.param()), now()));
    },
  );

  routes.get(
    '/:id/requests/jobs/:jobId/items',
    describeRoute({
      summary: 'For whom an act is, or what became of it: one page of those in one state, by name',
      parameters: [
        {
          in: 'query',
          name: 'state',
          description: '`ready` where nothing is said',
          schema: { type: 'string', enum: [...JOB_ITEM_STATES] },
        },
        { in: 'query', name: 'offset', description: 'Items before the page', schema: { type: 'integer', minimum: 0 } },
      ],
      responses: { 200: json('The page', BulkItems), 400: problem('No such page'), ...NOT_YOURS },
    }),
    async (context) => {
      const page = {
        state: oneOf(context, 'state', JOB_ITEM_STATES) ?? 'ready',
        offset: wholeNumber(context, 'offset', { least: 0, most: 1_000_000, otherwise: 0 }),
      };
      return context.json(await itemsFor(store, context.get('actor'), placeIn(context.req.param()), page, now()));
    },
  );

  routes.post(
    '/:id/requests/jobs/:jobId/start',
    describeRoute({
      summary: 'Start an act; starting twice is starting once',
      responses: { 200: json('The act', BulkJob), ...MESSAGE_FAULTS, ...NOT_YOURS },
    }),
    ...jsonOnly,
    message(StartMessage),
    async (context) => {
      const actor = context.get('actor');
      const job = await startJob(store, actor, placeIn(context.req.param()), context.req.valid('json'), now());
      onWork(actor.organisationId);
      return context.json(job);
    },
  );

  routes.post(
    '/:id/requests/jobs/:jobId/retry',
    describeRoute({
      summary: 'Try those again for whom an act has failed',
      responses: {
        200: json('The act', BulkJob),
        ...NOT_YOURS,
        413: problem('Too large'),
        415: problem('Not JSON'),
      },
    }),
    ...jsonOnly,
    async (context) => {
      const actor = context.get('actor');
      const job = await retryJob(store, actor, placeIn(context.req.param()), now());
      onWork(actor.organisationId);
      return context.json(job);
    },
  );

  return routes;
}

function placeIn({ id, jobId }: { id: string; jobId: string }) {
  return { templateId: id, jobId };
}
