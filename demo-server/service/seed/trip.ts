/** A day trip of the group: joining it and two uses of its pictures, answered one by one; a few days before it. */
import type { VersionText } from '../../../src/model/agreed-text.ts';
import type { FollowUpRule } from '../../../src/model/follow-up.ts';
import type { Localized } from '../../../src/model/language.ts';
import type { PurposeRecord, Transaction } from '../store.ts';
import { fromMarkdown } from '../written-texts.ts';
import { addTemplateText, type AskedRequest } from './asked-request.ts';
import { addGroupAnswers, no, yes, type GroupAnswers } from './group-answers.ts';
import { GROUP_ID, type SeededFamily } from './group.ts';

export const TRIP_TEMPLATE_ID = '0b6e7f60-3b8e-4d0c-9a55-2f4f5d0c7001';
const VERSION_ID = '0b6e7f60-3b8e-4d0b-9a55-2f4f5d0c7001';

const PURPOSES: PurposeRecord[] = [
  { id: 'trip', kind: 'excursion' },
  { id: 'group', kind: 'group-publication' },
  { id: 'web', kind: 'web-publication' },
];

const TEXTS: Localized<VersionText> = {
  fi: fromMarkdown({
    name: 'Amiraalien retki kaupunginmuseoon 27.11.2026',
    purpose: 'Suostumus retkelle osallistumiseen ja retkellä otettujen kuvien käyttöön',
    purposes: {
      trip: 'Lapsi voi lähteä retkelle',
      group: 'Lapsen kuvia voi jakaa perheille ryhmän omassa kansiossa',
      web: 'Lapsen kuvia voi julkaista päiväkodin verkkosivuilla',
    },
    description: `Amiraalit käyvät perjantaina 27. marraskuuta kaupunginmuseossa. Lähdemme päiväkodilta kello 9 ja palaamme lounaalle kello 12. Kuljemme metrolla, ja mukana on viisi aikuista.

# Mukaan retkelle

- Säänmukaiset ulkovaatteet ja heijastin
- Oma juomapullo; muita eväitä ei tarvita

Otamme retkellä kuvia. Vastaat jokaiseen kohtaan erikseen: lapsi voi lähteä retkelle, vaikka häntä ei kuvattaisi. Lapsen nimeä ei julkaista kuvan yhteydessä.`,
    ifRefused:
      'Voit hylätä minkä tahansa kohdan. Jos lapsi ei lähde retkelle, hän viettää aamupäivän päiväkodissa toisen ryhmän kanssa. Jos hylkäät molemmat kuvia koskevat kohdat, lasta ei kuvata, ja hän osallistuu retkeen kuten muutkin.',
    afterRefusing: 'Kerromme vastauksestasi lapsen ryhmän työntekijöille.',
    data: 'Lapsen nimi ja kuva',
    recipients: 'Ryhmän työntekijät. Kuvat näkevät myös ryhmän perheet ja verkkosivujen lukijat, jos hyväksyt sen.',
    storage: 'Osallistujaluettelo hävitetään retken jälkeen. Kuvat poistetaan viimeistään 31.7.2027.',
  }),
  sv: fromMarkdown({
    name: 'Amiralernas utflykt till stadsmuseet 27.11.2026',
    purpose: 'Samtycke till att barnet deltar i utflykten och till att bilder från den används',
    purposes: {
      trip: 'Barnet får följa med på utflykten',
      group: 'Bilder av barnet får delas med familjerna i gruppens egen mapp',
      web: 'Bilder av barnet får publiceras på daghemmets webbplats',
    },
    description: `Amiralerna besöker stadsmuseet fredagen den 27 november. Vi går från daghemmet klockan 9 och kommer tillbaka till lunchen klockan 12. Vi åker metro, och fem vuxna är med.

# Ta med på utflykten

- Ytterkläder efter vädret och en reflex
- En egen vattenflaska; annan matsäck behövs inte

Vi tar bilder på utflykten. Du svarar på varje punkt för sig: barnet får följa med även om det inte fotograferas. Barnets namn publiceras inte i samband med bilden.`,
    ifRefused:
      'Du kan avböja vilken punkt som helst. Om barnet inte följer med tillbringar det förmiddagen på daghemmet med en annan grupp. Om du avböjer båda punkterna om bilder fotograferas barnet inte, och det deltar i utflykten som alla andra.',
    afterRefusing: 'Vi berättar om ditt svar för personalen i barnets grupp.',
    data: 'Barnets namn och bild av barnet',
    recipients:
      'Gruppens personal. Om du godkänner det ser också familjerna i gruppen och webbplatsens läsare bilderna.',
    storage: 'Deltagarlistan förstörs efter utflykten. Bilderna tas bort senast 31.7.2027.',
  }),
  en: fromMarkdown({
    name: 'Trip of the Admirals to the city museum, 27 November 2026',
    purpose: 'Consent for the child to join the trip and for photos of it to be used',
    purposes: {
      trip: 'The child may join the trip',
      group: 'Photos of the child may be shared with the families in the folder of the group',
      web: 'Photos of the child may be published on the website of the daycare centre',
    },
    description: `The Admirals visit the city museum on Friday 27 November. We leave the daycare centre at 9 and are back for lunch at 12. We take the metro, and five adults come along.

# What to bring

- Outdoor clothes for the weather, and a reflector
- A water bottle; no other food is needed

We take photos on the trip. You answer each point separately: the child may join the trip without being photographed. The child's name is not published with a photo.`,
    ifRefused:
      'You can decline any of them. A child who does not join the trip spends the morning at the daycare centre with another group. If you decline both points about photos, the child is not photographed and takes part in the trip like the others.',
    afterRefusing: "We tell the staff of the child's group of your answer.",
    data: "The child's name and photos of the child",
    recipients:
      'Staff of the group. If you agree, families of the group and readers of the website see the photos too.',
    storage: 'The list of those who joined is destroyed after the trip. Photos are removed by 31 July 2027.',
  }),
};

/** Three days: the list must be right when the group leaves. */
const FOLLOW_UP: FollowUpRule = {
  days: 3,
  instruction: {
    fi: 'Retken osallistujaluettelo korjataan, ja kuvat, joita suostumus ei enää koske, poistetaan ryhmän kansiosta ja verkkosivuilta.',
    sv: 'Deltagarlistan för utflykten rättas, och bilder som samtycket inte längre gäller tas bort från gruppens mapp och webbplatsen.',
    en: 'The list of those who join the trip is corrected, and photos that consent no longer covers are taken off the folder of the group and the website.',
  },
};

const SENT_AT = '2026-11-18T07:00:00.000Z';
/** Of the pictures: the trip itself is over long before. */
const LAST_DAY = '2027-07-31';

const web = { purposes: ['web'] };
const pictures = { purposes: ['group', 'web'] };
const trip = { purposes: ['trip'] };
const notOnTheWeb = { purposes: ['trip', 'group'] };

/** Not asked yet: Ahto's child and two more. Not answered yet: those one can sign in as, and others. */
const ANSWERS: GroupAnswers = {
  Haapalehto: [yes(0, '2026-11-18T15:40:00.000Z', notOnTheWeb), no(0, '2026-11-18T15:40:00.000Z', web)],
  Björkskog: [],
  Warsantuli: [],
  Kivikuutio: [yes(0, '2026-11-19T05:12:00.000Z')],
  Lumipilvi: [yes(0, '2026-11-18T16:05:00.000Z'), no(1, '2026-11-19T19:31:00.000Z')],
  Mustikkamäki: [yes(0, '2026-11-18T07:45:00.000Z'), { by: 0, type: 'withdrawn', at: '2026-11-20T13:20:00.000Z' }],
  Norppasaari: [],
  Strandhassel: [
    yes(0, '2026-11-19T06:50:00.000Z', { ...trip, language: 'sv' }),
    no(0, '2026-11-19T06:50:00.000Z', { ...pictures, language: 'sv' }),
  ],
  Onnenpelto: [yes(1, '2026-11-20T06:20:00.000Z', { paper: 'Kaavake 3, retken kansio' })],
  Pihlajakoski: [yes(0, '2026-11-18T18:02:00.000Z')],
  Poutapäivä: [yes(1, '2026-11-18T19:11:00.000Z')],
  Ruskametsä: [yes(0, '2026-11-19T12:00:00.000Z', notOnTheWeb), no(0, '2026-11-19T12:00:00.000Z', web)],
  Saunalahde: [yes(0, '2026-11-18T08:30:00.000Z')],
  Sudenmarja: [yes(0, '2026-11-20T17:45:00.000Z', trip), no(0, '2026-11-20T17:45:00.000Z', pictures)],
  Suopursu: [],
  Tuulenpesä: [yes(0, '2026-11-19T09:09:00.000Z')],
  Tähtisade: [yes(0, '2026-11-18T14:25:00.000Z')],
  Ukonkello: [yes(0, '2026-11-18T20:15:00.000Z'), yes(1, '2026-11-19T05:05:00.000Z')],
  'Vaahtera-Aho': [no(0, '2026-11-19T16:38:00.000Z')],
  Valkolehdokki: [yes(1, '2026-11-21T10:02:00.000Z')],
  Västerbacken: [yes(0, '2026-11-18T17:33:00.000Z', { language: 'sv' })],
  Yönsini: [],
  Äkkijyrkkä: [yes(0, '2026-11-20T07:07:00.000Z')],
};

type Common = Pick<AskedRequest, 'organisationId' | 'contact' | 'dataProtectionOfficer'>;

/** The group's families must be there already. */
export async function addTrip(transaction: Transaction, families: SeededFamily[], common: Common): Promise<void> {
  const { template, version } = await addTemplateText(transaction, {
    ...common,
    ids: { template: TRIP_TEMPLATE_ID, version: VERSION_ID },
    texts: TEXTS,
    approvalMode: 'any-guardian',
    purposes: PURPOSES,
    personalData: ['name', 'picture'],
    validity: { kind: 'school-year', years: 1 },
    followUp: FOLLOW_UP,
  });
  await transaction.addressees.setTarget(common.organisationId, template.id, { kind: 'group', groupId: GROUP_ID });
  await addGroupAnswers(transaction, families, ANSWERS, {
    template,
    version,
    sentAt: SENT_AT,
    lastValidDay: LAST_DAY,
    requestId: (index) => `0b6e7f60-3b8e-4d0a-9a55-2f4f5d0c7${index}`,
  });
}
