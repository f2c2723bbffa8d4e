/** Answering in advance, and ending it, from a request of the kind. */
import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { StandingConsentMessage } from '../../src/contract/standing-consent.ts';
import { jsonOnly, message } from './message.ts';
import { etagOf } from './representation.ts';
import { json, NOT_LET_IN, problem } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import type { SignedIn } from './signed-in.ts';
import { endStanding, giveStanding } from './standing-consents.ts';

export function addStandingConsentRoutes(routes: Hono<SignedIn>, { store, now }: ServiceOptions): void {
  routes.post(
    '/:id/standing-consent',
    describeRoute({
      summary: 'Answer requests of this kind in advance',
      responses: {
        200: json('Committed; the request as it is now', ConsentDetail),
        400: problem('Not as the contract says; `errors` names the fields'),
        ...NOT_LET_IN,
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
        ...NOT_LET_IN,
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
}
