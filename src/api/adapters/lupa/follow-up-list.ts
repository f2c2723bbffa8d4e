import { FollowUp, FollowUpList } from '../../../contract/follow-ups.ts';
import type { HttpClient } from '../../http-client.ts';
import type { FollowUpListApi } from '../../ports.ts';
import { readAs } from './read.ts';

/** What has to be done after withdrawals, from Lupa's own service. */
export function lupaFollowUpList(http: HttpClient): FollowUpListApi {
  return {
    async list(templateId) {
      const of = templateId === undefined ? '' : `&template=${encodeURIComponent(templateId)}`;
      const [open, done] = await Promise.all(
        ['open', 'done'].map(async (state) =>
          readAs(FollowUpList, (await http.get(`/follow-ups?state=${state}${of}`)).body),
        ),
      );
      return { open: open!, done: done! };
    },

    async followUp(id) {
      return readAs(FollowUp, (await http.get(`/follow-ups/${encodeURIComponent(id)}`)).body);
    },

    async complete(id) {
      return readAs(FollowUp, (await http.post(`/follow-ups/${encodeURIComponent(id)}/done`, {})).body);
    },
  };
}
