import type { GenericSchema, InferOutput } from 'valibot';
import { BulkItems, BulkJob, Candidates, GroupRequests, RemindersAhead } from '../../../contract/group-requests.ts';
import { GroupImport } from '../../../contract/group.ts';
import { IDEMPOTENCY_KEY } from '../../../contract/headers.ts';
import { ResponseStatistics } from '../../../contract/response-statistics.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpClient } from '../../http-client.ts';
import type { GroupRequestsApi, GroupRequestsQuery } from '../../ports.ts';
import { readAs } from './read.ts';

const CSV = { 'Content-Type': 'text/csv' };

/** What is asked, as it stands in an address: what is not said is left out. */
function asText(query: GroupRequestsQuery | Record<string, string | number>): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return said.length === 0 ? '' : `?${String(new URLSearchParams(said))}`;
}

/** The requests of one template at Lupa's own service. */
export function lupaGroupRequests(http: HttpClient): GroupRequestsApi {
  const group = (id: string) => `/groups/${encodeURIComponent(id)}`;
  const template = (id: string) => `/templates/${encodeURIComponent(id)}`;
  const requests = (id: string) => `${template(id)}/requests`;
  const job = (id: string, jobId: string) => `${requests(id)}/jobs/${encodeURIComponent(jobId)}`;
  const respondent = (id: string, requestId: string, personId: string) =>
    `${requests(id)}/${encodeURIComponent(requestId)}/respondents/${encodeURIComponent(personId)}`;

  async function read<T extends GenericSchema>(schema: T, path: string): Promise<InferOutput<T>> {
    return readAs(schema, (await http.get(path)).body);
  }

  async function act(path: string, message: unknown): Promise<BulkJob> {
    return readAs(BulkJob, (await http.post(path, message)).body);
  }

  return {
    page: (id, query) => read(GroupRequests, requests(id) + asText(query)),
    plan: (id, message) => act(`${requests(id)}/jobs`, message),
    start: (id, jobId, message) => act(`${job(id, jobId)}/start`, message),
    job: (id, jobId) => read(BulkJob, job(id, jobId)),
    items: (id, jobId, state, offset) => read(BulkItems, `${job(id, jobId)}/items${asText({ state, offset })}`),
    retry: (id, jobId) => act(`${job(id, jobId)}/retry`, {}),

    async resend(id, requestId, personId, key) {
      await http.post(`${respondent(id, requestId, personId)}/resend`, {}, { [IDEMPOTENCY_KEY]: key });
    },

    async record(id, requestId, personId, answer, key) {
      await http.post(`${respondent(id, requestId, personId)}/answers`, answer, { [IDEMPOTENCY_KEY]: key });
    },

    async recorded(id, requestId, personId, key) {
      try {
        await http.get(`${respondent(id, requestId, personId)}/answers/${encodeURIComponent(key)}`);
        return true;
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'not-found') return false;
        throw error;
      }
    },

    candidates: (id, search) => read(Candidates, `${template(id)}/candidates${asText({ search })}`),

    async addPeople(id, ids) {
      await http.post(`${template(id)}/people`, { ids });
    },

    async removePeople(id, ids) {
      await http.post(`${template(id)}/people/remove`, { ids });
    },

    remindersAhead: (id) => read(RemindersAhead, `${template(id)}/reminders`),

    statistics: (id) => read(ResponseStatistics, `${template(id)}/statistics`),

    async previewImport(groupId, file) {
      const { body, etag } = await http.post(`${group(groupId)}/import/preview`, file, CSV);
      return { preview: readAs(GroupImport, body), etag };
    },

    async importGroup(groupId, file, etag) {
      return readAs(
        GroupImport,
        (await http.post(`${group(groupId)}/import`, file, { ...CSV, 'If-Match': etag })).body,
      );
    },

    seenInstead: ({ current, etag }) => ({ preview: readAs(GroupImport, current), etag }),

    exportAddress: (id, format, { status = '', search = '' }, lang) =>
      http.address(`${requests(id)}/export${asText({ format, lang, status, search })}`),
  };
}
