/** A request with its template and its version, put into a store as a municipality would have made them. */
import type { PersonalDataKind, VersionText } from '../../../src/model/agreed-text.ts';
import type { ApprovalMode, AnswerEvent, FollowUpEvent } from '../../../src/model/consent-request.ts';
import type { FollowUpRule } from '../../../src/model/follow-up.ts';
import type { Language, Localized } from '../../../src/model/language.ts';
import type { TriageAnswers } from '../../../src/model/legal-basis-triage.ts';
import type { Validity } from '../../../src/model/validity.ts';
import { agreedTexts, sha256 } from '../agreed-texts.ts';
import { openFollowUp } from '../follow-ups/append-answers.ts';
import type {
  NewEvent,
  ParticipantRecord,
  PurposeRecord,
  TemplateRecord,
  TemplateVersionRecord,
  Transaction,
} from '../store.ts';

/** A file given as text, with its name. */
export interface InformationSheet {
  name: string;
  text: string;
}

export interface AskedRequest {
  organisationId: string;
  ids: { template: string; version: string; request: string };
  texts: Localized<VersionText>;
  approvalMode: ApprovalMode;
  contact: TemplateRecord['contact'];
  dataProtectionOfficer: TemplateRecord['dataProtectionOfficer'];
  subjectId: string;
  participants: ParticipantRecord[];
  events: AskedEvent[];
  major?: number;
  /** `published` where nothing is said. */
  state?: 'published' | 'archived';
  purposes?: PurposeRecord[];
  personalData?: PersonalDataKind[];
  explicit?: boolean;
  informationSheets?: Localized<InformationSheet>;
  subjectHeard?: boolean;
  selfFrom?: number | null;
  standingConsents?: boolean;
  /** By default those that lead to consent: to explicit consent, where it is asked so. */
  triage?: TriageAnswers;
  validity?: Validity;
  followUp?: FollowUpRule;
  lastValidDay?: string | null;
  renewsId?: string | null;
}

/** An event that names the language of an answer and leaves the exact text to the version. */
export type AskedEvent =
  | Exclude<NewEvent, AnswerEvent | FollowUpEvent>
  | ({ type: AnswerEvent['type']; at: string; by: string; language: Language } & Pick<
      AnswerEvent,
      'purposes' | 'method' | 'standingId'
    >);

/** One purpose, of which nothing more is known than what the text says. */
const ONE_PURPOSE: PurposeRecord[] = [{ id: 'all', kind: 'other' }];

/** A matter of choice for residents, which nobody is worse off without. */
export function triageToConsent(special: boolean): TriageAnswers {
  return { who: 'residents', why: 'other', free: 'yes', special: special ? 'yes' : 'no' };
}

/** Taking part in a study. On what its data is used then is another matter, which its text tells. */
export const TRIAGE_OF_STUDY: TriageAnswers = { who: 'study-participants', 'research-plan': 'yes' };

type AskedText = Omit<AskedRequest, 'ids' | 'subjectId' | 'participants' | 'events'> & {
  ids: Omit<AskedRequest['ids'], 'request'>;
};

/** Adds the template where it is not there yet, and the version as published. */
export async function addTemplateText(
  transaction: Transaction,
  asked: AskedText,
): Promise<{ template: TemplateRecord; version: TemplateVersionRecord }> {
  const known = await transaction.template(asked.organisationId, asked.ids.template);
  const template = known ?? (await addTemplate(transaction, asked));
  return { template, version: await addVersion(transaction, template, asked) };
}

/** Adds the template where it is not there yet, the version as published, the request, and what has happened to it. */
export async function addAskedRequest(transaction: Transaction, asked: AskedRequest): Promise<void> {
  const { organisationId, ids } = asked;
  const { version } = await addTemplateText(transaction, asked);
  await transaction.addRequest({
    id: ids.request,
    organisationId,
    versionId: version.id,
    subjectId: asked.subjectId,
    participants: asked.participants,
    lastValidDay: asked.lastValidDay ?? null,
    renewsId: asked.renewsId ?? null,
  });
  for (const event of asked.events) {
    await transaction.appendEvent(organisationId, ids.request, exact(event, version));
  }
  await openFollowUps(transaction, organisationId, ids.request);
}

/** What the answers of a request call for, as it would have opened when they came. */
export async function openFollowUps(
  transaction: Transaction,
  organisationId: string,
  requestId: string,
): Promise<void> {
  const [request] = await transaction.requestsById(organisationId, [requestId]);
  for (const { seq } of request!.events) await openFollowUp(transaction, request!, seq);
}

async function addTemplate(transaction: Transaction, asked: AskedText): Promise<TemplateRecord> {
  const template: TemplateRecord = {
    id: asked.ids.template,
    organisationId: asked.organisationId,
    approvalMode: asked.approvalMode,
    legalBasis: 'consent',
    contact: asked.contact,
    dataProtectionOfficer: asked.dataProtectionOfficer,
    subjectHeard: asked.subjectHeard ?? false,
    selfFrom: asked.selfFrom ?? null,
    standingConsents: asked.standingConsents ?? false,
    triage: { answers: asked.triage ?? triageToConsent(asked.explicit ?? false) },
  };
  await transaction.addTemplate(template);
  return template;
}

async function addVersion(
  transaction: Transaction,
  template: TemplateRecord,
  asked: AskedText,
): Promise<TemplateVersionRecord> {
  const version: TemplateVersionRecord = {
    id: asked.ids.version,
    organisationId: asked.organisationId,
    templateId: template.id,
    major: asked.major ?? 1,
    minor: 0,
    state: asked.state ?? 'published',
    texts: asked.texts,
    purposes: asked.purposes ?? ONE_PURPOSE,
    personalData: asked.personalData ?? ['name'],
    explicit: asked.explicit ?? false,
    attachments: await keepSheets(transaction, asked),
    validity: asked.validity ?? null,
    followUp: asked.followUp ?? null,
    agreed: {},
  };
  const organisation = await transaction.organisation(asked.organisationId);
  version.agreed = await agreedTexts(organisation!, template, version);
  await transaction.addVersion(version);
  return version;
}

async function keepSheets(
  transaction: Transaction,
  { organisationId, informationSheets = {} }: AskedText,
): Promise<TemplateVersionRecord['attachments']> {
  const attachments: TemplateVersionRecord['attachments'] = {};
  for (const [language, { name, text }] of Object.entries(informationSheets) as [Language, InformationSheet][]) {
    const bytes = new TextEncoder().encode(text);
    const mediaType = 'text/plain; charset=utf-8';
    const hash = await sha256(bytes);
    await transaction.addAttachment({ organisationId, sha256: hash, mediaType, bytes });
    attachments[language] = [{ name, mediaType, size: bytes.length, sha256: hash }];
  }
  return attachments;
}

function exact(event: AskedEvent, version: TemplateVersionRecord): NewEvent {
  return 'language' in event ? answerTo(version, event) : event;
}

/** An answer to the exact text of a version. */
export function answerTo(
  { id, agreed }: TemplateVersionRecord,
  event: Extract<AskedEvent, { language: Language }>,
): Extract<NewEvent, { personId: string }> {
  const { by, language, method = 'web', ...rest } = event;
  const hash = agreed[language]?.hash;
  return { ...rest, method, personId: by, shown: { versionId: id, language, ...(hash !== undefined && { hash }) } };
}
