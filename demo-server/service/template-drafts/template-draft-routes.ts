import { Hono, type Context } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { IDEMPOTENCY_KEY } from '../../../src/contract/headers.ts';
import {
  AttachmentLanguage,
  DiscardedDraft,
  DraftEdit,
  NewDraft,
  NewTemplate,
} from '../../../src/contract/template-draft-edits.ts';
import { DraftDiscarded, EditableTemplate } from '../../../src/contract/template-draft.ts';
import { PREVIEW_SITUATIONS, TemplatePreview } from '../../../src/contract/template-preview.ts';
import { ATTACHMENT_NAME_LIMIT, ATTACHMENT_SIZE_LIMIT, ATTACHMENT_TYPES } from '../../../src/model/template-draft.ts';
import { intentKeyOf } from '../intent.ts';
import { bodyOf, jsonOnly, mediaTypeOf, message } from '../message.ts';
import { ProblemError } from '../problem.ts';
import { oneOf, shortText } from '../query.ts';
import { json, NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { archiveTemplate, beginDraft, copyTemplate, createTemplate, discardDraft } from './begin-draft.ts';
import type { AtDesk } from './desk.ts';
import { deskOf, editableTemplate } from './desk.ts';
import { addDraftFile, draftFile, removeDraftFile } from './draft-attachments.ts';
import { editDraft } from './edit-draft.ts';
import { previewDraft } from './preview-draft.ts';

/** Largest edit, in bytes: all texts of all languages, before and after. */
const MAX_EDIT = 1024 * 1024;

const NOT_YOURS = { ...NOT_LET_IN, 404: problem("Unknown, or not this person's to write") };
const NOT_JSON = { 413: problem('Too large'), 415: problem('Not JSON') };
const INVALID = { 400: problem('Not as the contract says; `errors` names the fields') };
const KEY = { in: 'header' as const, name: IDEMPOTENCY_KEY, required: true, schema: { type: 'string' as const } };
const KEY_ANSWERS = { 422: problem('The key was used for another message') };
const TYPES = Object.keys(ATTACHMENT_TYPES);

/** The writing of templates, for editors. Publishing is elsewhere: `/versions/:versionId/publishing`. */
export function templateDraftRoutes(options: ServiceOptions) {
  const { store, now } = options;
  const routes = new Hono<SignedIn>();
  const staff = [signedInOnly(options), idsOnly] as const;

  routes.post(
    '/',
    describeRoute({
      summary: 'Create a template, with an empty draft',
      parameters: [KEY],
      responses: { 201: json('Created', EditableTemplate), ...INVALID, ...NOT_YOURS, ...NOT_JSON, ...KEY_ANSWERS },
    }),
    signedInOnly(options),
    ...jsonOnly,
    message(NewTemplate),
    async (context) => context.json(await createTemplate(store, creatingBy(context), context.req.valid('json')), 201),
  );

  routes.post(
    '/:id/copy',
    describeRoute({
      summary: 'Create a template whose draft begins as this one is published, or else as it was last written',
      parameters: [KEY],
      responses: { 201: json('The copy', EditableTemplate), ...INVALID, ...NOT_YOURS, ...NOT_JSON, ...KEY_ANSWERS },
    }),
    ...staff,
    ...jsonOnly,
    async (context) => context.json(await copyTemplate(store, creatingBy(context), context.req.param('id')), 201),
  );

  routes.post(
    '/:id/archive',
    describeRoute({
      summary: 'Ask nobody by the template any more; what was answered stays',
      responses: {
        200: json('Archived', EditableTemplate),
        ...NOT_YOURS,
        409: problem('Something is being written, or an answer is waited for: `errors` says which'),
        ...NOT_JSON,
      },
    }),
    ...staff,
    ...jsonOnly,
    async (context) => context.json(await archiveTemplate(store, deskAt(context))),
  );

  routes.get(
    '/:id/draft',
    describeRoute({
      summary: 'The draft, or, with `draft` null, what a new one would begin from',
      responses: { 200: json('All that its editor shows', EditableTemplate), ...NOT_YOURS },
    }),
    ...staff,
    async (context) =>
      context.json(
        await store.transaction(async (transaction) =>
          editableTemplate(transaction, await deskOf(transaction, deskAt(context), 'read-template')),
        ),
      ),
  );

  routes.get(
    '/:id/draft/preview',
    describeRoute({
      summary: 'What the citizen will see of it, and the mail that leads there; to nobody, and kept nowhere',
      parameters: [
        {
          in: 'query',
          name: 'situation',
          description: '`asked` where nothing is said',
          schema: { type: 'string', enum: [...PREVIEW_SITUATIONS] },
        },
      ],
      responses: {
        200: json('The request and the mails', TemplatePreview),
        400: problem('No such situation'),
        ...NOT_YOURS,
      },
    }),
    ...staff,
    async (context) => {
      const situation = oneOf(context, 'situation', PREVIEW_SITUATIONS) ?? 'asked';
      const { origin } = new URL(options.receipts.pageOf(''));
      return context.json(await previewDraft(store, deskAt(context), { situation, origin }));
    },
  );

  routes.post(
    '/:id/draft',
    describeRoute({
      summary: 'Begin a draft from the published version: `minor` keeps the answers, `major` asks again',
      responses: {
        201: json('Begun', EditableTemplate),
        ...INVALID,
        ...NOT_YOURS,
        409: problem('Something is being written already'),
        ...NOT_JSON,
      },
    }),
    ...staff,
    ...jsonOnly,
    message(NewDraft),
    async (context) => context.json(await beginDraft(store, deskAt(context), context.req.valid('json')), 201),
  );

  routes.patch(
    '/:id/draft',
    describeRoute({
      summary: 'Change fields of the draft, all or none of them; others of its fields stay as somebody else left them',
      responses: {
        200: json('Saved; as it is now', EditableTemplate),
        ...INVALID,
        ...NOT_YOURS,
        409: problem(
          'Somebody else has changed the same field: `current` has both; or nothing is being written, or the field stays',
        ),
        ...NOT_JSON,
      },
    }),
    ...staff,
    ...bodyOf('application/json', MAX_EDIT),
    message(DraftEdit),
    async (context) => context.json(await editDraft(store, deskAt(context), context.req.valid('json'))),
  );

  routes.post(
    '/:id/draft/discard',
    describeRoute({
      summary: 'Throw the draft away',
      responses: {
        200: json('Thrown away; the template without it, null where nothing is left', DraftDiscarded),
        ...INVALID,
        ...NOT_YOURS,
        409: problem('Nothing is being written, or another draft than was seen'),
        ...NOT_JSON,
      },
    }),
    ...staff,
    ...jsonOnly,
    message(DiscardedDraft),
    async (context) => {
      const { versionId } = context.req.valid('json');
      const template = await discardDraft(store, deskAt(context), versionId);
      return context.json({ template } satisfies DraftDiscarded);
    },
  );

  routes.put(
    '/:id/draft/attachments/:language',
    describeRoute({
      summary: 'Add a file to the text of a language: PDF, PNG, JPEG or plain text in UTF-8, of 10 MB at most',
      parameters: [
        {
          in: 'query',
          name: 'name',
          required: true,
          description: 'Name of the file, with the ending of its type',
          schema: { type: 'string', maxLength: ATTACHMENT_NAME_LIMIT },
        },
      ],
      requestBody: {
        required: true,
        content: Object.fromEntries(
          TYPES.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
        ),
      },
      responses: {
        200: json('It is among the files', EditableTemplate),
        ...INVALID,
        ...NOT_YOURS,
        409: problem(
          'Another file has the name, there are too many or too large, or nothing is being written: see `errors`',
        ),
        413: problem('Larger than 10 MB'),
        415: problem('Of another type, or not what its type says'),
      },
    }),
    ...staff,
    ...bodyOf(TYPES, ATTACHMENT_SIZE_LIMIT),
    async (context) => {
      const language = languageOf(context);
      // Longer than any name may be, so that its own sentence says how long one may.
      const name = shortText(context, 'name', 10 * ATTACHMENT_NAME_LIMIT) ?? '';
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const file = { language, name, mediaType: mediaTypeOf(context), bytes };
      return context.json(await addDraftFile(store, deskAt(context), file));
    },
  );

  routes.get(
    '/:id/draft/attachments/:language/:sha256',
    describeRoute({
      summary: 'A file of the draft, or of what a new one would begin from',
      responses: {
        200: {
          description: 'The file as it was sent',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
        ...NOT_YOURS,
      },
    }),
    ...staff,
    async (context) => {
      const named = { language: languageOf(context), sha256: context.req.param('sha256') };
      const { name, mediaType, bytes } = await draftFile(store, deskAt(context), named);
      return context.body(bytes as Uint8Array<ArrayBuffer>, 200, {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      });
    },
  );

  routes.delete(
    '/:id/draft/attachments/:language/:sha256',
    describeRoute({
      summary: 'Take a file away from the draft',
      responses: {
        200: json('It is not among the files', EditableTemplate),
        ...NOT_YOURS,
        409: problem('Nothing is being written'),
      },
    }),
    ...staff,
    async (context) => {
      const named = { language: languageOf(context), sha256: context.req.param('sha256') };
      return context.json(await removeDraftFile(store, deskAt(context), named));
    },
  );

  return routes;

  function deskAt(context: Context<SignedIn>): AtDesk {
    return { actor: context.get('actor'), templateId: context.req.param('id')!, now: now().toISOString() };
  }

  function creatingBy(context: Context<SignedIn>) {
    return { actor: context.get('actor'), key: intentKeyOf(context), now: now().toISOString() };
  }
}

/** @throws {ProblemError} `not-found` for a language that no text has */
function languageOf(context: Context) {
  const { success, output } = v.safeParse(AttachmentLanguage, context.req.param('language'));
  if (!success) throw new ProblemError('not-found');
  return output;
}
