import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import { Problem } from '../../src/contract/problem.ts';
import { PublishingPlan } from '../../src/contract/publishing.ts';
import type { Actor } from './authorisation.ts';
import { jsonOnly } from './message.ts';
import { ProblemError } from './problem.ts';
import { planPublishing, publish } from './publishing.ts';
import type { ServiceOptions } from './service.ts';

const ID = /^[\w-]{1,64}$/u;

function answers(description: string) {
  const problem = (text: string) => ({
    description: text,
    content: { 'application/problem+json': { schema: resolver(Problem) } },
  });
  return {
    200: { description, content: { 'application/json': { schema: resolver(PublishingPlan) } } },
    401: problem('Not signed in'),
    404: problem("Unknown, or not this person's to see"),
  };
}

/** The staff's templates: what publishing a version would do, and publishing it. */
export function templateRoutes({ store, now, identify }: ServiceOptions) {
  const routes = new Hono<{ Variables: { actor: Actor } }>();

  routes.use('/:id/versions/:versionId/*', async (context, next) => {
    const actor = await identify(context.req.raw);
    if (actor === null) throw new ProblemError('sign-in-required');
    const { id, versionId } = context.req.param();
    if (!ID.test(id) || !ID.test(versionId)) throw new ProblemError('not-found');
    context.set('actor', actor);
    await next();
  });

  routes.get(
    '/:id/versions/:versionId/publishing',
    describeRoute({
      summary: 'What publishing the version would change, and how many answers it would make stale',
      responses: answers('What would happen'),
    }),
    async (context) => {
      const { id, versionId } = context.req.param();
      return context.json(await planPublishing(store, context.get('actor'), id, versionId, now().toISOString()));
    },
  );

  routes.post(
    '/:id/versions/:versionId/publishing',
    describeRoute({
      summary: 'Publish a draft',
      responses: {
        ...answers('Published; what has happened'),
        409: {
          description: 'It has faults, or is not a draft; `current` has them',
          content: { 'application/problem+json': { schema: resolver(Problem) } },
        },
        413: { description: 'Too large', content: { 'application/problem+json': { schema: resolver(Problem) } } },
        415: { description: 'Not JSON', content: { 'application/problem+json': { schema: resolver(Problem) } } },
      },
    }),
    ...jsonOnly,
    async (context) => {
      const { id, versionId } = context.req.param();
      return context.json(await publish(store, context.get('actor'), id, versionId, now().toISOString()));
    },
  );

  return routes;
}
