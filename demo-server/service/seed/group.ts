/**
 * The group of the deck: 27 children of one invented day-care group with their guardians. Nobody of them lives; their
 * identity codes have individual numbers 900–999 and are hashed here and kept nowhere.
 */
import { checkCharacterOf } from '../../../src/model/identity-code.ts';
import type { GuardianshipRecord } from '../groups/group-register.ts';
import type { Transaction } from '../store.ts';
import { PEOPLE } from './people.ts';

export const GROUP_ID = '0b6e7f60-3b8e-4d0d-9a55-2f4f5d0c2001';

interface SeededGuardian {
  givenNames: string;
  language?: 'fi' | 'sv' | 'en';
  custody?: GuardianshipRecord['custody'];
  /** The family name of the child where nothing is said. */
  familyName?: string;
  noEmail?: true;
  unreachable?: true;
  protected?: true;
}

/** Given names and family name, and those of the guardians. */
const FAMILIES: [string, string, SeededGuardian[]][] = [
  ['Aino Orvokki', 'Haapalehto', [{ givenNames: 'Sinikka' }, { givenNames: 'Jorma' }]],
  [
    'Alvar',
    'Björkskog',
    [
      { givenNames: 'Maj-Lis', language: 'sv' },
      { givenNames: 'Kaj', language: 'sv' },
    ],
  ],
  ['Amina', 'Warsantuli', [{ givenNames: 'Halima', language: 'en' }]],
  ['Armas', 'Kivikuutio', [{ givenNames: 'Terttu', custody: 'sole' }]],
  ['Auli Marjatta', 'Lumipilvi', [{ givenNames: 'Pirkko' }, { givenNames: 'Reijo', familyName: 'Syyspilvi' }]],
  ['Eero', 'Mustikkamäki', [{ givenNames: 'Anneli' }]],
  ['Eevi', 'Norppasaari', [{ givenNames: 'Kirsti' }, { givenNames: 'Olavi' }]],
  ['Elis', 'Strandhassel', [{ givenNames: 'Gunvor', language: 'sv' }]],
  ['Fanni', 'Onnenpelto', [{ givenNames: 'Raili' }, { givenNames: 'Tauno', noEmail: true }]],
  ['Helmi Sofia', 'Pihlajakoski', [{ givenNames: 'Irma' }]],
  ['Hilja', 'Poutapäivä', [{ givenNames: 'Seija' }, { givenNames: 'Veikko' }]],
  ['Ilmari', 'Rantakivi', [{ givenNames: 'Aune', custody: 'foster', familyName: 'Sijaislehto' }]],
  ['Into', 'Ruskametsä', [{ givenNames: 'Marketta' }, { givenNames: 'Esko', unreachable: true }]],
  ['Jalmari', 'Saunalahde', [{ givenNames: 'Vieno' }]],
  ['Kaino', 'Sudenmarja', [{ givenNames: 'Hilkka' }, { givenNames: 'Urho', protected: true }]],
  ['Kielo', 'Suopursu', [{ givenNames: 'Taimi' }]],
  ['Lauha', 'Talvikki', []],
  ['Lyyti', 'Tuulenpesä', [{ givenNames: 'Saara' }, { givenNames: 'Kauko' }]],
  ['Martta Elina', 'Tähtisade', [{ givenNames: 'Elvi' }]],
  ['Nuutti', 'Ukonkello', [{ givenNames: 'Lempi' }, { givenNames: 'Arvo' }]],
  ['Oiva', 'Vaahtera-Aho', [{ givenNames: 'Rauha' }]],
  ['Pihla', 'Valkolehdokki', [{ givenNames: 'Sylvi' }, { givenNames: 'Toivo' }]],
  ['Rasmus', 'Västerbacken', [{ givenNames: 'Ulla-Brita', language: 'sv' }]],
  ['Selma', 'Yönsini', [{ givenNames: 'Kerttu' }]],
  ['Tapio', 'Äkkijyrkkä', [{ givenNames: 'Impi' }, { givenNames: 'Viljo' }]],
  ['Väinö', 'Öljylehti', [{ givenNames: 'Aili' }]],
];

const two = (number: number) => String(number).padStart(2, '0');

interface Adding {
  organisationId: string;
  hashIdentity: (identityCode: string) => Promise<string>;
}

/** A child of the group with the guardians, as they were added. */
export interface SeededFamily {
  familyName: string;
  subjectId: string;
  guardians: GuardianshipRecord[];
}

/** The people that the group shares with the rest of the demo must be there already. */
export async function addGroup(
  transaction: Transaction,
  { organisationId, hashIdentity }: Adding,
): Promise<SeededFamily[]> {
  await transaction.groups.addGroup({
    id: GROUP_ID,
    organisationId,
    name: {
      fi: 'Auringonkukka, Amiraalit (oppijat)',
      sv: 'Solrosen, Amiralerna (lärande)',
      en: 'Sunflower, Admirals (learners)',
    },
  });
  const subjects: string[] = [PEOPLE.child.id];
  const guardianships = [PEOPLE.ahto, PEOPLE.ansa].map(({ id }) => guardianshipOf(PEOPLE.child.id, id, {}));
  const families: [familyName: string, subjectId: string][] = [];
  let number = 0;
  for (const [givenNames, familyName, guardians] of FAMILIES) {
    const subjectId = await addPerson({ givenNames, familyName, year: 2018 });
    subjects.push(subjectId);
    families.push([familyName, subjectId]);
    for (const guardian of guardians) {
      const name = { familyName, ...guardian };
      const guardianId = await addPerson({ ...name, year: 1984 });
      guardianships.push(guardianshipOf(subjectId, guardianId, guardian));
      if (guardian.noEmail) continue;
      const email = `${plainLetters(name.givenNames)}.${plainLetters(name.familyName)}@posti.example`;
      await transaction.mail.setContact({
        organisationId,
        personId: guardianId,
        email,
        language: guardian.language ?? 'fi',
        source: 'register',
      });
    }
  }
  await transaction.groups.join(organisationId, GROUP_ID, subjects, '2026-08-10T06:00:00.000Z');
  await transaction.groups.setGuardians(organisationId, subjects, guardianships);
  const bySubject = Map.groupBy(guardianships, ({ subjectId }) => subjectId);
  return families.map(([familyName, subjectId]) => ({
    familyName,
    subjectId,
    guardians: bySubject.get(subjectId) ?? [],
  }));

  async function addPerson(person: { givenNames: string; familyName: string; year: number }): Promise<string> {
    const { givenNames, familyName, year } = person;
    number += 1;
    const id = `5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3cb${String(number).padStart(3, '0')}`;
    const [day, month] = [two((number % 28) + 1), two((number % 12) + 1)];
    const digits = `${day}${month}${two(year % 100)}${900 + number}`;
    const sign = year < 2000 ? '-' : 'A';
    const code = `${digits.slice(0, 6)}${sign}${digits.slice(6)}${checkCharacterOf(digits)}`;
    await transaction.addPerson({
      id,
      organisationId,
      identityHash: await hashIdentity(code),
      givenNames,
      familyName,
      birthDate: `${year}-${month}-${day}`,
    });
    return id;
  }
}

function guardianshipOf(subjectId: string, guardianId: string, guardian: Partial<SeededGuardian>): GuardianshipRecord {
  const { custody = 'joint', unreachable = false, protected: banned = false } = guardian;
  return { subjectId, guardianId, custody, unreachable, protected: banned, relation: 'child' };
}

/** `äkkijyrkkä` → `akkijyrkka`, for an address. */
function plainLetters(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '');
}
