/**
 * The group of the deck: 27 children of one invented day-care group with their guardians. Nobody of them lives; their
 * identity codes have individual numbers 900–999 and are hashed here and kept nowhere.
 */
import { checkCharacterOf } from '../../../src/model/identity-code.ts';
import type { GuardianshipRecord } from '../groups/group-register.ts';
import type { Transaction } from '../store.ts';
import { PEOPLE, type TestPerson } from './people.ts';

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

/** Somebody of the group, with what is invented for them: the number runs through the families. */
function personOfGroup(number: number, { givenNames, familyName }: NameOf, year: number): TestPerson {
  const [day, month] = [two((number % 28) + 1), two((number % 12) + 1)];
  const digits = `${day}${month}${two(year % 100)}${900 + number}`;
  const sign = year < 2000 ? '-' : 'A';
  return {
    id: `5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3cb${String(number).padStart(3, '0')}`,
    givenNames,
    familyName,
    identityCode: `${digits.slice(0, 6)}${sign}${digits.slice(6)}${checkCharacterOf(digits)}`,
    birthDate: `${year}-${month}-${day}`,
  };
}

type NameOf = Pick<TestPerson, 'givenNames' | 'familyName'>;

interface Family {
  child: TestPerson;
  guardians: { person: TestPerson; known: SeededGuardian }[];
}

function familiesOfGroup(): Family[] {
  let number = 0;
  return FAMILIES.map(([givenNames, familyName, guardians]) => ({
    child: personOfGroup((number += 1), { givenNames, familyName }, 2018),
    guardians: guardians.map((known) => ({
      person: personOfGroup((number += 1), { familyName, ...known }, 1984),
      known,
    })),
  }));
}

/**
 * One of the group's guardians, to sign in as.
 *
 * @throws {Error} where the group has nobody of that name
 */
export function guardianOfGroup(name: string): TestPerson {
  const guardians = familiesOfGroup().flatMap(({ guardians: ofChild }) => ofChild.map(({ person }) => person));
  const guardian = guardians.find(({ givenNames, familyName }) => `${givenNames} ${familyName}` === name);
  if (guardian === undefined) throw new Error(`No guardian of the group is called ${name}`);
  return guardian;
}

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
  const families = familiesOfGroup();
  for (const { child, guardians } of families) {
    await addPerson(child);
    subjects.push(child.id);
    for (const { person, known } of guardians) {
      await addPerson(person);
      guardianships.push(guardianshipOf(child.id, person.id, known));
      if (known.noEmail) continue;
      const email = `${plainLetters(person.givenNames)}.${plainLetters(person.familyName)}@posti.example`;
      await transaction.mail.setContact({
        organisationId,
        personId: person.id,
        email,
        language: known.language ?? 'fi',
        source: 'register',
      });
    }
  }
  await transaction.groups.join(organisationId, GROUP_ID, subjects, '2026-08-10T06:00:00.000Z');
  await transaction.groups.setGuardians(organisationId, subjects, guardianships);
  const bySubject = Map.groupBy(guardianships, ({ subjectId }) => subjectId);
  return families.map(({ child: { id, familyName } }) => ({
    familyName,
    subjectId: id,
    guardians: bySubject.get(id) ?? [],
  }));

  async function addPerson({ identityCode, ...person }: TestPerson): Promise<void> {
    await transaction.addPerson({ ...person, organisationId, identityHash: await hashIdentity(identityCode) });
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
