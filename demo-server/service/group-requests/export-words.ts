/** The words of a file with answers. What the elements show too is called as they call it: a test holds them together. */
import type { GroupRespondent, GroupRow } from '../../../src/contract/group-requests.ts';
import type { Language } from '../../../src/model/language.ts';

/** Words that the contract has; one that it does not have yet is left out. */
type Known<Word> = Exclude<Word, 'unknown'>;

export interface ExportWords {
  /** Of the file and of its sheet. */
  title: string;
  familyName: string;
  givenNames: string;
  current: string;
  status: string;
  reason: string;
  since: string;
  lastValidDay: string;
  /** Of each respondent, by number from 1. */
  respondent: Record<'name' | 'role' | 'answer' | 'answeredAt' | 'method', (number: number) => string>;
  others: string;
  /** The id by which other systems ask about the person: see docs/check-api.md. */
  personId: string;
  yes: string;
  no: string;
  statuses: Record<Known<GroupRow['status']>, string>;
  /** Where the status leaves it open. */
  reasons: Partial<Record<Known<GroupRow['reason']>, string>>;
  answers: Record<Known<GroupRespondent['answer']>, string>;
  roles: Record<Known<GroupRespondent['custody']>, string>;
  protected: string;
  methods: Record<Known<GroupRespondent['method']>, string>;
  recordedBy: string;
}

export const EXPORT_WORDS: Record<Language, ExportWords> = {
  fi: {
    title: 'Vastaukset',
    familyName: 'Sukunimi',
    givenNames: 'Etunimet',
    current: 'Kohderyhmässä',
    status: 'Tila',
    reason: 'Syy',
    since: 'Tila alkaen',
    lastValidDay: 'Viimeinen voimassaolopäivä',
    respondent: {
      name: (number) => `Vastaaja ${number}`,
      role: (number) => `Vastaaja ${number}: rooli`,
      answer: (number) => `Vastaaja ${number}: vastaus`,
      answeredAt: (number) => `Vastaaja ${number}: vastattu`,
      method: (number) => `Vastaaja ${number}: miten`,
    },
    others: 'Muut vastaajat',
    personId: 'Henkilön tunniste',
    yes: 'kyllä',
    no: 'ei',
    statuses: {
      'not-sent': 'Ei lähetetty',
      requested: 'Odottaa vastausta',
      'partly-given': 'Odottaa muita vastauksia',
      conflict: 'Vastaukset eroavat',
      given: 'Voimassa',
      refused: 'Hylätty',
      withdrawn: 'Peruttu',
      closed: 'Suljettu',
      expired: 'Vanhentunut',
      suspended: 'Keskeytetty',
      'needs-renewal': 'Vaatii uuden vastauksen',
    },
    reasons: {
      'answers-missing': 'Jokaisen päättäjän on vastattava',
      'one-accepted': 'Yksi hyväksyntä riittää',
      'all-accepted': 'Kaikki päättäjät ovat hyväksyneet',
      'some-purposes': 'Osaan käyttötavoista',
      'answers-differ': 'Ei voimassa, jos yksikin hylkää',
      'subject-said-no': 'Henkilö itse on hylännyt',
      'text-changed': 'Teksti on muuttunut',
      'came-of-age': 'Henkilö päättää nyt itse',
    },
    answers: {
      none: 'Ei vastausta',
      given: 'Hyväksytty',
      refused: 'Hylätty',
      withdrawn: 'Peruttu',
      mixed: 'Osa hyväksytty',
    },
    roles: {
      self: 'henkilö itse',
      joint: 'huoltaja',
      sole: 'huoltaja, yksinhuolto',
      foster: 'sijaisvanhempi',
      appointed: 'edunvalvoja',
      none: 'ei huoltaja',
    },
    protected: 'turvakielto',
    methods: {
      none: '',
      web: 'verkossa',
      paper: 'paperilla',
      phone: 'puhelimitse',
      'in-person': 'paikan päällä',
      standing: 'ennakolta',
    },
    recordedBy: 'kirjannut',
  },
  sv: {
    title: 'Svar',
    familyName: 'Efternamn',
    givenNames: 'Förnamn',
    current: 'I målgruppen',
    status: 'Status',
    reason: 'Orsak',
    since: 'Status sedan',
    lastValidDay: 'Sista giltighetsdag',
    respondent: {
      name: (number) => `Svarsgivare ${number}`,
      role: (number) => `Svarsgivare ${number}: roll`,
      answer: (number) => `Svarsgivare ${number}: svar`,
      answeredAt: (number) => `Svarsgivare ${number}: svarade`,
      method: (number) => `Svarsgivare ${number}: hur`,
    },
    others: 'Övriga svarsgivare',
    personId: 'Personens beteckning',
    yes: 'ja',
    no: 'nej',
    statuses: {
      'not-sent': 'Inte skickat',
      requested: 'Väntar på svar',
      'partly-given': 'Väntar på fler svar',
      conflict: 'Svaren skiljer sig',
      given: 'I kraft',
      refused: 'Avböjt',
      withdrawn: 'Återkallat',
      closed: 'Stängt',
      expired: 'Utgånget',
      suspended: 'Pausat',
      'needs-renewal': 'Kräver nytt svar',
    },
    reasons: {
      'answers-missing': 'Alla som beslutar måste svara',
      'one-accepted': 'Ett godkännande räcker',
      'all-accepted': 'Alla som beslutar har godkänt',
      'some-purposes': 'För en del av användningarna',
      'answers-differ': 'Inte i kraft så länge någon avböjer',
      'subject-said-no': 'Personen själv har avböjt',
      'text-changed': 'Texten har ändrats',
      'came-of-age': 'Personen beslutar nu själv',
    },
    answers: {
      none: 'Inget svar',
      given: 'Godkänt',
      refused: 'Avböjt',
      withdrawn: 'Återkallat',
      mixed: 'En del godkänt',
    },
    roles: {
      self: 'personen själv',
      joint: 'vårdnadshavare',
      sole: 'vårdnadshavare, ensam vårdnad',
      foster: 'fosterförälder',
      appointed: 'intressebevakare',
      none: 'inte vårdnadshavare',
    },
    protected: 'spärrmarkering',
    methods: {
      none: '',
      web: 'på webben',
      paper: 'på papper',
      phone: 'per telefon',
      'in-person': 'på plats',
      standing: 'på förhand',
    },
    recordedBy: 'antecknat av',
  },
  en: {
    title: 'Answers',
    familyName: 'Family name',
    givenNames: 'Given names',
    current: 'In the target group',
    status: 'Status',
    reason: 'Reason',
    since: 'Status since',
    lastValidDay: 'Last valid day',
    respondent: {
      name: (number) => `Respondent ${number}`,
      role: (number) => `Respondent ${number}: role`,
      answer: (number) => `Respondent ${number}: answer`,
      answeredAt: (number) => `Respondent ${number}: answered`,
      method: (number) => `Respondent ${number}: how`,
    },
    others: 'Other respondents',
    personId: 'Id of the person',
    yes: 'yes',
    no: 'no',
    statuses: {
      'not-sent': 'Not sent',
      requested: 'Awaiting answer',
      'partly-given': 'Awaiting other answers',
      conflict: 'Answers differ',
      given: 'In force',
      refused: 'Declined',
      withdrawn: 'Withdrawn',
      closed: 'Closed',
      expired: 'Expired',
      suspended: 'Paused',
      'needs-renewal': 'Needs new answer',
    },
    reasons: {
      'answers-missing': 'Everyone who decides has to answer',
      'one-accepted': 'One acceptance is enough',
      'all-accepted': 'Everyone who decides has accepted',
      'some-purposes': 'For some of the uses',
      'answers-differ': 'Not in force as long as somebody declines',
      'subject-said-no': 'The person has declined',
      'text-changed': 'The text has changed',
      'came-of-age': 'The person decides alone now',
    },
    answers: {
      none: 'No answer',
      given: 'Accepted',
      refused: 'Declined',
      withdrawn: 'Withdrawn',
      mixed: 'Partly accepted',
    },
    roles: {
      self: 'the person',
      joint: 'guardian',
      sole: 'guardian, sole custody',
      foster: 'foster parent',
      appointed: 'appointed guardian',
      none: 'not a guardian',
    },
    protected: 'safety ban',
    methods: {
      none: '',
      web: 'online',
      paper: 'on paper',
      phone: 'by phone',
      'in-person': 'in person',
      standing: 'in advance',
    },
    recordedBy: 'recorded by',
  },
};
