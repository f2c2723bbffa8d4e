import { ConsentDetail } from '../../../contract/consent-detail.ts';
import { IDEMPOTENCY_KEY } from '../../../contract/headers.ts';
import { ApiError } from '../../api-error.ts';
import type { HttpAnswer, HttpClient } from '../../http-client.ts';
import { StaleDecision } from '../../stale-decision.ts';
import type { ConsentDetailApi, Versioned } from '../../ports.ts';
import { readAs } from './read.ts';

function versioned({ body, etag }: HttpAnswer): Versioned<ConsentDetail> {
  return { data: readAs(ConsentDetail, body), etag };
}

/** One request from Lupa's own service. */
export function lupaConsentDetail(http: HttpClient): ConsentDetailApi {
  const path = (id: string) => `/consents/${encodeURIComponent(id)}`;
  return {
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
