/** The messages about whom a template is directed to, how each stands, and what the staff do to many of them at once. */
import * as v from 'valibot';
import { ANSWER_METHODS, ANSWERS, CUSTODIES, DECISIONS } from '../model/consent-request.ts';
import { ACTS, HINDRANCES, TARGET_KINDS } from '../model/group-act.ts';
import { LANGUAGES } from '../model/language.ts';
import { REQUEST_STATUSES, STATUS_REASONS } from '../model/request-status.ts';
import { LocalizedText } from './localized-text.ts';
import { openWords } from './open-words.ts';

/** How a mail about a request has fared. */
const Delivery = v.object({
  kind: openWords(['request', 'reminder', 'ending', 'receipt', 'closing']),
  state: openWords(['waiting', 'sent', 'dead', 'not-needed']),
  /** Why it has not gone out. */
  error: openWords([
    'none',
    'unreachable',
    'not-let-in',
    'sender-refused',
    'deferred',
    'address-refused',
    'message-refused',
    'no-contact',
  ]),
  /** UTC instant of the sending, or of when it was put in. */
  at: v.string(),
});

/** Somebody who takes part in a request, or would. */
const GroupRespondent = v.object({
  id: v.string(),
  name: v.string(),
  role: openWords(['subject', 'guardian']),
  /** Of a guardian; `self` of the subject. */
  custody: openWords([...CUSTODIES, 'self']),
  unreachable: v.boolean(),
  /** A safety ban holds: nobody else may be told of this one. */
  protected: v.boolean(),
  /** Whether their yes and no decide, as of now. */
  decides: v.boolean(),
  email: v.nullable(v.string()),
  /** Whether they can sign in to answer: there is an identity code of theirs, hashed. */
  identified: v.boolean(),
  /** `mixed`: not every purpose alike. */
  answer: openWords([...ANSWERS, 'mixed']),
  answeredAt: v.nullable(v.string()),
  /** How the last answer was given; `none` where there is none. */
  method: openWords([...ANSWER_METHODS, 'none']),
  /** Of an answer that the staff recorded: who did, on which day it was given, and where the evidence is. */
  recorded: v.nullable(v.object({ by: v.string(), answeredOn: v.string(), evidence: v.string() })),
  /** What could be recorded for them now, by purpose; empty where nothing could. */
  purposes: v.array(v.object({ id: v.string(), answer: openWords(ANSWERS), decisions: v.array(openWords(DECISIONS)) })),
  /** The last mail to them about this request. */
  delivery: v.nullable(Delivery),
  /** Whether the request, or a reminder of it, can be sent to them again now. */
  resendable: v.boolean(),
});
export type GroupRespondent = v.InferOutput<typeof GroupRespondent>;

/** One data subject with how they stand. */
const GroupRow = v.object({
  /** Id of the data subject. */
  id: v.string(),
  name: v.string(),
  /** Whether they are still in the group, or among the named. Who has left keeps the request that they had. */
  current: v.boolean(),
  /** Null where nothing has been sent. */
  requestId: v.nullable(v.string()),
  /** The version that the request shows; null where nothing has been sent. */
  versionId: v.nullable(v.string()),
  status: openWords(REQUEST_STATUSES),
  reason: openWords(STATUS_REASONS),
  /** Since when the status has held: a UTC instant. */
  since: v.nullable(v.string()),
  /** Civil date, or null for no end. */
  lastValidDay: v.nullable(v.string()),
  purposes: v.array(v.object({ id: v.string(), status: openWords(REQUEST_STATUSES) })),
  respondents: v.array(GroupRespondent),
});
export type GroupRow = v.InferOutput<typeof GroupRow>;

/** An act on many, as far as it has come. */
export const BulkJob = v.object({
  id: v.string(),
  act: openWords(ACTS),
  /** `planned`: nothing has been done yet, and nothing is until it is started. */
  state: openWords(['planned', 'running', 'finished']),
  /** Of a sending: the last day on which an answer is valid. */
  lastValidDay: v.nullable(v.string()),
  /** How many are still to be done. */
  ready: v.number(),
  done: v.number(),
  /** Passed over: from the beginning, or because something had changed when it came to them. */
  skipped: v.number(),
  failed: v.number(),
  /** How many mails were put into the outbox. */
  mails: v.number(),
});
export type BulkJob = v.InferOutput<typeof BulkJob>;

/** One page of those whom a template is directed to. */
export const GroupRequests = v.object({
  template: v.object({
    id: v.string(),
    name: LocalizedText,
    organisation: LocalizedText,
    /** The published version, of which requests are sent; null where there is none. */
    versionId: v.nullable(v.string()),
    /** What the published version says of the last day on which an answer is valid, where it is sent today; a civil date. */
    proposedLastDay: v.nullable(v.string()),
    /** Languages of the published text. */
    languages: v.array(openWords(LANGUAGES)),
    purposes: v.array(v.object({ id: v.string(), name: LocalizedText })),
    target: v.object({
      kind: openWords(TARGET_KINDS),
      /** The two of a group. */
      groupId: v.nullable(v.string()),
      name: v.nullable(LocalizedText),
    }),
  }),
  /** Whether the viewer may act, or only look. */
  mayAct: v.boolean(),
  /** How many match the search and the status. */
  total: v.number(),
  /** Rows before the first of this page. */
  offset: v.number(),
  /** How many of those who match the search have each status; statuses that nobody has are left out. */
  statuses: v.array(v.object({ status: openWords(REQUEST_STATUSES), count: v.number() })),
  /** To how many of those who match each act can be done now. */
  possible: v.object({ send: v.number(), remind: v.number(), 'end-answering': v.number(), close: v.number() }),
  /** The act that is under way, whoever started it. */
  running: v.nullable(BulkJob),
  items: v.array(GroupRow),
});
export type GroupRequests = v.InferOutput<typeof GroupRequests>;

const BulkItem = v.object({
  /** Id of the data subject. */
  id: v.string(),
  name: v.string(),
  state: openWords(['ready', 'done', 'skipped', 'failed']),
  /** Why one is passed over or has failed. */
  reason: openWords([...HINDRANCES, 'none']),
  /** How many mails were put into the outbox for it. */
  mails: v.number(),
});
export type BulkItem = v.InferOutput<typeof BulkItem>;

/** One page of those whom an act is for, by name. */
export const BulkItems = v.object({
  total: v.number(),
  offset: v.number(),
  /** How many of all of them have each reason, the most frequent first. */
  reasons: v.array(v.object({ reason: openWords(HINDRANCES), count: v.number() })),
  items: v.array(BulkItem),
});
export type BulkItems = v.InferOutput<typeof BulkItems>;

/** What became of sending one person their mail again. */
export const Resent = v.object({ delivery: v.nullable(Delivery) });
export type Resent = v.InferOutput<typeof Resent>;

/** An answer that the staff recorded: the UTC instant from which it counts. */
export const Recorded = v.object({ at: v.string() });
export type Recorded = v.InferOutput<typeof Recorded>;

/** Those of a message who are among the named people now, or are so no more. */
export const NamedPeople = v.object({ ids: v.array(v.string()) });
export type NamedPeople = v.InferOutput<typeof NamedPeople>;

/** People whom the organisation knows and who could be added to the named ones. */
export const Candidates = v.object({
  items: v.array(v.object({ id: v.string(), name: v.string(), birthYear: v.nullable(v.number()) })),
});
export type Candidates = v.InferOutput<typeof Candidates>;

/** The reminders that go out by themselves, if nothing else happens until then: the next ones, by time. */
export const RemindersAhead = v.object({
  items: v.array(
    v.object({
      /** UTC instant. */
      at: v.string(),
      kind: openWords(['awaiting', 'ending']),
      /** How many people get one then. */
      count: v.number(),
      /** The first of them by name, with whom it is about. */
      people: v.array(v.object({ name: v.string(), subject: v.string() })),
    }),
  ),
});
export type RemindersAhead = v.InferOutput<typeof RemindersAhead>;
