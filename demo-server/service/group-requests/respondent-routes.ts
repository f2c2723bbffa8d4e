import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { RecordedAnswer } from '../../../src/contract/group-acts.ts';
import { Recorded, RemindersAhead, Resent } from '../../../src/contract/group-requests.ts';
import { IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_PATTERN } from '../../../src/contract/headers.ts';
import { intentKeyOf } from '../intent.ts';
import { jsonOnly, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { recordAnswer, recordedAnswer } from './record-answer.ts';
import { remindersAheadOf } from './reminders-ahead.ts';
import { resend } from './resend.ts';

const NOT_YOURS = { ...NOT_LET_IN, 404: problem("Unknown, or not this person's to see") };
const KEY = { in: 'header' as const, name: IDEMPOTENCY_KEY, required: true, schema: { type: 'string' as const } };
const KEY_ANSWERS = { 422: problem('The key was used for another message') };

/** What the staff do for one person who answers, and whom they see reminded. */
export function respondentRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();
  const staff = [signedInOnly(options), idsOnly] as const;

  routes.post(
    '/:id/requests/:requestId/respondents/:personId/answers',
    describeRoute({
      summary: 'Record an answer that the person gave on paper, by phone or in person',
      parameters: [KEY],
      responses: {
        201: json('Recorded; it counts as one on the web does', Recorded),
        ...NOT_YOURS,
        400: problem('Not as the contract says, a text of another request, or a day that cannot be'),
        403: problem('The one who records takes part in the request'),
        409: problem('The person could not answer so now'),
        413: problem('Too large'),
        415: problem('Not JSON'),
        ...KEY_ANSWERS,
      },
    }),
    ...staff,
    ...jsonOnly,
    message(RecordedAnswer),
    async (context) => {
      const recording = { ...placeOf(context), key: intentKeyOf(context), answer: context.req.valid('json') };
      return context.json(await recordAnswer(store, recording), 201);
    },
  );

  routes.get(
    '/:id/requests/:requestId/respondents/:personId/answers/:key',
    describeRoute({
      summary: 'Whether a recording was carried out: for a client that never got the answer',
      responses: { 200: json('It was; the answer as it was given', Recorded), ...NOT_YOURS },
    }),
    ...staff,
    async (context) => {
      const key = context.req.param('key');
      if (!IDEMPOTENCY_KEY_PATTERN.test(key)) throw new ProblemError('not-found');
      return context.json(await recordedAnswer(store, { ...placeOf(context), key }));
    },
  );

  routes.post(
    '/:id/requests/:requestId/respondents/:personId/resend',
    describeRoute({
      summary: 'Send the person the request again, or a reminder of it',
      parameters: [KEY],
      responses: {
        200: json('Put into the outbox; the last mail to the person as it stands', Resent),
        ...NOT_YOURS,
        400: problem('No Idempotency-Key'),
        409: problem('Nothing is awaited of them, they cannot be written to, or they have just been: see `errors`'),
        413: problem('Too large'),
        415: problem('Not JSON'),
        ...KEY_ANSWERS,
      },
    }),
    ...staff,
    ...jsonOnly,
    async (context) => context.json(await resend(store, { ...placeOf(context), key: intentKeyOf(context) })),
  );

  routes.get(
    '/:id/reminders',
    describeRoute({
      summary: 'The reminders that go out by themselves in the next 60 days, if nothing else happens until then',
      responses: { 200: json('By time', RemindersAhead), ...NOT_YOURS },
    }),
    ...staff,
    async (context) => {
      const { id } = context.req.param();
      return context.json(await remindersAheadOf(store, context.get('actor'), id, now().toISOString()));
    },
  );

  return routes;

  function placeOf(context: Context<SignedIn>) {
    const { id, requestId, personId } = context.req.param() as Record<'id' | 'requestId' | 'personId', string>;
    return { actor: context.get('actor'), templateId: id, requestId, personId, now: now().toISOString() };
  }
}
