/** What one viewer may see of a request, and the mark by which they can tell that it has changed. */
import canonicalize from 'canonicalize';
import type { VersionText } from '../../src/model/agreed-text.ts';
import type { ConsentDetail, ConsentEvent, Respondent, ShownText } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import type { PurposeView, RespondentView, View } from '../../src/model/assess-request.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import { DECISIONS, isAnswer, type Answer, type RequestEvent } from '../../src/model/consent-request.ts';
import { LANGUAGES, type Language, type Localized } from '../../src/model/language.ts';
import { endsSoonFrom } from '../../src/model/reminders.ts';
import { isToldTo } from './answer-events.ts';
import { effective, viewFor, type Actor } from './authorisation.ts';
import { fullName } from './full-name.ts';
import { takesStanding, type Situation } from './situation.ts';
import type { RequestRecord } from './store.ts';
import { textChanges } from './text-changes.ts';

/** Days for which an answer in advance is proposed. */
const STANDING_DAYS = 365;

function eachLanguage<T>(request: RequestRecord, pick: (text: VersionText, language: Language) => T): Localized<T> {
  const picked: Localized<T> = {};
  for (const language of LANGUAGES) {
    const text = request.version.texts[language];
    if (text !== undefined) picked[language] = pick(text, language);
  }
  return picked;
}

/** The answers to all purposes in one word: a yes to one of them is a yes that can be withdrawn. */
function answerToAll(answers: Answer[]): Answer {
  return (['given', 'refused', 'withdrawn'] as const).find((answer) => answers.includes(answer)) ?? 'none';
}

/** @throws {TypeError} for somebody who has no part in the request */
function viewOf(actor: Actor, request: RequestRecord, now: string): View {
  const view = viewFor(actor, request, now);
  if (view === undefined) throw new TypeError('no part in the request');
  return view;
}

export function summaryFor(actor: Actor, request: RequestRecord, now: string): ConsentSummary {
  const { status, since, standing, purposes } = viewOf(actor, request, now);
  const relation = request.participants.find(({ personId }) => personId === actor.personId)?.relation ?? 'unknown';
  const answered = purposes.map(({ answeredAt }) => answeredAt ?? '').sort();
  return {
    id: request.id,
    status,
    since,
    standing,
    myAnswer: answerToAll(purposes.map(({ myAnswer }) => myAnswer)),
    answeredAt: answered.at(-1) || null,
    subject: { id: request.subjectId, name: fullName(request.subject), relation },
    requester: request.organisation.name,
    name: eachLanguage(request, ({ name }) => name),
    purpose: eachLanguage(request, ({ purpose }) => purpose),
    lastValidDay: request.lastValidDay,
  };
}

function shownText(request: RequestRecord, text: VersionText, language: Language): ShownText {
  const attachments = request.version.attachments[language] ?? [];
  return {
    description: text.description,
    ifRefused: text.ifRefused,
    ...(text.afterRefusing !== undefined && { afterRefusing: text.afterRefusing }),
    data: text.data,
    recipients: text.recipients,
    storage: text.storage,
    ...(text.transfers !== undefined && { transfers: text.transfers }),
    attachments: attachments.map(({ name, size, sha256 }) => ({
      name,
      size,
      path: `/consents/${request.id}/attachments/${sha256}`,
    })),
  };
}

function purposeFor(request: RequestRecord, { id, status, myAnswer, decisions }: PurposeView, earlier?: PurposeView) {
  return {
    id,
    name: eachLanguage(request, (text) => text.purposes?.[id] ?? text.purpose),
    status,
    myAnswer,
    previousAnswer: earlier?.myAnswer ?? 'none',
    decisions,
  };
}

function respondentFor(actor: Actor, request: RequestRecord, respondent: RespondentView): Respondent {
  const { personId, role, answeredAt, unreachable } = respondent;
  const answers = new Set(Object.values(respondent.answers));
  const [only = 'none'] = answers;
  return {
    who: personId === actor.personId ? 'you' : role,
    name: request.names[personId] ?? '',
    answer: answers.size > 1 ? 'mixed' : only,
    answeredAt,
    unreachable,
  };
}

/**
 * The events that a viewer sees: the organisation's and their own. What another respondent did is not told: a
 * safety ban may hold between them.
 */
export function eventsToldTo(actor: Actor, { events }: RequestRecord): RequestEvent[] {
  const told = events.filter((event) => isToldTo(actor.personId, event, events));
  // Numbered anew: a gap would tell that somebody else has answered.
  return told.map((event, index) => ({ ...event, seq: index + 1 }));
}

function eventFor(event: RequestEvent): ConsentEvent {
  const { seq, type, at } = event;
  if (!isAnswer(event)) return { seq, type, at, receipt: false };
  const { method = 'web', purposes, shown } = event;
  return { seq, type, at, method, ...(purposes && { purposes }), receipt: shown.hash !== undefined };
}

/** What the person said to the earlier text, and how this one differs from it. */
function previousFor(actor: Actor, { request, previous }: Situation, now: string): ConsentDetail['previous'] {
  if (previous === undefined) return null;
  const { myAnswer, answeredAt } = summaryFor(actor, previous, now);
  return { answer: myAnswer, answeredAt, changes: textChanges(previous.version, request.version) };
}

/** What the person has said in advance, or what they may say. */
function inAdvance({ request, standing }: Situation, view: View, now: string): ConsentDetail['inAdvance'] {
  if (standing !== undefined) {
    const { id, decision, lastDay } = standing;
    return { id, decision, lastDay };
  }
  // An answer in advance repeats one that was given: it is offered once there is one, and to one purpose.
  const [purpose, ...others] = view.purposes;
  const answer = purpose?.myAnswer;
  const taken = takesStanding(request) && view.decides;
  if (!taken || others.length > 0 || (answer !== 'given' && answer !== 'refused')) return null;
  const lastDay = daysAfter(civilDateOf(now), STANDING_DAYS);
  return { id: null, decision: answer === 'given' ? 'accept' : 'refuse', lastDay };
}

/**
 * What the viewer's own answers called for. What is still to be done of something that they have given again since is
 * left out: the staff settle it, and may find that nothing is to be done. So is what would tell of a yes that a safety
 * ban hides from them.
 */
function followUpsFor({ followUps }: Situation, { purposes }: View): Pick<ConsentDetail, 'followUps'> {
  const given = new Set(purposes.flatMap(({ id, myAnswer }) => (myAnswer === 'given' ? id : [])));
  const told = followUps.filter(
    (each) => each.told && (each.doneAt !== null || !each.purposes.every((id) => given.has(id))),
  );
  const shown = told.map(({ openedAt: at, instruction, dueDay, doneAt }) => ({ at, instruction, dueDay, doneAt }));
  return shown.length === 0 ? {} : { followUps: shown };
}

function endsSoon(request: RequestRecord, { standing }: View, now: string): boolean {
  const from = endsSoonFrom(effective(request));
  return standing === 'in-force' && from !== null && from <= now;
}

export function detailFor(actor: Actor, situation: Situation, now: string): ConsentDetail {
  const { request } = situation;
  const { template, version } = request;
  const view = viewOf(actor, request, now);
  const earlier = situation.previous && viewFor(actor, situation.previous, now);
  const superseded = request.events.findLast((event) => event.type === 'superseded');
  return {
    ...summaryFor(actor, request, now),
    reason: view.reason,
    legalBasis: template.legalBasis,
    explicit: version.explicit,
    versionId: version.id,
    texts: eachLanguage(request, (text, language) => shownText(request, text, language)),
    controller: {
      name: request.organisation.name,
      contact: template.contact,
      dataProtectionOfficer: template.dataProtectionOfficer,
    },
    purposes: view.purposes.map((purpose) =>
      purposeFor(
        request,
        purpose,
        earlier?.purposes.find(({ id }) => id === purpose.id),
      ),
    ),
    decisions: DECISIONS.filter((decision) => view.purposes.some(({ decisions }) => decisions.includes(decision))),
    respondents: view.respondents.map((respondent) => respondentFor(actor, request, respondent)),
    answerIsShared: view.answerIsShared,
    endsSoon: endsSoon(request, view, now),
    previous: previousFor(actor, situation, now),
    successorId: superseded?.successorId ?? null,
    inAdvance: inAdvance(situation, view, now),
    events: eventsToldTo(actor, request).map(eventFor),
    ...followUpsFor(situation, view),
    ...(situation.checks.length > 0 && { checks: situation.checks }),
  };
}

/** SHA-256 in base64url, 22 characters: 132 bits are plenty to tell two representations apart. */
export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, 22);
}

/**
 * The ETag of the viewer's own representation: it changes when what they see changes, and for nothing else. But not
 * when another system checks: between reading and deciding it would turn a decision away.
 */
export async function etagOf({ checks: _, ...detail }: ConsentDetail): Promise<string> {
  // Canonical: a store gives the languages of a text in an order of its own.
  return `"${await digest(canonicalize(detail)!)}"`;
}
