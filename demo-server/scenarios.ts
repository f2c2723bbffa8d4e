/**
 * Named situations in which an element can find itself, for Storybook, tests and those who build on the elements.
 * The real service answers in each of them, but for those in which it does not answer well.
 */
import { civilDateOf, daysAfter } from '../src/model/civil-date.ts';
import type { ApprovalMode } from '../src/model/consent-request.ts';
import type { Profile } from '../src/contract/profile.ts';
import type { DraftEdit } from '../src/contract/template-draft-edits.ts';
import { giveSystemAccess } from './scenario-checks.ts';
import { manyAnswers } from './scenario-answers.ts';
import { LONG_CHILD, LONG_GUARDIAN, LONG_ORGANISATION, LONG_TEXTS, type Named } from './scenario-texts.ts';
import { rosterScenarios } from './roster-scenarios.ts';
import type { Actor } from './service/authorisation.ts';
import { problemResponse } from './service/problem.ts';
import { addAskedRequest, type AskedEvent, type AskedRequest } from './service/seed/asked-request.ts';
import { PEOPLE } from './service/seed/people.ts';
import {
  EXCURSION,
  PUBLICATION_LAST_YEAR,
  PUBLICATION_PURPOSES,
  PUBLICATION_THIS_YEAR,
} from './service/seed/publication-texts.ts';
import { GROUP_TEMPLATE_ID } from './service/seed/group-requests.ts';
import { HALF_WRITTEN_TEMPLATE_ID } from './service/seed/half-written.ts';
import { ORGANISATION_ID, REQUEST_IDS } from './service/seed/seed.ts';
import { AIR_PURIFICATION_SHEET, AIR_PURIFICATION_STUDY, PHOTO_PERMISSION } from './service/seed/texts.ts';
import { addNewTemplate, discardDraft, emptyTemplate } from './service/template-drafts/begin-draft.ts';
import { deskOf, type AtDesk } from './service/template-drafts/desk.ts';
import { editDraft } from './service/template-drafts/edit-draft.ts';
import type { NewEvent, ParticipantRecord, Store, Transaction } from './service/store.ts';

/** The id of the one request that a scenario is about, where it is about one. */
export const SCENARIO_REQUEST_ID = '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c2001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c2001';
const TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c2001';

export interface Scenario {
  /** Who is signed in, or null for nobody. */
  actor: Actor | null;
  /** What the identification has told of them; otherwise that nothing was told. */
  identified?: { official: Profile['official']; identityCode?: string };
  /** Adds to the demo municipality. */
  arrange?: (transaction: Transaction, now: Date) => Promise<void>;
  /** Answers in place of the service, or changes what it answers. */
  answer?: (request: Request, server: Server) => Promise<Response>;
}

interface Server {
  /** The service's own answer to the request. */
  answer: () => Promise<Response>;
  store: Store;
  now: Date;
}

interface Asked extends Partial<
  Pick<
    AskedRequest,
    'texts' | 'purposes' | 'personalData' | 'explicit' | 'informationSheets' | 'subjectHeard' | 'standingConsents'
  >
> {
  approvalMode?: ApprovalMode;
  events: Happening[];
  /** Days from now to the last day on which an answer is valid. */
  validFor?: number;
  organisationId?: string;
  child?: Named;
  guardians?: Named[];
  /** What is said of the guardians and of the child besides, by their ids. */
  said?: Record<string, Partial<ParticipantRecord>>;
  /** It asks again what had been asked with last year's text. */
  lastYear?: Happening[];
}

type Happening = [daysAgo: number, type: NewEvent['type'], by?: Named, more?: Answered];
type Answered = Pick<Extract<AskedEvent, { by: string }>, 'purposes' | 'method' | 'standingId'>;

const DAY = 24 * 60 * 60 * 1000;

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString();
}

function eventOf([daysAgo, type, by, more]: Happening, now: Date): AskedEvent {
  const at = daysFrom(now, -daysAgo);
  if (type === 'superseded') return { type, at, successorId: SCENARIO_REQUEST_ID };
  return (by === undefined ? { type, at } : { type, at, by: by.id, language: 'fi', ...more }) as AskedEvent;
}

const LAST_YEAR_ID = '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c2000';

/** One request, of a child with two guardians: Ahto, who is signed in, and Ansa. */
function ask({ events, validFor, said = {}, lastYear, ...asked }: Asked) {
  const { organisationId = ORGANISATION_ID, child = PEOPLE.child, guardians = [PEOPLE.ahto, PEOPLE.ansa] } = asked;
  const participants: ParticipantRecord[] = [
    ...guardians.map(({ id }) => ({
      personId: id,
      role: 'guardian' as const,
      relation: 'child' as const,
      ...said[id],
    })),
    { personId: child.id, role: 'subject', relation: 'self', ...said[child.id] },
  ];
  return async (transaction: Transaction, now: Date): Promise<void> => {
    const request: AskedRequest = {
      approvalMode: 'any-guardian',
      texts: PHOTO_PERMISSION,
      ...asked,
      organisationId,
      ids: { template: TEMPLATE_ID, version: VERSION_ID, request: SCENARIO_REQUEST_ID },
      contact: { name: 'Varhaiskasvatus', email: 'varhaiskasvatus@kunta.example', phone: '09 000 0001' },
      dataProtectionOfficer: { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' },
      subjectId: child.id,
      participants,
      events: events.map((event) => eventOf(event, now)),
      lastValidDay: validFor === undefined ? null : daysAfter(civilDateOf(now.toISOString()), validFor),
    };
    if (lastYear !== undefined) {
      await addAskedRequest(transaction, {
        ...request,
        ids: { ...request.ids, version: LAST_YEAR_ID, request: LAST_YEAR_ID },
        texts: PUBLICATION_LAST_YEAR,
        state: 'archived',
        events: lastYear.map((event) => eventOf(event, now)),
      });
      request.major = 2;
      request.renewsId = LAST_YEAR_ID;
      request.participants = participants.map((each) => (each.role === 'guardian' ? { ...each, renews: true } : each));
    }
    await addAskedRequest(transaction, request);
  };
}

function actorOf({ id, givenNames, familyName }: Named, organisationId = ORGANISATION_ID): Actor {
  return { organisationId, personId: id, name: `${givenNames} ${familyName}` };
}

const { ahto, ansa, nordea, child } = PEOPLE;
const actor = actorOf(ahto);
const SENT: Happening[] = [
  [20, 'created'],
  [20, 'sent'],
];
const GIVEN: Happening[] = [...SENT, [10, 'accepted', ahto]];

/** So long ago that what follows from it is two days late. */
const WITHDRAWN: Happening[] = [...GIVEN, [9, 'withdrawn', ahto]];

const YOUNG: Named & { birthDate: string } = {
  id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a31',
  givenNames: 'Aaro',
  familyName: 'Simakuutio',
  birthDate: '2008-05-04',
};

/** Guardians had said yes for somebody who is 18 now. */
async function arrangeMajority(transaction: Transaction, now: Date): Promise<void> {
  await transaction.addPerson({ ...YOUNG, organisationId: ORGANISATION_ID, identityHash: YOUNG.id });
  const events: Happening[] = [
    [910, 'created'],
    [910, 'sent'],
    [900, 'accepted', ahto],
  ];
  await ask({ child: YOUNG, events })(transaction, now);
}

const STANDING_ID = '0b6e7f60-3b8e-4d0e-9a55-2f4f5d0c2001';

async function arrangeInAdvance(transaction: Transaction, now: Date): Promise<void> {
  await transaction.addStandingConsent({
    id: STANDING_ID,
    organisationId: ORGANISATION_ID,
    personId: ahto.id,
    subjectId: child.id,
    purposeKind: 'excursion',
    decision: 'accept',
    lastDay: daysAfter(civilDateOf(now.toISOString()), 200),
    givenAt: daysFrom(now, -60),
    endedAt: null,
  });
  const answer: Answered = { method: 'standing', standingId: STANDING_ID };
  await ask({ ...TRIP, events: [...SENT, [20, 'accepted', ahto, answer]] })(transaction, now);
}

/** Two systems have checked the consent, one of them often. */
async function arrangeChecked(transaction: Transaction, now: Date): Promise<void> {
  await ask({ events: GIVEN, validFor: 200 })(transaction, now);
  const of = { templateId: TEMPLATE_ID, requestId: SCENARIO_REQUEST_ID };
  const day = 24 * 60;
  const bank = { ...of, id: 'image-bank', system: 'Kuvapankki', checks: [9 * day, 2 * day, 2 * day, 2 * day] };
  await giveSystemAccess(transaction, bank, now);
  await giveSystemAccess(transaction, { ...of, id: 'web', system: 'Verkkosivut', checks: [15 * day] }, now);
}

/** Three systems: one that asks, one whose time is over, one that may not any more. */
async function arrangeSystems(transaction: Transaction, now: Date): Promise<void> {
  const templateId = GROUP_TEMPLATE_ID;
  for (const given of [
    { id: 'image-bank', system: 'Kuvapankki', checks: [3 * 24 * 60, 24 * 60, 24 * 60] },
    { id: 'last-year', system: 'Kuvapankki', lastsFor: -20 },
    { id: 'trial', system: 'Päiväkodin infonäyttö (kokeilu)', revokedDaysAgo: 30 },
  ])
    await giveSystemAccess(transaction, { templateId, ...given }, now);
}

const PURPOSES = {
  texts: PUBLICATION_THIS_YEAR,
  purposes: PUBLICATION_PURPOSES,
  approvalMode: 'all-guardians',
} as const;
const TRIP = { texts: EXCURSION, purposes: [{ id: 'all', kind: 'excursion' as const }], standingConsents: true };
const STUDY = {
  texts: AIR_PURIFICATION_STUDY,
  informationSheets: AIR_PURIFICATION_SHEET,
  personalData: ['name' as const, 'health' as const],
};

/** Everything in the longest words that the languages have. */
async function arrangeLongText(transaction: Transaction, now: Date): Promise<void> {
  await transaction.addOrganisation(LONG_ORGANISATION);
  const organisationId = LONG_ORGANISATION.id;
  const [child, guardians] = [LONG_CHILD, [LONG_GUARDIAN]];
  for (const { id, givenNames, familyName } of [child, ...guardians]) {
    await transaction.addPerson({ id, organisationId, identityHash: id, givenNames, familyName, birthDate: null });
  }
  await ask({ organisationId, child, guardians, texts: LONG_TEXTS, events: SENT })(transaction, now);
}

/** Of a template of its own in each scenario: what was typed in one and not saved does not come into another. */
const newTemplateId = (number: number) => `0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c500${number}`;

/** A template of which nothing has been written. */
function newTemplate(templateId: string) {
  return async (transaction: Transaction): Promise<void> => {
    const ids = { organisationId: ORGANISATION_ID, templateId, versionId: templateId.replace('-4d0c-', '-4d0b-') };
    await addNewTemplate(transaction, ids, emptyTemplate());
  };
}

const never = () => new Promise<Response>(() => {});
const serverError = async () => problemResponse('server-error');
const networkError = async () => Response.error();

/** An answer in place of the service's where the address ends so, and the service's own elsewhere. */
function only(end: string, answer: () => Promise<Response>): Scenario['answer'] {
  return (request, server) => (new URL(request.url).pathname.endsWith(end) ? answer() : server.answer());
}

/** An answer in place of the service's to messages of one method: PATCH is what is typed in a draft. */
function to(method: 'POST' | 'PATCH' | 'DELETE', answer: () => Promise<Response>): Scenario['answer'] {
  return (request, server) => (request.method === method ? answer() : server.answer());
}

/** The service's answer with its JSON changed: what a server of another version might say. */
function changed(change: (key: string, value: unknown) => unknown): Scenario['answer'] {
  return async (_request, server) => {
    const { body, status, headers } = await server.answer();
    const json: unknown = JSON.parse(await new Response(body).text(), change);
    return Response.json(json, { status, headers });
  };
}

/** Words that this version does not have. */
const FUTURE: Record<string, Record<string, string>> = {
  status: { requested: 'delegated' },
  standing: { waiting: 'shared' },
};

/** The organisation closes the request while the person is reading it. */
const overtaken: Scenario['answer'] = async (request, { answer, store, now }) => {
  if (request.method === 'POST') {
    const closing = { type: 'closed' as const, at: now.toISOString() };
    await store.transaction((transaction) => transaction.appendEvent(ORGANISATION_ID, SCENARIO_REQUEST_ID, closing));
  }
  return answer();
};

/** A colleague writes in the same field, just before what was typed here comes to the server. */
const colleagueWrites: Scenario['answer'] = async (request, { answer, store, now }) => {
  if (request.method === 'PATCH') {
    const { changes } = (await request.clone().json()) as DraftEdit;
    const theirs = changes.map((change) => ({ ...change, to: 'Metsäretki' }));
    // Where the template is not, as after a change of scenarios, nobody writes.
    await editDraft(store, deskOfColleague(request, now), { changes: theirs }).catch(() => undefined);
  }
  return answer();
};

/** A colleague has thrown the draft away when what was typed here comes to the server. */
const colleagueDiscards: Scenario['answer'] = async (request, { answer, store, now }) => {
  if (request.method === 'PATCH') {
    const atDesk = deskOfColleague(request, now);
    const desk = await store
      .transaction((transaction) => deskOf(transaction, atDesk, 'write-template'))
      .catch(() => undefined);
    if (desk?.draft !== undefined) await discardDraft(store, atDesk, desk.draft.id);
  }
  return answer();
};

function deskOfColleague({ url }: Request, now: Date): AtDesk {
  const templateId = /\/templates\/(?<id>[^/]+)/u.exec(url)?.groups?.['id'] ?? '';
  return { actor: actorOf(PEOPLE.tuulikki), templateId, now: now.toISOString() };
}

const asked = ask({ events: SENT, validFor: 200 });

/** As Suomi.fi identification tells it; the individual number is one of those that nobody has. */
const identified: Scenario['identified'] = {
  identityCode: '010180-999J',
  official: {
    state: 'shown',
    data: {
      givenNames: 'Ahto Kalevi',
      callName: 'Ahto',
      familyName: 'Simakuutio',
      municipality: 'Helsinki',
      permanentAddress: { street: 'Hämeentie 11 A 4', postalCode: '00530', city: 'Helsinki' },
      temporaryAddress: { street: 'Rantatie 2', postalCode: '10900', city: 'Hanko' },
      foreignAddress: null,
      hasIdentityCode: true,
      asOf: '2026-11-02T12:05:00.000Z',
    },
  },
};

/** A person who has told of themselves. */
async function arrangeProfile(transaction: Transaction, now: Date): Promise<void> {
  await transaction.profiles.keep({
    ...{ organisationId: ORGANISATION_ID, personId: ahto.id, createdAt: daysFrom(now, -30) },
    ...{ names: null, email: 'ahto@kunta.example', emailVerifiedAt: daysFrom(now, -29), pendingEmail: null },
    phone: '+358401234567',
    address: { street: 'Kalevankatu 5', postalCode: '00100', city: 'Helsinki', country: 'FI' },
    ...{ language: 'fi', extras: {}, firstVisit: false },
  });
}
const gone = new WeakSet<Store>();

/** From the first message of a method on, nothing answers any more. */
function goneWith(method: string): Scenario['answer'] {
  return (request, { answer, store }) => {
    if (request.method === method) gone.add(store);
    return gone.has(store) ? networkError() : answer();
  };
}

/** The phone number is changed in another tab just before. */
const otherTab: Scenario['answer'] = async (request, { answer, store }) => {
  if (request.method === 'PATCH')
    await store.transaction(async (transaction) => {
      const kept = await transaction.profiles.profile(ORGANISATION_ID, ahto.id, { forUpdate: true });
      if (kept !== undefined) await transaction.profiles.keep({ ...kept, phone: '+358501112222' });
    });
  return answer();
};

const PROFILE = { actor, identified, arrange: arrangeProfile } satisfies Scenario;

/** Of the page of a group: what it says where there is nobody in it. */
const NOBODY: Record<string, unknown> = { items: [], statuses: [], total: 0 };
/** And what it says where the request goes to named people. */
const NAMED: Record<string, unknown> = { target: { kind: 'people', groupId: null, name: null } };
/** And what it says while somebody sends requests. */
const RUNNING: Record<string, unknown> = {
  running: {
    id: 'elsewhere',
    act: 'send',
    state: 'running',
    lastValidDay: null,
    ready: 5,
    done: 2,
    skipped: 1,
    failed: 0,
    mails: 3,
  },
};

/** The template with three purposes, to whose new text nobody has answered yet. */
export const SCENARIO_PUBLICATION_ID = REQUEST_IDS.publicationLastYear.replace('-4d0a-', '-4d0c-');

/** The services that have lost their connection. */
const silent = new WeakSet<Store>();

async function arrangeLeftService({ usedServices }: Transaction, now: Date): Promise<void> {
  const use = await usedServices.use(ORGANISATION_ID, 'palaute', nordea.id);
  await usedServices.keep({ ...use!, disconnectedAt: now.toISOString() });
}

/** What the editor of templates has before it in each of its scenarios. */
export const SCENARIO_TEMPLATE_IDS = {
  'template-draft': HALF_WRITTEN_TEMPLATE_ID,
  'template-published': GROUP_TEMPLATE_ID,
  'template-viewer': HALF_WRITTEN_TEMPLATE_ID,
  'template-new': newTemplateId(1),
  'template-offline': newTemplateId(2),
  'template-session-ended': newTemplateId(3),
  'template-not-saved': newTemplateId(4),
  'template-conflict': newTemplateId(5),
  'template-overtaken': GROUP_TEMPLATE_ID,
  'template-systems': GROUP_TEMPLATE_ID,
} as const;

export const SCENARIOS = {
  /** The demo municipality, as its guardian sees it. */
  default: { actor },
  /** No answer ever comes. */
  loading: { actor, answer: never },
  /** Somebody whom nothing has been asked of. */
  empty: { actor: actorOf(nordea) },
  /** The server answers that it has failed. */
  failed: { actor, answer: serverError },
  /** The server cannot be reached. */
  offline: { actor, answer: networkError },
  /** Something between us and the server answers with a page of its own. */
  html: {
    actor,
    answer: async () =>
      new Response('<!doctype html><title>Proxy</title>', { headers: { 'Content-Type': 'text/html' } }),
  },
  /** A list in which one request is not as the contract says. */
  unreadable: { actor, answer: changed((key, value) => (key === '0' ? {} : value)) },
  /** Nobody is signed in. */
  'signed-out': { actor: null },
  'long-text': { actor: actorOf(LONG_GUARDIAN, LONG_ORGANISATION.id), arrange: arrangeLongText },

  // One request each, with the id SCENARIO_REQUEST_ID.
  waiting: { actor, arrange: asked },
  'in-force': { actor, arrange: ask({ events: GIVEN, validFor: 200 }) },
  /** In force, and other systems have asked whether it is. */
  checked: { actor, arrange: arrangeChecked },
  refused: { actor, arrange: ask({ events: [...SENT, [10, 'refused', ahto]] }) },
  withdrawn: { actor, arrange: ask({ events: [...GIVEN, [3, 'withdrawn', ahto]] }) },
  'awaiting-others': { actor, arrange: ask({ approvalMode: 'all-guardians', events: GIVEN }) },
  conflict: { actor, arrange: ask({ approvalMode: 'all-guardians', events: [...GIVEN, [4, 'refused', ansa]] }) },
  'answering-ended': { actor, arrange: ask({ events: [...SENT, [5, 'answering-ended']] }) },
  closed: { actor, arrange: ask({ events: [...GIVEN, [2, 'closed']] }) },
  expired: { actor, arrange: ask({ events: GIVEN, validFor: -1 }) },
  suspended: { actor, arrange: ask({ events: [...GIVEN, [2, 'suspended']] }) },
  'unknown-status': {
    actor,
    arrange: asked,
    answer: changed((key, value) => FUTURE[key]?.[value as string] ?? value),
  },

  // Guardians and the person themselves.
  /** The other guardian said no, and a safety ban holds: nobody is named. */
  'safety-ban': {
    actor,
    arrange: ask({
      approvalMode: 'all-guardians',
      events: [...GIVEN, [4, 'refused', ansa]],
      said: { [ansa.id]: { protected: true } },
    }),
  },
  unreachable: {
    actor,
    arrange: ask({ approvalMode: 'all-guardians', events: GIVEN, said: { [ansa.id]: { unreachable: true } } }),
  },
  'subject-said-no': { actor, arrange: ask({ subjectHeard: true, events: [...GIVEN, [4, 'refused', child]] }) },
  /** Of age now: asked anew, what the guardians had answered. */
  'came-of-age': { actor: actorOf(YOUNG), arrange: arrangeMajority },
  'former-guardian': { actor, arrange: arrangeMajority },

  // Purposes, versions, time and answers in advance.
  purposes: { actor, arrange: ask({ ...PURPOSES, events: SENT, validFor: 200 }) },
  'some-purposes': {
    actor,
    arrange: ask({
      ...PURPOSES,
      approvalMode: 'any-guardian',
      validFor: 200,
      events: [
        ...SENT,
        [10, 'accepted', ahto, { purposes: ['photos', 'group'] }],
        [10, 'refused', ahto, { purposes: ['web'] }],
      ],
    }),
  },
  'needs-renewal': {
    actor,
    arrange: ask({
      ...PURPOSES,
      events: SENT,
      lastYear: [
        [400, 'created'],
        [400, 'sent'],
        [399, 'accepted', ahto],
        [398, 'accepted', ansa],
        [20, 'superseded'],
      ],
    }),
  },
  explicit: { actor, arrange: ask({ ...STUDY, explicit: true, events: SENT }) },
  'ends-soon': { actor, arrange: ask({ events: GIVEN, validFor: 12 }) },
  'in-advance-offered': { actor, arrange: ask({ ...TRIP, events: GIVEN }) },
  'answered-in-advance': { actor, arrange: arrangeInAdvance },
  /** Said to the staff on paper, and recorded by them. */
  paper: { actor, arrange: ask({ events: [...SENT, [10, 'accepted', ahto, { method: 'paper' }]] }) },

  // The same request, with an answer that does not come through.
  saving: { actor, arrange: asked, answer: only('/decisions', never) },
  'not-saved': { actor, arrange: asked, answer: only('/decisions', async () => problemResponse('cross-site-request')) },
  'outcome-unknown': {
    actor,
    arrange: asked,
    answer: (request, server) => (request.url.includes('/decisions') ? networkError() : server.answer()),
  },
  overtaken: { actor, arrange: asked, answer: overtaken },
  'sign-out-failed': { actor, answer: only('/sign-out', serverError) },

  // The staff: who acts, who only looks, and one who has nothing yet.
  director: { actor: actorOf(PEOPLE.hilkka) },
  educator: { actor: actorOf(PEOPLE.veikko) },
  'template-systems': { actor: actorOf(PEOPLE.hilkka), arrange: arrangeSystems },
  ...rosterScenarios(actorOf(PEOPLE.lea)),
  'template-not-made': {
    actor: actorOf(PEOPLE.hilkka),
    answer: to('POST', async () => problemResponse('cross-site-request')),
  },
  'template-perhaps-made': { actor: actorOf(PEOPLE.hilkka), answer: to('POST', networkError) },
  // What follows from withdrawals: one overdue beside those of the demo, one given again, and trouble on the way.
  tasks: { actor: actorOf(PEOPLE.hilkka), arrange: ask({ events: WITHDRAWN }) },
  'tasks-given-again': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: ask({ events: [...WITHDRAWN, [1, 'accepted', ahto]] }),
  },
  'task-not-done': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: ask({ events: WITHDRAWN }),
    answer: only('/done', async () => problemResponse('cross-site-request')),
  },
  'task-perhaps-done': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: ask({ events: WITHDRAWN }),
    answer: (request, server) =>
      /\/follow-ups\/[^/]+/u.test(new URL(request.url).pathname) ? networkError() : server.answer(),
  },
  'no-templates': { actor: actorOf(PEOPLE.hilkka, 'helsinki-kulttuuri') },

  /** So many services are used that they are searched. */
  services: { actor: actorOf(nordea) },
  'no-services': { actor: actorOf(ansa) },
  'service-left': { actor: actorOf(nordea), arrange: arrangeLeftService },
  'service-not-changed': { actor: actorOf(nordea), answer: to('DELETE', async () => problemResponse('not-possible')) },
  /** What is sent may have arrived, and nothing can be asked any more. */
  'service-perhaps-changed': {
    actor: actorOf(nordea),
    answer: ({ method }, { answer, store }) => {
      if (method === 'DELETE') silent.add(store);
      return silent.has(store) ? networkError() : answer();
    },
  },

  /** Many have answered a template of the director, or too few. */
  'many-answers': { actor: actorOf(PEOPLE.hilkka), arrange: manyAnswers() },
  'few-answers': { actor: actorOf(PEOPLE.hilkka), arrange: manyAnswers(4) },
  'statistics-failed': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: manyAnswers(),
    answer: only('/statistics', serverError),
  },

  // The group of the director, in situations that the demo does not come to.
  'group-empty': { actor: actorOf(PEOPLE.hilkka), answer: changed((key, value) => NOBODY[key] ?? value) },
  'group-named-people': { actor: actorOf(PEOPLE.hilkka), answer: changed((key, value) => NAMED[key] ?? value) },
  /** Somebody else has begun to send. */
  'group-running': { actor: actorOf(PEOPLE.hilkka), answer: changed((key, value) => RUNNING[key] ?? value) },
  /** The connection goes when an act is begun. */
  'group-start-lost': {
    actor: actorOf(PEOPLE.hilkka),
    answer: (request, server) =>
      /\/jobs\/[^/]+(?:\/start)?$/u.test(new URL(request.url).pathname) ? networkError() : server.answer(),
  },

  // A template in the editor: half written by two, published, seen by one who may not write, and not begun.
  'template-draft': { actor: actorOf(PEOPLE.hilkka) },
  'template-published': { actor: actorOf(PEOPLE.hilkka) },
  'template-viewer': { actor: actorOf(PEOPLE.veikko) },
  'template-new': { actor: actorOf(PEOPLE.hilkka), arrange: newTemplate(newTemplateId(1)) },
  // … and what is typed does not come to the server, or meets a colleague there.
  'template-offline': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: newTemplate(newTemplateId(2)),
    answer: to('PATCH', networkError),
  },
  'template-session-ended': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: newTemplate(newTemplateId(3)),
    answer: to('PATCH', async () => problemResponse('sign-in-required')),
  },
  'template-not-saved': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: newTemplate(newTemplateId(4)),
    answer: to('PATCH', async () => problemResponse('cross-site-request')),
  },
  'template-conflict': {
    actor: actorOf(PEOPLE.hilkka),
    arrange: newTemplate(newTemplateId(5)),
    answer: colleagueWrites,
  },
  'template-overtaken': { actor: actorOf(PEOPLE.hilkka), answer: colleagueDiscards },

  // The profile of the guardian.
  profile: PROFILE,
  /** A session that knows no more of the person than who they are. */
  'profile-unofficial': { ...PROFILE, identified: { official: { state: 'none' } } },
  /** Signed in by an e-mail address: nothing of authorities, of services and of consents is told. */
  weak: { ...PROFILE, actor: { ...actor, strength: 'weak' } },
  'profile-saving': { ...PROFILE, answer: to('PATCH', never) },
  'profile-not-saved': { ...PROFILE, answer: to('PATCH', async () => problemResponse('cross-site-request')) },
  /** The connection goes when a change is sent, and comes back. */
  'profile-answer-lost': {
    ...PROFILE,
    answer: async (request, server) => {
      if (request.method !== 'PATCH') return server.answer();
      await server.answer();
      return networkError();
    },
  },
  /** The connection goes with the first change, and does not come back. */
  'profile-perhaps-saved': { ...PROFILE, answer: goneWith('PATCH') },
  /** The same field is changed in another tab just before. */
  'profile-overtaken': { ...PROFILE, answer: otherTab },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
