/** What goes with a request as a file: its receipts and its attachments. */
import type { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import { ProblemError } from './problem.ts';
import { buildReceipt } from './receipt/build.ts';
import { receiptSource } from './receipts.ts';
import { NOT_LET_IN, problem } from './route-answers.ts';
import type { ServiceOptions } from './service.ts';
import type { SignedIn } from './signed-in.ts';
import { situationOf } from './situation.ts';

export function addDocumentRoutes(routes: Hono<SignedIn>, { store, now, receipts }: ServiceOptions): void {
  routes.get(
    '/:id/receipts/:seq',
    describeRoute({
      summary: 'The signed receipt of one of the own answers, by the number of its event: ISO/IEC TS 27560, JSON-LD',
      responses: {
        200: {
          description: 'The receipt: see docs/consent-receipt.schema.json',
          content: { 'application/ld+json': { schema: { type: 'object' } } },
        },
        ...NOT_LET_IN,
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
        ...NOT_LET_IN,
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
}
