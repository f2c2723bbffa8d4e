/** The demo municipality: the screens of the deck, retold as data. */
import type { NewRequest, Store, Transaction } from '../store.ts';
import { addAskedRequest, TRIAGE_OF_STUDY, type AskedEvent, type AskedRequest } from './asked-request.ts';
import { addGroupRequests } from './group-requests.ts';
import { addGroup, GROUP_ID } from './group.ts';
import { addHalfWritten } from './half-written.ts';
import { PEOPLE } from './people.ts';
import { EXCURSION, PUBLICATION_LAST_YEAR, PUBLICATION_PURPOSES, PUBLICATION_THIS_YEAR } from './publication-texts.ts';
import {
  AIR_PURIFICATION_SHEET,
  AIR_PURIFICATION_STUDY,
  AIR_PURIFICATION_STUDY_ENGLISH,
  HOME_CARE_SHARING,
  PHOTO_FOLLOW_UP,
  PHOTO_PERMISSION,
} from './texts.ts';
import { addTrip } from './trip.ts';
import { addUsedServices } from './used-services.ts';

export const ORGANISATION_ID = 'helsinki';

const CONTACT = { name: 'Kasvatuksen ja koulutuksen toimiala', email: 'luvat@kunta.example', phone: '09 000 0000' };
const DATA_PROTECTION_OFFICER = { name: 'Tietosuojavastaava', email: 'tietosuoja@kunta.example' };

const ahto = PEOPLE.ahto.id;
const ansa = PEOPLE.ansa.id;

/** Stable ids, so that an address of the demo can be written into a guide. */
export const REQUEST_IDS = {
  study: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1001',
  studyEnglish: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1002',
  photo: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1003',
  meals: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1004',
  publicationLastYear: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1005',
  publication: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1006',
  excursion: '0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c1007',
} as const;

const versionOf = (requestId: string) => requestId.replace('-4d0a-', '-4d0b-');
const templateOf = (requestId: string) => requestId.replace('-4d0a-', '-4d0c-');

const GUARDIANS_OF_CHILD: NewRequest['participants'] = [
  { personId: PEOPLE.child.id, role: 'subject', relation: 'self' },
  { personId: ahto, role: 'guardian', relation: 'child' },
  { personId: ansa, role: 'guardian', relation: 'child' },
];

/** Of the guardians and of the staff. The endings lead nowhere (RFC 2606). */
const CONTACTS = [
  { id: ahto, email: 'ahto.simakuutio@posti.example', language: 'fi' },
  { id: ansa, email: 'ansa.simakuutio@posti.example', language: 'sv' },
  { id: PEOPLE.hilkka.id, email: 'hilkka.henkilosto@kunta.example', language: 'fi' },
  { id: PEOPLE.tuulikki.id, email: 'tuulikki.tiedottaja@kunta.example', language: 'fi' },
  { id: PEOPLE.veikko.id, email: 'veikko.varhaiskasvattaja@kunta.example', language: 'fi' },
] as const;

type SeededRequest = Omit<AskedRequest, 'organisationId' | 'ids' | 'contact' | 'dataProtectionOfficer'> & {
  id: string;
  /** Where it asks with a text of a template that another request has too. */
  templateOfRequest?: string;
};

const sent = (at: string): AskedEvent[] => [
  { type: 'created', at },
  { type: 'sent', at },
];

const REQUESTS: SeededRequest[] = [
  {
    id: REQUEST_IDS.study,
    texts: AIR_PURIFICATION_STUDY,
    approvalMode: 'self',
    purposes: [{ id: 'all', kind: 'research' }],
    triage: TRIAGE_OF_STUDY,
    personalData: ['name', 'contact', 'survey'],
    informationSheets: AIR_PURIFICATION_SHEET,
    subjectId: ahto,
    participants: [{ personId: ahto, role: 'subject', relation: 'self' }],
    events: sent('2023-01-05T07:48:00.000Z'),
  },
  {
    id: REQUEST_IDS.studyEnglish,
    texts: AIR_PURIFICATION_STUDY_ENGLISH,
    approvalMode: 'any-guardian',
    purposes: [{ id: 'all', kind: 'research' }],
    triage: TRIAGE_OF_STUDY,
    personalData: ['name', 'age', 'health'],
    explicit: true,
    subjectId: PEOPLE.child.id,
    participants: GUARDIANS_OF_CHILD,
    events: [
      ...sent('2023-01-05T07:48:00.000Z'),
      { type: 'accepted', at: '2023-01-09T17:20:00.000Z', by: ahto, language: 'en' },
    ],
  },
  {
    id: REQUEST_IDS.photo,
    texts: PHOTO_PERMISSION,
    followUp: PHOTO_FOLLOW_UP,
    approvalMode: 'any-guardian',
    purposes: [{ id: 'all', kind: 'photography' }],
    personalData: ['picture'],
    subjectId: PEOPLE.child.id,
    participants: GUARDIANS_OF_CHILD,
    events: [
      ...sent('2022-08-15T06:05:00.000Z'),
      { type: 'accepted', at: '2022-08-16T16:41:00.000Z', by: ahto, language: 'fi' },
    ],
  },
  {
    id: REQUEST_IDS.meals,
    texts: HOME_CARE_SHARING,
    approvalMode: 'any-guardian',
    purposes: [{ id: 'all', kind: 'information-sharing' }],
    triage: { who: 'residents', why: 'task', 'task-without': 'yes', free: 'yes', special: 'no' },
    personalData: ['contact'],
    subjectId: PEOPLE.ward.id,
    participants: [
      { personId: PEOPLE.ward.id, role: 'subject', relation: 'self' },
      { personId: ahto, role: 'guardian', relation: 'ward', custody: 'appointed' },
    ],
    events: [
      ...sent('2026-10-30T08:00:00.000Z'),
      { type: 'refused', at: '2026-11-02T12:05:00.000Z', by: ahto, language: 'fi' },
    ],
  },
  {
    id: REQUEST_IDS.publicationLastYear,
    state: 'archived',
    texts: PUBLICATION_LAST_YEAR,
    followUp: PHOTO_FOLLOW_UP,
    approvalMode: 'all-guardians',
    purposes: PUBLICATION_PURPOSES,
    personalData: ['picture'],
    subjectId: PEOPLE.child.id,
    participants: GUARDIANS_OF_CHILD,
    lastValidDay: '2027-07-31',
    events: [
      ...sent('2025-08-18T06:10:00.000Z'),
      { type: 'accepted', at: '2025-08-19T17:02:00.000Z', by: ahto, language: 'fi', purposes: ['photos', 'group'] },
      { type: 'refused', at: '2025-08-19T17:02:00.000Z', by: ahto, language: 'fi', purposes: ['web'] },
      { type: 'accepted', at: '2025-08-20T05:31:00.000Z', by: ansa, language: 'fi' },
      { type: 'superseded', at: '2026-11-16T07:00:00.000Z', successorId: REQUEST_IDS.publication },
    ],
  },
  {
    id: REQUEST_IDS.publication,
    templateOfRequest: REQUEST_IDS.publicationLastYear,
    texts: PUBLICATION_THIS_YEAR,
    followUp: PHOTO_FOLLOW_UP,
    major: 2,
    approvalMode: 'all-guardians',
    purposes: PUBLICATION_PURPOSES,
    personalData: ['picture', 'voice'],
    subjectId: PEOPLE.child.id,
    participants: GUARDIANS_OF_CHILD.map((each) => (each.role === 'guardian' ? { ...each, renews: true } : each)),
    lastValidDay: '2027-07-31',
    renewsId: REQUEST_IDS.publicationLastYear,
    events: sent('2026-11-16T07:00:00.000Z'),
  },
  {
    id: REQUEST_IDS.excursion,
    texts: EXCURSION,
    approvalMode: 'all-guardians',
    purposes: [{ id: 'all', kind: 'excursion' }],
    standingConsents: true,
    subjectId: PEOPLE.child.id,
    participants: GUARDIANS_OF_CHILD,
    events: [
      ...sent('2026-11-17T07:30:00.000Z'),
      { type: 'accepted', at: '2026-11-17T18:15:00.000Z', by: ansa, language: 'fi' },
    ],
  },
];

async function addSeededRequest(
  transaction: Transaction,
  { id, templateOfRequest = id, ...asked }: SeededRequest,
): Promise<void> {
  await addAskedRequest(transaction, {
    ...asked,
    organisationId: ORGANISATION_ID,
    ids: { template: templateOf(templateOfRequest), version: versionOf(id), request: id },
    contact: CONTACT,
    dataProtectionOfficer: DATA_PROTECTION_OFFICER,
  });
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
      birthDate: person.birthDate,
    });
  }
  for (const { id } of [PEOPLE.hilkka, PEOPLE.tuulikki]) await transaction.addStaff(ORGANISATION_ID, id, 'editor');
  const families = await addGroup(transaction, { organisationId: ORGANISATION_ID, hashIdentity });
  await transaction.addStaff(ORGANISATION_ID, PEOPLE.veikko.id, 'viewer', [GROUP_ID]);
  await transaction.addStaff(ORGANISATION_ID, PEOPLE.lea.id, 'carer', [GROUP_ID]);
  for (const { email, language, id: personId } of CONTACTS) {
    const contact = { organisationId: ORGANISATION_ID, personId, email, language };
    await transaction.mail.setContact({ ...contact, source: 'register' });
  }
  await addConfirmedEmail(transaction);
  const guardianship = { subjectId: PEOPLE.ward.id, guardianId: ahto, custody: 'appointed', relation: 'ward' } as const;
  await transaction.groups.setGuardians(
    ORGANISATION_ID,
    [PEOPLE.ward.id],
    [{ ...guardianship, unreachable: false, protected: false }],
  );
  for (const request of REQUESTS) await addSeededRequest(transaction, request);
  await addTargets(transaction);
  const common = {
    organisationId: ORGANISATION_ID,
    contact: CONTACT,
    dataProtectionOfficer: DATA_PROTECTION_OFFICER,
  };
  await addGroupRequests(transaction, families, common);
  await addTrip(transaction, families, common);
  await addHalfWritten(transaction, { organisationId: ORGANISATION_ID, contact: CONTACT });
  await addUsedServices(transaction, ORGANISATION_ID);
  await addOtherOrganisation(transaction, hashIdentity);
  return true;
}

/** Of one who is in no list: they have given their address themselves, and confirmed it. */
async function addConfirmedEmail({ profiles, mail }: Transaction): Promise<void> {
  const whose = { organisationId: ORGANISATION_ID, personId: PEOPLE.nordea.id };
  const email = 'nordea.demo@posti.example';
  const [createdAt, emailVerifiedAt] = ['2026-10-12T15:20:00.000Z', '2026-10-12T15:26:00.000Z'];
  await profiles.keep({
    ...{ ...whose, createdAt, names: null, email, emailVerifiedAt, pendingEmail: null },
    ...{ phone: null, address: null, language: null, extras: {}, firstVisit: false },
  });
  await mail.setContact({ ...whose, email, language: 'fi', source: 'profile' });
}

/** Whom the templates are directed to that ask the citizen of the demo. */
async function addTargets({ addressees }: Transaction): Promise<void> {
  const group = { kind: 'group', groupId: GROUP_ID } as const;
  for (const id of [REQUEST_IDS.photo, REQUEST_IDS.publicationLastYear, REQUEST_IDS.excursion]) {
    await addressees.setTarget(ORGANISATION_ID, templateOf(id), group);
  }
  const named = [
    [REQUEST_IDS.study, ahto],
    [REQUEST_IDS.studyEnglish, PEOPLE.child.id],
    [REQUEST_IDS.meals, PEOPLE.ward.id],
  ] as const;
  for (const [id, subjectId] of named) {
    await addressees.setTarget(ORGANISATION_ID, templateOf(id), { kind: 'people' });
    await addressees.addPeople(ORGANISATION_ID, templateOf(id), [subjectId], '2023-01-05T07:40:00.000Z');
  }
}

/** One of the staff works in two organisations, and sees those of one at a time. */
async function addOtherOrganisation(
  transaction: Transaction,
  hashIdentity: (identityCode: string) => Promise<string>,
): Promise<void> {
  const organisationId = 'helsinki-kulttuuri';
  const { id, givenNames, familyName, identityCode, birthDate } = PEOPLE.hilkka;
  await transaction.addOrganisation({
    id: organisationId,
    name: {
      fi: 'Helsinki, kulttuuri ja vapaa-aika',
      sv: 'Helsingfors, kultur och fritid',
      en: 'Helsinki, culture and leisure',
    },
  });
  const identityHash = await hashIdentity(identityCode);
  await transaction.addPerson({ id, organisationId, identityHash, givenNames, familyName, birthDate });
  await transaction.addStaff(organisationId, id, 'viewer');
}
