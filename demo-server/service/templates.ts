import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { PublishingPlan } from '../../src/contract/publishing.ts';
import { TemplateList } from '../../src/contract/template-list.ts';
import { jsonOnly } from './message.ts';
import { planPublishing, publish } from './publishing.ts';
import { json, NOT_LET_IN, problem } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import { idsOnly, signedInOnly, type SignedIn } from './signed-in.ts';
import { templateListFor } from './template-list.ts';

const ANSWERS = {
  ...NOT_LET_IN,
  404: problem("Unknown, or not this person's to see"),
};

/** The staff's templates: which there are, what publishing a version would do, and publishing it. */
export function templateRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/',
    describeRoute({
      summary: 'The templates of the organisation, for its staff, with how many people have each status',
      responses: { 200: json('The templates', TemplateList), ...ANSWERS },
    }),
    signedInOnly(options),
    async (context) => context.json(await templateListFor(store, context.get('actor'), now().toISOString())),
  );

  routes.use('/:id/versions/:versionId/*', signedInOnly(options), idsOnly);

  routes.get(
    '/:id/versions/:versionId/publishing',
    describeRoute({
      summary: 'What publishing the version would change, and how many answers it would make stale',
      responses: { 200: json('What would happen; its ETag is of the text', PublishingPlan), ...ANSWERS },
    }),
    async (context) => {
      const { id, versionId } = context.req.param();
      const { plan, etag } = await planPublishing(store, context.get('actor'), id, versionId, now().toISOString());
      return context.json(plan, 200, { ETag: etag });
    },
  );

  routes.post(
    '/:id/versions/:versionId/publishing',
    describeRoute({
      summary: 'Publish a draft',
      parameters: [
        {
          in: 'header',
          name: 'If-Match',
          description: 'The ETag of the plan that was seen: nothing is published that somebody has changed since',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: json('Published; what has happened', PublishingPlan),
        ...ANSWERS,
        409: problem('It has faults, or is not a draft; `current` has them'),
        412: problem('Somebody has written in it since; `current` is the new plan'),
        413: problem('Too large'),
        415: problem('Not JSON'),
      },
    }),
    ...jsonOnly,
    async (context) => {
      const { id, versionId } = context.req.param();
      const seen = context.req.header('If-Match');
      return context.json(await publish(store, context.get('actor'), id, versionId, now().toISOString(), seen));
    },
  );

  return routes;
}
