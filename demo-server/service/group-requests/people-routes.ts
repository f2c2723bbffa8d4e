import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { PeopleMessage } from '../../../src/contract/group-acts.ts';
import { Candidates, NamedPeople } from '../../../src/contract/group-requests.ts';
import { jsonOnly, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { shortText } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { addPeople, candidatesFor, removePeople } from './people.ts';

/** Letters that a search needs: what finds everybody is no search. */
const FEWEST_LETTERS = 2;
const LONGEST_SEARCH = 100;

const ANSWERS = {
  400: problem('Not as the contract says; `errors` names the fields'),
  ...NOT_LET_IN,
  404: problem("Unknown, or not this person's to change"),
};
const MESSAGE_ANSWERS = { ...ANSWERS, 413: problem('Too large'), 415: problem('Not JSON') };
const OF_A_GROUP = 'The template is directed to a group';

/** The people to whom a template is directed by name, for editors who have the whole organisation. */
export function peopleRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/:id/candidates',
    describeRoute({
      summary: 'People whom the organisation knows, by a part of their name; 20 at most',
      parameters: [
        {
          in: 'query',
          name: 'search',
          required: true,
          description: `Words, each of which is somewhere in the name; ${FEWEST_LETTERS} letters at least`,
          schema: { type: 'string', minLength: FEWEST_LETTERS, maxLength: LONGEST_SEARCH },
        },
      ],
      responses: { 200: json('The people, by name', Candidates), ...ANSWERS, 409: problem(OF_A_GROUP) },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => {
      const search = shortText(context, 'search', LONGEST_SEARCH) ?? '';
      if ((search.match(/\p{L}/gu) ?? []).length < FEWEST_LETTERS) {
        const errors = [{ field: 'search', message: `Expected ${FEWEST_LETTERS} letters at least` }];
        throw new ProblemError('invalid-message', { errors });
      }
      return context.json(await candidatesFor(store, namingOf(context.get('actor'), context.req.param('id')), search));
    },
  );

  routes.post(
    '/:id/people',
    describeRoute({
      summary: 'Direct the template to these people too',
      responses: { 200: json('They are among the named', NamedPeople), ...MESSAGE_ANSWERS, 409: problem(OF_A_GROUP) },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(PeopleMessage),
    async (context) => {
      const naming = namingOf(context.get('actor'), context.req.param('id'));
      return context.json(await addPeople(store, naming, context.req.valid('json').ids));
    },
  );

  routes.post(
    '/:id/people/remove',
    describeRoute({
      summary: 'Direct the template to these people no more',
      responses: {
        200: json('They are not among the named', NamedPeople),
        ...MESSAGE_ANSWERS,
        409: problem(`${OF_A_GROUP}, or some have been sent a request: \`errors\` names them`),
      },
    }),
    signedInOnly(options),
    idsOnly,
    ...jsonOnly,
    message(PeopleMessage),
    async (context) => {
      const naming = namingOf(context.get('actor'), context.req.param('id'));
      return context.json(await removePeople(store, naming, context.req.valid('json').ids));
    },
  );

  return routes;

  function namingOf(actor: SignedIn['Variables']['actor'], templateId: string) {
    return { actor, templateId, now: now().toISOString() };
  }
}
