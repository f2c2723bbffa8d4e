/** What the server answers, put together: pages, files, sign-in and the service behind its middleware. */
import { Hono, type Context } from 'hono';
import { etag } from 'hono/etag';
import { serveStatic } from '@hono/node-server/serve-static';
import { fileURLToPath } from 'node:url';
import type { Profile } from '../../src/contract/profile.ts';
import { lostPage, pageRoutes, type PageOptions } from '../pages/pages.ts';
import type { Actor } from '../service/authorisation.ts';
import { problemResponse } from '../service/problem.ts';
import { confirmEmail, lookAtConfirmation } from '../service/profile/confirm-email.ts';
import type { ConfirmationSecret } from '../service/profile/confirmation-link.ts';
import { publicKeys, type ReceiptSigner } from '../service/receipt/sign.ts';
import { createService, type ServiceOptions } from '../service/service.ts';
import type { Transaction } from '../service/store.ts';
import { auditRoutes, type AuditAccess } from './audit/audit-access.ts';
import { crossOriginSharing } from './cross-origin-sharing.ts';
import { crossSiteGuard } from './cross-site-guard.ts';
import { mailLinkRoutes } from './mail/mail-links.ts';
import { receiptPages } from './receipt-pages.ts';
import { forOtherSites, securityHeaders } from './security-headers.ts';
import { sessionIdOf } from './session-cookie.ts';
import type { SessionRecord } from './session-store.ts';
import { signInRoutes, type SignInOptions } from './sign-in.ts';

const LIBRARY = fileURLToPath(new URL('../../dist', import.meta.url));
const ASSETS = fileURLToPath(new URL('../pages/assets', import.meta.url));

export interface AppOptions extends SignInOptions {
  /** Signs receipts. */
  signer: ReceiptSigner;
  audit?: AuditAccess;
  /** The mails, to be shown; undefined where they are nobody's to see. */
  outbox?: PageOptions['outbox'];
  /** See `ServiceOptions`. */
  secretOf: ConfirmationSecret;
  services?: ServiceOptions['services'];
  onWork?: ServiceOptions['onWork'];
  /** See `ServiceOptions`. */
  extraFields?: ServiceOptions['extraFields'];
}

export function createApp(options: AppOptions): Hono {
  const { origins, sessions, store, audit, hashIdentity, secretOf, services, onWork, extraFields, now, log } = options;
  const app = new Hono();

  const https = origins.own.some((origin) => origin.startsWith('https:'));
  app.use(securityHeaders({ https }));
  // To install a service worker is to run a script by its address.
  app.use('/staff/templates/:id/roster', securityHeaders({ https, trustedTypes: ['lupa-roster-worker'] }));
  // Asked by a program of this machine, by whatever name it has for the server.
  if (audit !== undefined) app.route('/', auditRoutes(audit));
  app.use(async (context, next) => {
    if (origins.ofHost(context.req.header('Host')) !== undefined) return next();
    log({ level: 'warn', event: 'unknown-host' });
    return context.text('This server does not answer to that name. See PUBLIC_URL.\n', 421);
  });
  app.use(crossOriginSharing(origins));
  app.use(crossSiteGuard(origins, log));

  // Named by what is in them.
  app.use('/lupa/cdn/words/*', forOtherSites, files('/lupa', LIBRARY, 'public, max-age=31536000, immutable'));
  app.use('/lupa/*', forOtherSites, etag(), files('/lupa', LIBRARY));
  app.use('/site/*', etag(), files('/site', ASSETS));
  // At the root, so that every page is in its scope on which one can sign out.
  app.get('/lupa-roster-worker.js', etag(), files('/lupa-roster-worker.js', `${LIBRARY}/cdn/roster-worker.js`));

  app.route('/api/session', signInRoutes(options));
  const [origin] = origins.own;
  const receipts = { signer: options.signer, pageOf: (id: string) => `${origin}/consents/${id}` };
  app.route('/', receiptPages({ store, identify, receipts, checkPage: `${origin}/receipt-check`, now }));
  app.route('/', mailLinkRoutes({ store, identify, now }));
  const identityCode = async (request: Request) => (await heldOf(request))?.identityCode;
  const endSessions = (actor: Actor) => sessions.endAllOf(actor);
  const service = createService({
    ...{ store, now, identify, official, identityCode, endSessions, extraFields, log },
    ...{ receipts, hashIdentity, secretOf, services, onWork },
  });
  app.all('/api/*', (context) => service.fetch(context.req.raw));

  const returnTo = (context: Context, asked: string | undefined) => origins.returnTo(asked, ownOriginOf(context));
  const emailConfirmation = {
    look: (token: string) => lookAtConfirmation(store, token, now().toISOString()),
    confirm: (token: string) => confirmEmail(store, token, now().toISOString()),
  };
  const receiptKeys = publicKeys(options.signer);
  app.route('/', pageRoutes({ returnTo, receiptKeys, emailConfirmation, outbox: options.outbox }));

  app.notFound((context) => lostPage(context, 'not-found'));
  app.onError((error, context) => {
    // Named fields only: a message or a stack could carry a person's data.
    log({ level: 'error', event: 'unexpected-error', error: error.constructor.name });
    return context.req.path.startsWith('/api/') ? problemResponse('server-error') : lostPage(context, 'server-error');
  });
  return app;

  function ownOriginOf(context: Context): string {
    return origins.ofHost(context.req.header('Host'))!;
  }

  async function heldOf(request: Request) {
    const id = sessionIdOf(request, origins.ofHost(request.headers.get('Host'))!);
    return id === undefined ? undefined : sessions.held(id);
  }

  /** What the identification told. */
  async function official(request: Request): Promise<Profile['official']> {
    const held = await heldOf(request);
    // A session of before this was kept.
    if (held === undefined) return { state: 'unavailable' };
    if (held.official === null) return { state: 'none' };
    return { state: 'shown', data: { ...held.official, hasIdentityCode: true, asOf: held.asOf } };
  }

  /** Rights are read anew at each request, so a person who is no longer known is nobody at once. */
  async function identify(request: Request): Promise<Actor | null> {
    const id = sessionIdOf(request, origins.ofHost(request.headers.get('Host'))!);
    const session = id === undefined ? undefined : await sessions.use(id);
    if (session === undefined) return null;
    const { organisationId, personId } = session;
    const person = await store.transaction(async (tx) => {
      const isOn = session.strength === 'strong' || (await isStillTheirAddress(tx, session));
      return isOn ? tx.person(organisationId, personId) : undefined;
    });
    return person === undefined
      ? null
      : { organisationId, personId, name: `${person.givenNames} ${person.familyName}`, strength: session.strength };
  }
}

/** Whether the address by which one was identified weakly is theirs yet: another is confirmed later than they came. */
async function isStillTheirAddress(
  { profiles }: Transaction,
  { organisationId, personId, createdAt }: SessionRecord,
): Promise<boolean> {
  const since = (await profiles.profile(organisationId, personId))?.emailVerifiedAt;
  return since != null && since <= createdAt;
}

/** Where names of files do not change with their content, a browser asks each time whether it has the right one. */
function files(under: string, root: string, caching = 'no-cache') {
  return serveStatic({
    root,
    rewriteRequestPath: (path) => path.slice(under.length),
    onFound: (_, context) => context.header('Cache-Control', caching),
  });
}
