/** The server as a client of an OpenID Connect provider: authorization code flow with PKCE. */
import * as client from 'openid-client';
import { OFFICIAL_CLAIMS, officialData, type OfficialClaims, type ToldData } from './official-claims.ts';
import type { Language } from '../../src/model/language.ts';

export interface RelyingPartyOptions {
  issuer: URL;
  clientId: string;
  /** Undefined for a public client, which PKCE alone protects. */
  clientSecret: string | undefined;
  /** Name of the claim with the personal identity code. */
  identityClaim: string;
  /** By which claims the rest is told; those of Suomi.fi where nothing is said. */
  officialClaims?: OfficialClaims | undefined;
  /**
   * Values of the claim `acr` that stand for a strong identification; any other, and none, is a weak one then. Where
   * nothing is said every identification is strong.
   */
  strongAcr?: readonly string[] | undefined;
}

/** What must be kept, away from the browser, until it comes back. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

export type Identification = {
  /** For ending the provider's session later; undefined when it names the identity code, which is never kept. */
  idToken: string | undefined;
} & (
  | {
      strength: 'strong';
      /** Undefined when the provider did not say it. */
      identityCode: string | undefined;
      /** Null when the provider did not say the names. */
      official: ToldData | null;
    }
  | {
      strength: 'weak';
      /** Undefined when the provider did not say it, or does not say that it has been verified. */
      email: string | undefined;
    }
);

/** The provider could not be reached, or what it says of itself is no use. */
export class ProviderUnavailable extends Error {}

/** The sign-in came back without a person. `code` is a word of ours, the library's or RFC 6749's: safe to log. */
export class SignInFailed extends Error {
  readonly cancelled: boolean;
  readonly code: string;

  constructor(code: string, { cancelled = false } = {}) {
    super(code);
    this.code = code;
    this.cancelled = cancelled;
  }
}

export class RelyingParty {
  readonly #options: RelyingPartyOptions;
  #discovery: Promise<client.Configuration> | undefined;

  constructor(options: RelyingPartyOptions) {
    this.#options = options;
  }

  /**
   * Where to send the browser, and what to remember of it.
   *
   * @param strongly whether to ask for a strong identification where there are others
   * @throws {ProviderUnavailable}
   */
  async begin(redirectUri: string, language: Language, strongly = false): Promise<SignInSecrets & { address: URL }> {
    const provider = await this.#provider();
    const strongAcr = this.#options.strongAcr ?? [];
    const secrets = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(provider, {
      redirect_uri: redirectUri,
      // The address is of use only where one can be identified by it.
      scope: strongAcr.length > 0 ? 'openid profile email' : 'openid profile',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
      ui_locales: language,
      ...(strongly && strongAcr.length > 0 && { acr_values: strongAcr.join(' ') }),
      ...this.#claimsRequest(provider),
    });
    return { ...secrets, address };
  }

  /**
   * Finishes what {@link begin} began: checks state, nonce, issuer, signature and PKCE, and asks who it was.
   *
   * @param callback the redirect URI with the query that the browser brought
   * @throws {SignInFailed}
   * @throws {ProviderUnavailable}
   */
  async finish(callback: URL, { state, nonce, codeVerifier }: SignInSecrets): Promise<Identification> {
    const provider = await this.#provider();
    const { identityClaim, officialClaims, strongAcr = [] } = this.#options;
    try {
      const tokens = await client.authorizationCodeGrant(provider, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims()!;
      // By the signed token alone: it says how the person was identified now.
      const strength = strongAcr.length === 0 || strongAcr.includes(String(claims.acr)) ? 'strong' : 'weak';
      const fromToken = textOf(claims[identityClaim]);
      if (fromToken !== undefined && strength === 'strong')
        return {
          strength,
          identityCode: fromToken,
          official: officialData(claims, officialClaims),
          idToken: undefined,
        };
      const info = provider.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
        : {};
      const told: Record<string, unknown> = { ...claims, ...info };
      if (strength === 'weak') {
        const email = told['email_verified'] === true ? textOf(told['email']) : undefined;
        return { strength, email, idToken: fromToken === undefined ? tokens.id_token : undefined };
      }
      return {
        strength,
        identityCode: textOf(told[identityClaim]),
        official: officialData(told, officialClaims),
        idToken: tokens.id_token,
      };
    } catch (error) {
      throw asSignInFailed(error);
    }
  }

  /**
   * Where the browser ends the provider's own session; undefined where the provider has no such place.
   *
   * @throws {ProviderUnavailable}
   */
  async endSessionAddress(idToken: string | undefined, backTo: string): Promise<string | undefined> {
    const provider = await this.#provider();
    if (provider.serverMetadata().end_session_endpoint === undefined) return undefined;
    return client.buildEndSessionUrl(provider, {
      post_logout_redirect_uri: backTo,
      ...(idToken !== undefined && { id_token_hint: idToken }),
    }).href;
  }

  /** Reads what the provider says of itself, once; a provider that was down is asked again at the next sign-in. */
  #provider(): Promise<client.Configuration> {
    this.#discovery ??= this.#discover().catch(() => {
      this.#discovery = undefined;
      throw new ProviderUnavailable();
    });
    return this.#discovery;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const execute = [client.enableNonRepudiationChecks];
    // The configuration takes http for this machine only.
    if (issuer.protocol === 'http:') execute.push(client.allowInsecureRequests);
    return client.discovery(issuer, clientId, undefined, authentication(clientSecret), { execute, timeout: 10 });
  }

  /** Asks for the identity code, and for what else may be told, from the userinfo endpoint, so that it stays out of tokens and addresses. */
  #claimsRequest(provider: client.Configuration): { claims?: string } {
    if (provider.serverMetadata().claims_parameter_supported !== true) return {};
    const others = Object.fromEntries(
      Object.values(this.#options.officialClaims ?? OFFICIAL_CLAIMS).flatMap((names) =>
        names.map((name) => [name, null]),
      ),
    );
    const { strongAcr = [], identityClaim } = this.#options;
    return {
      claims: JSON.stringify({
        // How the person was identified; and where there are weak ways too, the code is not always to be had.
        ...(strongAcr.length > 0 && { id_token: { acr: null } }),
        userinfo: { ...others, [identityClaim]: strongAcr.length > 0 ? null : { essential: true } },
      }),
    };
  }
}

/** `client_secret_basic` is what a provider takes unless it says otherwise (OpenID Connect Discovery 1.0, section 3). */
function authentication(clientSecret: string | undefined): client.ClientAuth {
  if (clientSecret === undefined) return client.None();
  const [basic, post] = [client.ClientSecretBasic(clientSecret), client.ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

function asSignInFailed(error: unknown): SignInFailed {
  if (error instanceof client.AuthorizationResponseError) {
    // Comes from the address bar, so anything may stand in it.
    const code = /^[a-z_]{1,40}$/u.test(error.error) ? error.error : 'error';
    return new SignInFailed(code, { cancelled: code === 'access_denied' });
  }
  if (error instanceof client.ResponseBodyError) return new SignInFailed('refused-by-provider');
  if (error instanceof client.ClientError) return new SignInFailed(error.code ?? 'invalid-response');
  return new SignInFailed('unexpected');
}
