import type { UsedService } from '../../../contract/used-services.ts';
import type { Localized } from '../../../model/language.ts';
import type { UsedServicesApi } from '../../ports.ts';
import { readAs } from '../lupa/read.ts';
import { ServicesAnswer } from './answers.ts';
import { SERVICES } from './documents.ts';
import { failureOf, type Complain } from './failures.ts';
import type { GraphqlClient } from './graphql-client.ts';
import { nodesOf } from './mapping.ts';

/** Where a person disconnects a service: it needs a redirect to the identity service. */
const ELSEWHERE = 'https://profiili.hel.fi/connected-services';

type Connection = ReturnType<typeof connectionsOf>[number];

function connectionsOf(answer: ServicesAnswer) {
  return nodesOf(answer.serviceConnections);
}

/** Of each language what is told in it. */
function texts(fi: string | null, sv: string | null, en: string | null): Localized {
  return { ...(fi && { fi }), ...(sv && { sv }), ...(en && { en }) };
}

/** What is no address of the web is no link. */
function link(...addresses: [string | null, string | null, string | null]): Localized {
  const [fi, sv, en] = addresses.map((each) => (each !== null && /^https?:\/\//u.test(each) ? each : null));
  return texts(fi ?? null, sv ?? null, en ?? null);
}

function named(told: Localized, name: string): Localized {
  return Object.keys(told).length > 0 ? told : { fi: name };
}

function toService({ id, createdAt, service }: Connection): UsedService {
  const fields = nodesOf(service.allowedDataFields).sort((a, b) => a.order - b.order);
  return {
    id,
    name: named(texts(service.titleFi, service.titleSv, service.titleEn), service.name),
    description: texts(service.descriptionFi, service.descriptionSv, service.descriptionEn),
    controller: null,
    link: {},
    privacyNotice: link(service.privacyFi, service.privacySv, service.privacyEn),
    since: toInstant(createdAt),
    disconnectedAt: null,
    data: fields.map(({ fieldName, labelFi, labelSv, labelEn }) => ({
      id: fieldName,
      label: named(texts(labelFi, labelSv, labelEn), fieldName),
      source: null,
      why: null,
      // What it is allowed to get is told, not what it cannot do without.
      needed: false,
      shared: true,
    })),
    mark: '',
    disconnection: { state: 'possible' },
    keeps: null,
    dealings: [],
    matters: [],
    consents: [],
  };
}

/** With an offset or in UTC, as it comes. */
function toInstant(moment: string): string {
  const milliseconds = Date.parse(moment);
  return Number.isNaN(milliseconds) ? moment : new Date(milliseconds).toISOString();
}

/** The services that are connected to the profile, at Helsinki-profiili: to be looked at, and disconnected there. */
export function helsinkiUsedServices(ask: GraphqlClient, complain: Complain): UsedServicesApi {
  return {
    can: () => ({ disconnect: { elsewhere: ELSEWHERE } }),

    async list() {
      const { data, errors } = await ask(SERVICES);
      if (errors.length > 0) throw failureOf(errors, complain);
      if (data['myProfile'] === null) return [];
      const services = connectionsOf(readAs(ServicesAnswer, data['myProfile'])).filter(({ enabled }) => enabled);
      return services.map(toService).sort((a, b) => (a.name.fi ?? '').localeCompare(b.name.fi ?? '', 'fi'));
    },
  };
}
