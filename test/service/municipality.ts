/** A small municipality of its own for a test: one template, two guardians, their child, and somebody else. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import type {
  NewEvent,
  NewRequest,
  OrganisationRecord,
  PersonRecord,
  Store,
  TemplateRecord,
  TemplateVersionRecord,
  Transaction,
} from '../../demo-server/service/store.ts';
import { fromMarkdown } from '../../demo-server/service/written-texts.ts';

/** SHA-256 of the bytes of `text`, which are kept with every municipality. */
export const BILAGA = '982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1';

/** That consent is the basis, as one may have found before publishing. */
export const CONSIDERED = { answers: { who: 'residents', why: 'other', free: 'yes', special: 'no' } };

type Identified = PersonRecord & { identityHash: string };

export interface Municipality {
  organisation: OrganisationRecord;
  child: Identified;
  guardian: Identified;
  otherGuardian: Identified;
  stranger: Identified;
  template: TemplateRecord;
  version: TemplateVersionRecord;
  request: NewRequest;
}

export const SENT: NewEvent[] = [
  { type: 'created', at: '2026-11-01T08:00:00.000Z' },
  { type: 'sent', at: '2026-11-01T08:05:00.000Z' },
];

function personOf(organisationId: string, givenNames: string): Identified {
  return {
    id: randomUUID(),
    organisationId,
    identityHash: randomUUID(),
    givenNames,
    familyName: 'Ahonen',
    birthDate: null,
  };
}

/** The records of a municipality, in nobody's store yet. */
export function newMunicipality(organisationId: string = randomUUID()): Municipality {
  const child = personOf(organisationId, 'Aino');
  const guardian = personOf(organisationId, 'Kaarina');
  const otherGuardian = personOf(organisationId, 'Åke');
  const template: TemplateRecord = {
    id: randomUUID(),
    organisationId,
    approvalMode: 'all-guardians',
    legalBasis: 'consent',
    contact: { name: 'Päiväkoti', email: 'paivakoti@kunta.example' },
    dataProtectionOfficer: { name: 'Tietosuojavastaava', phone: '09 000 0000' },
    subjectHeard: false,
    selfFrom: null,
    standingConsents: false,
    triage: CONSIDERED,
  };
  const version: TemplateVersionRecord = {
    id: randomUUID(),
    organisationId,
    templateId: template.id,
    major: 2,
    minor: 1,
    state: 'published',
    purposes: [{ id: 'photos', kind: 'photography' }],
    personalData: ['picture'],
    explicit: false,
    validity: null,
    followUp: null,
    attachments: { sv: [{ name: 'Bilaga.txt', mediaType: 'text/plain', size: 4, sha256: BILAGA }] },
    agreed: { fi: { json: '{"fi":1}', hash: 'hash-fi' }, sv: { json: '{"sv":1}', hash: 'hash-sv' } },
    texts: {
      fi: fromMarkdown({
        name: 'Kuvauslupa',
        purpose: 'Suostumus kuvaamiseen',
        description: '# Mitä\n\n- **Kuvia** – “lainaus” \\ \u{1F4F7}',
        ifRefused: 'Lasta ei kuvata.',
        afterRefusing: 'Kerromme ryhmälle.',
        data: 'Kuva',
        recipients: 'Henkilökunta',
        storage: 'Vuosi',
      }),
      sv: fromMarkdown({
        name: 'Fotografering',
        purpose: 'Samtycke till fotografering',
        description: 'Bilder tas.',
        ifRefused: 'Barnet fotograferas inte.',
        data: 'Bild',
        recipients: 'Personalen',
        storage: 'Ett år',
      }),
    },
  };
  return {
    organisation: { id: organisationId, name: { fi: 'Kunta', sv: 'Kommunen' } },
    child,
    guardian,
    otherGuardian,
    stranger: personOf(organisationId, 'Topi'),
    template,
    version,
    request: {
      id: randomUUID(),
      organisationId,
      versionId: version.id,
      subjectId: child.id,
      participants: [
        { personId: otherGuardian.id, role: 'guardian', relation: 'child' },
        { personId: child.id, role: 'subject', relation: 'self' },
        { personId: guardian.id, role: 'guardian', relation: 'child' },
      ],
      lastValidDay: '2027-06-05',
      renewsId: null,
    },
  };
}

/**
 * Asks the same about another child of the same guardians and of the same name: of one person a text is asked once.
 *
 * @param change of the request; a subject that it names is asked about instead
 */
export async function addSibling(
  transaction: Transaction,
  { child, request }: Municipality,
  change: Partial<NewRequest> & { id: string },
): Promise<NewRequest> {
  const sibling = { ...child, id: randomUUID(), identityHash: randomUUID() };
  if (change.subjectId === undefined) await transaction.addPerson(sibling);
  const asked = { ...request, subjectId: sibling.id, ...change };
  const participants = asked.participants.map((each) =>
    each.personId === child.id ? { ...each, personId: asked.subjectId } : each,
  );
  await transaction.addRequest({ ...asked, participants });
  return { ...asked, participants };
}

/** Puts a municipality into the store, its request with the given events. */
export async function addMunicipality(
  store: Store,
  municipality: Municipality = newMunicipality(),
  events: NewEvent[] = SENT,
): Promise<Municipality> {
  const { organisation, template, version, request } = municipality;
  await store.transaction(async (transaction) => {
    await transaction.addOrganisation(organisation);
    for (const person of peopleOf(municipality)) await transaction.addPerson(person);
    await transaction.addTemplate(template);
    await transaction.addVersion(version);
    await transaction.addAttachment({
      organisationId: organisation.id,
      sha256: BILAGA,
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode('text'),
    });
    await transaction.addRequest(request);
    for (const event of events) await transaction.appendEvent(organisation.id, request.id, event);
  });
  return municipality;
}

export function peopleOf({ child, guardian, otherGuardian, stranger }: Municipality): Identified[] {
  return [child, guardian, otherGuardian, stranger];
}

export function actorOf({ organisationId, id, givenNames }: PersonRecord): Actor {
  return { organisationId, personId: id, name: givenNames };
}
