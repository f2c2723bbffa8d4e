import { Hono } from 'hono';
import { describeRoute, resolver } from 'hono-openapi';
import { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { ConsentList } from '../../src/contract/consent-summary.ts';
import { DecisionMessage } from '../../src/contract/decision.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_PATTERN } from '../../src/contract/headers.ts';
import { Problem } from '../../src/contract/problem.ts';
import { StandingConsentMessage } from '../../src/contract/standing-consent.ts';
import type { Standing } from '../../src/model/request-status.ts';
import { can, type Actor } from './authorisation.ts';
import { decide } from './decide.ts';
import { jsonOnly, message } from './message.ts';
import { ProblemError } from './problem.ts';
import { detailFor, etagOf, summaryFor } from './representation.ts';
import { buildReceipt } from './receipt/build.ts';
import { receiptSource } from './receipts.ts';
import { endStanding, giveStanding } from './standing-consents.ts';
import { situationOf } from './situation.ts';
import type { ServiceOptions } from './service.ts';

const ORDER: Record<Standing | 'unknown', number> = { waiting: 0, 'in-force': 1, 'not-in-force': 2, unknown: 3 };

/** What an id looks like. Nothing else is looked for: there are texts, such as one with NUL, that a database refuses. */
const ID = /^[\w-]{1,64}$/u;

function json(description: string, schema: Parameters<typeof resolver>[0]) {
  return { description, content: { 'application/json': { schema: resolver(schema) } } };
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: resolver(Problem) } } };
}

/** The citizen's requests: list, one, and the decision. */
export function consentRoutes({ store, now, identify, receipts }: ServiceOptions) {
  const routes = new Hono<{ Variables: { actor: Actor } }>();

  routes.use(async (context, next) => {
    const actor = await identify(context.req.raw);
    if (actor === null) throw new ProblemError('sign-in-required');
    context.set('actor', actor);
    await next();
  });

  routes.use('/:id/*', async (context, next) => {
    if (!ID.test(context.req.param('id'))) throw new ProblemError('not-found');
    await next();
  });

  routes.get(
    '/',
    describeRoute({
      summary: "The citizen's own and their dependants' requests, those that wait first",
      responses: { 200: json('The requests', ConsentList), 401: problem('Not signed in') },
    }),
    async (context) => {
      const actor = context.get('actor');
      const moment = now().toISOString();
      const requests = await store.transaction((tx) => tx.requestsOf(actor.organisationId, actor.personId));
      const items = requests
        .filter((request) => can(actor, 'read', request, moment))
        // Asked again with a new text: that request is in the list, and leads back to this one.
        .filter(({ events }) => !events.some(({ type }) => type === 'superseded'))
        .map((request) => summaryFor(actor, request, moment))
        .sort((a, b) => ORDER[a.standing] - ORDER[b.standing]);
      return context.json({ items });
    },
  );

  routes.get(
    '/:id',
    describeRoute({
      summary: 'One request, as this person may see it',
      responses: {
        200: json('The request; its ETag goes into If-Match of a decision', ConsentDetail),
        401: problem('Not signed in'),
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
        401: problem('Not signed in'),
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
      const key = context.req.header(IDEMPOTENCY_KEY);
      if (key === undefined || !IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('idempotency-key-required');
      const { detail, etag } = await decide(store, {
        actor: context.get('actor'),
        requestId: context.req.param('id'),
        key,
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
        401: problem('Not signed in'),
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

  routes.get(
    '/:id/receipts/:seq',
    describeRoute({
      summary: 'The signed receipt of one of the own answers, by the number of its event: ISO/IEC TS 27560, JSON-LD',
      responses: {
        200: {
          description: 'The receipt: see docs/consent-receipt.schema.json',
          content: { 'application/ld+json': { schema: { type: 'object' } } },
        },
        401: problem('Not signed in'),
        404: problem('Unknown, or not an answer of this person'),
      },
    }),
    async (context) => {
      const { id, seq } = context.req.param();
      const moment = now().toISOString();
      const source = await receiptSource(store, context.get('actor'), id, Number(seq), receipts, moment);
      const receipt = await buildReceipt(source, receipts.signer);
      return context.body(JSON.stringify(receipt, undefined, 2), 200, {
        'Content-Type': 'application/ld+json',
        'Content-Disposition': `attachment; filename="${source.receiptId}.jsonld"`,
      });
    },
  );

  routes.get(
    '/:id/attachments/:sha256',
    describeRoute({
      summary: 'A file that belongs to the text',
      responses: {
        200: {
          description: 'The file as it was hashed',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        401: problem('Not signed in'),
        404: problem('Unknown, or not of this request'),
      },
    }),
    async (context) => {
      const actor = context.get('actor');
      const { id, sha256 } = context.req.param();
      const moment = now().toISOString();
      const file = await store.transaction(async (tx) => {
        const { request } = await situationOf(tx, actor, id, { now: moment });
        const named = Object.values(request.version.attachments)
          .flat()
          .find((attachment) => attachment.sha256 === sha256);
        const kept = named && (await tx.attachment(actor.organisationId, sha256));
        return kept && { name: named.name, ...kept };
      });
      if (file === undefined) throw new ProblemError('not-found');
      return context.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': file.mediaType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
    },
  );

  routes.post(
    '/:id/standing-consent',
    describeRoute({
      summary: 'Answer requests of this kind in advance',
      responses: {
        200: json('Committed; the request as it is now', ConsentDetail),
        400: problem('Not as the contract says; `errors` names the fields'),
        401: problem('Not signed in'),
        404: problem("Unknown, or not this person's"),
        409: problem('The organisation does not take answers in advance to this; `current` has the request'),
        413: problem('Too large'),
        415: problem('Not JSON'),
      },
    }),
    ...jsonOnly,
    message(StandingConsentMessage),
    async (context) => {
      const actor = context.get('actor');
      const moment = now().toISOString();
      const detail = await giveStanding(store, actor, context.req.param('id'), context.req.valid('json'), moment);
      context.header('ETag', await etagOf(detail));
      return context.json(detail);
    },
  );

  routes.post(
    '/:id/standing-consent/end',
    describeRoute({
      summary: 'End the answer in advance; what it has answered stays, and can be withdrawn like any other',
      responses: {
        200: json('Committed; the request as it is now', ConsentDetail),
        401: problem('Not signed in'),
        404: problem("Unknown, or not this person's"),
        413: problem('Too large'),
        415: problem('Not JSON'),
      },
    }),
    ...jsonOnly,
    async (context) => {
      const actor = context.get('actor');
      const detail = await endStanding(store, actor, context.req.param('id'), now().toISOString());
      context.header('ETag', await etagOf(detail));
      return context.json(detail);
    },
  );

  return routes;
}
