/** Who may do what: every route × every kind of person × every state of a request. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type { NewEvent, Transaction } from '../../demo-server/service/store.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { DECISIONS, type Decision } from '../../src/model/consent-request.ts';
import { actorOf, addMunicipality, BILAGA, SENT, type Municipality } from './municipality.ts';
import { NOW, routesOf, startService, type Answer, type TestService } from './test-service.ts';

const ACTORS = {
  'nobody who has signed in': () => null,
  'a guardian': ({ guardian }: Municipality) => actorOf(guardian),
  'the other guardian': ({ otherGuardian }: Municipality) => actorOf(otherGuardian),
  'the child': ({ child }: Municipality) => actorOf(child),
  'somebody else of the municipality': ({ stranger }: Municipality) => actorOf(stranger),
  'somebody whom the register does not know': ({ stranger }: Municipality) => ({
    ...actorOf(stranger),
    personId: randomUUID(),
  }),
  'a guardian in another municipality': (_: Municipality, other: Municipality) => actorOf(other.guardian),
  'the same person in another municipality': ({ guardian }: Municipality, other: Municipality) => ({
    ...actorOf(guardian),
    organisationId: other.organisation.id,
  }),
  'another person of the name of the guardian': ({ guardian, stranger }: Municipality) => ({
    ...actorOf(guardian),
    personId: stranger.id,
  }),
} as const satisfies Record<string, (municipality: Municipality, other: Municipality) => Actor | null>;
type ActorName = keyof typeof ACTORS;
const PARTICIPANTS: readonly ActorName[] = ['a guardian', 'the other guardian', 'the child'];

interface State {
  happened: (
    by: (type: 'accepted' | 'refused' | 'withdrawn', who: 'guardian' | 'otherGuardian') => NewEvent,
  ) => NewEvent[];
  now?: string;
  /** Not visible to those who take part in it. */
  hidden?: true;
  guardian: Decision[];
  otherGuardian: Decision[];
}

/** What has happened to a request of two guardians who both must say yes, and what each may do then. */
const STATES: Record<string, State> = {
  'a draft': { happened: () => SENT.slice(0, 1), hidden: true, guardian: [], otherGuardian: [] },
  waiting: { happened: () => SENT, guardian: ['accept', 'refuse'], otherGuardian: ['accept', 'refuse'] },
  'half a yes': {
    happened: (by) => [...SENT, by('accepted', 'guardian')],
    guardian: ['withdraw'],
    otherGuardian: ['accept', 'refuse'],
  },
  given: {
    happened: (by) => [...SENT, by('accepted', 'guardian'), by('accepted', 'otherGuardian')],
    guardian: ['withdraw'],
    otherGuardian: ['withdraw'],
  },
  refused: {
    happened: (by) => [...SENT, by('refused', 'guardian')],
    guardian: ['accept'],
    otherGuardian: ['accept', 'refuse'],
  },
  'a conflict': {
    happened: (by) => [...SENT, by('accepted', 'guardian'), by('refused', 'otherGuardian')],
    guardian: ['withdraw'],
    otherGuardian: ['accept'],
  },
  withdrawn: {
    happened: (by) => [...SENT, by('accepted', 'guardian'), by('withdrawn', 'guardian')],
    guardian: ['accept'],
    otherGuardian: ['accept', 'refuse'],
  },
  'half a yes, answering ended': {
    happened: (by) => [...SENT, by('accepted', 'guardian'), { type: 'answering-ended', at: NOW }],
    guardian: ['withdraw'],
    otherGuardian: [],
  },
  'half a yes, paused': {
    happened: (by) => [...SENT, by('accepted', 'guardian'), { type: 'suspended', at: NOW }],
    guardian: ['withdraw'],
    otherGuardian: [],
  },
  'a no, paused': {
    happened: (by) => [...SENT, by('refused', 'guardian'), { type: 'suspended', at: NOW }],
    guardian: [],
    otherGuardian: [],
  },
  'half a yes, closed': {
    happened: (by) => [...SENT, by('accepted', 'guardian'), { type: 'closed', at: NOW }],
    guardian: [],
    otherGuardian: [],
  },
  'half a yes, expired': {
    happened: (by) => [...SENT, by('accepted', 'guardian')],
    now: '2027-06-05T21:00:00.000Z',
    guardian: [],
    otherGuardian: [],
  },
};

interface Row {
  ask: (running: TestService, actor: Actor | null) => Promise<Answer>;
  expected: (who: ActorName, state: State) => number;
}

const everybody = (): number => 200;

function signedIn(who: ActorName): number {
  return who === 'nobody who has signed in' ? 401 : 200;
}

/** Who is somebody in the organisation. */
function known(who: ActorName): number {
  const isNobody =
    who === 'somebody whom the register does not know' || who === 'the same person in another municipality';
  return isNobody ? 404 : signedIn(who);
}

function participant(who: ActorName, { hidden }: State): number {
  if (who === 'nobody who has signed in') return 401;
  return PARTICIPANTS.includes(who) && !hidden ? 200 : 404;
}

const taking = (decision: Decision): Row => ({
  // Sent as the person themselves would, or, by those who cannot see it, with what a guardian would send.
  ask: async (running, actor) => {
    const { request, version, guardian } = running.municipality;
    const seen = await running.ask(actor, { path: `/api/consents/${request.id}` });
    const known =
      seen.status === 200 ? seen : await running.ask(actorOf(guardian), { path: `/api/consents/${request.id}` });
    return running.ask(actor, {
      method: 'POST',
      path: `/api/consents/${request.id}/decisions`,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        'If-Match': known.headers.get('ETag') ?? '"none"',
      },
      body: JSON.stringify({ decision, versionId: version.id, language: 'fi' }),
    });
  },
  expected: (who, state) => {
    const visible = participant(who, state);
    if (visible !== 200) return visible;
    const open = who === 'a guardian' ? state.guardian : who === 'the other guardian' ? state.otherGuardian : [];
    return open.includes(decision) ? 200 : 409;
  },
});

/** What only those who see the request get; to the others it is not there. */
const visibleOnly =
  (method: string, path: string, body?: object): Row['ask'] =>
  (running, actor) =>
    running.ask(actor, {
      method,
      path: `/api/consents/${running.municipality.request.id}${path}`,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });

const prepared = new WeakSet<TestService>();

/** Puts there what a row is about, unless one who was refused has asked at this service before. */
async function prepare(running: TestService, work: (transaction: Transaction) => Promise<void>): Promise<void> {
  if (!prepared.has(running)) await running.store.transaction(work);
  prepared.add(running);
}

/** No citizen is one of the staff. */
const staffOnly =
  (method: string): Row['ask'] =>
  (running, actor) =>
    running.ask(actor, {
      method,
      path: `/api/templates/${running.municipality.template.id}/versions/${running.municipality.version.id}/publishing`,
      ...(method === 'POST' && { headers: { 'Content-Type': 'application/json' }, body: '{}' }),
    });
const groups =
  (method: string, path: string): Row['ask'] =>
  async (running, actor) => {
    const { organisation, child } = running.municipality;
    await prepare(running, async (tx) => {
      await tx.groups.addGroup({ id: 'group', organisationId: organisation.id, name: { fi: 'Ryhmä' } });
      await tx.groups.join(organisation.id, 'group', [child.id], NOW);
    });
    return running.ask(actor, {
      method,
      path: `/api/groups${path}`,
      ...(method === 'POST' && { headers: { 'Content-Type': 'text/csv', 'If-Match': '"any"' }, body: 'hetu;etunimet' }),
    });
  };
/** With a job that one of the staff has planned. */
const jobs =
  (method: string, path: string, body: object = {}): Row['ask'] =>
  async (running, actor) => {
    const { organisation, template, stranger } = running.municipality;
    const job = { organisationId: organisation.id, id: 'job', templateId: template.id, act: 'close' as const };
    const planned = { lastValidDay: null, plannedBy: stranger.id, plannedAt: NOW, startedBy: null, startedAt: null };
    await prepare(running, (tx) => tx.jobs.addJob({ ...job, ...planned }, []));
    return running.ask(actor, {
      method,
      path: `/api/templates/${template.id}/requests/jobs${path}`,
      ...(method === 'POST' && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  };
/** What the staff do for one person who answers, and with the named people. */
const oneByOne =
  (method: string, path: string, body: object = {}): Row['ask'] =>
  (running, actor) => {
    const { template, request, guardian, version, child } = running.municipality;
    const place = path.replace('RESPONDENT', `requests/${request.id}/respondents/${guardian.id}`);
    const text = JSON.stringify(body).replace('VERSION', version.id).replace('CHILD', child.id);
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    return running.ask(actor, {
      method,
      path: `/api/templates/${template.id}/${place}`,
      ...(method === 'POST' && { headers, body: text }),
    });
  };
/** With a draft, which has a file. */
const writing =
  (method: string, path: string, body?: object): Row['ask'] =>
  async (running, actor) => {
    const { version, template } = running.municipality;
    const draft = { ...version, id: randomUUID(), minor: 9, state: 'draft' as const, agreed: {} };
    await prepare(running, (tx) => tx.addVersion(draft));
    return running.ask(actor, {
      method,
      path: `/api/templates${path.replace('TEMPLATE', template.id)}`,
      headers: {
        'Content-Type': method === 'PUT' ? 'text/plain' : 'application/json',
        'Idempotency-Key': randomUUID(),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
const EDIT = { changes: [{ path: 'texts.fi.storage', from: 'Vuosi', to: 'Kaksi vuotta' }] };
const ON_PAPER = {
  ...{ answers: { photos: 'accept' }, method: 'paper', versionId: 'VERSION', language: 'fi' },
  ...{ answeredOn: '2026-11-19', evidence: 'Mappi 7' },
};
const noCitizen = (who: ActorName): number => (who === 'nobody who has signed in' ? 401 : 404);

/** To one's own profile, as one sees it. */
const own =
  (method: string, body?: object, path = ''): Row['ask'] =>
  async (running, actor) => {
    const { headers } = await running.ask(actor, { path: '/api/profile' });
    return running.ask(actor, {
      method,
      path: `/api/profile${path}`,
      headers: { 'Content-Type': 'application/json', 'If-Match': headers.get('ETag') ?? '' },
      ...(body && { body: JSON.stringify(body) }),
    });
  };

/** Of a service that nobody of them uses: test/service/used-services.test.ts has those that are used. */
const services =
  (method: string, path: string, body?: object): Row['ask'] =>
  (running, actor) =>
    running.ask(actor, {
      method,
      path: `/api/services${path}`,
      headers: { 'Content-Type': 'application/json', 'If-Match': '"any"' },
      ...(body && { body: JSON.stringify(body) }),
    });

/** One row or several for each route of the service: a new route without a row fails. */
const ROUTES: Record<string, Row[]> = {
  'GET /api/health': [{ ask: (running, actor) => running.ask(actor, { path: '/api/health' }), expected: everybody }],
  'GET /api/openapi.json': [
    { ask: (running, actor) => running.ask(actor, { path: '/api/openapi.json' }), expected: everybody },
  ],
  'GET /api/session': [{ ask: (running, actor) => running.ask(actor, { path: '/api/session' }), expected: everybody }],
  'GET /api/consents': [{ ask: (running, actor) => running.ask(actor, { path: '/api/consents' }), expected: signedIn }],
  'GET /api/consents/:id': [
    {
      ask: (running, actor) => running.ask(actor, { path: `/api/consents/${running.municipality.request.id}` }),
      expected: participant,
    },
  ],
  'POST /api/consents/:id/decisions': DECISIONS.map(taking),
  'POST /api/consents/:id/standing-consent': [
    {
      ask: visibleOnly('POST', '/standing-consent', { decision: 'accept', lastDay: '2027-06-01' }),
      // The template of the municipality takes no answers in advance.
      expected: (who, state) =>
        participant(who, state) === 200 ? (state.now === undefined ? 409 : 400) : participant(who, state),
    },
  ],
  'POST /api/consents/:id/standing-consent/end': [
    { ask: visibleOnly('POST', '/standing-consent/end', {}), expected: participant },
  ],
  'GET /api/consents/:id/attachments/:sha256': [
    { ask: visibleOnly('GET', `/attachments/${BILAGA}`), expected: participant },
  ],
  // Nobody's answer here has a text that was proved: test/service/receipts.test.ts has those.
  'GET /api/consents/:id/receipts/:seq': [
    { ask: visibleOnly('GET', '/receipts/3'), expected: (who) => (who === 'nobody who has signed in' ? 401 : 404) },
  ],
  // Each finds their own: there is no way to anybody else's.
  'GET /api/profile': [{ ask: own('GET'), expected: known }],
  'PATCH /api/profile': [{ ask: own('PATCH', { phone: '+12345' }), expected: known }],
  'DELETE /api/profile': [{ ask: own('DELETE', {}), expected: signedIn }],
  'GET /api/profile/export': [{ ask: own('GET', undefined, '/export'), expected: known }],
  // Nobody here has an address that waits to be confirmed.
  'POST /api/profile/email-confirmation': [
    { ask: own('POST', {}, '/email-confirmation'), expected: (who) => (signedIn(who) === 200 ? 409 : 401) },
  ],
  'POST /api/profile/identity-code': [{ ask: own('POST', {}, '/identity-code'), expected: noCitizen }],
  'GET /api/services': [{ ask: services('GET', ''), expected: signedIn }],
  'PUT /api/services/:id/data': [{ ask: services('PUT', '/boats/data', { shared: [] }), expected: noCitizen }],
  'DELETE /api/services/:id': [{ ask: services('DELETE', '/boats', {}), expected: noCitizen }],
  'PUT /api/services/:id/connection': [{ ask: services('PUT', '/boats/connection', {}), expected: noCitizen }],
  // By a token alone, whoever has signed in.
  'POST /api/services/:id/users': [
    { ask: services('POST', '/boats/users', { identityCode: '010280-952L' }), expected: () => 401 },
  ],
  'GET /api/services/:id/users/:subject': [{ ask: services('GET', '/boats/users/any'), expected: () => 401 }],
  'PUT /api/services/:id/users/:subject': [
    { ask: services('PUT', '/boats/users/any', { dealings: [], matters: [] }), expected: () => 401 },
  ],
  'DELETE /api/services/:id/users/:subject': [{ ask: services('DELETE', '/boats/users/any'), expected: () => 401 }],
  'GET /api/on-behalf': [{ ask: (running, actor) => running.ask(actor, { path: '/api/on-behalf' }), expected: known }],
  'GET /api/organisations': [
    { ask: (running, actor) => running.ask(actor, { path: '/api/organisations' }), expected: signedIn },
  ],
  'GET /api/templates': [
    { ask: (running, actor) => running.ask(actor, { path: '/api/templates' }), expected: noCitizen },
  ],
  'POST /api/templates': [{ ask: writing('POST', '', {}), expected: noCitizen }],
  'POST /api/templates/:id/copy': [{ ask: writing('POST', '/TEMPLATE/copy', {}), expected: noCitizen }],
  'POST /api/templates/:id/archive': [{ ask: writing('POST', '/TEMPLATE/archive', {}), expected: noCitizen }],
  'GET /api/templates/:id/draft': [{ ask: writing('GET', '/TEMPLATE/draft'), expected: noCitizen }],
  'GET /api/templates/:id/draft/preview': [{ ask: writing('GET', '/TEMPLATE/draft/preview'), expected: noCitizen }],
  'POST /api/templates/:id/draft': [
    { ask: writing('POST', '/TEMPLATE/draft', { change: 'major' }), expected: noCitizen },
  ],
  'PATCH /api/templates/:id/draft': [{ ask: writing('PATCH', '/TEMPLATE/draft', EDIT), expected: noCitizen }],
  'POST /api/templates/:id/draft/discard': [
    { ask: writing('POST', '/TEMPLATE/draft/discard', { versionId: 'any' }), expected: noCitizen },
  ],
  'PUT /api/templates/:id/draft/attachments/:language': [
    { ask: writing('PUT', '/TEMPLATE/draft/attachments/fi?name=a.txt', {}), expected: noCitizen },
  ],
  'GET /api/templates/:id/draft/attachments/:language/:sha256': [
    { ask: writing('GET', `/TEMPLATE/draft/attachments/sv/${BILAGA}`), expected: noCitizen },
  ],
  'DELETE /api/templates/:id/draft/attachments/:language/:sha256': [
    { ask: writing('DELETE', `/TEMPLATE/draft/attachments/sv/${BILAGA}`), expected: noCitizen },
  ],
  'GET /api/templates/:id/requests': [
    {
      ask: (running, actor) =>
        running.ask(actor, { path: `/api/templates/${running.municipality.template.id}/requests` }),
      expected: noCitizen,
    },
  ],
  'GET /api/templates/:id/roster': [
    {
      ask: (running, actor) =>
        running.ask(actor, { path: `/api/templates/${running.municipality.template.id}/roster` }),
      expected: noCitizen,
    },
  ],
  'GET /api/templates/:id/versions/:versionId/publishing': [{ ask: staffOnly('GET'), expected: noCitizen }],
  'POST /api/templates/:id/versions/:versionId/publishing': [{ ask: staffOnly('POST'), expected: noCitizen }],
  'GET /api/templates/:id/requests/export': [
    {
      ask: (running, actor) =>
        running.ask(actor, { path: `/api/templates/${running.municipality.template.id}/requests/export?format=csv` }),
      expected: noCitizen,
    },
  ],
  'POST /api/templates/:id/requests/jobs': [
    { ask: jobs('POST', '', { act: 'close', selection: { all: {} } }), expected: noCitizen },
  ],
  'GET /api/templates/:id/requests/jobs/:jobId': [{ ask: jobs('GET', '/job'), expected: noCitizen }],
  'GET /api/templates/:id/requests/jobs/:jobId/items': [{ ask: jobs('GET', '/job/items'), expected: noCitizen }],
  'POST /api/templates/:id/requests/jobs/:jobId/start': [{ ask: jobs('POST', '/job/start'), expected: noCitizen }],
  'POST /api/templates/:id/requests/jobs/:jobId/retry': [{ ask: jobs('POST', '/job/retry'), expected: noCitizen }],
  'POST /api/templates/:id/requests/:requestId/respondents/:personId/answers': [
    { ask: oneByOne('POST', 'RESPONDENT/answers', ON_PAPER), expected: noCitizen },
  ],
  'GET /api/templates/:id/requests/:requestId/respondents/:personId/answers/:key': [
    { ask: oneByOne('GET', `RESPONDENT/answers/${randomUUID()}`), expected: noCitizen },
  ],
  'POST /api/templates/:id/requests/:requestId/respondents/:personId/resend': [
    { ask: oneByOne('POST', 'RESPONDENT/resend'), expected: noCitizen },
  ],
  // By a token alone, whoever has signed in: test/service/checks.test.ts has those with one.
  'GET /api/templates/:id/check': [{ ask: oneByOne('GET', 'check?subject=any'), expected: () => 401 }],
  'GET /api/templates/:id/check-tokens': [{ ask: oneByOne('GET', 'check-tokens'), expected: noCitizen }],
  'POST /api/templates/:id/check-tokens': [
    { ask: oneByOne('POST', 'check-tokens', { system: 'Kuvapankki' }), expected: noCitizen },
  ],
  'GET /api/templates/:id/check-tokens/intents/:key': [
    { ask: oneByOne('GET', `check-tokens/intents/${randomUUID()}`), expected: noCitizen },
  ],
  'DELETE /api/templates/:id/check-tokens/:accessId': [
    { ask: oneByOne('DELETE', `check-tokens/${randomUUID()}`), expected: noCitizen },
  ],
  'GET /api/templates/:id/statistics': [{ ask: oneByOne('GET', 'statistics'), expected: noCitizen }],
  'GET /api/templates/:id/reminders': [{ ask: oneByOne('GET', 'reminders'), expected: noCitizen }],
  'GET /api/templates/:id/candidates': [{ ask: oneByOne('GET', 'candidates?search=aino'), expected: noCitizen }],
  'POST /api/templates/:id/people': [{ ask: oneByOne('POST', 'people', { ids: ['CHILD'] }), expected: noCitizen }],
  'POST /api/templates/:id/people/remove': [
    { ask: oneByOne('POST', 'people/remove', { ids: ['CHILD'] }), expected: noCitizen },
  ],
  'GET /api/groups': [{ ask: groups('GET', ''), expected: noCitizen }],
  'GET /api/groups/:id': [{ ask: groups('GET', '/group'), expected: noCitizen }],
  'POST /api/groups/:id/import/preview': [{ ask: groups('POST', '/group/import/preview'), expected: noCitizen }],
  'POST /api/groups/:id/import': [{ ask: groups('POST', '/group/import'), expected: noCitizen }],
  'GET /api/follow-ups': [
    { ask: (running, actor) => running.ask(actor, { path: '/api/follow-ups' }), expected: noCitizen },
  ],
  // Of those that are there: test/service/follow-ups.test.ts.
  'GET /api/follow-ups/:id': [
    { ask: (running, actor) => running.ask(actor, { path: '/api/follow-ups/any' }), expected: noCitizen },
  ],
  'POST /api/follow-ups/:id/done': [
    {
      ask: (running, actor) =>
        running.ask(actor, {
          ...{ method: 'POST', path: '/api/follow-ups/any/done', body: '{}' },
          headers: { 'Content-Type': 'application/json' },
        }),
      expected: noCitizen,
    },
  ],
  'GET /api/consents/:id/decisions/:key': [
    {
      ask: async (running, actor) => {
        const { organisation, guardian, request } = running.municipality;
        const key = randomUUID();
        await running.store.transaction((tx) =>
          tx.addIntent({
            organisationId: organisation.id,
            personId: guardian.id,
            key,
            fingerprint: '',
            requestId: request.id,
            body: intentBody,
            etag: '"etag"',
            at: NOW,
          }),
        );
        return running.ask(actor, { path: `/api/consents/${request.id}/decisions/${key}` });
      },
      expected: (who) => (who === 'nobody who has signed in' ? 401 : who === 'a guardian' ? 200 : 404),
    },
  ],
};

/** What those at the door may ask for; nothing else of the staff's is there for them. */
const FOR_CARERS = [
  'GET /api/templates',
  'GET /api/templates/:id/roster',
  'GET /api/follow-ups',
  'GET /api/organisations',
];

/** Every route in one of three lists: a new one without its place here fails. */
const FOR_WEAK = {
  'asks nobody who they are': [
    'GET /api/health',
    'GET /api/openapi.json',
    'GET /api/session',
    'GET /api/templates/:id/check',
    // By the token of the service.
    'POST /api/services/:id/users',
    'GET /api/services/:id/users/:subject',
    'PUT /api/services/:id/users/:subject',
    'DELETE /api/services/:id/users/:subject',
  ],
  'is open to one who is identified weakly': ['GET /api/profile', 'PATCH /api/profile'],
  'needs a strong identification': [
    'GET /api/consents',
    'GET /api/consents/:id',
    'POST /api/consents/:id/decisions',
    'POST /api/consents/:id/standing-consent',
    'POST /api/consents/:id/standing-consent/end',
    'GET /api/consents/:id/attachments/:sha256',
    'GET /api/consents/:id/receipts/:seq',
    'DELETE /api/profile',
    'GET /api/profile/export',
    'POST /api/profile/identity-code',
    'POST /api/profile/email-confirmation',
    'GET /api/services',
    'PUT /api/services/:id/data',
    'DELETE /api/services/:id',
    'PUT /api/services/:id/connection',
    'GET /api/on-behalf',
    'GET /api/organisations',
    'GET /api/templates',
    'POST /api/templates',
    'POST /api/templates/:id/copy',
    'POST /api/templates/:id/archive',
    'GET /api/templates/:id/draft',
    'GET /api/templates/:id/draft/preview',
    'POST /api/templates/:id/draft',
    'PATCH /api/templates/:id/draft',
    'POST /api/templates/:id/draft/discard',
    'PUT /api/templates/:id/draft/attachments/:language',
    'GET /api/templates/:id/draft/attachments/:language/:sha256',
    'DELETE /api/templates/:id/draft/attachments/:language/:sha256',
    'GET /api/templates/:id/requests',
    'GET /api/templates/:id/roster',
    'GET /api/templates/:id/versions/:versionId/publishing',
    'POST /api/templates/:id/versions/:versionId/publishing',
    'GET /api/templates/:id/requests/export',
    'POST /api/templates/:id/requests/jobs',
    'GET /api/templates/:id/requests/jobs/:jobId',
    'GET /api/templates/:id/requests/jobs/:jobId/items',
    'POST /api/templates/:id/requests/jobs/:jobId/start',
    'POST /api/templates/:id/requests/jobs/:jobId/retry',
    'POST /api/templates/:id/requests/:requestId/respondents/:personId/answers',
    'GET /api/templates/:id/requests/:requestId/respondents/:personId/answers/:key',
    'POST /api/templates/:id/requests/:requestId/respondents/:personId/resend',
    'GET /api/templates/:id/check-tokens',
    'POST /api/templates/:id/check-tokens',
    'GET /api/templates/:id/check-tokens/intents/:key',
    'DELETE /api/templates/:id/check-tokens/:accessId',
    'GET /api/templates/:id/statistics',
    'GET /api/templates/:id/reminders',
    'GET /api/templates/:id/candidates',
    'POST /api/templates/:id/people',
    'POST /api/templates/:id/people/remove',
    'GET /api/groups',
    'GET /api/groups/:id',
    'POST /api/groups/:id/import/preview',
    'POST /api/groups/:id/import',
    'GET /api/follow-ups',
    'GET /api/follow-ups/:id',
    'POST /api/follow-ups/:id/done',
    'GET /api/consents/:id/decisions/:key',
  ],
};

/** The answer to some decision, as it is kept. */
const intentBody = await (async () => {
  const running = await startService();
  return (await running.decide(actorOf(running.municipality.guardian), { decision: 'accept' })).text;
})();

async function startIn({ happened, now = NOW }: State): Promise<{ running: TestService; other: Municipality }> {
  const running = await startService([]);
  const { municipality, store, clock } = running;
  const { organisation, request, version } = municipality;
  const events = happened((type, who) => ({
    type,
    at: NOW,
    personId: municipality[who].id,
    shown: { versionId: version.id, language: 'fi' },
  }));
  await store.transaction(async (tx) => {
    for (const event of events) await tx.appendEvent(organisation.id, request.id, event);
  });
  clock.now = now;
  return { running, other: await addMunicipality(store) };
}

test('every route of the service has a row here, and every row a route', async () => {
  const { service } = await startService();
  assert.deepEqual(Object.keys(ROUTES).sort(), routesOf(service).sort());
});

for (const [route, rows] of Object.entries(ROUTES)) {
  describe(route, () => {
    for (const [stateName, state] of Object.entries(STATES)) {
      test(`of a request that is ${stateName}`, async () => {
        for (const row of rows) {
          // Whoever is refused leaves all as it was: the next one asks at the same service.
          let untouched: Awaited<ReturnType<typeof startIn>> | undefined;
          for (const who of Object.keys(ACTORS) as ActorName[]) {
            const { running, other } = untouched ?? (await startIn(state));
            const { organisation, request, child } = running.municipality;
            const eventsNow = async () =>
              (await running.store.transaction((tx) => tx.requestOf(organisation.id, child.id, request.id)))?.events
                .length ?? 0;
            const before = await eventsNow();

            const answer = await row.ask(running, ACTORS[who](running.municipality, other));

            const expected = row.expected(who, state);
            assert.equal(answer.status, expected, who);
            untouched = answer.status < 400 ? undefined : { running, other };
            const decided = route.endsWith('/decisions') && expected === 200 ? 1 : 0;
            assert.equal(await eventsNow(), before + decided, `${who}: events`);
            // Who may not see the request finds no trace of it; who may finds it in the list.
            const visible = PARTICIPANTS.includes(who) && !state.hidden;
            if (!visible) assert.ok(!answer.text.includes(request.id), who);
            if (visible && route === 'GET /api/consents') assert.ok(answer.text.includes(request.id), who);
          }
        }
      });
    }
  });
}

describe('a carer, who is of the staff for what is needed at the door', () => {
  const OF_STAFF = /^\w+ \/api\/(?:templates|groups|organisations|follow-ups)/u;
  const isByToken = (route: string) => route.endsWith('/check');
  for (const [route, rows] of Object.entries(ROUTES).filter(([name]) => OF_STAFF.test(name) && !isByToken(name))) {
    const isTheirs = FOR_CARERS.includes(route);
    test(`${isTheirs ? 'may' : 'may not'} ${route}`, async () => {
      for (const row of rows) {
        const { running } = await startIn({ happened: () => SENT, guardian: [], otherGuardian: [] });
        const { organisation, stranger } = running.municipality;
        await running.store.transaction((tx) => tx.addStaff(organisation.id, stranger.id, 'carer'));
        const { status, text } = await row.ask(running, actorOf(stranger));
        assert.equal(status, isTheirs ? 200 : 404, text);
      }
    });
  }
});

describe('one who is identified weakly', () => {
  test('has each route of the service in one of the lists', async () => {
    const { service } = await startService();
    assert.deepEqual(Object.values(FOR_WEAK).flat().sort(), routesOf(service).sort());
  });

  for (const [which, routes] of Object.entries(FOR_WEAK) as [keyof typeof FOR_WEAK, string[]][])
    for (const route of routes)
      test(`${route} ${which}`, async () => {
        for (const row of ROUTES[route]!)
          for (const who of ['a guardian', 'one of the staff'] as const) {
            const { running } = await startIn({ happened: () => SENT, guardian: [], otherGuardian: [] });
            const { organisation, guardian, stranger, request } = running.municipality;
            await running.store.transaction((tx) => tx.addStaff(organisation.id, stranger.id, 'editor'));
            const strong = actorOf(who === 'a guardian' ? guardian : stranger);
            const acts = () => running.store.transaction((tx) => tx.acts.acts(organisation.id, { limit: 9 }));
            const { status, text, json } = await row.ask(running, { ...strong, strength: 'weak' });
            assert.ok(!text.includes(request.id), 'nothing of the request is told');
            if (which === 'asks nobody who they are')
              assert.equal(status, row.expected('a guardian', STATES['waiting']!));
            else if (which === 'is open to one who is identified weakly') assert.equal(status, 200, text);
            else {
              assert.deepEqual([status, (json as Problem).code], [403, 'needs-strong'], who);
              assert.deepEqual(await acts(), [], 'nothing was done');
            }
          }
      });
});
