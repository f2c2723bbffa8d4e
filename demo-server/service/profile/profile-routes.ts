import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import { EmailConfirmationSent } from '../../../src/contract/email-confirmation.ts';
import { IdentityCode, Profile } from '../../../src/contract/profile.ts';
import { SignedOut } from '../../../src/contract/session.ts';
import { ProfileChange, ProfileMeant } from '../../../src/contract/profile-change.ts';
import { LANGUAGES, toLanguage, type Language } from '../../../src/model/language.ts';
import type { Actor } from '../authorisation.ts';
import { jsonOnly, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { oneOf } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { signedInOnly, type SignedIn } from '../signed-in.ts';
import { confirmationSecrets } from './confirmation-link.ts';
import { resendConfirmation } from './email-change.ts';
import { exportFor } from './profile-export.ts';
import { profileExportPage } from './profile-export-page.ts';
import { changeProfile, deleteProfile, profileFor, type ProfileOwner, type SeenProfile } from './profile.ts';

const EXPORT_FORMATS = ['json', 'page'] as const;
const ANSWERS = { ...NOT_LET_IN, 404: problem('Nobody any more') };
const MEANT = {
  400: problem('Not as the contract says'),
  412: problem('Another person is signed in than the one who is named'),
  413: problem('Too large'),
  415: problem('Not JSON'),
};

/** The profile of whoever has signed in. There is no way to anybody else's. */
export function profileRoutes(options: ServiceOptions) {
  const { store, now, secretOf = confirmationSecrets(), services = [] } = options;
  const routes = new Hono<SignedIn>();

  routes.use(signedInOnly(options));

  routes.get(
    '/',
    describeRoute({
      summary: 'The profile of whoever has signed in',
      responses: { 200: json('The profile; its ETag goes into If-Match of a change', Profile), ...ANSWERS },
    }),
    async (context) => answer(context, await profileFor(store, await ownerOf(context))),
  );

  routes.patch(
    '/',
    describeRoute({
      summary: 'Change what is named and leave the rest; null removes',
      parameters: [{ in: 'header', name: 'If-Match', required: true, schema: { type: 'string' } }],
      responses: {
        200: json('Committed; the profile as it is now', Profile),
        400: problem('Not as the contract says; `errors` names the fields'),
        ...ANSWERS,
        409: problem("Not this person's to change; `errors` names the field"),
        412: problem('Changed since it was seen; `current` has it as it is now'),
        413: problem('Too large'),
        415: problem('Not JSON'),
        422: problem('The last address by which the person is written to is changed, not removed'),
        428: problem('No If-Match'),
        429: problem('Too many addresses were to be confirmed; Retry-After says in how many seconds the next is taken'),
      },
    }),
    ...jsonOnly,
    message(ProfileChange),
    async (context) => {
      const changed = await changeProfile(store, {
        ...(await ownerOf(context)),
        change: context.req.valid('json'),
        ifMatch: context.req.header('If-Match'),
        ...asking(context),
      });
      return answer(context, changed);
    },
  );

  routes.post(
    '/email-confirmation',
    describeRoute({
      summary: 'Send the mail that confirms an address once more; the link of the earlier one does not serve any more',
      responses: {
        200: json('It has been put into the outbox', EmailConfirmationSent),
        ...ANSWERS,
        ...MEANT,
        409: problem('No address waits to be confirmed'),
        429: problem('Too soon, or too many in a day; Retry-After says in how many seconds the next is taken'),
      },
    }),
    ...jsonOnly,
    message(ProfileMeant),
    async (context) => {
      mustBeMeant(context.get('actor'), context.req.valid('json'));
      const address = await resendConfirmation(store, context.get('actor'), asking(context));
      return context.json({ address });
    },
  );

  routes.get(
    '/export',
    describeRoute({
      summary: 'All that is held about whoever has signed in, as they may see it: a file, or a page to read and print',
      parameters: [
        {
          ...{ in: 'query', name: 'format', description: '`json` where nothing is said' },
          schema: { type: 'string', enum: [...EXPORT_FORMATS] },
        },
        {
          ...{ in: 'query', name: 'lang', description: 'Of the page; `fi` where nothing is said' },
          schema: { type: 'string', enum: [...LANGUAGES] },
        },
      ],
      responses: {
        200: {
          description: 'See docs/profile-export.schema.json',
          content: {
            'application/json': { schema: { type: 'object' } },
            'text/html': { schema: { type: 'string' } },
          },
        },
        400: problem('No such format or language'),
        ...ANSWERS,
      },
    }),
    async (context) => {
      const format = oneOf(context, 'format', EXPORT_FORMATS) ?? 'json';
      const language = oneOf(context, 'lang', LANGUAGES) ?? 'fi';
      const data = await exportFor(store, { ...(await ownerOf(context)), services, now: now().toISOString() });
      if (format === 'page') return context.html(profileExportPage(data, language));
      return context.body(JSON.stringify(data, undefined, 2), 200, {
        'Content-Type': 'application/json',
        'Content-Disposition': `attachment; filename="lupa-${data.at.slice(0, 10)}.json"`,
      });
    },
  );

  routes.post(
    '/identity-code',
    describeRoute({
      summary: 'The identity code of whoever has signed in, as long as the session holds it; no address has it',
      responses: {
        200: json('It is kept in no log', IdentityCode),
        ...NOT_LET_IN,
        ...MEANT,
        404: problem('The session holds none'),
      },
    }),
    ...jsonOnly,
    message(ProfileMeant),
    async (context) => {
      mustBeMeant(context.get('actor'), context.req.valid('json'));
      const identityCode = await options.identityCode?.(context.req.raw);
      if (identityCode === undefined) throw new ProblemError('not-found');
      return context.json({ identityCode });
    },
  );

  routes.delete(
    '/',
    describeRoute({
      summary:
        'Delete the profile and end every session of the person; consents, their proof and services stay. Twice is once',
      responses: {
        200: json('Deleted; where the browser goes next', SignedOut),
        ...NOT_LET_IN,
        ...MEANT,
      },
    }),
    ...jsonOnly,
    message(ProfileMeant),
    async (context) => {
      const actor = context.get('actor');
      mustBeMeant(actor, context.req.valid('json'));
      await deleteProfile(store, { actor, services, now: now().toISOString() });
      await options.endSessions?.(actor);
      return context.json({ next: '/' });
    },
  );

  return routes;

  function asking(context: Context) {
    return { now: now().toISOString(), language: languageOf(context), secretOf };
  }

  async function ownerOf(context: Context<SignedIn>): Promise<ProfileOwner> {
    return {
      actor: context.get('actor'),
      official: (await options.official?.(context.req.raw)) ?? { state: 'none' },
      extraFields: options.extraFields ?? [],
    };
  }
}

/** Not a word of another's is told, and nothing is done to them, where somebody else has signed in meanwhile. */
function mustBeMeant({ personId }: Actor, { id = personId }: { id?: string | undefined }): void {
  if (id !== personId) throw new ProblemError('precondition-failed');
}

/** The first of those that the browser asks for that is one of ours; Finnish else. */
function languageOf(context: Context): Language {
  const asked = (context.req.header('Accept-Language') ?? '')
    .split(',')
    .map((each) => toLanguage(each.split(';', 1)[0]));
  return asked.find((each) => each !== undefined) ?? 'fi';
}

function answer(context: Context, { profile, etag }: SeenProfile): Response {
  context.header('ETag', etag);
  return context.json(profile);
}
