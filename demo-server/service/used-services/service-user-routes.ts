import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { createMiddleware } from 'hono/factory';
import { ServiceReport, ServiceSubject, ServiceUser, SharedData } from '../../../src/contract/service-message.ts';
import { tokenIn } from '../checks/check-token.ts';
import { jsonOnly, message } from '../message.ts';
import { json, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly } from '../signed-in.ts';
import type { RegisteredService } from './registered-services.ts';
import { connectUser, endUse, reportUse, serviceByToken, SERVICE_TOKEN_PREFIX, sharedWith } from './report-use.ts';

/** How the document of the API names the token. */
export const SERVICE_TOKEN = {
  type: 'http',
  scheme: 'bearer',
  description: 'Has one right: to tell of one service who uses it, and to ask what it may know of them.',
} as const;

const UNKNOWN = problem('The person is not known, does not use the service, or has disconnected it');
const ANSWERS = {
  401: problem('No token, or one that is not good for this service'),
  404: UNKNOWN,
};
const SENT = {
  400: problem('Not as the contract says; `errors` names the fields'),
  ...ANSWERS,
  413: problem('Too large'),
  415: problem('Not JSON'),
};
const BY_TOKEN = [{ serviceToken: [] }];

interface ByToken {
  Variables: { service: RegisteredService };
}

/** For the services of the municipality, by their tokens alone: who is signed in is not looked at. */
export function serviceUserRoutes({ store, now, services = [], hashIdentity }: ServiceOptions) {
  const routes = new Hono<ByToken>();
  const byToken = createMiddleware<ByToken>(async (context, next) => {
    const token = tokenIn(context.req.header('Authorization'), SERVICE_TOKEN_PREFIX);
    context.set('service', await serviceByToken(services, context.req.param('id') ?? '', token));
    await next();
  });
  const personIn = (context: Context) => context.req.param('subject') ?? '';

  routes.post(
    '/:id/users',
    describeRoute({
      summary: 'Somebody uses the service: it is among their services from then on. Twice is once',
      security: BY_TOKEN,
      responses: { 200: json('Connected; the id by which the person is named', ServiceSubject), ...SENT },
    }),
    byToken,
    ...jsonOnly,
    message(ServiceUser),
    async (context) => {
      const { identityCode, since = now().toISOString() } = context.req.valid('json');
      const subject = await connectUser(store, context.get('service'), { identityCode, since }, hashIdentity);
      return context.json({ subject });
    },
  );

  routes.get(
    '/:id/users/:subject',
    describeRoute({
      summary: 'What the service may know of the person at this moment; 404 once they have disconnected it',
      security: BY_TOKEN,
      responses: { 200: json('What is shared', SharedData), ...ANSWERS },
    }),
    byToken,
    idsOnly,
    async (context) => context.json(await sharedWith(store, context.get('service'), personIn(context))),
  );

  routes.put(
    '/:id/users/:subject',
    describeRoute({
      summary: 'What the person has dealt with and what is under way, in place of what was told before',
      security: BY_TOKEN,
      responses: { 200: json('Kept', ServiceSubject), ...SENT },
    }),
    byToken,
    idsOnly,
    ...jsonOnly,
    message(ServiceReport),
    async (context) => {
      const report = { ...context.req.valid('json'), personId: personIn(context) };
      await store.transaction((transaction) => reportUse(transaction, context.get('service'), report));
      return context.json({ subject: report.personId });
    },
  );

  routes.delete(
    '/:id/users/:subject',
    describeRoute({
      summary:
        'The person uses the service no more: what was told of it is removed, and what they withhold stays withheld',
      security: BY_TOKEN,
      responses: { 200: json('Removed', ServiceSubject), ...ANSWERS },
    }),
    byToken,
    idsOnly,
    async (context) => {
      await endUse(store, context.get('service'), personIn(context), now().toISOString());
      return context.json({ subject: personIn(context) });
    },
  );

  return routes;
}
