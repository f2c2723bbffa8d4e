/**
 * The links in mails. Each leads its receiver to the request once; its id is random (122 bits) and stands for nothing
 * without a sign-in. Who is not the receiver cannot tell from the answer whether there is such a mail.
 */
import { Hono } from 'hono';
import { PASSED_LINK } from '../../pages/consents.ts';
import type { Actor } from '../../service/authorisation.ts';
import { mailLinkOf } from '../../service/mail/compose-mail.ts';
import { ID } from '../../service/route-answers.ts';
import type { Store } from '../../service/store.ts';
import { strongSignIn } from '../strong-sign-in.ts';

export interface MailLinkOptions {
  store: Store;
  identify: (request: Request) => Promise<Actor | null>;
  now: () => Date;
}

export function mailLinkRoutes({ store, identify, now }: MailLinkOptions): Hono {
  const routes = new Hono();

  routes.get('/l/:id', async (context) => {
    context.header('Cache-Control', 'no-store');
    context.header('X-Robots-Tag', 'noindex, nofollow');
    // A program that looks ahead uses nothing up: only a person who comes does.
    if (context.req.method !== 'GET') return context.body(null, 204);
    // What fails is fetched again when the link is followed.
    if (isLookAhead(context.req.raw)) return context.body(null, 503);
    const id = context.req.param('id');
    if (!ID.test(id)) return context.redirect(PASSED_LINK, 303);
    const actor = await identify(context.req.raw);
    if (actor === null) {
      const back = new URLSearchParams({ 'return-to': mailLinkOf({ id }) });
      return context.redirect(`/api/session/sign-in?${back}`, 303);
    }
    // Requests are not for one who is identified weakly: the link is kept for when they are strongly.
    if (actor.strength === 'weak') return context.redirect(strongSignIn(mailLinkOf({ id })), 303);
    const { organisationId, personId } = actor;
    const requestId = await store.transaction((tx) =>
      tx.mail.openMail(organisationId, id, personId, now().toISOString()),
    );
    return context.redirect(requestId === undefined ? PASSED_LINK : `/consents/${requestId}`, 303);
  });

  return routes;
}

/** Whether a browser asks before anybody has followed the link: `Sec-Purpose` of Fetch, and the names before it. */
function isLookAhead({ headers }: Request): boolean {
  const purposes = ['Sec-Purpose', 'Purpose', 'X-Purpose', 'X-Moz'].map((name) => headers.get(name) ?? '');
  return purposes.some((purpose) => /\bpre(?:fetch|view|render)\b/iu.test(purpose));
}
