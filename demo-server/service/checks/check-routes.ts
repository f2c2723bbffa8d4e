import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ConsentCheck } from '../../../src/contract/consent-check.ts';
import { json, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { answerCheck } from './answer-check.ts';
import { tokenIn } from './check-token.ts';

/** How the document of the API names the token. */
export const CHECK_TOKEN = {
  type: 'http',
  scheme: 'bearer',
  description: 'Has one right: to check one template. Given by its editors, shown once.',
} as const;

/** For other systems, by their token alone: who is signed in is not looked at. */
export function checkRoutes({ store, now }: Pick<ServiceOptions, 'store' | 'now'>) {
  const routes = new Hono();

  routes.get(
    '/:id/check',
    describeRoute({
      summary: 'Whether a consent is in force for a person and a purpose at this moment; each use is logged',
      security: [{ checkToken: [] }],
      parameters: [
        {
          in: 'query',
          name: 'subject',
          required: true,
          description: 'Id of the person whom it is about, as the export of the group has it',
          schema: { type: 'string' },
        },
        {
          in: 'query',
          name: 'purpose',
          description: 'Id of the purpose; may be left out where the template has one',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: json('The answer, which has been logged', ConsentCheck),
        400: problem('No person, or no purpose of the template; `errors` names the fields'),
        401: problem('No token, or one that is unknown, has ended or was taken away'),
        404: problem("Not the token's template, or nobody to whom it is or was directed"),
      },
    }),
    async (context) => {
      const { subject, purpose } = context.req.query();
      const check = await answerCheck(store, {
        token: tokenIn(context.req.header('Authorization')),
        templateId: context.req.param('id'),
        subjectId: subject,
        purposeId: purpose,
        now: now().toISOString(),
      });
      return context.json(check);
    },
  );

  return routes;
}
