import type { VersionText } from '../../../src/model/agreed-text.ts';
import type { FollowUpRule } from '../../../src/model/follow-up.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { InformationSheet } from './asked-request.ts';
import { fromMarkdown } from '../written-texts.ts';

/** The deck's study, as it is asked of the guardian himself. */
export const AIR_PURIFICATION_STUDY: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Tutkimus - Tehostetun ilmanpuhdistuksen merkitys lasten sairastuvuuteen',
    purpose: 'Suostumus osallistua tutkimukseen',
    description: `Minua on pyydetty osallistumaan tutkimukseen ”Tehostetun ilmanpuhdistuksen merkitys lasten sairastuvuuteen (PÄIVÄKOTITUTKIMUS)”. Olen perehtynyt selvitykseen ja saanut riittävästi tietoa tutkimuksesta ja siitä, miten tietoja kerätään, käsitellään ja luovutetaan.

# Mitä tutkimuksessa tehdään

- Päiväkodin ilmanpuhdistusta tehostetaan kahden talven ajan.
- Vastaat kerran kuussa lyhyeen kyselyyn perheesi sairauspäivistä.
- Vastaaminen kestää noin **viisi minuuttia**.

Osallistuminen on vapaaehtoista.`,
    ifRefused:
      'Jos hylkäät pyynnön, sinulta ei kysytä tutkimuksen tietoja. Lapsesi paikka päiväkodissa ja saamanne palvelut pysyvät ennallaan.',
    afterRefusing: 'Et osallistu tutkimukseen. Sinun ei tarvitse tehdä muuta.',
    data: 'Nimi, sähköpostiosoite ja kyselyn vastaukset',
    recipients: 'Tutkimusryhmä. Tietoja ei luovuteta muille.',
    storage: 'Viisi vuotta tutkimuksen päättymisestä',
  }),
  sv: fromMarkdown({
    name: 'Undersökning - Vad effektivare luftrening betyder för barns sjuklighet',
    purpose: 'Samtycke till att delta i undersökningen',
    description: `Jag har blivit ombedd att delta i undersökningen ”Vad effektivare luftrening betyder för barns sjuklighet (DAGHEMSUNDERSÖKNINGEN)”. Jag har tagit del av beskrivningen och fått tillräckligt med information om undersökningen och om hur uppgifter samlas in, behandlas och lämnas ut.

# Vad som görs i undersökningen

- Luftreningen på daghemmet effektiviseras under två vintrar.
- Du svarar en gång i månaden på en kort enkät om familjens sjukdagar.
- Det tar ungefär **fem minuter** att svara.

Det är frivilligt att delta.`,
    ifRefused:
      'Om du avböjer får du inga frågor om undersökningen. Ditt barns plats på daghemmet och den service ni får påverkas inte.',
    afterRefusing: 'Du deltar inte i undersökningen. Du behöver inte göra något mer.',
    data: 'Namn, e-postadress och svaren på enkäten',
    recipients: 'Forskargruppen. Uppgifterna lämnas inte ut till andra.',
    storage: 'Fem år efter att undersökningen har avslutats',
  }),
};

/** The study's information sheet, which is read before the answer and hashed with the text. */
export const AIR_PURIFICATION_SHEET: Localized<InformationSheet> = {
  fi: {
    name: 'Tiedote tutkittavalle.txt',
    text: `TIEDOTE TUTKITTAVALLE

Tehostetun ilmanpuhdistuksen merkitys lasten sairastuvuuteen

Tutkimuksessa selvitetään, vähentääkö päiväkodin ilman puhdistaminen lasten ja
perheiden sairauspäiviä. Ilmanpuhdistimet ovat käytössä kahden talven ajan.

Vastaat kerran kuussa lyhyeen kyselyyn. Vastauksia käsittelee vain tutkimusryhmä.
Osallistuminen on vapaaehtoista, ja voit lopettaa sen milloin tahansa.
`,
  },
  sv: {
    name: 'Information till deltagaren.txt',
    text: `INFORMATION TILL DELTAGAREN

Vad effektivare luftrening betyder för barns sjuklighet

Undersökningen utreder om luftrening på daghemmet minskar barnens och familjernas
sjukdagar. Luftrenarna är i bruk under två vintrar.

Du svarar en gång i månaden på en kort enkät. Endast forskargruppen behandlar svaren.
Det är frivilligt att delta, och du kan sluta när som helst.
`,
  },
};

/** The deck's English-titled study: its text exists in English only. */
export const AIR_PURIFICATION_STUDY_ENGLISH: Localized<VersionText> = {
  en: fromMarkdown({
    name: "Study - The importance of enhanced air purification on children's morbidity",
    purpose: 'Consent to participate in the study',
    description: `Your child has been asked to take part in the study “The importance of enhanced air purification on children's morbidity”. The air of the daycare centre is purified more effectively for two winters, and days of illness are counted.

Taking part is voluntary.`,
    ifRefused:
      'If you decline, no data about your child is collected for the study. The place in daycare and its services stay as they are.',
    afterRefusing: 'Your child does not take part in the study.',
    data: "The child's name, age and days of illness",
    recipients: 'The research group. Nobody else.',
    storage: 'Five years after the study has ended',
  }),
};

export const PHOTO_PERMISSION: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Kuvaus- ja julkaisulupa - lukukausi 2022-2023',
    purpose: 'Suostumus lapsen kuvaamiseen ja kuvien julkaisuun',
    description: `Lasta voidaan kuvata päiväkodin arjessa, juhlissa ja retkillä. Kuvia voidaan julkaista päiväkodin verkkosivuilla ja esitteissä.

Kuvien yhteydessä ei julkaista lapsen nimeä.`,
    ifRefused:
      'Jos hylkäät pyynnön, lasta ei kuvata eikä hänen kuviaan julkaista. Lapsi osallistuu kaikkeen toimintaan kuten muutkin.',
    afterRefusing: 'Lasta ei kuvata. Kerromme asiasta lapsen ryhmän työntekijöille.',
    data: 'Lapsen kuva',
    recipients: 'Päiväkodin henkilökunta ja verkkosivujen lukijat',
    storage: 'Kuvat poistetaan viimeistään vuoden kuluttua lukukauden päättymisestä.',
  }),
  sv: fromMarkdown({
    name: 'Tillstånd för fotografering och publicering - läsåret 2022-2023',
    purpose: 'Samtycke till att barnet fotograferas och att bilderna publiceras',
    description: `Barnet kan fotograferas i daghemmets vardag, på fester och utflykter. Bilderna kan publiceras på daghemmets webbplats och i broschyrer.

Barnets namn publiceras inte i samband med bilderna.`,
    ifRefused:
      'Om du avböjer fotograferas barnet inte och inga bilder av barnet publiceras. Barnet deltar i all verksamhet som alla andra.',
    afterRefusing: 'Barnet fotograferas inte. Vi meddelar personalen i barnets grupp.',
    data: 'Bild av barnet',
    recipients: 'Daghemmets personal och webbplatsens läsare',
    storage: 'Bilderna tas bort senast ett år efter läsårets slut.',
  }),
  en: fromMarkdown({
    name: 'Photography and publishing permission - school year 2022-2023',
    purpose: 'Consent to photograph the child and publish the photos',
    description: `The child may be photographed in everyday life at the daycare centre, at parties and on trips. Photos may be published on the website of the daycare centre and in brochures.

The child's name is not published with the photos.`,
    ifRefused:
      'If you decline, the child is not photographed and no photos are published. The child takes part in everything like the others.',
    afterRefusing: "The child is not photographed. We tell the staff of the child's group.",
    data: 'Photo of the child',
    recipients: 'Staff of the daycare centre and readers of the website',
    storage: 'Photos are removed at the latest one year after the school year has ended.',
  }),
};

/** Asked of the guardian of an adult: acting on behalf is not only for children. */
export const HOME_CARE_SHARING: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Yhteystietojen luovutus ruokapalvelulle',
    purpose: 'Suostumus yhteystietojen luovuttamiseen aterioiden kotiinkuljetusta varten',
    description:
      'Kunta luovuttaa päämiehesi osoitteen ja puhelinnumeron ruokapalvelulle, jotta ateriat voidaan tuoda kotiin.',
    ifRefused:
      'Jos hylkäät pyynnön, yhteystietoja ei luovuteta. Aterian voi noutaa palvelukeskuksesta kuten tähänkin asti.',
    afterRefusing: 'Yhteystietoja ei luovuteta.',
    data: 'Osoite ja puhelinnumero',
    recipients: 'Kunnan ruokapalvelu',
    storage: 'Niin kauan kuin kotiinkuljetus jatkuu',
  }),
  sv: fromMarkdown({
    name: 'Utlämnande av kontaktuppgifter till måltidsservicen',
    purpose: 'Samtycke till att lämna ut kontaktuppgifter för hemkörning av måltider',
    description:
      'Kommunen lämnar ut din huvudmans adress och telefonnummer till måltidsservicen så att måltiderna kan köras hem.',
    ifRefused:
      'Om du avböjer lämnas kontaktuppgifterna inte ut. Måltiden kan hämtas på servicecentralen liksom hittills.',
    afterRefusing: 'Kontaktuppgifterna lämnas inte ut.',
    data: 'Adress och telefonnummer',
    recipients: 'Kommunens måltidsservice',
    storage: 'Så länge hemkörningen fortsätter',
  }),
  en: fromMarkdown({
    name: 'Sharing contact details with the meal service',
    purpose: 'Consent to share contact details for meals delivered to the home',
    description:
      'The municipality gives the address and telephone number of the person you act for to the meal service, so that meals can be delivered.',
    ifRefused:
      'If you decline, the contact details are not shared. Meals can be collected at the service centre as before.',
    afterRefusing: 'The contact details are not shared.',
    data: 'Address and telephone number',
    recipients: "The municipality's meal service",
    storage: 'As long as meals are delivered',
  }),
};

/** What is done when somebody takes a photo permission back. */
export const PHOTO_FOLLOW_UP: FollowUpRule = {
  days: 7,
  instruction: {
    fi: 'Lapsen kuvat poistetaan verkkosivuilta, sosiaalisesta mediasta ja ryhmän seinältä, eikä uusia oteta.',
    sv: 'Bilderna av barnet tas bort från webbplatsen, de sociala medierna och gruppens vägg, och inga nya tas.',
    en: 'The pictures of the child are taken off the website, social media and the wall of the group; no new ones are taken.',
  },
};
