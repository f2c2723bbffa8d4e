import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { GroupImport, GroupList, GroupPage } from '../../../src/contract/group.ts';
import { bodyOf } from '../message.ts';
import { wholeNumber } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { MAX_FILE } from './csv.ts';
import { groupPageFor, groupsFor } from './group-page.ts';
import { etagOf, importGroup, previewImport } from './import.ts';

/** Members on one page, and at most. */
const PAGE = 20;
const LONGEST_PAGE = 100;

const NOT_YOURS = { ...NOT_LET_IN, 404: problem("Unknown, or not this person's to see") };
const FILE = {
  requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' as const, format: 'binary' } } } },
};
const FILE_ANSWERS = { 413: problem('Larger than 5 MB'), 415: problem('Not text/csv') };
const csvOnly = bodyOf('text/csv', MAX_FILE);

/** The staff's groups: who is in them, and their import from a file. */
export function groupRoutes(options: ServiceOptions) {
  const { store, now, hashIdentity } = options;
  const routes = new Hono<SignedIn>();

  routes.use(signedInOnly(options));
  routes.use('/:id/*', idsOnly);

  routes.get(
    '/',
    describeRoute({
      summary: 'The groups of the organisation, for its staff',
      responses: { 200: json('The groups', GroupList), ...NOT_YOURS },
    }),
    async (context) => {
      const actor = context.get('actor');
      return context.json(await store.transaction((transaction) => groupsFor(transaction, actor)));
    },
  );

  routes.get(
    '/:id',
    describeRoute({
      summary: 'One page of the members of a group, with their guardians',
      parameters: [
        {
          in: 'query',
          name: 'offset',
          description: 'Members before the page',
          schema: { type: 'integer', minimum: 0 },
        },
        {
          in: 'query',
          name: 'limit',
          description: `Members on the page; ${PAGE} where nothing is said`,
          schema: { type: 'integer', minimum: 1, maximum: LONGEST_PAGE },
        },
      ],
      responses: { 200: json('The page', GroupPage), 400: problem('No such page'), ...NOT_YOURS },
    }),
    async (context) => {
      const actor = context.get('actor');
      const id = context.req.param('id');
      const page = {
        offset: wholeNumber(context, 'offset', { least: 0, most: 1_000_000, otherwise: 0 }),
        limit: wholeNumber(context, 'limit', { least: 1, most: LONGEST_PAGE, otherwise: PAGE }),
      };
      return context.json(await store.transaction((transaction) => groupPageFor(transaction, actor, id, page)));
    },
  );

  routes.post(
    '/:id/import/preview',
    describeRoute({
      summary: 'What an import of the file would change, or what is wrong with the file',
      ...FILE,
      responses: {
        200: json('The preview; its ETag goes into If-Match of the import', GroupImport),
        ...NOT_YOURS,
        ...FILE_ANSWERS,
      },
    }),
    ...csvOnly,
    async (context) => {
      const actor = context.get('actor');
      const options = { store, hashIdentity, now: now().toISOString() };
      const file = new Uint8Array(await context.req.arrayBuffer());
      const preview = await previewImport(options, actor, context.req.param('id'), file);
      if (preview.fingerprint !== null) context.header('ETag', etagOf(preview.fingerprint));
      return context.json(preview);
    },
  );

  routes.post(
    '/:id/import',
    describeRoute({
      summary: 'Import a group from a file whose preview was seen',
      parameters: [
        {
          in: 'header',
          name: 'If-Match',
          required: true,
          description: 'The ETag of the preview',
          schema: { type: 'string' },
        },
      ],
      ...FILE,
      responses: {
        200: json('Imported; what has changed', GroupImport),
        ...NOT_YOURS,
        409: problem('The file has faults; `current` has them'),
        412: problem('It would change something else than was seen; `current` is the new preview'),
        ...FILE_ANSWERS,
        428: problem('No If-Match'),
      },
    }),
    ...csvOnly,
    async (context) => {
      const actor = context.get('actor');
      const fingerprint = context.req.header('If-Match')?.replaceAll('"', '');
      const options = { store, hashIdentity, now: now().toISOString() };
      const file = new Uint8Array(await context.req.arrayBuffer());
      return context.json(await importGroup(options, actor, context.req.param('id'), file, fingerprint));
    },
  );

  return routes;
}
