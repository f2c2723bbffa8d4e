/** Receipts for people: the page to print, and the page on which anybody checks one. */
import { Hono } from 'hono';
import { toLanguage } from '../../src/model/language.ts';
import { receiptPage } from '../pages/receipt.ts';
import type { Actor } from '../service/authorisation.ts';
import { ProblemError } from '../service/problem.ts';
import { buildReceipt } from '../service/receipt/build.ts';
import { receiptSource, type ReceiptIssuer } from '../service/receipts.ts';
import type { Store } from '../service/store.ts';
import { strongSignIn } from './strong-sign-in.ts';

export interface ReceiptPageOptions {
  store: Store;
  identify: (request: Request) => Promise<Actor | null>;
  receipts: ReceiptIssuer;
  /** Address of the page with `lupa-receipt-check`, whole. */
  checkPage: string;
  now: () => Date;
}

export function receiptPages({ store, identify, receipts, checkPage, now }: ReceiptPageOptions): Hono {
  const routes = new Hono();

  routes.get('/api/consents/:id/receipts/:seq/page', async (context) => {
    const actor = await identify(context.req.raw);
    if (actor === null) return context.notFound();
    const { id, seq } = context.req.param();
    // To the request, in which the receipt is: a sign-in ends at no address of the API.
    if (actor.strength === 'weak') return context.redirect(strongSignIn(`/consents/${encodeURIComponent(id)}`), 303);
    try {
      const source = await receiptSource(store, actor, id, Number(seq), receipts, now().toISOString());
      const receipt = await buildReceipt(source, receipts.signer);
      const language = toLanguage(context.req.query('language')) ?? source.agreed.language;
      context.header('Cache-Control', 'no-store');
      return await context.html(receiptPage({ source, receipt, language, checkPage }));
    } catch (error) {
      if (error instanceof ProblemError) return context.notFound();
      throw error;
    }
  });

  return routes;
}
