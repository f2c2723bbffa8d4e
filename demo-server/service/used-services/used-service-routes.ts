import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ServiceDataChoice, ServiceSeen } from '../../../src/contract/service-message.ts';
import { UsedService, UsedServiceList } from '../../../src/contract/used-services.ts';
import type { Actor } from '../authorisation.ts';
import { jsonOnly, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { chooseData, disconnect, reconnect, usedServicesOf, type OneService } from './used-services.ts';

const CHANGED = json('Committed; the service as it is now', UsedService);
const ANSWERS = {
  ...NOT_LET_IN,
  404: problem('Not a service of this person'),
  413: problem('Too large'),
  415: problem('Not JSON'),
};
const SEEN = {
  400: problem('Not as the contract says'),
  ...ANSWERS,
  412: problem('Another person is signed in than the one who is named'),
};

/** The services of whoever has signed in. There is no way to anybody else's. */
export function usedServiceRoutes(options: ServiceOptions) {
  const { store, now, services = [] } = options;
  const routes = new Hono<SignedIn>();
  const userIn = (context: Context<SignedIn>) => ({
    actor: context.get('actor'),
    services,
    now: now().toISOString(),
  });
  const oneIn = (context: Context<SignedIn>): OneService => ({
    ...userIn(context),
    serviceId: context.req.param('id') ?? '',
  });

  routes.get(
    '/',
    describeRoute({
      summary:
        'The services that the person uses, with what they get to know, what is under way and what has been done',
      responses: { 200: json('The services', UsedServiceList), ...NOT_LET_IN },
    }),
    signedInOnly(options),
    async (context) => context.json({ items: await usedServicesOf(store, userIn(context)) }),
  );

  routes.put(
    '/:id/data',
    describeRoute({
      summary: 'Choose what the service gets to know beside what it needs',
      parameters: [
        {
          ...{ in: 'header', name: 'If-Match', required: true, schema: { type: 'string' } },
          description: 'The `mark` of the service as it was seen',
        },
      ],
      responses: {
        200: CHANGED,
        400: problem('Not as the contract says; `errors` names the fields'),
        ...ANSWERS,
        412: problem('Changed since it was seen; `current` has it as it is now'),
        428: problem('No If-Match'),
      },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(ServiceDataChoice),
    async (context) => {
      const choice = { ...context.req.valid('json'), ifMatch: context.req.header('If-Match') };
      return context.json(await chooseData(store, oneIn(context), choice));
    },
  );

  routes.delete(
    '/:id',
    describeRoute({
      summary: 'Disconnect the service: it is told nothing more and cannot come back by itself. Twice is once',
      responses: { 200: CHANGED, ...SEEN, 409: problem('It cannot be left now; `errors` says why') },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(ServiceSeen),
    async (context) => {
      mustBeTheirs(context.get('actor'), context.req.valid('json'));
      return context.json(await disconnect(store, oneIn(context)));
    },
  );

  routes.put(
    '/:id/connection',
    describeRoute({
      summary: 'Let a service that was disconnected be used again. Twice is once',
      responses: { 200: CHANGED, ...SEEN },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(ServiceSeen),
    async (context) => {
      mustBeTheirs(context.get('actor'), context.req.valid('json'));
      return context.json(await reconnect(store, oneIn(context)));
    },
  );

  return routes;
}

/** What one has seen of their services is not done to those of another who has signed in meanwhile. */
function mustBeTheirs({ personId }: Actor, { of = personId }: { of?: string | undefined }): void {
  if (of !== personId) throw new ProblemError('precondition-failed');
}
