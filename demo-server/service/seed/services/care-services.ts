/** Care and early childhood education. */
import { pageOf, REGISTER, TOLD } from './service-words.ts';

export const CARE_SERVICES = [
  {
    id: 'varhaiskasvatus',
    name: { fi: 'Varhaiskasvatus', sv: 'Småbarnspedagogik', en: 'Early childhood education' },
    description: {
      fi: 'Päiväkotipaikan hakeminen, hoitoajat ja asiakasmaksut.',
      sv: 'Ansökan om dagvårdsplats, vårdtider och klientavgifter.',
      en: 'Applying for a place in daycare, care hours and client fees.',
    },
    controller: {
      fi: 'Kasvatuksen ja koulutuksen toimiala',
      sv: 'Sektorn för fostran och utbildning',
      en: 'Education Division',
    },
    link: pageOf('varhaiskasvatus'),
    privacyNotice: pageOf('tietosuoja/varhaiskasvatus'),
    data: [
      {
        id: 'name',
        label: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        source: REGISTER,
        why: {
          fi: 'Hakemus tehdään huoltajan nimellä.',
          sv: 'Ansökan görs i vårdnadshavarens namn.',
          en: 'The application is made in the guardian’s name.',
        },
        needed: true,
        profile: 'name',
      },
      {
        id: 'children',
        label: { fi: 'Lapsesi', sv: 'Dina barn', en: 'Your children' },
        source: REGISTER,
        why: {
          fi: 'Huoltajuus tarkistetaan, kun haet paikkaa.',
          sv: 'Vårdnaden kontrolleras när du ansöker om plats.',
          en: 'Custody is checked when you apply for a place.',
        },
        needed: true,
      },
      {
        id: 'address',
        label: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
        source: TOLD,
        why: {
          fi: 'Paikkaa tarjotaan läheltä kotia.',
          sv: 'En plats erbjuds nära hemmet.',
          en: 'A place is offered near your home.',
        },
        needed: true,
        profile: 'address',
      },
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: {
          fi: 'Viestit päiväkodista.',
          sv: 'Meddelanden från daghemmet.',
          en: 'Messages from the daycare centre.',
        },
        profile: 'email',
      },
      {
        id: 'phone',
        label: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
        source: TOLD,
        why: {
          fi: 'Päiväkoti soittaa, jos lapsi sairastuu.',
          sv: 'Daghemmet ringer om barnet insjuknar.',
          en: 'The daycare centre calls if the child falls ill.',
        },
        profile: 'phone',
      },
      {
        id: 'language',
        label: { fi: 'Asiointikieli', sv: 'Kontaktspråk', en: 'Language of communication' },
        source: TOLD,
        why: {
          fi: 'Saat viestit tällä kielellä.',
          sv: 'Du får meddelandena på det här språket.',
          en: 'You get messages in this language.',
        },
        profile: 'language',
      },
    ],
    disconnection: { when: 'no-open-matters' },
    keeps: {
      fi: 'Varhaiskasvatuksen asiakirjat säilytetään lain mukaan viisi vuotta hoidon päättymisestä.',
      sv: 'Handlingarna inom småbarnspedagogiken bevaras enligt lag i fem år efter att vården upphört.',
      en: 'The documents of early childhood education are kept for five years after care has ended, as the law says.',
    },
    templates: [
      '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1003',
      '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1005',
      '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1007',
    ],
  },
  {
    id: 'kotihoito',
    name: { fi: 'Kotihoito', sv: 'Hemvård', en: 'Home care' },
    description: {
      fi: 'Läheisesi kotihoidon käynnit ja ateriapalvelu.',
      sv: 'Din närståendes hemvårdsbesök och måltidsservice.',
      en: 'The home care visits and the meals of somebody close to you.',
    },
    controller: {
      fi: 'Sosiaali-, terveys- ja pelastustoimiala',
      sv: 'Social-, hälsovårds- och räddningssektorn',
      en: 'Social Services, Health Care and Rescue Services Division',
    },
    link: pageOf('kotihoito'),
    privacyNotice: pageOf('tietosuoja/kotihoito'),
    data: [
      {
        id: 'name',
        label: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        source: REGISTER,
        why: {
          fi: 'Olet asiakkaan edunvalvoja.',
          sv: 'Du är klientens intressebevakare.',
          en: 'You are the client’s guardian.',
        },
        needed: true,
        profile: 'name',
      },
      {
        id: 'guardianship',
        label: { fi: 'Edunvalvonta', sv: 'Intressebevakning', en: 'Guardianship' },
        source: {
          fi: 'Holhousasioiden rekisteristä',
          sv: 'Ur registret över förmynderskapsärenden',
          en: 'From the Register of Guardianship Affairs',
        },
        why: { fi: 'Oikeutesi hoitaa asiaa.', sv: 'Din rätt att sköta ärendet.', en: 'Your right to act.' },
        needed: true,
      },
      {
        id: 'phone',
        label: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
        source: TOLD,
        why: {
          fi: 'Hoitaja soittaa, jos jotain sattuu.',
          sv: 'Skötaren ringer om något händer.',
          en: 'The nurse calls if something happens.',
        },
        profile: 'phone',
      },
    ],
    disconnection: {
      when: 'never',
      why: {
        fi: 'Asiakasasiakirjat on pidettävä niin kauan kuin hoito jatkuu (703/2023). Kysy lisää kotihoidosta.',
        sv: 'Klienthandlingarna måste föras så länge vården pågår (703/2023). Fråga mer av hemvården.',
        en: 'Client records must be kept as long as care continues (703/2023). Ask home care for more.',
      },
    },
    keeps: {
      fi: 'Asiakasasiakirjat säilytetään lain mukaan.',
      sv: 'Klienthandlingarna bevaras enligt lag.',
      en: 'Client records are kept as the law says.',
    },
    templates: ['0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1004'],
  },
];
