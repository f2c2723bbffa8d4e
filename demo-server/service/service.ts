/**
 * The one service, `(Request) => Response`. It runs in Node behind `npm start` and in the browser behind msw, so
 * nothing here knows of Node: who is asking comes from `identify`, which each side gives in its own way.
 */
import { Hono } from 'hono';
import { describeRoute, openAPIRouteHandler, resolver } from 'hono-openapi';
import { ANSWERED_FOR } from '../../src/contract/headers.ts';
import { Health } from '../../src/contract/health.ts';
import { Session } from '../../src/contract/session.ts';
import { wordFor } from './answered-for.ts';
import type { Profile } from '../../src/contract/profile.ts';
import type { ExtraFields } from './profile/extra-fields.ts';
import type { Actor } from './authorisation.ts';
import { consentRosterRoutes } from './consent-roster-routes.ts';
import { CHECK_TOKEN, checkRoutes } from './checks/check-routes.ts';
import { checkAccessRoutes } from './checks/check-access-routes.ts';
import { consentRoutes } from './consents.ts';
import { jobRoutes } from './group-requests/job-routes.ts';
import { exportRoutes } from './group-requests/export-routes.ts';
import { groupPageRoutes } from './group-requests/page-routes.ts';
import { peopleRoutes } from './group-requests/people-routes.ts';
import { respondentRoutes } from './group-requests/respondent-routes.ts';
import { followUpRoutes } from './follow-ups/follow-up-routes.ts';
import { groupRoutes } from './groups/groups.ts';
import type { HashIdentity } from './groups/same-person.ts';
import { answerError, problemResponse, type LogLine } from './problem.ts';
import { organisationRoutes } from './organisations.ts';
import { profileRoutes } from './profile/profile-routes.ts';
import { onBehalfRoutes } from './on-behalf.ts';
import type { ConfirmationSecret } from './profile/confirmation-link.ts';
import type { ReceiptIssuer } from './receipts.ts';
import { statisticsRoutes } from './statistics/statistics-routes.ts';
import type { Store } from './store.ts';
import { SERVICE_TOKEN, serviceUserRoutes } from './used-services/service-user-routes.ts';
import { usedServiceRoutes } from './used-services/used-service-routes.ts';
import type { RegisteredService } from './used-services/registered-services.ts';
import { templateDraftRoutes } from './template-drafts/template-draft-routes.ts';
import { templateRoutes } from './templates.ts';

export interface ServiceOptions {
  store: Store;
  now: () => Date;
  /** Who makes the request, or null for nobody. */
  identify: (request: Request) => Promise<Actor | null>;
  /** What authorities hold of whoever makes the request, as the session has it; nothing where it is not given. */
  official?: ((request: Request) => Promise<Profile['official']>) | undefined;
  /** The identity code of whoever makes the request, as the session has it; it goes nowhere but to them. */
  identityCode?: ((request: Request) => Promise<string | undefined>) | undefined;
  /** Ends whatever sessions a person has; where it is not given there are none. */
  endSessions?: ((actor: Actor) => Promise<void>) | undefined;
  /** Makes what the link of a mail carries. Where it is not given, no mail with such a link can be sent. */
  secretOf?: ConfirmationSecret | undefined;
  /** What else the municipality lets a citizen tell in their profile; nothing where it is not given. */
  extraFields?: ExtraFields | undefined;
  log: (line: LogLine) => void;
  receipts: ReceiptIssuer;
  /** What is kept in place of an identity code: by it a guardian of a file and one who signs in are the same. */
  hashIdentity: HashIdentity;
  /** The services of the municipality that can be connected; none where it is not given. */
  services?: readonly RegisteredService[] | undefined;
  /** Called when an organisation has an act on many to be carried out: see `runJobs`. */
  onWork?: ((organisationId: string) => void) | undefined;
}

export function createService(options: ServiceOptions): Hono {
  const { store, identify, log } = options;
  const service = new Hono();

  service.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
  });

  service.get(
    '/api/health',
    describeRoute({
      summary: 'Whether the service answers, and where it keeps its data',
      responses: { 200: { description: 'It does', content: { 'application/json': { schema: resolver(Health) } } } },
    }),
    (context) => context.json({ status: 'ok', store: store.kind } satisfies Health),
  );

  service.get(
    '/api/session',
    describeRoute({
      summary: 'Who is signed in',
      responses: {
        200: { description: 'Somebody or nobody', content: { 'application/json': { schema: resolver(Session) } } },
      },
    }),
    async (context) => {
      const actor = await identify(context.req.raw);
      if (actor !== null) context.header(ANSWERED_FOR, await wordFor(actor));
      const session: Session =
        actor === null
          ? { signedIn: false }
          : { signedIn: true, name: actor.name, strength: actor.strength ?? 'strong' };
      return context.json(session);
    },
  );

  service.route('/api/organisations', organisationRoutes(options));
  service.route('/api/consents', consentRoutes(options));
  service.route('/api/templates', checkRoutes(options));
  service.route('/api/templates', checkAccessRoutes(options));
  service.route('/api/templates', templateRoutes(options));
  service.route('/api/templates', templateDraftRoutes(options));
  service.route('/api/templates', groupPageRoutes(options));
  service.route('/api/templates', consentRosterRoutes(options));
  service.route('/api/templates', exportRoutes(options));
  service.route('/api/templates', jobRoutes(options));
  service.route('/api/templates', respondentRoutes(options));
  service.route('/api/templates', peopleRoutes(options));
  service.route('/api/templates', statisticsRoutes(options));
  service.route('/api/groups', groupRoutes(options));
  service.route('/api/follow-ups', followUpRoutes(options));
  service.route('/api/profile', profileRoutes(options));
  service.route('/api/services', serviceUserRoutes(options));
  service.route('/api/services', usedServiceRoutes(options));
  service.route('/api/on-behalf', onBehalfRoutes(options));

  service.get(
    '/api/openapi.json',
    openAPIRouteHandler(service, {
      documentation: {
        openapi: '3.1.0',
        info: { title: 'Lupa', version: '0.1.0', description: 'Consents of citizens and their dependants.' },
        components: { securitySchemes: { checkToken: CHECK_TOKEN, serviceToken: SERVICE_TOKEN } },
      },
    }),
  );

  service.notFound(() => problemResponse('not-found'));
  service.onError((error, context) => answerError(error, context, log));
  return service;
}
