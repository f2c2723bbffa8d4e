import { CheckAccess, CheckAccessList, GivenAccess } from '../../../contract/check-access.ts';
import { IDEMPOTENCY_KEY } from '../../../contract/headers.ts';
import { GroupList } from '../../../contract/group.ts';
import { PublishingPlan } from '../../../contract/publishing.ts';
import { DraftDiscarded, EditableTemplate, EditConflict } from '../../../contract/template-draft.ts';
import { TemplatePreview } from '../../../contract/template-preview.ts';
import { ApiError } from '../../api-error.ts';
import { EditConflictError } from '../../edit-conflict.ts';
import type { HttpAnswer, HttpClient } from '../../http-client.ts';
import type { TemplateEditorApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** The writing of templates at Lupa's own service. */
export function lupaTemplateEditor(http: HttpClient): TemplateEditorApi {
  const template = (id: string) => `/templates/${encodeURIComponent(id)}`;
  const draft = (id: string) => `${template(id)}/draft`;
  const file = (id: string, language: string, sha256: string) =>
    `${draft(id)}/attachments/${language}/${encodeURIComponent(sha256)}`;
  const publishing = (id: string, versionId: string) =>
    `${template(id)}/versions/${encodeURIComponent(versionId)}/publishing`;

  const checkTokens = (id: string) => `${template(id)}/check-tokens`;

  async function checkAccesses(id: string): Promise<CheckAccessList> {
    return readAs(CheckAccessList, (await http.get(checkTokens(id))).body);
  }

  async function editable(answer: Promise<HttpAnswer>): Promise<EditableTemplate> {
    return readAs(EditableTemplate, (await answer).body);
  }

  return {
    groups: async () => readAs(GroupList, (await http.get('/groups')).body).items,
    template: (id) => editable(http.get(draft(id))),
    begin: (id, change) => editable(http.post(draft(id), { change })),

    async edit(id, changes) {
      try {
        return await editable(http.send('PATCH', draft(id), { changes }));
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'edit-conflict') throw error;
        throw new EditConflictError(readAs(EditConflict, error.current));
      }
    },

    async discard(id, versionId) {
      const { body } = await http.post(`${draft(id)}/discard`, { versionId });
      return readAs(DraftDiscarded, body).template;
    },

    addFile(id, language, content, name, mediaType) {
      const path = `${draft(id)}/attachments/${language}?${String(new URLSearchParams({ name }))}`;
      return editable(http.send('PUT', path, content, { 'Content-Type': mediaType }));
    },

    removeFile: (id, language, sha256) => editable(http.send('DELETE', file(id, language, sha256), undefined)),
    fileAddress: (id, language, sha256) => http.address(file(id, language, sha256)),

    async preview(id, situation) {
      return readAs(TemplatePreview, (await http.get(`${draft(id)}/preview?situation=${situation}`)).body);
    },

    async publishingPlan(id, versionId) {
      const { body, etag } = await http.get(publishing(id, versionId));
      return { data: readAs(PublishingPlan, body), etag };
    },

    async publish(id, versionId, etag) {
      await http.post(publishing(id, versionId), {}, { 'If-Match': etag });
    },

    checkAccesses,

    async giveCheckAccess(id, access, key) {
      const { body } = await http.post(checkTokens(id), access, { [IDEMPOTENCY_KEY]: key });
      return readAs(GivenAccess, body);
    },

    async givenCheckAccess(id, key) {
      try {
        return readAs(GivenAccess, (await http.get(`${checkTokens(id)}/intents/${key}`)).body);
      } catch (error) {
        if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error;
        // Not found, too, for one who may not look any more: that would be no proof.
        await checkAccesses(id);
        return undefined;
      }
    },

    async takeCheckAccess(id, accessId) {
      const path = `${checkTokens(id)}/${encodeURIComponent(accessId)}`;
      return readAs(CheckAccess, (await http.send('DELETE', path, undefined)).body);
    },

    checkAddress: (id) => http.address(`${template(id)}/check`),
  };
}
