/** Parking, grants, and taking part in what the city decides and studies. */
import { CITY, CULTURE, pageOf, REGISTER, TOLD, TWO_YEARS } from './service-words.ts';

export const CITY_SERVICES = [
  {
    id: 'asukaspysakointi',
    name: { fi: 'Asukaspysäköinti', sv: 'Boendeparkering', en: 'Resident parking' },
    description: {
      fi: 'Pysäköintitunnuksen hakeminen ja uusiminen.',
      sv: 'Ansökan om och förnyelse av parkeringstillstånd.',
      en: 'Applying for and renewing a parking permit.',
    },
    controller: { fi: 'Kaupunkiympäristön toimiala', sv: 'Stadsmiljösektorn', en: 'Urban Environment Division' },
    link: pageOf('asukaspysakointi'),
    privacyNotice: pageOf('tietosuoja/asukaspysakointi'),
    data: [
      {
        id: 'name',
        label: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        source: REGISTER,
        why: { fi: 'Tunnus on henkilökohtainen.', sv: 'Tillståndet är personligt.', en: 'The permit is personal.' },
        needed: true,
        profile: 'name',
      },
      {
        id: 'permanent',
        label: { fi: 'Vakinainen osoite', sv: 'Stadigvarande adress', en: 'Permanent address' },
        source: REGISTER,
        why: {
          fi: 'Tunnus koskee asuinaluetta.',
          sv: 'Tillståndet gäller bostadsområdet.',
          en: 'The permit is for the area in which you live.',
        },
        needed: true,
      },
      {
        id: 'car',
        label: { fi: 'Ajoneuvo', sv: 'Fordon', en: 'Vehicle' },
        source: {
          fi: 'Liikenneasioiden rekisteristä',
          sv: 'Ur trafik- och transportregistret',
          en: 'From the Transport Register',
        },
        why: { fi: 'Tunnus koskee yhtä autoa.', sv: 'Tillståndet gäller en bil.', en: 'The permit is for one car.' },
        needed: true,
      },
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: {
          fi: 'Muistutus ennen kuin tunnus vanhenee.',
          sv: 'Påminnelse innan tillståndet går ut.',
          en: 'A reminder before the permit ends.',
        },
        profile: 'email',
      },
    ],
    disconnection: { when: 'always' },
    keeps: TWO_YEARS,
  },
  {
    id: 'palaute',
    name: { fi: 'Palautepalvelu', sv: 'Responstjänsten', en: 'Feedback service' },
    description: {
      fi: 'Palaute kaupungille ja vastaukset siihen.',
      sv: 'Respons till staden och svaren på den.',
      en: 'Feedback to the city and the answers to it.',
    },
    controller: CITY,
    link: pageOf('palaute'),
    privacyNotice: pageOf('tietosuoja/palaute'),
    data: [
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: { fi: 'Vastaus palautteeseen.', sv: 'Svar på responsen.', en: 'The answer to your feedback.' },
        profile: 'email',
      },
      {
        id: 'language',
        label: { fi: 'Asiointikieli', sv: 'Kontaktspråk', en: 'Language of communication' },
        source: TOLD,
        why: { fi: 'Vastaus tällä kielellä.', sv: 'Svar på det här språket.', en: 'An answer in this language.' },
        profile: 'language',
      },
    ],
    disconnection: { when: 'always' },
    keeps: TWO_YEARS,
  },
  {
    id: 'osallistuva-budjetointi',
    name: { fi: 'Osallistuva budjetointi', sv: 'Medborgarbudgeten', en: 'Participatory budgeting' },
    description: {
      fi: 'Ehdotukset ja äänestys siitä, mihin kaupunki käyttää rahaa.',
      sv: 'Förslag och omröstning om vad staden använder pengar till.',
      en: 'Proposals and votes on what the city spends money on.',
    },
    controller: CITY,
    link: pageOf('osallistuva-budjetointi'),
    privacyNotice: pageOf('tietosuoja/osallistuva-budjetointi'),
    data: [
      {
        id: 'vote',
        label: { fi: 'Äänioikeus', sv: 'Rösträtt', en: 'Right to vote' },
        source: REGISTER,
        why: {
          fi: 'Äänestää voi se kuntalainen, joka täyttää 12 vuotta.',
          sv: 'Den kommuninvånare får rösta som fyller 12 år.',
          en: 'Residents who turn 12 may vote.',
        },
        needed: true,
      },
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: {
          fi: 'Tieto ehdotuksesi vaiheista.',
          sv: 'Information om hur ditt förslag framskrider.',
          en: 'How your proposal proceeds.',
        },
        profile: 'email',
      },
    ],
    disconnection: { when: 'always' },
    keeps: {
      fi: 'Ääntäsi ei voi yhdistää sinuun. Ehdotuksesi jäävät näkyviin ilman nimeä.',
      sv: 'Din röst kan inte kopplas till dig. Dina förslag finns kvar utan namn.',
      en: 'Your vote cannot be traced to you. Your proposals stay to be seen, without a name.',
    },
  },
  {
    id: 'avustukset',
    name: { fi: 'Avustukset', sv: 'Understöd', en: 'Grants' },
    description: {
      fi: 'Avustusten hakeminen yhdistyksille ja työryhmille.',
      sv: 'Ansökan om understöd för föreningar och arbetsgrupper.',
      en: 'Grants for associations and working groups.',
    },
    controller: CULTURE,
    link: pageOf('avustukset'),
    privacyNotice: pageOf('tietosuoja/avustukset'),
    data: [
      {
        id: 'name',
        label: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        source: REGISTER,
        why: {
          fi: 'Olet hakijan yhteyshenkilö.',
          sv: 'Du är den sökandes kontaktperson.',
          en: 'You are the contact of the applicant.',
        },
        needed: true,
        profile: 'name',
      },
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: {
          fi: 'Päätös ja lisätietopyynnöt.',
          sv: 'Beslut och begäran om tilläggsuppgifter.',
          en: 'The decision and requests for more information.',
        },
        needed: true,
        profile: 'email',
      },
      {
        id: 'phone',
        label: { fi: 'Puhelinnumero', sv: 'Telefonnummer', en: 'Phone number' },
        source: TOLD,
        why: { fi: 'Lisätietojen kysyminen.', sv: 'För tilläggsfrågor.', en: 'To ask for more information.' },
        profile: 'phone',
      },
    ],
    disconnection: { when: 'no-open-matters' },
    keeps: {
      fi: 'Hakemukset ja päätökset säilytetään kymmenen vuotta.',
      sv: 'Ansökningar och beslut bevaras i tio år.',
      en: 'Applications and decisions are kept for ten years.',
    },
  },
  {
    id: 'tutkimukset',
    name: { fi: 'Kaupungin tutkimukset', sv: 'Stadens undersökningar', en: 'Studies of the city' },
    description: {
      fi: 'Tutkimukset, joihin olet suostunut tai joihin sinua pyydetään.',
      sv: 'Undersökningar som du har samtyckt till eller ombeds delta i.',
      en: 'Studies that you have agreed to or are asked to take part in.',
    },
    controller: CITY,
    link: pageOf('tutkimukset'),
    privacyNotice: pageOf('tietosuoja/tutkimukset'),
    data: [
      {
        id: 'name',
        label: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
        source: REGISTER,
        why: {
          fi: 'Kutsut on osoitettu sinulle.',
          sv: 'Inbjudningarna är ställda till dig.',
          en: 'Invitations are addressed to you.',
        },
        needed: true,
        profile: 'name',
      },
      {
        id: 'email',
        label: { fi: 'Sähköpostiosoite', sv: 'E-postadress', en: 'E-mail address' },
        source: TOLD,
        why: {
          fi: 'Kutsu uuteen tutkimukseen.',
          sv: 'Inbjudan till en ny undersökning.',
          en: 'An invitation to a new study.',
        },
        profile: 'email',
      },
    ],
    disconnection: { when: 'always' },
    keeps: {
      fi: 'Tutkimuksen vastaukset säilytetään niin kuin tutkimuksen tietosuojaselosteessa sanotaan.',
      sv: 'Svaren i en undersökning bevaras så som det står i undersökningens dataskyddsbeskrivning.',
      en: 'What you have answered in a study is kept as the privacy notice of the study says.',
    },
    templates: ['0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1001', '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c1002'],
  },
];
