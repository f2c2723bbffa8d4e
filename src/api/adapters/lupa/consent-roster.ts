import { ConsentRoster } from '../../../contract/consent-roster.ts';
import type { HttpClient } from '../../http-client.ts';
import type { ConsentRosterApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** Who may and who may not, from Lupa's own service. */
export function lupaConsentRoster(http: HttpClient): ConsentRosterApi {
  return {
    async roster(templateId) {
      const { body, kept } = await http.get(`/templates/${encodeURIComponent(templateId)}/roster`);
      return { ...readAs(ConsentRoster, body), ...(kept && { kept }) };
    },
  };
}
