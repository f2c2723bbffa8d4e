/** The words of mails. No subject tells what anybody has answered: it is read over shoulders and on locked screens. */
import type { Language } from '../../../src/model/language.ts';
import type { WrittenMethod } from '../../../src/model/group-act.ts';
import type { CitizenMailKind } from './mail-register.ts';

export interface MailWords {
  /** @param day a date as it is written in the language */
  kinds: Record<CitizenMailKind, { subject: string; text: (day: string) => string[] }>;
  /** In place of the text of a receipt, of an answer that was given to those who asked. */
  recorded: Record<WrittenMethod, (day: string) => string[]>;
  /** Said besides in a request that asks again because its text has changed. */
  askedAgain: string;
  requestedBy: string;
  request: string;
  child: string;
  person: string;
  open: string;
  signIn: string;
  automatic: string;
  questions: string;
}

function recordedIn(
  answered: Record<WrittenMethod, (day: string) => string>,
  ...rest: string[]
): MailWords['recorded'] {
  const { paper, phone, 'in-person': inPerson } = answered;
  return {
    paper: (day) => [paper(day), ...rest],
    phone: (day) => [phone(day), ...rest],
    'in-person': (day) => [inPerson(day), ...rest],
  };
}

export const MAIL_WORDS: Record<Language, MailWords> = {
  fi: {
    kinds: {
      request: {
        subject: 'Lupapyyntö odottaa vastaustasi',
        text: () => ['Sinulle on tullut lupapyyntö. Voit hyväksyä tai hylätä sen.'],
      },
      reminder: {
        subject: 'Muistutus: lupapyyntö odottaa vastaustasi',
        text: () => [
          'Et ole vielä vastannut lupapyyntöön. Voit hyväksyä tai hylätä sen.',
          'Jos et vastaa, se ei ole suostumus.',
        ],
      },
      ending: {
        subject: 'Lupapyynnön voimassaolo päättyy pian',
        text: (day) => [`Lupapyyntö, johon olet vastannut, on voimassa ${day} asti. Sinun ei tarvitse tehdä mitään.`],
      },
      receipt: {
        subject: 'Vastauksesi tallennettiin',
        text: (day) => [
          `Vastasit lupapyyntöön ${day}. Vastauksesi on tallennettu.`,
          'Palvelussa näet vastauksesi ja voit ladata kuitin. Voit myös muuttaa mieltäsi.',
        ],
      },
      closing: {
        subject: 'Lupapyyntö on suljettu',
        text: () => [
          'Pyynnön esittäjä on sulkenut lupapyynnön. Siihen ei voi enää vastata, eikä aiempi vastaus ole voimassa.',
        ],
      },
    },
    recorded: recordedIn(
      {
        paper: (day) => `Vastasit lupapyyntöön paperilla ${day}.`,
        phone: (day) => `Vastasit lupapyyntöön puhelimitse ${day}.`,
        'in-person': (day) => `Vastasit lupapyyntöön paikan päällä ${day}.`,
      },
      'Pyynnön esittäjä on kirjannut vastauksesi palveluun. Se on yhtä pätevä kuin verkossa annettu.',
      'Palvelussa näet vastauksesi ja voit muuttaa mieltäsi. Jos et ole vastannut näin, ota yhteyttä pyynnön esittäjään.',
    ),
    askedAgain: 'Pyynnön teksti on muuttunut, joten sinulta kysytään uudelleen.',
    requestedBy: 'Pyynnön esittäjä',
    request: 'Lupapyyntö',
    child: 'Lapsi',
    person: 'Henkilö',
    open: 'Avaa lupapyyntö',
    signIn: 'Palvelu pyytää sinua ensin kirjautumaan sisään.',
    automatic: 'Tämä viesti on lähetetty automaattisesti. Älä vastaa siihen.',
    questions: 'Lisätietoja',
  },
  sv: {
    kinds: {
      request: {
        subject: 'En begäran om samtycke väntar på ditt svar',
        text: () => ['Du har fått en begäran om samtycke. Du kan godkänna eller avböja den.'],
      },
      reminder: {
        subject: 'Påminnelse: en begäran om samtycke väntar på ditt svar',
        text: () => [
          'Du har ännu inte svarat på en begäran om samtycke. Du kan godkänna eller avböja den.',
          'Om du inte svarar är det inget samtycke.',
        ],
      },
      ending: {
        subject: 'En begäran om samtycke upphör snart att gälla',
        text: (day) => [`En begäran som du har svarat på gäller till och med ${day}. Du behöver inte göra något.`],
      },
      receipt: {
        subject: 'Ditt svar sparades',
        text: (day) => [
          `Du svarade på en begäran om samtycke ${day}. Ditt svar har sparats.`,
          'I tjänsten ser du ditt svar och kan ladda ner ett kvitto. Du kan också ändra dig.',
        ],
      },
      closing: {
        subject: 'En begäran om samtycke har stängts',
        text: () => [
          'Den som begär samtycke har stängt begäran. Det går inte längre att svara, och tidigare svar gäller inte.',
        ],
      },
    },
    recorded: recordedIn(
      {
        paper: (day) => `Du svarade på en begäran om samtycke på papper ${day}.`,
        phone: (day) => `Du svarade på en begäran om samtycke per telefon ${day}.`,
        'in-person': (day) => `Du svarade på en begäran om samtycke på plats ${day}.`,
      },
      'Den som begär samtycke har registrerat ditt svar i tjänsten. Det gäller lika mycket som ett svar på webben.',
      'I tjänsten ser du ditt svar och kan ändra dig. Om du inte har svarat så, kontakta den som begär samtycke.',
    ),
    askedAgain: 'Texten har ändrats, och därför frågar vi dig på nytt.',
    requestedBy: 'Begärs av',
    request: 'Begäran om samtycke',
    child: 'Barn',
    person: 'Person',
    open: 'Öppna begäran',
    signIn: 'Tjänsten ber dig först logga in.',
    automatic: 'Det här meddelandet har skickats automatiskt. Svara inte på det.',
    questions: 'Mer information',
  },
  en: {
    kinds: {
      request: {
        subject: 'A consent request awaits your answer',
        text: () => ['You have received a consent request. You can accept or decline it.'],
      },
      reminder: {
        subject: 'Reminder: a consent request awaits your answer',
        text: () => [
          'You have not yet answered a consent request. You can accept or decline it.',
          'If you do not answer, that is not a consent.',
        ],
      },
      ending: {
        subject: 'A consent request ends soon',
        text: (day) => [`A consent request that you have answered is valid until ${day}. You need not do anything.`],
      },
      receipt: {
        subject: 'Your answer was saved',
        text: (day) => [
          `You answered a consent request on ${day}. Your answer has been saved.`,
          'In the service you see your answer and can download a receipt. You can also change your mind.',
        ],
      },
      closing: {
        subject: 'A consent request has been closed',
        text: () => [
          'Those who asked have closed the request. It can no longer be answered, and earlier answers no longer apply.',
        ],
      },
    },
    recorded: recordedIn(
      {
        paper: (day) => `You answered a consent request on paper on ${day}.`,
        phone: (day) => `You answered a consent request by phone on ${day}.`,
        'in-person': (day) => `You answered a consent request in person on ${day}.`,
      },
      'Those who asked have recorded your answer in the service. It is as good as one given online.',
      'In the service you see your answer and can change your mind. If you have not answered so, contact those who asked.',
    ),
    askedAgain: 'The text of the request has changed, so you are asked again.',
    requestedBy: 'Requested by',
    request: 'Consent request',
    child: 'Child',
    person: 'Person',
    open: 'Open the request',
    signIn: 'The service asks you to sign in first.',
    automatic: 'This message was sent automatically. Do not reply to it.',
    questions: 'More information',
  },
};
