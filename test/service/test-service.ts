/** The service in process, with a municipality in it and people who ask; every answer is held against the contract. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import * as v from 'valibot';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { LogLine } from '../../demo-server/service/problem.ts';
import { confirmationSecrets } from '../../demo-server/service/profile/confirmation-link.ts';
import { createService, type ServiceOptions } from '../../demo-server/service/service.ts';
import type { NewEvent, Store } from '../../demo-server/service/store.ts';
import { CheckAccess, CheckAccessList, GivenAccess } from '../../src/contract/check-access.ts';
import { ConsentCheck } from '../../src/contract/consent-check.ts';
import { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { ConsentRoster } from '../../src/contract/consent-roster.ts';
import { ConsentList } from '../../src/contract/consent-summary.ts';
import { EmailConfirmationSent } from '../../src/contract/email-confirmation.ts';
import { FollowUp, FollowUpList } from '../../src/contract/follow-ups.ts';
import { GroupImport, GroupList, GroupPage } from '../../src/contract/group.ts';
import {
  BulkItems,
  BulkJob,
  Candidates,
  GroupRequests,
  NamedPeople,
  Recorded,
  RemindersAhead,
  Resent,
} from '../../src/contract/group-requests.ts';
import { Health } from '../../src/contract/health.ts';
import { Problem, PROBLEM_CODES } from '../../src/contract/problem.ts';
import { PublishingPlan } from '../../src/contract/publishing.ts';
import { OnBehalf } from '../../src/contract/on-behalf.ts';
import { OrganisationList } from '../../src/contract/organisation-list.ts';
import { IdentityCode, Profile } from '../../src/contract/profile.ts';
import { ProfileExport } from '../../src/contract/profile-export.ts';
import { ResponseStatistics } from '../../src/contract/response-statistics.ts';
import { Session, SignedOut } from '../../src/contract/session.ts';
import { DraftDiscarded, EditableTemplate, EditConflict } from '../../src/contract/template-draft.ts';
import { TemplatePreview } from '../../src/contract/template-preview.ts';
import { TemplateList } from '../../src/contract/template-list.ts';
import { ServiceSubject, SharedData } from '../../src/contract/service-message.ts';
import { UsedService, UsedServiceList } from '../../src/contract/used-services.ts';
import { receiptIssuer } from './receipt-issuer.ts';
import { registeredIn } from './registered.ts';
import { addMunicipality, newMunicipality, SENT, type Municipality } from './municipality.ts';

export const NOW = '2026-11-20T10:00:00.000Z';

/** What each route answers when all is well. The addresses are the service's own patterns. */
const ANSWERS: Record<string, v.GenericSchema> = {
  'GET /api/health': Health,
  'GET /api/session': Session,
  'GET /api/consents': ConsentList,
  'GET /api/consents/:id': ConsentDetail,
  'POST /api/consents/:id/decisions': ConsentDetail,
  'GET /api/consents/:id/decisions/:key': ConsentDetail,
  'POST /api/consents/:id/standing-consent': ConsentDetail,
  'POST /api/consents/:id/standing-consent/end': ConsentDetail,
  'GET /api/consents/:id/receipts/:seq': v.record(v.string(), v.unknown()),
  'GET /api/organisations': OrganisationList,
  'GET /api/templates': TemplateList,
  'GET /api/templates/:id/check': ConsentCheck,
  'GET /api/templates/:id/check-tokens': CheckAccessList,
  'POST /api/templates/:id/check-tokens': GivenAccess,
  'GET /api/templates/:id/check-tokens/intents/:key': GivenAccess,
  'DELETE /api/templates/:id/check-tokens/:accessId': CheckAccess,
  'POST /api/templates': EditableTemplate,
  'POST /api/templates/:id/copy': EditableTemplate,
  'POST /api/templates/:id/archive': EditableTemplate,
  'GET /api/templates/:id/draft': EditableTemplate,
  'GET /api/templates/:id/draft/preview': TemplatePreview,
  'POST /api/templates/:id/draft': EditableTemplate,
  'PATCH /api/templates/:id/draft': EditableTemplate,
  'POST /api/templates/:id/draft/discard': DraftDiscarded,
  'PUT /api/templates/:id/draft/attachments/:language': EditableTemplate,
  'DELETE /api/templates/:id/draft/attachments/:language/:sha256': EditableTemplate,
  'GET /api/templates/:id/requests': GroupRequests,
  'GET /api/templates/:id/roster': ConsentRoster,
  'GET /api/templates/:id/versions/:versionId/publishing': PublishingPlan,
  'POST /api/templates/:id/versions/:versionId/publishing': PublishingPlan,
  'POST /api/templates/:id/requests/jobs': BulkJob,
  'GET /api/templates/:id/requests/jobs/:jobId': BulkJob,
  'GET /api/templates/:id/requests/jobs/:jobId/items': BulkItems,
  'POST /api/templates/:id/requests/jobs/:jobId/start': BulkJob,
  'POST /api/templates/:id/requests/jobs/:jobId/retry': BulkJob,
  'POST /api/templates/:id/requests/:requestId/respondents/:personId/answers': Recorded,
  'GET /api/templates/:id/requests/:requestId/respondents/:personId/answers/:key': Recorded,
  'POST /api/templates/:id/requests/:requestId/respondents/:personId/resend': Resent,
  'GET /api/templates/:id/reminders': RemindersAhead,
  'GET /api/templates/:id/statistics': ResponseStatistics,
  'GET /api/templates/:id/candidates': Candidates,
  'POST /api/templates/:id/people': NamedPeople,
  'POST /api/templates/:id/people/remove': NamedPeople,
  'GET /api/groups': GroupList,
  'GET /api/groups/:id': GroupPage,
  'POST /api/groups/:id/import/preview': GroupImport,
  'POST /api/groups/:id/import': GroupImport,
  'GET /api/follow-ups': FollowUpList,
  'GET /api/follow-ups/:id': FollowUp,
  'POST /api/follow-ups/:id/done': FollowUp,
  'GET /api/profile': Profile,
  'PATCH /api/profile': Profile,
  'DELETE /api/profile': SignedOut,
  'POST /api/profile/identity-code': IdentityCode,
  'GET /api/profile/export': ProfileExport,
  'POST /api/profile/email-confirmation': EmailConfirmationSent,
  'GET /api/services': UsedServiceList,
  'PUT /api/services/:id/data': UsedService,
  'DELETE /api/services/:id': UsedService,
  'PUT /api/services/:id/connection': UsedService,
  'POST /api/services/:id/users': ServiceSubject,
  'GET /api/services/:id/users/:subject': SharedData,
  'PUT /api/services/:id/users/:subject': ServiceSubject,
  'DELETE /api/services/:id/users/:subject': ServiceSubject,
  'GET /api/on-behalf': OnBehalf,
  'GET /api/openapi.json': v.looseObject({ openapi: v.string() }),
};

/** What comes as something else than plain JSON. */
const TYPES: Record<string, RegExp> = {
  'GET /api/consents/:id/receipts/:seq': /^application\/ld\+json$/u,
  'GET /api/profile/export': /^(?:application\/json|text\/html)$/u,
  'GET /api/consents/:id/attachments/:sha256': /^[a-z]+\/[a-z]+$/u,
  'GET /api/templates/:id/draft/attachments/:language/:sha256': /^(?:application|image|text)\/[a-z]+$/u,
  'GET /api/templates/:id/requests/export': /^(?:text\/csv|application\/vnd\.[a-z.-]+\.sheet)$/u,
};

export interface Answer {
  status: number;
  headers: Headers;
  /** As it came. */
  text: string;
  bytes: Uint8Array;
  json: unknown;
}

export interface Question {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: BodyInit;
}

export interface TestService {
  service: Hono;
  store: Store;
  municipality: Municipality;
  /** What the service has logged. */
  logged: LogLine[];
  /** How often the service has said that there is an act on many to carry out. */
  woken(): number;
  /** The clock of the service; set it to let time pass. */
  clock: { now: string };
  ask(actor: Actor | null, question: Question): Promise<Answer>;
  /** A decision as a client sends it: of what the person sees at this moment, unless told otherwise. */
  decide(actor: Actor, decision: Partial<DecisionToSend>): Promise<Answer>;
  detail(actor: Actor, requestId?: string): Promise<{ etag: string; detail: ConsentDetail; text: string }>;
}

export interface DecisionToSend {
  requestId: string;
  decision: string;
  /** Decision by the id of the purpose, in place of one for all. */
  answers: Record<string, string>;
  key: string;
  ifMatch: string;
  language: string;
  versionId: string;
}

/** Makes the links of the mails of every such service. */
export const secretOf = confirmationSecrets();

/** Statuses that the OpenAPI document declares, by route. Every service has the same. */
let declared: Record<string, number[]> | undefined;

export async function startService(
  events: NewEvent[] = SENT,
  store: Store = new MemoryStore(),
  municipality: Municipality = newMunicipality(),
  options: Partial<ServiceOptions> = {},
): Promise<TestService> {
  await addMunicipality(store, municipality, events);
  const logged: LogLine[] = [];
  let woken = 0;
  const clock = { now: NOW };
  const asking = new WeakMap<Request, Actor>();
  const service = createService({
    store,
    now: () => new Date(clock.now),
    identify: async (request) => asking.get(request) ?? null,
    log: (line) => logged.push(line),
    hashIdentity: (code) => `hash of ${code}`,
    receipts: receiptIssuer,
    secretOf,
    services: registeredIn(municipality),
    onWork: () => (woken += 1),
    ...options,
  });
  declared ??= await declaredAnswers(service);

  async function ask(actor: Actor | null, { method = 'GET', path, headers = {}, body }: Question): Promise<Answer> {
    const request = new Request(`http://lupa.test${path}`, {
      method,
      headers,
      body,
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
    if (actor !== null) asking.set(request, actor);
    const response = await service.request(request);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      json: text !== '' && isJson(response) ? JSON.parse(text) : undefined,
    };
    assertAsContracted(answer, routeOf(service, method, new URL(request.url).pathname));
    return answer;
  }

  async function detail(actor: Actor, requestId = municipality.request.id) {
    const answer = await ask(actor, { path: `/api/consents/${requestId}` });
    assert.equal(answer.status, 200);
    return { etag: answer.headers.get('ETag') ?? '', detail: answer.json as ConsentDetail, text: answer.text };
  }

  async function decide(actor: Actor, given: Partial<DecisionToSend>): Promise<Answer> {
    const { requestId = municipality.request.id, key = randomUUID(), language = 'fi', answers } = given;
    const decided = answers === undefined ? { decision: given.decision ?? 'accept' } : { answers };
    const ifMatch = given.ifMatch ?? (await detail(actor, requestId)).etag;
    return ask(actor, {
      method: 'POST',
      path: `/api/consents/${requestId}/decisions`,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'If-Match': ifMatch },
      body: JSON.stringify({ ...decided, versionId: given.versionId ?? municipality.version.id, language }),
    });
  }

  return { service, store, municipality, logged, woken: () => woken, clock, ask, decide, detail };
}

function isJson(response: Response): boolean {
  return /[/+]json\b/u.test(response.headers.get('Content-Type') ?? '');
}

/** `GET /api/consents/:id` for each route of the service, without what is not a route but a step on the way to one. */
export function routesOf(service: Hono): string[] {
  return [
    ...new Set(service.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
  ];
}

function routeOf(service: Hono, method: string, path: string): string | undefined {
  return routesOf(service).find((route) => {
    const [routeMethod, pattern = ''] = route.split(' ');
    const segments = pattern.replaceAll(/:[a-zA-Z0-9]+/gu, '[^/]+').replaceAll('.', '\\.');
    return routeMethod === method && new RegExp(`^${segments}$`, 'u').test(path);
  });
}

async function declaredAnswers(service: Hono): Promise<Record<string, number[]>> {
  const response = await service.request('http://lupa.test/api/openapi.json');
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, { responses: object }>> };
  return Object.fromEntries(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { responses }]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{([a-zA-Z0-9]+)\}/gu, ':$1')}`,
        Object.keys(responses).map(Number),
      ]),
    ),
  );
}

function assertAsContracted({ status, headers, json }: Answer, route: string | undefined): void {
  for (const [name, value] of Object.entries({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })) {
    assert.equal(headers.get(name), value, `${route ?? 'no route'}, ${status}: ${name}`);
  }
  const type = headers.get('Content-Type')?.split(';')[0];
  if (status >= 400) {
    assert.equal(type, 'application/problem+json');
    assertFits(Problem, json);
    const problem = json as Problem;
    assert.equal(problem.status, status);
    assert.ok((PROBLEM_CODES as readonly string[]).includes(problem.code), problem.code);
    assert.equal(problem.type, `urn:lupa:problem:${problem.code}`);
    if (problem.current !== undefined) assertFits(currentOf(problem, route), problem.current);
  } else {
    assert.match(type ?? '', TYPES[route ?? ''] ?? /^application\/json$/u);
    if (json !== undefined) assertFits(ANSWERS[route ?? ''] ?? v.never(), json);
  }
  const known = route === undefined || route === 'GET /api/openapi.json' ? [200, 401, 404] : (declared?.[route] ?? []);
  assert.ok(known.includes(status), `${route ?? 'no route'} answered ${status}, which its document does not declare`);
}

function currentOf({ code }: Problem, route: string | undefined): v.GenericSchema {
  if (route === 'POST /api/groups/:id/import') return GroupImport;
  if (route === 'PATCH /api/profile') return Profile;
  if (route === 'PUT /api/services/:id/data') return UsedService;
  if (code === 'edit-conflict') return EditConflict;
  if (route?.endsWith('/publishing')) return PublishingPlan;
  return code === 'not-publishable' ? PublishingPlan : ConsentDetail;
}

/** Nothing is missing, and nothing is there that the contract does not know. */
function assertFits(schema: v.GenericSchema, json: unknown): void {
  assert.deepEqual(v.parse(schema, json), json);
}
