/** Who of the demo uses which service, what they have dealt with, and what is under way. */
import type { ServiceReport } from '../../../src/contract/service-message.ts';
import type { Transaction } from '../store.ts';
import { readServices } from '../used-services/registered-services.ts';
import { beginUse, reportUse } from '../used-services/report-use.ts';
import { PEOPLE } from './people.ts';
import { DEMO_SERVICES } from './services.ts';

/** The services of the demo municipality, as `SERVICES_FILE` has them elsewhere. */
export function demoServices(organisationId: string) {
  return readServices(DEMO_SERVICES, organisationId);
}

interface Use {
  personId: string;
  serviceId: string;
  since: string;
  dealings?: [at: string, fi: string, sv: string, en: string][];
  matters?: ServiceReport['matters'];
}

type Step = ServiceReport['matters'][number]['steps'][number];
type Text = [fi: string, sv: string, en: string];

const text = ([fi, sv, en]: Text) => ({ fi, sv, en });

/** Steps with the days of those that are done or being taken; of the days given, the last is the step of now. */
function steps(days: string[], ...names: Text[]): Step[] {
  return names.map((name, index) => ({
    name: text(name),
    state: index < days.length - 1 ? 'done' : index === days.length - 1 ? 'current' : 'ahead',
    day: days[index] ?? null,
  }));
}

const nordea = PEOPLE.nordea.id;
const ahto = PEOPLE.ahto.id;

const USES: Use[] = [
  {
    personId: nordea,
    serviceId: 'venepaikat',
    since: '2021-03-02T09:15:00.000Z',
    dealings: [
      ['2026-11-03T08:02:00.000Z', 'Hakemus vastaanotettu', 'Ansökan har tagits emot', 'Application received'],
      ['2026-06-01T06:00:00.000Z', 'Venepaikka 2026 maksettu', 'Båtplatsen 2026 betald', 'Berth for 2026 paid'],
      ['2026-04-20T07:30:00.000Z', 'Tarjous hyväksytty', 'Erbjudandet godkänt', 'Offer accepted'],
      ['2026-04-12T10:00:00.000Z', 'Tarjous lähetetty', 'Erbjudandet skickat', 'Offer sent'],
      ['2025-06-02T06:00:00.000Z', 'Venepaikka 2025 maksettu', 'Båtplatsen 2025 betald', 'Berth for 2025 paid'],
      ['2024-06-03T06:00:00.000Z', 'Venepaikka 2024 maksettu', 'Båtplatsen 2024 betald', 'Berth for 2024 paid'],
      ['2023-06-01T06:00:00.000Z', 'Venepaikka 2023 maksettu', 'Båtplatsen 2023 betald', 'Berth for 2023 paid'],
    ],
    matters: [
      {
        id: 'winter-2026',
        title: {
          fi: 'Talvisäilytyspaikan hakemus',
          sv: 'Ansökan om vinterförvaringsplats',
          en: 'Application for winter storage',
        },
        steps: steps(
          ['2026-11-03', '2026-11-12', '2026-11-20'],
          ['Hakemus vastaanotettu', 'Ansökan mottagen', 'Application received'],
          ['Käsittelyssä', 'Under behandling', 'In process'],
          ['Tarjous lähetetty', 'Erbjudande skickat', 'Offer sent'],
          ['Sopimus', 'Avtal', 'Contract'],
        ),
        next: {
          from: 'you',
          text: {
            fi: 'Hyväksy tarjous tai luovu paikasta.',
            sv: 'Godkänn erbjudandet eller avstå från platsen.',
            en: 'Accept the offer or give up the place.',
          },
          lastDay: '2026-12-04',
        },
        link: {
          fi: 'https://www.kunta.example/fi/venepaikat/hakemus',
          sv: 'https://www.kunta.example/sv/venepaikat/hakemus',
          en: 'https://www.kunta.example/en/venepaikat/hakemus',
        },
      },
    ],
  },
  {
    personId: nordea,
    serviceId: 'kirjasto',
    since: '2019-01-14T13:40:00.000Z',
    dealings: [
      ['2026-11-18T15:20:00.000Z', 'Laina uusittu (3)', 'Lån förnyade (3)', 'Loans renewed (3)'],
      ['2026-10-29T14:05:00.000Z', 'Varaus noudettu', 'Reservation hämtad', 'Reservation picked up'],
      ['2026-10-22T12:44:00.000Z', 'Varaus tehty', 'Reservation gjord', 'Reservation made'],
    ],
  },
  {
    personId: nordea,
    serviceId: 'asukaspysakointi',
    since: '2024-08-26T07:01:00.000Z',
    dealings: [
      [
        '2026-08-24T05:50:00.000Z',
        'Tunnus uusittu vuodeksi',
        'Tillståndet förnyat för ett år',
        'Permit renewed for a year',
      ],
    ],
    matters: [
      {
        id: 'change-of-car',
        title: { fi: 'Auton vaihto tunnukseen', sv: 'Byte av bil på tillståndet', en: 'Change of car on the permit' },
        steps: steps(
          ['2026-11-19', '2026-11-20'],
          ['Pyyntö vastaanotettu', 'Begäran mottagen', 'Request received'],
          ['Tarkistus', 'Kontroll', 'Check'],
          ['Päätös', 'Beslut', 'Decision'],
        ),
        next: {
          from: 'service',
          text: {
            fi: 'Ajoneuvon omistus tarkistetaan.',
            sv: 'Ägandet av fordonet kontrolleras.',
            en: 'The ownership of the vehicle is checked.',
          },
          lastDay: null,
        },
        link: {},
      },
    ],
  },
  {
    personId: nordea,
    serviceId: 'liikunta-ajanvaraus',
    since: '2022-09-05T16:00:00.000Z',
    dealings: [
      ['2026-11-15T09:00:00.000Z', 'Sulkapallokenttä varattu', 'Badmintonplan bokad', 'Badminton court booked'],
    ],
  },
  { personId: nordea, serviceId: 'nuorisotila', since: '2025-08-18T12:00:00.000Z' },
  {
    personId: nordea,
    serviceId: 'kansalaisopisto',
    since: '2020-08-10T08:00:00.000Z',
    dealings: [
      ['2026-08-10T08:00:12.000Z', 'Ilmoittauduit: Italia 3', 'Anmälan: Italienska 3', 'Enrolled: Italian 3'],
      ['2025-08-11T08:00:40.000Z', 'Ilmoittauduit: Italia 2', 'Anmälan: Italienska 2', 'Enrolled: Italian 2'],
    ],
  },
  { personId: nordea, serviceId: 'palaute', since: '2026-02-11T18:22:00.000Z' },
  { personId: nordea, serviceId: 'osallistuva-budjetointi', since: '2024-10-02T17:09:00.000Z' },
  { personId: nordea, serviceId: 'avustukset', since: '2026-01-08T11:30:00.000Z' },
  {
    personId: ahto,
    serviceId: 'varhaiskasvatus',
    since: '2022-08-01T06:00:00.000Z',
    dealings: [
      ['2026-11-02T07:10:00.000Z', 'Hoitoajat ilmoitettu', 'Vårdtiderna anmälda', 'Care hours told'],
      ['2026-08-14T09:00:00.000Z', 'Maksupäätös', 'Avgiftsbeslut', 'Decision on the fee'],
    ],
    matters: [
      {
        id: 'fee-2026',
        title: { fi: 'Asiakasmaksun tarkistus', sv: 'Justering av klientavgiften', en: 'Review of the client fee' },
        steps: steps(
          ['2026-11-09', '2026-11-16'],
          ['Tulotiedot pyydetty', 'Inkomstuppgifter begärda', 'Income asked for'],
          ['Tulotietojen toimittaminen', 'Lämnande av inkomstuppgifter', 'Handing in of income'],
          ['Maksupäätös', 'Avgiftsbeslut', 'Decision on the fee'],
        ),
        next: {
          from: 'you',
          text: { fi: 'Toimita tulotiedot.', sv: 'Lämna in inkomstuppgifterna.', en: 'Hand in your income.' },
          lastDay: '2026-12-15',
        },
        link: {
          fi: 'https://www.kunta.example/fi/varhaiskasvatus/maksut',
          sv: 'https://www.kunta.example/sv/varhaiskasvatus/maksut',
        },
      },
    ],
  },
  { personId: ahto, serviceId: 'kotihoito', since: '2026-10-01T09:00:00.000Z' },
  { personId: ahto, serviceId: 'tutkimukset', since: '2023-01-05T07:48:00.000Z' },
  {
    personId: ahto,
    serviceId: 'kirjasto',
    since: '2018-05-04T10:00:00.000Z',
    dealings: [['2026-11-10T16:31:00.000Z', 'Lainattu (5)', 'Lånat (5)', 'Borrowed (5)']],
  },
];

/** As the services would tell it themselves. */
export async function addUsedServices(transaction: Transaction, organisationId: string): Promise<void> {
  const registered = new Map(demoServices(organisationId).map((service) => [service.id, service]));
  for (const { serviceId, personId, since, dealings = [], matters = [] } of USES) {
    const service = registered.get(serviceId)!;
    await beginUse(transaction, service, { personId, since });
    await reportUse(transaction, service, {
      personId,
      dealings: dealings.map(([at, ...words]) => ({ at, text: text(words) })),
      matters,
    });
  }
}
