/**
 * Named situations in which an element can find itself, for Storybook, tests and those who build on the elements.
 * The real service answers in each of them, but for those in which it does not answer well.
 */
import type { DecisionMessage } from '../src/contract/decision.ts';
import type { ApprovalMode } from '../src/model/consent-request.ts';
import type { Localized } from '../src/model/language.ts';
import { LONG_CHILD, LONG_GUARDIAN, LONG_ORGANISATION, LONG_TEXTS, type Named } from './scenario-texts.ts';
import type { Actor } from './service/authorisation.ts';
import { problemResponse } from './service/problem.ts';
import { PEOPLE } from './service/seed/people.ts';
import { ORGANISATION_ID } from './service/seed/seed.ts';
import { PHOTO_PERMISSION } from './service/seed/texts.ts';
import type { NewEvent, Store, Transaction, VersionText } from './service/store.ts';

/** The id of the one request that a scenario is about, where it is about one. */
export const SCENARIO_REQUEST_ID = '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c2001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c2001';
const TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c2001';

export interface Scenario {
  /** Who is signed in, or null for nobody. */
  actor: Actor | null;
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

interface Asked {
  approvalMode?: ApprovalMode;
  events: Happening[];
  /** Days from now to the last day on which an answer is valid. */
  validFor?: number;
  texts?: Localized<VersionText>;
  organisationId?: string;
  child?: Named;
  guardians?: Named[];
}

type Happening = [daysAgo: number, type: NewEvent['type'], by?: Named];

const DAY = 24 * 60 * 60 * 1000;

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString();
}

function eventOf([daysAgo, type, by]: Happening, now: Date): NewEvent {
  const at = daysFrom(now, -daysAgo);
  if (by === undefined) return { type, at } as NewEvent;
  const language: DecisionMessage['language'] = 'fi';
  return { type, at, personId: by.id, shown: { versionId: VERSION_ID, language } } as NewEvent;
}

/** One request, of a child with two guardians: Ahto, who is signed in, and Ansa. */
function ask({ approvalMode = 'any-guardian', events, validFor, texts = PHOTO_PERMISSION, ...who }: Asked) {
  const { organisationId = ORGANISATION_ID, child = PEOPLE.child, guardians = [PEOPLE.ahto, PEOPLE.ansa] } = who;
  return async (transaction: Transaction, now: Date): Promise<void> => {
    const contact = { name: 'Varhaiskasvatus', email: 'varhaiskasvatus@kunta.example', phone: '09 000 0001' };
    const dataProtectionOfficer = { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' };
    const template = { id: TEMPLATE_ID, organisationId, approvalMode, legalBasis: 'consent' as const };
    await transaction.addTemplate({ ...template, contact, dataProtectionOfficer });
    await transaction.addVersion({
      id: VERSION_ID,
      organisationId,
      templateId: TEMPLATE_ID,
      major: 1,
      minor: 0,
      texts,
    });
    await transaction.addRequest({
      id: SCENARIO_REQUEST_ID,
      organisationId,
      versionId: VERSION_ID,
      subjectId: child.id,
      participants: guardians.map(({ id }) => ({ personId: id, role: 'guardian', relation: 'child' })),
      lastValidDay: validFor === undefined ? null : daysFrom(now, validFor).slice(0, 10),
    });
    for (const event of events) {
      await transaction.appendEvent(organisationId, SCENARIO_REQUEST_ID, eventOf(event, now));
    }
  };
}

function actorOf({ id, givenNames, familyName }: Named, organisationId = ORGANISATION_ID): Actor {
  return { organisationId, personId: id, name: `${givenNames} ${familyName}` };
}

const { ahto, ansa, nordea } = PEOPLE;
const actor = actorOf(ahto);
const SENT: Happening[] = [
  [20, 'created'],
  [20, 'sent'],
];
const GIVEN: Happening[] = [...SENT, [10, 'accepted', ahto]];

/** Everything in the longest words that the languages have. */
async function arrangeLongText(transaction: Transaction, now: Date): Promise<void> {
  await transaction.addOrganisation(LONG_ORGANISATION);
  const organisationId = LONG_ORGANISATION.id;
  const [child, guardians] = [LONG_CHILD, [LONG_GUARDIAN]];
  for (const { id, givenNames, familyName } of [child, ...guardians]) {
    await transaction.addPerson({ id, organisationId, identityHash: id, givenNames, familyName });
  }
  await ask({ organisationId, child, guardians, texts: LONG_TEXTS, events: SENT })(transaction, now);
}

const never = () => new Promise<Response>(() => {});
const serverError = async () => problemResponse('server-error');
const networkError = async () => Response.error();

/** An answer in place of the service's where the address ends so, and the service's own elsewhere. */
function only(end: string, answer: () => Promise<Response>): Scenario['answer'] {
  return (request, server) => (new URL(request.url).pathname.endsWith(end) ? answer() : server.answer());
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

const asked = ask({ events: SENT, validFor: 200 });

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
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;
