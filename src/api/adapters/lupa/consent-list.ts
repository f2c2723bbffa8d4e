import { array, object, safeParse, unknown } from 'valibot';
import { ConsentSummary } from '../../../contract/consent-summary.ts';
import type { HttpClient } from '../../http-client.ts';
import type { ConsentListApi } from '../../ports.ts';
import { readAs } from './read.ts';

const Envelope = object({ items: array(unknown()) });

/** The citizen's requests from Lupa's own service. An item that cannot be read takes none of the others with it. */
export function lupaConsentList(http: HttpClient): ConsentListApi {
  return {
    async list() {
      const { items } = readAs(Envelope, (await http.get('/consents')).body);
      const read = items.flatMap((item) => {
        const result = safeParse(ConsentSummary, item);
        return result.success ? [result.output] : [];
      });
      return { items: read, skipped: items.length - read.length };
    },
  };
}
