/** The demo municipality: the screens of the deck, retold as data. */
import type { NewEvent, NewRequest, Store, TemplateRecord, Transaction, VersionText } from '../store.ts';
import type { Localized } from '../../../src/model/language.ts';
import { PEOPLE, type TestPerson } from './people.ts';
import {
  AIR_PURIFICATION_STUDY,
  AIR_PURIFICATION_STUDY_ENGLISH,
  HOME_CARE_SHARING,
  PHOTO_PERMISSION,
} from './texts.ts';

export const ORGANISATION_ID = 'helsinki';

const CONTACT = { name: 'Kasvatuksen ja koulutuksen toimiala', email: 'luvat@kunta.example', phone: '09 000 0000' };
const DATA_PROTECTION_OFFICER = { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' };

interface SeededRequest {
  id: string;
  texts: Localized<VersionText>;
  approvalMode: TemplateRecord['approvalMode'];
  subject: TestPerson;
  participants: NewRequest['participants'];
  events: NewEvent[];
}

const ahto = PEOPLE.ahto.id;
const ansa = PEOPLE.ansa.id;

/** Stable ids, so that an address of the demo can be written into a guide. */
export const REQUEST_IDS = {
  study: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1001',
  studyEnglish: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1002',
  photo: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1003',
  meals: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1004',
} as const;

const versionOf = (requestId: string) => requestId.replace('-4d0a-', '-4d0b-');
const templateOf = (requestId: string) => requestId.replace('-4d0a-', '-4d0c-');

const GUARDIANS_OF_CHILD: NewRequest['participants'] = [
  { personId: PEOPLE.child.id, role: 'subject', relation: 'self' },
  { personId: ahto, role: 'guardian', relation: 'child' },
  { personId: ansa, role: 'guardian', relation: 'child' },
];

const REQUESTS: SeededRequest[] = [
  {
    id: REQUEST_IDS.study,
    texts: AIR_PURIFICATION_STUDY,
    approvalMode: 'self',
    subject: PEOPLE.ahto,
    participants: [{ personId: ahto, role: 'subject', relation: 'self' }],
    events: [
      { type: 'created', at: '2023-01-05T07:48:00.000Z' },
      { type: 'sent', at: '2023-01-05T07:48:00.000Z' },
    ],
  },
  {
    id: REQUEST_IDS.studyEnglish,
    texts: AIR_PURIFICATION_STUDY_ENGLISH,
    approvalMode: 'any-guardian',
    subject: PEOPLE.child,
    participants: GUARDIANS_OF_CHILD,
    events: [
      { type: 'created', at: '2023-01-05T07:48:00.000Z' },
      { type: 'sent', at: '2023-01-05T07:48:00.000Z' },
      {
        type: 'accepted',
        at: '2023-01-09T17:20:00.000Z',
        personId: ahto,
        shown: { versionId: versionOf(REQUEST_IDS.studyEnglish), language: 'en' },
      },
    ],
  },
  {
    id: REQUEST_IDS.photo,
    texts: PHOTO_PERMISSION,
    approvalMode: 'any-guardian',
    subject: PEOPLE.child,
    participants: GUARDIANS_OF_CHILD,
    events: [
      { type: 'created', at: '2022-08-15T06:05:00.000Z' },
      { type: 'sent', at: '2022-08-15T06:05:00.000Z' },
      {
        type: 'accepted',
        at: '2022-08-16T16:41:00.000Z',
        personId: ahto,
        shown: { versionId: versionOf(REQUEST_IDS.photo), language: 'fi' },
      },
    ],
  },
  {
    id: REQUEST_IDS.meals,
    texts: HOME_CARE_SHARING,
    approvalMode: 'any-guardian',
    subject: PEOPLE.ward,
    participants: [
      { personId: PEOPLE.ward.id, role: 'subject', relation: 'self' },
      { personId: ahto, role: 'guardian', relation: 'ward' },
    ],
    events: [
      { type: 'created', at: '2026-10-30T08:00:00.000Z' },
      { type: 'sent', at: '2026-10-30T08:00:00.000Z' },
      {
        type: 'refused',
        at: '2026-11-02T12:05:00.000Z',
        personId: ahto,
        shown: { versionId: versionOf(REQUEST_IDS.meals), language: 'fi' },
      },
    ],
  },
];

async function addRequest(transaction: Transaction, request: SeededRequest): Promise<void> {
  await transaction.addTemplate({
    id: templateOf(request.id),
    organisationId: ORGANISATION_ID,
    approvalMode: request.approvalMode,
    legalBasis: 'consent',
    contact: CONTACT,
    dataProtectionOfficer: DATA_PROTECTION_OFFICER,
  });
  await transaction.addVersion({
    id: versionOf(request.id),
    organisationId: ORGANISATION_ID,
    templateId: templateOf(request.id),
    major: 1,
    minor: 0,
    texts: request.texts,
  });
  await transaction.addRequest({
    id: request.id,
    organisationId: ORGANISATION_ID,
    versionId: versionOf(request.id),
    subjectId: request.subject.id,
    participants: request.participants,
    lastValidDay: null,
  });
  for (const event of request.events) await transaction.appendEvent(ORGANISATION_ID, request.id, event);
}

/**
 * Fills an empty store with the demo municipality; does nothing to one that has it. Several processes may try at once.
 *
 * @param hashIdentity keyed hash of an identity code
 * @returns whether anything was added
 */
export async function seed(store: Store, hashIdentity: (identityCode: string) => Promise<string>): Promise<boolean> {
  try {
    return await store.transaction((transaction) => seedIn(transaction, hashIdentity));
  } catch (error) {
    // Of several at once, the others stumble over what the first has written.
    const there = await store.transaction((transaction) => transaction.organisation(ORGANISATION_ID));
    if (there !== undefined) return false;
    throw error;
  }
}

async function seedIn(
  transaction: Transaction,
  hashIdentity: (identityCode: string) => Promise<string>,
): Promise<boolean> {
  if ((await transaction.organisation(ORGANISATION_ID)) !== undefined) return false;
  await transaction.addOrganisation({
    id: ORGANISATION_ID,
    name: { fi: 'Helsinki', sv: 'Helsingfors', en: 'Helsinki' },
  });
  for (const person of Object.values(PEOPLE)) {
    await transaction.addPerson({
      id: person.id,
      organisationId: ORGANISATION_ID,
      identityHash: await hashIdentity(person.identityCode),
      givenNames: person.givenNames,
      familyName: person.familyName,
    });
  }
  for (const request of REQUESTS) await addRequest(transaction, request);
  return true;
}
