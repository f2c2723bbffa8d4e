import { array, object, safeParse, unknown } from 'valibot';
import { ConsentDetail, ConsentSummary } from '../../../contract/consents.ts';
import { IDEMPOTENCY_KEY } from '../../../contract/headers.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpAnswer, HttpClient } from '../../http-client.ts';
import { StaleDecision } from '../../stale-decision.ts';
import type { ConsentsApi, Versioned } from '../../ports.ts';
import { readAs } from './read.ts';

const Envelope = object({ items: array(unknown()) });

function versioned({ body, etag }: HttpAnswer): Versioned<ConsentDetail> {
  return { data: readAs(ConsentDetail, body), etag };
}

/** Consents from Lupa's own service. */
export function lupaConsents(http: HttpClient): ConsentsApi {
  const path = (id: string) => `/consents/${encodeURIComponent(id)}`;
  return {
    async list() {
      const { items } = readAs(Envelope, (await http.get('/consents')).body);
      const read = items.flatMap((item) => {
        const result = safeParse(ConsentSummary, item);
        return result.success ? [result.output] : [];
      });
      return { items: read, skipped: items.length - read.length };
    },

    async request(id) {
      return versioned(await http.get(path(id)));
    },

    async decide(id, message, key, etag) {
      const headers = { 'If-Match': etag, [IDEMPOTENCY_KEY]: key };
      try {
        return versioned(await http.post(`${path(id)}/decisions`, message, headers));
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'stale') {
          throw new StaleDecision(versioned({ body: error.current, etag: error.etag }));
        }
        throw error;
      }
    },

    async outcome(id, key) {
      try {
        return versioned(await http.get(`${path(id)}/decisions/${key}`));
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'not-found') return undefined;
        throw error;
      }
    },
  };
}
