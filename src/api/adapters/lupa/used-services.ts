import { UsedService, UsedServiceList } from '../../../contract/used-services.ts';
import type { HttpClient, SendingMethod } from '../../http-client.ts';
import type { UsedServicesApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** The services that whoever has signed in uses, from Lupa's own service. */
export function lupaUsedServices(http: HttpClient): UsedServicesApi {
  async function send(method: SendingMethod, id: string, path: string, body: object, headers = {}) {
    return readAs(
      UsedService,
      (await http.send(method, `/services/${encodeURIComponent(id)}${path}`, body, headers)).body,
    );
  }
  return {
    can: () => ({ narrow: 'here', disconnect: 'here', reconnect: 'here' }),

    async list() {
      return readAs(UsedServiceList, (await http.get('/services')).body).items;
    },

    narrow: (id, shared, mark) => send('PUT', id, '/data', { shared }, { 'If-Match': mark }),
    disconnect: (id, of) => send('DELETE', id, '', { of }),
    reconnect: (id, of) => send('PUT', id, '/connection', { of }),
  };
}
