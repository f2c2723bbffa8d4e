import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { LANGUAGES } from '../../../src/model/language.ts';
import { REQUEST_STATUSES } from '../../../src/model/request-status.ts';
import { errorName, ProblemError } from '../problem.ts';
import { oneOf, shortText } from '../query.ts';
import { NOT_LET_IN, problem } from '../route-answers.ts';
import type { ServiceOptions } from '../service.ts';
import { idsOnly, signedInOnly, type SignedIn } from '../signed-in.ts';
import { EXPORT_FORMATS, exportFor } from './export.ts';

const LONGEST_SEARCH = 100;

const words = (name: string, description: string, values: readonly string[], required = false) => ({
  in: 'query' as const,
  name,
  description,
  required,
  schema: { type: 'string' as const, enum: [...values] },
});
const FILE = { schema: { type: 'string' as const, format: 'binary' } };

/** The answers to a template as a file, for its staff. */
export function exportRoutes(options: ServiceOptions) {
  const { store, now, log } = options;
  const routes = new Hono<SignedIn>();

  routes.get(
    '/:id/requests/export',
    describeRoute({
      summary: 'How everybody stands to whom the template is directed, as a file for a spreadsheet',
      parameters: [
        words('format', 'Of the file', EXPORT_FORMATS, true),
        words('lang', 'Of its words; `fi` where nothing is said', LANGUAGES),
        words('status', 'Only those', REQUEST_STATUSES),
        {
          in: 'query',
          name: 'search',
          description: 'Words, each of which is somewhere in the name',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          description: 'The file: CSV with semicolons and a byte order mark, or a workbook',
          content: {
            'text/csv': FILE,
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': FILE,
          },
        },
        400: problem('No such file'),
        ...NOT_LET_IN,
        404: problem("Unknown, or not this person's to see"),
      },
    }),
    signedInOnly(options),
    idsOnly,
    async (context) => {
      const format = oneOf(context, 'format', EXPORT_FORMATS);
      if (format === undefined) {
        const message = `Expected one of: ${EXPORT_FORMATS.join(', ')}`;
        throw new ProblemError('invalid-message', { errors: [{ field: 'format', message }] });
      }
      const query = {
        format,
        language: oneOf(context, 'lang', LANGUAGES) ?? 'fi',
        status: oneOf(context, 'status', REQUEST_STATUSES),
        search: shortText(context, 'search', LONGEST_SEARCH),
      };
      const templateId = context.req.param('id');
      const asked = { store, actor: context.get('actor'), templateId, query, now: now().toISOString() };
      const { name, mediaType, body } = await exportFor(asked, (error) =>
        log({ level: 'error', event: 'export-broken-off', error: errorName(error) }),
      );
      return new Response(body, {
        headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${name}"` },
      });
    },
  );

  return routes;
}
