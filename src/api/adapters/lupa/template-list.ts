import { OrganisationList } from '../../../contract/organisation-list.ts';
import { TemplateList } from '../../../contract/template-list.ts';
import type { HttpClient } from '../../http-client.ts';
import type { TemplateListApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** The templates of an organisation from Lupa's own service. */
export function lupaTemplateList(http: HttpClient): TemplateListApi {
  return {
    async list() {
      const [organisations, templates] = await Promise.all([http.get('/organisations'), http.get('/templates')]);
      return {
        organisations: readAs(OrganisationList, organisations.body).items,
        ...readAs(TemplateList, templates.body),
      };
    },

    async chooseOrganisation(organisationId) {
      await http.post('/session/organisation', { organisationId });
    },
  };
}
