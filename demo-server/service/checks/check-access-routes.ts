import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { CheckAccessMessage } from '../../../src/contract/check-access-message.ts';
import { CheckAccess, CheckAccessList, GivenAccess } from '../../../src/contract/check-access.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_PATTERN } from '../../../src/contract/headers.ts';
import { intentKeyOf } from '../intent.ts';
import { jsonOnly, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { accessesOf, accessGivenBy, giveAccess, revokeAccess, type AccessPlace } from './give-access.ts';

const ANSWERS = {
  ...NOT_LET_IN,
  404: problem("Unknown, or not this person's to manage"),
};

/** Which other systems may check a template, for its editors. */
export function checkAccessRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();
  const placeIn = (context: Context<SignedIn>): AccessPlace => ({
    actor: context.get('actor'),
    templateId: context.req.param('id') ?? '',
    now: now().toISOString(),
  });

  routes.get(
    '/:id/check-tokens',
    describeRoute({
      summary: 'The systems that have access to check the template, also those whose access has ended',
      responses: { 200: json('The systems, the newest first; no tokens', CheckAccessList), ...ANSWERS },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => context.json(await accessesOf(store, placeIn(context))),
  );

  routes.post(
    '/:id/check-tokens',
    describeRoute({
      summary: 'Give another system access to check the template',
      parameters: [{ in: 'header', name: IDEMPOTENCY_KEY, required: true, schema: { type: 'string' } }],
      responses: {
        200: json('Access is given; the token, the first time it is answered and never again', GivenAccess),
        400: problem('Not as the contract says; `errors` names the fields'),
        ...ANSWERS,
        409: problem('Nothing is published, or what is published does not rest on consent'),
        413: problem('Too large'),
        415: problem('Not JSON'),
        422: problem('The key was used for another message'),
      },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(CheckAccessMessage),
    async (context) => {
      const intent = { ...placeIn(context), key: intentKeyOf(context) };
      return context.json(await giveAccess(store, intent, context.req.valid('json')));
    },
  );

  routes.get(
    '/:id/check-tokens/intents/:key',
    describeRoute({
      summary: 'Whether access was given: for a client that never got the answer',
      responses: { 200: json('It was; the token is not told again', GivenAccess), ...ANSWERS },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => {
      const key = context.req.param('key');
      if (!IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('not-found');
      return context.json(await accessGivenBy(store, { ...placeIn(context), key }));
    },
  );

  routes.delete(
    '/:id/check-tokens/:accessId',
    describeRoute({
      summary: 'Take the access of a system away, at once and for good',
      responses: { 200: json('It has no access any more', CheckAccess), ...ANSWERS },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => context.json(await revokeAccess(store, placeIn(context), context.req.param('accessId'))),
  );

  return routes;
}
