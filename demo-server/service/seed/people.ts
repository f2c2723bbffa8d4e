/**
 * The people of the demo municipality. Their identity codes have individual numbers 900–999, which are never given
 * to a living person; the codes go to the test identity provider and, hashed, to the store, and nowhere else.
 */
export interface TestPerson {
  id: string;
  givenNames: string;
  familyName: string;
  identityCode: string;
  /** Civil date: the one that the identity code says. */
  birthDate: string;
  /** What the person is in the demo, in the three languages; shown on the page of test persons. */
  role?: { fi: string; sv: string; en: string };
}

export const PEOPLE = {
  ahto: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a01',
    givenNames: 'Ahto',
    familyName: 'Simakuutio',
    identityCode: '010280-952L',
    birthDate: '1980-02-01',
    role: {
      fi: 'Huoltaja ja edunvalvoja',
      sv: 'Vårdnadshavare och intressebevakare',
      en: 'Guardian of a child and of an adult',
    },
  },
  ansa: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a02',
    givenNames: 'Ansa',
    familyName: 'Simakuutio',
    identityCode: '150382-945R',
    birthDate: '1982-03-15',
    role: { fi: 'Lapsen toinen huoltaja', sv: 'Barnets andra vårdnadshavare', en: "The child's other guardian" },
  },
  nordea: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a03',
    givenNames: 'Nordea',
    familyName: 'Demo',
    identityCode: '210281-9988',
    birthDate: '1981-02-21',
    role: { fi: 'Ei lupapyyntöjä', sv: 'Inga begäranden', en: 'No requests' },
  },
  child: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a11',
    givenNames: 'Ahto Ahdonpoika',
    familyName: 'Simakuutio',
    identityCode: '120418A963N',
    birthDate: '2018-04-12',
  },
  ward: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a12',
    givenNames: 'Aina Maria',
    familyName: 'Simakuutio',
    identityCode: '030545-9784',
    birthDate: '1945-05-03',
  },
  hilkka: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a04',
    givenNames: 'Hilkka',
    familyName: 'Henkilöstö',
    identityCode: '050575-961L',
    birthDate: '1975-05-05',
    role: {
      fi: 'Päiväkodin johtaja, kahden organisaation työntekijä',
      sv: 'Daghemsföreståndare, anställd i två organisationer',
      en: 'Daycare director, on the staff of two organisations',
    },
  },
  tuulikki: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a06',
    givenNames: 'Tuulikki',
    familyName: 'Tiedottaja',
    identityCode: '170785-9462',
    birthDate: '1985-07-17',
    role: {
      fi: 'Viestinnän työntekijä: kirjoittaa lupapohjia johtajan kanssa',
      sv: 'Anställd inom kommunikationen: skriver samtyckesmallar med föreståndaren',
      en: 'Communications officer: writes templates with the director',
    },
  },
  veikko: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a05',
    givenNames: 'Veikko',
    familyName: 'Varhaiskasvattaja',
    identityCode: '121290-9720',
    birthDate: '1990-12-12',
    role: {
      fi: 'Ryhmän työntekijä: katselee, ei lähetä',
      sv: 'Anställd i gruppen: ser, skickar inte',
      en: 'Educator of the group: sees, does not send',
    },
  },
  lea: {
    id: '5f0d4f4e-6f0a-4b52-8e5a-0f5b1a3c9a07',
    givenNames: 'Lea',
    familyName: 'Lastenhoitaja',
    identityCode: '230488-947A',
    birthDate: '1988-04-23',
    role: {
      fi: 'Lastenhoitaja: näkee, kuka saa ja kuka ei',
      sv: 'Barnskötare: ser vem som får och vem som inte får',
      en: 'Daycare nurse: sees who may and who may not',
    },
  },
} as const satisfies Record<string, TestPerson>;

/** Those who can be chosen on the sign-in page. */
export const SIGN_IN_PEOPLE: (TestPerson & Required<Pick<TestPerson, 'role'>>)[] = [
  PEOPLE.ahto,
  PEOPLE.ansa,
  PEOPLE.nordea,
  PEOPLE.hilkka,
  PEOPLE.tuulikki,
  PEOPLE.veikko,
  PEOPLE.lea,
];
