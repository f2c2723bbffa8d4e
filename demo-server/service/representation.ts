/** What one viewer may see of a request, and the mark by which they can tell that it has changed. */
import type { ConsentDetail, ConsentEvent, ShownText } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import { LANGUAGES, type Localized } from '../../src/model/language.ts';
import { parseRichText } from '../../src/model/rich-text.ts';
import { answeredAt, answerOf, decisionsOpenTo, standingFor, statusOf } from '../../src/model/request-status.ts';
import type { RequestEvent } from '../../src/model/consent-request.ts';
import { effective, type Actor } from './authorisation.ts';
import type { PersonRecord, RequestRecord, VersionText } from './store.ts';

export function fullName(person: PersonRecord): string {
  return `${person.givenNames} ${person.familyName}`;
}

function eachLanguage<T>(request: RequestRecord, pick: (text: VersionText) => T): Localized<T> {
  const picked: Localized<T> = {};
  for (const language of LANGUAGES) {
    const text = request.version.texts[language];
    if (text !== undefined) picked[language] = pick(text);
  }
  return picked;
}

export function summaryFor(actor: Actor, request: RequestRecord, now: string): ConsentSummary {
  const rules = effective(request);
  const { status, since } = statusOf(rules, now);
  const relation = request.participants.find(({ personId }) => personId === actor.personId)?.relation ?? 'unknown';
  return {
    id: request.id,
    status,
    since,
    standing: standingFor(rules, actor.personId, now),
    myAnswer: answerOf(rules, actor.personId),
    answeredAt: answeredAt(rules, actor.personId),
    subject: { name: fullName(request.subject), relation },
    requester: request.organisation.name,
    name: eachLanguage(request, ({ name }) => name),
    purpose: eachLanguage(request, ({ purpose }) => purpose),
    lastValidDay: request.lastValidDay,
  };
}

function shownText(text: VersionText): ShownText {
  return {
    description: parseRichText(text.description),
    ifRefused: parseRichText(text.ifRefused),
    ...(text.afterRefusing !== undefined && { afterRefusing: parseRichText(text.afterRefusing) }),
    data: text.data,
    recipients: text.recipients,
    storage: text.storage,
  };
}

/**
 * The events that a viewer sees: the organisation's and their own. What another respondent did is not told: a
 * safety ban may hold between them.
 */
function eventsFor(actor: Actor, events: RequestEvent[]): ConsentEvent[] {
  return events
    .filter((event) => !('personId' in event) || event.personId === actor.personId)
    .map((event, index) => ({
      // Numbered anew: a gap would tell that somebody else has answered.
      seq: index + 1,
      type: event.type,
      at: event.at,
    }));
}

export function detailFor(actor: Actor, request: RequestRecord, now: string): ConsentDetail {
  const { template } = request;
  return {
    ...summaryFor(actor, request, now),
    legalBasis: template.legalBasis,
    versionId: request.version.id,
    texts: eachLanguage(request, shownText),
    controller: {
      name: request.organisation.name,
      contact: template.contact,
      dataProtectionOfficer: template.dataProtectionOfficer,
    },
    decisions: decisionsOpenTo(effective(request), actor.personId, now),
    events: eventsFor(actor, request.events),
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

/** The ETag of the viewer's own representation: it changes when what they see changes, and for nothing else. */
export async function etagOf(detail: ConsentDetail): Promise<string> {
  return `"${await digest(JSON.stringify(detail))}"`;
}
