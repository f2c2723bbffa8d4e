/** Those one can sign in as at the test identity provider, in the groups in which its page shows them. */
import type { Localized } from '../../../src/model/language.ts';
import { guardianOfGroup } from './group.ts';
import { PEOPLE, SIGN_IN_PEOPLE, type TestPerson } from './people.ts';

export type SignInPerson = TestPerson & Required<Pick<TestPerson, 'role'>>;

export interface TestPersonGroup {
  name: Required<Localized<string>>;
  people: SignInPerson[];
}

/** Guardians of the group whose day can be followed: each has another place in a family, or another language. */
export const GROUP_GUARDIANS = {
  majLis: {
    ...guardianOfGroup('Maj-Lis Björkskog'),
    role: {
      fi: 'Toinen kahdesta huoltajasta, ruotsinkielinen. Lapsi: Alvar',
      sv: 'Ena av två vårdnadshavare, svenskspråkig. Barn: Alvar',
      en: 'One of two guardians, Swedish-speaking. Child: Alvar',
    },
  },
  kaj: {
    ...guardianOfGroup('Kaj Björkskog'),
    role: {
      fi: 'Toinen kahdesta huoltajasta, ruotsinkielinen. Lapsi: Alvar',
      sv: 'Andra av två vårdnadshavare, svenskspråkig. Barn: Alvar',
      en: 'The other of two guardians, Swedish-speaking. Child: Alvar',
    },
  },
  halima: {
    ...guardianOfGroup('Halima Warsantuli'),
    role: {
      fi: 'Huoltaja, englanninkielinen. Lapsi: Amina',
      sv: 'Vårdnadshavare, engelskspråkig. Barn: Amina',
      en: 'Guardian, English-speaking. Child: Amina',
    },
  },
  terttu: {
    ...guardianOfGroup('Terttu Kivikuutio'),
    role: {
      fi: 'Yksinhuoltaja. Lapsi: Armas',
      sv: 'Ensam vårdnadshavare. Barn: Armas',
      en: 'Sole custodian. Child: Armas',
    },
  },
  aune: {
    ...guardianOfGroup('Aune Sijaislehto'),
    role: {
      fi: 'Sijaisvanhempi. Lapsi: Ilmari',
      sv: 'Fosterförälder. Barn: Ilmari',
      en: 'Foster parent. Child: Ilmari',
    },
  },
} satisfies Record<string, SignInPerson>;

const guardians: SignInPerson[] = [PEOPLE.ahto, PEOPLE.ansa, ...Object.values(GROUP_GUARDIANS)];
const others: SignInPerson[] = [PEOPLE.nordea];
const staff = SIGN_IN_PEOPLE.filter((person) => !guardians.includes(person) && !others.includes(person));

export const TEST_PERSON_GROUPS: TestPersonGroup[] = [
  {
    name: { fi: 'Henkilöstö', sv: 'Personal', en: 'Staff' },
    people: staff,
  },
  {
    name: {
      fi: 'Amiraalit-ryhmän huoltajat',
      sv: 'Vårdnadshavare i gruppen Amiralerna',
      en: 'Guardians of the Admirals group',
    },
    people: guardians,
  },
  {
    name: { fi: 'Muut', sv: 'Övriga', en: 'Others' },
    people: others,
  },
];

export const TEST_PERSONS = TEST_PERSON_GROUPS.flatMap(({ people }) => people);
