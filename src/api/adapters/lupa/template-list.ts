import { IDEMPOTENCY_KEY } from '../../../contract/headers.ts';
import { OrganisationList } from '../../../contract/organisation-list.ts';
import { EditableTemplate } from '../../../contract/template-draft.ts';
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

    async create(template, key) {
      const { body } = await http.post('/templates', template, { [IDEMPOTENCY_KEY]: key });
      return readAs(EditableTemplate, body).id;
    },

    async copy(templateId, key) {
      const path = `/templates/${encodeURIComponent(templateId)}/copy`;
      return readAs(EditableTemplate, (await http.post(path, {}, { [IDEMPOTENCY_KEY]: key })).body).id;
    },

    async archive(templateId) {
      await http.post(`/templates/${encodeURIComponent(templateId)}/archive`, {});
    },
  };
}
