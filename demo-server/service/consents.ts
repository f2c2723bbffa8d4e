import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { ConsentList } from '../../src/contract/consent-summary.ts';
import { DecisionMessage } from '../../src/contract/decision.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_PATTERN } from '../../src/contract/headers.ts';
import type { Standing } from '../../src/model/request-status.ts';
import { addDocumentRoutes } from './consent-documents.ts';
import { decide } from './decide.ts';
import { intentKeyOf } from './intent.ts';
import { jsonOnly, message } from './message.ts';
import { ProblemError } from './problem.ts';
import { json, NOT_LET_IN, problem } from './route-answers.ts';
import { idsOnly, signedInOnly, type SignedIn } from './signed-in.ts';
import { addStandingConsentRoutes } from './standing-consent-routes.ts';
import { ownConsents } from './own-consents.ts';
import { detailFor, etagOf } from './representation.ts';
import { situationOf } from './situation.ts';
import type { ServiceOptions } from './service.ts';

const ORDER: Record<Standing | 'unknown', number> = { waiting: 0, 'in-force': 1, 'not-in-force': 2, unknown: 3 };

/** The citizen's requests: list, one, and the decision. */
export function consentRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.use(signedInOnly(options));
  routes.use('/:id/*', idsOnly);

  routes.get(
    '/',
    describeRoute({
      summary: "The citizen's own and their dependants' requests, those that wait first",
      responses: { 200: json('The requests', ConsentList), ...NOT_LET_IN },
    }),
    async (context) => {
      const actor = context.get('actor');
      const moment = now().toISOString();
      const requests = await store.transaction((tx) => tx.requestsOf(actor.organisationId, actor.personId));
      const items = ownConsents(actor, requests, moment).sort((a, b) => ORDER[a.standing] - ORDER[b.standing]);
      return context.json({ items });
    },
  );

  routes.get(
    '/:id',
    describeRoute({
      summary: 'One request, as this person may see it',
      responses: {
        200: json('The request; its ETag goes into If-Match of a decision', ConsentDetail),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's"),
      },
    }),
    async (context) => {
      const actor = context.get('actor');
      const moment = now().toISOString();
      const id = context.req.param('id');
      const situation = await store.transaction((tx) => situationOf(tx, actor, id, { now: moment }));
      const detail = detailFor(actor, situation, moment);
      context.header('ETag', await etagOf(detail));
      return context.json(detail);
    },
  );

  routes.post(
    '/:id/decisions',
    describeRoute({
      summary: 'Accept, refuse or withdraw',
      parameters: [
        { in: 'header', name: 'If-Match', required: true, schema: { type: 'string' } },
        { in: 'header', name: IDEMPOTENCY_KEY, required: true, schema: { type: 'string' } },
      ],
      responses: {
        200: json('Committed; the request as it is now', ConsentDetail),
        400: problem('Not as the contract says; `errors` names the fields'),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's"),
        409: problem('Not possible in the present state; `current` has it'),
        412: problem('Changed since it was seen; `current` has it as it is now'),
        413: problem('Too large'),
        415: problem('Not JSON'),
        422: problem('The key was used for another message'),
        428: problem('No If-Match'),
      },
    }),
    ...jsonOnly,
    message(DecisionMessage),
    async (context) => {
      const { detail, etag } = await decide(store, {
        actor: context.get('actor'),
        requestId: context.req.param('id'),
        key: intentKeyOf(context),
        ifMatch: context.req.header('If-Match'),
        message: context.req.valid('json'),
        now: now().toISOString(),
      });
      context.header('ETag', etag);
      return context.json(detail);
    },
  );

  routes.get(
    '/:id/decisions/:key',
    describeRoute({
      summary: 'Whether an intent was carried out: for a client that never got the answer',
      responses: {
        200: json('It was; the answer as it was given', ConsentDetail),
        ...NOT_LET_IN,
        404: problem('It was not'),
      },
    }),
    async (context) => {
      const { organisationId, personId } = context.get('actor');
      const { id, key } = context.req.param();
      if (!IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('not-found');
      const intent = await store.transaction((tx) => tx.intent(organisationId, personId, key));
      if (intent?.requestId !== id) throw new ProblemError('not-found');
      context.header('ETag', intent.etag);
      return context.json(JSON.parse(intent.body) as ConsentDetail);
    },
  );

  addDocumentRoutes(routes, options);
  addStandingConsentRoutes(routes, options);
  return routes;
}
