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

  async function send(
    where: string,
    message: unknown,
    headers?: Record<string, string>,
  ): Promise<Versioned<ConsentDetail>> {
    try {
      return versioned(await http.post(where, message, headers));
    } catch (error) {
      if (error instanceof ApiError && error.kind === 'stale') {
        throw new StaleDecision(versioned({ body: error.current, etag: error.etag }));
      }
      throw error;
    }
  }

  return {
    async request(id) {
      return versioned(await http.get(path(id)));
    },

    decide: (id, message, key, etag) =>
      send(`${path(id)}/decisions`, message, { 'If-Match': etag, [IDEMPOTENCY_KEY]: key }),

    async outcome(id, key) {
      try {
        return versioned(await http.get(`${path(id)}/decisions/${key}`));
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'not-found') return undefined;
        throw error;
      }
    },

    async answerInAdvance(id, message) {
      const standing = `${path(id)}/standing-consent`;
      return message ? send(standing, message) : send(`${standing}/end`, {});
    },

    address: http.address,
  };
}
