/** The photo permission of this school year, purpose by purpose; and the one of the year before, whose text it changes. */
import type { VersionText } from '../../../src/model/agreed-text.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { PurposeRecord } from '../store.ts';
import { fromMarkdown } from '../written-texts.ts';

export const PUBLICATION_PURPOSES: PurposeRecord[] = [
  { id: 'photos', kind: 'photography' },
  { id: 'group', kind: 'group-publication' },
  { id: 'web', kind: 'web-publication' },
];

const PURPOSES_FI = {
  photos: 'Lasta voi kuvata päiväkodin arjessa, juhlissa ja retkillä',
  group: 'Kuvia voi jakaa ryhmän perheille',
  web: 'Kuvia voi julkaista päiväkodin verkkosivuilla',
};
const PURPOSES_SV = {
  photos: 'Barnet får fotograferas i daghemmets vardag, på fester och utflykter',
  group: 'Bilderna får delas med familjerna i gruppen',
  web: 'Bilderna får publiceras på daghemmets webbplats',
};
const PURPOSES_EN = {
  photos: 'The child may be photographed in everyday life, at parties and on trips',
  group: 'Photos may be shared with the families of the group',
  web: 'Photos may be published on the website of the daycare centre',
};

export const PUBLICATION_LAST_YEAR: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Kuvaaminen ja kuvien julkaiseminen',
    purpose: 'Suostumus lapsen kuvaamiseen ja kuvien julkaisemiseen',
    purposes: PURPOSES_FI,
    description: `Päiväkodissa otetaan valokuvia lasten arjesta. Vastaat jokaiseen käyttötarkoitukseen erikseen.

Lapsen nimeä ei julkaista kuvan yhteydessä. Kuvat säilytetään kunnan omalla palvelimella.`,
    ifRefused: 'Voit hylätä minkä tahansa kohdan. Lapsi osallistuu kaikkeen toimintaan kuten muutkin.',
    afterRefusing: 'Kerromme vastauksestasi lapsen ryhmän työntekijöille.',
    data: 'Lapsen kuva',
    recipients: 'Päiväkodin henkilökunta, ryhmän perheet ja verkkosivujen lukijat',
    storage: 'Kuvat poistetaan viimeistään vuoden kuluttua toimintavuoden päättymisestä.',
  }),
  sv: fromMarkdown({
    name: 'Fotografering och publicering av bilder',
    purpose: 'Samtycke till att barnet fotograferas och att bilderna publiceras',
    purposes: PURPOSES_SV,
    description: `På daghemmet tas fotografier av barnens vardag. Du svarar på varje ändamål för sig.

Barnets namn publiceras inte i samband med bilden. Bilderna sparas på kommunens egen server.`,
    ifRefused: 'Du kan avböja vilken punkt som helst. Barnet deltar i all verksamhet som alla andra.',
    afterRefusing: 'Vi berättar om ditt svar för personalen i barnets grupp.',
    data: 'Bild av barnet',
    recipients: 'Daghemmets personal, familjerna i gruppen och webbplatsens läsare',
    storage: 'Bilderna tas bort senast ett år efter verksamhetsårets slut.',
  }),
  en: fromMarkdown({
    name: 'Photography and publishing of photos',
    purpose: 'Consent to photograph the child and publish the photos',
    purposes: PURPOSES_EN,
    description: `Photos of the children's days are taken at the daycare centre. You answer each use separately.

The child's name is not published with a photo. Photos are kept on the municipality's own server.`,
    ifRefused: 'You can decline any of them. The child takes part in everything like the others.',
    afterRefusing: "We tell the staff of the child's group of your answer.",
    data: 'Photo of the child',
    recipients: 'Staff of the daycare centre, families of the group and readers of the website',
    storage: 'Photos are removed at the latest one year after the operating year has ended.',
  }),
};

export const PUBLICATION_THIS_YEAR: Localized<VersionText> = {
  fi: fromMarkdown({
    ...PUBLICATION_LAST_YEAR.fi!,
    description: `Päiväkodissa otetaan valokuvia ja lyhyitä videoita lasten arjesta. Vastaat jokaiseen käyttötarkoitukseen erikseen.

Lapsen nimeä ei julkaista kuvan yhteydessä. Kuvat säilytetään kunnan pilvipalvelussa Suomessa.`,
    data: 'Lapsen kuva ja ääni',
  }),
  sv: fromMarkdown({
    ...PUBLICATION_LAST_YEAR.sv!,
    description: `På daghemmet tas fotografier och korta videor av barnens vardag. Du svarar på varje ändamål för sig.

Barnets namn publiceras inte i samband med bilden. Bilderna sparas i kommunens molntjänst i Finland.`,
    data: 'Bild av barnet och barnets röst',
  }),
  en: fromMarkdown({
    ...PUBLICATION_LAST_YEAR.en!,
    description: `Photos and short videos of the children's days are taken at the daycare centre. You answer each use separately.

The child's name is not published with a photo. Photos are kept in the municipality's cloud service in Finland.`,
    data: 'Photo and voice of the child',
  }),
};

/** A trip: every guardian must agree, and a yes may be given in advance. */
export const EXCURSION: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Uimahalliretki 11.12.',
    purpose: 'Suostumus lapsen osallistumiseen uimahalliretkelle',
    description: `Ryhmä käy uimahallissa 11. joulukuuta kello 9-13. Matkat kuljetaan tilausbussilla. Mukana on viisi aikuista.`,
    ifRefused: 'Jos hylkäät pyynnön, lapsi viettää päivän päiväkodissa toisen ryhmän kanssa.',
    afterRefusing: 'Lapsi jää retkipäivänä päiväkotiin.',
    data: 'Lapsen nimi ja uimataito',
    recipients: 'Ryhmän työntekijät ja uimahallin uinninvalvojat',
    storage: 'Tiedot poistetaan retken jälkeen.',
  }),
  sv: fromMarkdown({
    name: 'Utflykt till simhallen 11.12.',
    purpose: 'Samtycke till att barnet deltar i utflykten till simhallen',
    description: `Gruppen besöker simhallen den 11 december klockan 9-13. Vi åker med beställd buss. Fem vuxna är med.`,
    ifRefused: 'Om du avböjer tillbringar barnet dagen på daghemmet med en annan grupp.',
    afterRefusing: 'Barnet stannar på daghemmet på utflyktsdagen.',
    data: 'Barnets namn och simkunnighet',
    recipients: 'Gruppens personal och simhallens badvakter',
    storage: 'Uppgifterna tas bort efter utflykten.',
  }),
  en: fromMarkdown({
    name: 'Trip to the swimming hall on 11 December',
    purpose: 'Consent for the child to join the trip to the swimming hall',
    description: `The group visits the swimming hall on 11 December from 9 to 13, by a chartered bus. Five adults come along.`,
    ifRefused: 'If you decline, the child spends the day at the daycare centre with another group.',
    afterRefusing: 'The child stays at the daycare centre on the day of the trip.',
    data: "The child's name and swimming skills",
    recipients: 'Staff of the group and the lifeguards of the swimming hall',
    storage: 'The data is removed after the trip.',
  }),
};
