/** A draft as those who are asked will see it, made by the code that shows requests and writes mails. */
import type { PreviewedMail, PreviewSituation, TemplatePreview } from '../../../src/contract/template-preview.ts';
import type { Decision, RequestEvent } from '../../../src/model/consent-request.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';
import { isOver, lastDayOf } from '../../../src/model/validity.ts';
import { answerEvents, shownText } from '../answer-events.ts';
import { fullName } from '../full-name.ts';
import { participantsOf } from '../group-requests/participants.ts';
import type { GuardianshipRecord } from '../groups/group-register.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { mailText, plain, type MailBlock } from '../mail/mail-tree.ts';
import { detailFor } from '../representation.ts';
import type { NewEvent, PersonRecord, RequestRecord, Store, TemplateVersionRecord, Transaction } from '../store.ts';
import { deskOf, type AtDesk, type Desk } from './desk.ts';
import { withoutUnused } from './draft-content.ts';

/** Of the request, and of a mail about it. */
const NOWHERE = 'preview';

/** Nobody: the names say so in themselves. */
const NAMES = {
  child: { givenNames: 'Esimerkki', familyName: 'Lapsi' },
  guardian: { givenNames: 'Esimerkki', familyName: 'Huoltaja' },
  'other-guardian': { givenNames: 'Toinen', familyName: 'Huoltaja' },
  adult: { givenNames: 'Esimerkki', familyName: 'Vastaaja' },
} as const;

/**
 * The draft, or what is published where nothing is being written, as a request that one person has been sent. Nothing of
 * it is kept. What has not been written yet is empty, a purpose that is not named is one, and a last day in the past is
 * none.
 *
 * Rejects with {@link ProblemError} `not-found`.
 *
 * @param origin of the service, with which the link of a mail begins
 */
export async function previewDraft(
  store: Store,
  atDesk: AtDesk,
  { situation, origin }: { situation: PreviewSituation; origin: string },
): Promise<TemplatePreview> {
  const { now } = atDesk;
  return store.transaction(async (transaction) => {
    const desk = await deskOf(transaction, atDesk, 'read-template');
    const request = await inventedRequest(transaction, desk, situation, now);
    const viewer = request.participants[0]!.personId;
    const actor = { organisationId: request.organisationId, personId: viewer, name: request.names[viewer]! };
    const consent = detailFor(
      actor,
      { request, previous: undefined, standing: undefined, followUps: [], checks: [] },
      now,
    );
    for (const language of LANGUAGES) {
      const files = request.version.attachments[language] ?? [];
      // In their order: those of a request that lies nowhere could not be fetched.
      consent.texts[language]?.attachments.forEach((attachment, index) => {
        attachment.path = `/templates/${atDesk.templateId}/draft/attachments/${language}/${files[index]!.sha256}`;
      });
    }
    const mailIn = (language: Language) => previewedMail(request, viewer, { language, now, origin });
    return { consent, mails: { fi: mailIn('fi'), sv: mailIn('sv'), en: mailIn('en') } };
  });
}

async function inventedRequest(
  transaction: Transaction,
  { template: { id: templateId, organisationId }, draft, published, versions, content, today }: Desk,
  situation: PreviewSituation,
  now: string,
): Promise<RequestRecord> {
  const { rules, texts, purposes, personalData, explicit, validity } = content;
  const template = { id: templateId, organisationId, ...rules };
  const version: TemplateVersionRecord = withoutUnused({
    ...(draft ?? published ?? versions[0]!),
    // No receipt is to be had of what is kept nowhere: an answer names no hash.
    ...{ texts, personalData, explicit, validity, agreed: {} },
    purposes: purposes.length > 0 ? purposes : [{ id: 'all', kind: 'other' }],
  });
  const personOf = (id: keyof typeof NAMES): PersonRecord => ({
    // Without a date of birth: at no age does anybody else answer than the mode says.
    ...{ id, organisationId, identityHash: null, birthDate: null },
    ...NAMES[id],
  });
  const subject = personOf(template.approvalMode === 'self' ? 'adult' : 'child');
  const guardians = [personOf('guardian'), personOf('other-guardian')];
  const participants = participantsOf(
    template,
    subject.id,
    guardians.map(({ id }) => guardianshipOf(subject.id, id)),
  );
  const viewer = participants[0]!.personId;
  const deciders = template.approvalMode === 'all-guardians' ? guardians.map(({ id }) => id) : [viewer];
  const request: RequestRecord = {
    ...{ id: NOWHERE, organisationId, versionId: version.id, subjectId: subject.id, renewsId: null },
    lastValidDay: isOver(validity, today) ? null : lastDayOf(validity, today),
    ...{ subject, template, version, participants },
    names: Object.fromEntries([subject, ...guardians].map((person) => [person.id, fullName(person)])),
    organisation: (await transaction.organisation(organisationId))!,
    events: numbered([
      { type: 'created', at: now },
      { type: 'sent', at: now },
    ]),
  };
  // It takes the yes of each who decides, and the no of one.
  if (situation === 'given') return answered(request, deciders, 'accept', now);
  return situation === 'refused' ? answered(request, [viewer], 'refuse', now) : request;
}

function guardianshipOf(subjectId: string, guardianId: string): GuardianshipRecord {
  return { subjectId, guardianId, custody: 'joint', unreachable: false, protected: false, relation: 'child' };
}

/** The request, answered by these one after the other. */
function answered(request: RequestRecord, personIds: string[], decision: Decision, now: string): RequestRecord {
  const { version } = request;
  const shown = shownText(version, LANGUAGES.find((language) => version.texts[language] !== undefined) ?? 'fi');
  const answers = new Map(version.purposes.map(({ id }) => [id, decision]));
  return personIds.reduce((before, personId) => {
    const events = answerEvents(before, { personId, answers, shown, method: 'web' }, now);
    return { ...before, events: numbered([...before.events, ...events]) };
  }, request);
}

function numbered(events: NewEvent[]): RequestEvent[] {
  return events.map((event, index) => ({ ...event, seq: index + 1 }));
}

function previewedMail(
  request: RequestRecord,
  personId: string,
  { language, now, origin }: { language: Language; now: string; origin: string },
): PreviewedMail {
  const { organisationId } = request;
  const tree = composeMail(
    {
      mail: {
        ...{ id: NOWHERE, organisationId, kind: 'request', requestId: request.id, personId, key: NOWHERE },
        ...{ createdAt: now, notBefore: now, attempts: 0, state: 'waiting', error: null, sentAt: null },
      },
      contact: { organisationId, personId, email: 'esimerkki@posti.example', language, source: 'register' },
      request,
    },
    origin,
  );
  return { subject: plain(tree.subject), text: mailText(tree), blocks: tree.blocks.map(asRead) };
}

/** As both forms of a mail show it. */
function asRead(block: MailBlock): PreviewedMail['blocks'][number] {
  switch (block.type) {
    case 'paragraph':
      return { ...block, text: plain(block.text) };
    case 'fact':
      return { ...block, label: plain(block.label), value: plain(block.value) };
    case 'link':
      return { ...block, label: plain(block.label) };
  }
}
