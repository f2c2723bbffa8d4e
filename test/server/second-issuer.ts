/** A provider unlike the bundled one, such as a municipality might have: it knows one person and signs them in. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type JWK } from 'oidc-provider';
import { InMemoryAdapter } from '../../demo-server/node/test-identity/in-memory-adapter.ts';

export const CLIENT = { id: 'kunta-luvat', secret: 'a secret & more: 100 %' } as const;
/** Its own name for the identity code, which it writes into the ID token. */
export const IDENTITY_CLAIM = 'national_identification_number';

export interface SecondIssuer {
  issuer: string;
  /** Tells it about its client, once the client's origin is known. Until then it answers 503. */
  serve(clientOrigin: string): void;
  /** What was asked of its token endpoint: whether the client named itself in the body. */
  tokenRequests: { authorization: boolean }[];
  /** Query of every end of a session that was asked for. */
  endedSessions: URLSearchParams[];
  stop(): Promise<void>;
}

const unavailable: RequestListener = (_, response) => response.writeHead(503).end();

/**
 * @param names further claims; it tells none by itself
 * @param acr how it says that it has identified them; it does not say where none is given
 */
export async function startSecondIssuer(
  identityCode: string,
  names: Record<string, unknown> = {},
  acr?: string,
): Promise<SecondIssuer> {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  http.on('request', unavailable);
  const tokenRequests: SecondIssuer['tokenRequests'] = [];
  const endedSessions: URLSearchParams[] = [];
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

  function createProvider(clientOrigin: string) {
    const provider = new Provider(issuer, {
      adapter: InMemoryAdapter.shared(),
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'second', use: 'sig', alg: 'RS256' } as JWK] },
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          token_endpoint_auth_method: 'client_secret_post',
          ...(acr !== undefined && { default_acr_values: [acr] }),
          redirect_uris: [`${clientOrigin}/api/session/callback`],
          post_logout_redirect_uris: [`${clientOrigin}/`],
        },
      ],
      acrValues: acr === undefined ? [] : [acr],
      clientAuthMethods: ['client_secret_post'],
      claims: { acr: null, openid: ['sub'], email: [], profile: [IDENTITY_CLAIM, ...Object.keys(names)] },
      conformIdTokenClaims: false,
      cookies: { keys: ['second issuer'] },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: { enabled: true, logoutSource: (context) => void (context.body = 'Signed out?') },
      },
      findAccount: (_, id) => ({
        accountId: id,
        claims: () => ({ sub: id, [IDENTITY_CLAIM]: identityCode, ...names }),
      }),
      interactions: { url: (_, { uid }) => `/identify/${uid}` },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    });
    provider.use(async (context, next) => {
      if (!context.path.startsWith('/identify/')) return next();
      const { params } = await provider.interactionDetails(context.req, context.res);
      const grant = new provider.Grant({ accountId: 'somebody', clientId: String(params.client_id) });
      grant.addOIDCScope(String(params.scope));
      const result = {
        login: { accountId: 'somebody', ...(acr !== undefined && { acr }) },
        consent: { grantId: await grant.save() },
      };
      context.redirect(await provider.interactionResult(context.req, context.res, result));
      context.status = 303;
    });
    return provider;
  }

  return {
    issuer,
    tokenRequests,
    endedSessions,
    serve(clientOrigin) {
      const answer = createProvider(clientOrigin).callback();
      http.off('request', unavailable).on('request', (request, response) => {
        const { pathname, searchParams } = new URL(request.url!, issuer);
        if (pathname === '/token') tokenRequests.push({ authorization: 'authorization' in request.headers });
        if (pathname === '/session/end') endedSessions.push(searchParams);
        void answer(request, response);
      });
    },
    async stop() {
      const closed = once(http, 'close');
      http.close();
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Of a server that signs people in there. */
export function environmentOf({ issuer }: SecondIssuer): Record<string, string> {
  return {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_IDENTITY_CLAIM: IDENTITY_CLAIM,
  };
}
