/**
 * The test identity provider: a real OpenID Connect provider in which the tester chooses who to be. Anybody can be
 * anybody there, so it refuses production and every address that others can reach.
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { raw } from 'hono/html';
import Provider, { interactionPolicy, type ClientAuthMethod, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import { toLanguage, type Language } from '../../../src/model/language.ts';
import { TEST_PERSONS } from '../../service/seed/test-persons.ts';
import { isLoopback, TEST_STRONG_ACR } from '../configuration.ts';
import type { DemoKeys } from '../demo-keys.ts';
import type { Log } from '../log.ts';
import {
  CANCEL,
  choosePersonPage,
  confirmSignOutPage,
  identificationEndedPage,
  type EmailChoice,
} from './choose-person-page.ts';
import { claimOf, OFFICIAL_CLAIMS } from '../official-claims.ts';
import { InMemoryAdapter } from './in-memory-adapter.ts';
import type { VerifiedEmail } from './verified-emails.ts';

export const TEST_IDENTITY_PATH = '/test-identity';
export const TEST_CLIENT_ID = 'lupa-demo';
/** By which it says that somebody has shown no more than that an address is theirs. */
const WEAK_ACR = 'urn:lupa:test-identity:email';
/** What goes before the id of a person, as a choice and as an account, who comes by their address. */
const BY_EMAIL = 'email-';

export interface TestIdentityOptions {
  production: boolean;
  /** The address that the server listens on. */
  host: string;
  issuer: string;
  keys: DemoKeys;
  identityClaim: string;
  /** Origins of the one client: it may be sent back to the callback and the front page of each. */
  clientOrigins: readonly string[];
  /** Further origins that a sign-in may end on, by way of the client. */
  returnOrigins: readonly string[];
  /** Test persons who can come by their address, as it stands now. */
  verifiedEmails: () => Promise<VerifiedEmail[]>;
  log: Log;
}

type KoaContext = Parameters<Parameters<Provider['use']>[0]>[0];

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => void;

const HOUR = 60 * 60;
/** Bytes; the form has one short field. */
const LARGEST_FORM = 1000;

/** @throws {Error} in production, or when others than this machine could reach it */
export function createTestIdentityProvider(options: TestIdentityOptions): NodeHandler {
  if (options.production) throw new Error('The test identity provider does not run in production. Set OIDC_ISSUER.');
  if (!isLoopback(options.host)) {
    throw new Error(`The test identity provider does not run on ${options.host}. Set OIDC_ISSUER.`);
  }
  const provider = new Provider(options.issuer, {
    adapter: InMemoryAdapter.shared(),
    jwks: { keys: [{ ...options.keys.signingKey, use: 'sig', alg: 'ES256' } as JWK] },
    clients: [
      {
        client_id: TEST_CLIENT_ID,
        client_secret: options.keys.clientSecret,
        token_endpoint_auth_method: 'client_secret_basic' satisfies ClientAuthMethod,
        id_token_signed_response_alg: 'ES256',
        redirect_uris: options.clientOrigins.map((origin) => `${origin}/api/session/callback`),
        post_logout_redirect_uris: options.clientOrigins.map((origin) => `${origin}/`),
      },
    ],
    acrValues: [TEST_STRONG_ACR, WEAK_ACR],
    claims: {
      acr: null,
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', ...Object.values(OFFICIAL_CLAIMS).flat()],
      [options.identityClaim]: null,
    },
    cookies: {
      keys: [options.keys.cookieKey],
      names: {
        session: 'lupa-test-identity',
        interaction: 'lupa-test-identity-choice',
        resume: 'lupa-test-identity-resume',
      },
      long: { path: TEST_IDENTITY_PATH, httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: endSession, postLogoutSuccessSource: showEnded },
    },
    findAccount: async (_, id) => accountOf(id, options.identityClaim) ?? (await accountByEmail(id, options)),
    interactions: {
      policy: alwaysAskForThePerson(),
      url: (_, interaction) => `${TEST_IDENTITY_PATH}/choice/${interaction.uid}`,
    },
    loadExistingGrant: (context) => grantEverything(context, options.identityClaim),
    pkce: { required: () => true },
    renderError: showEnded,
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 12 * HOUR,
    },
  });
  provider.use((context, next) => choosePerson(provider, options, context, next));
  const logFault = () => options.log({ level: 'error', event: 'test-identity-error' });
  provider.on('server_error', logFault);
  // Koa's own event: without a listener it would write the whole error to the console.
  (provider as EventEmitter).on('error', logFault);

  const answer = provider.callback();
  const policy = contentSecurityPolicy([...options.clientOrigins, ...options.returnOrigins]);
  return (request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Cache-Control', 'no-store');
    // The provider's routes are relative to where it is mounted, and it makes addresses from this.
    Object.assign(request, { baseUrl: TEST_IDENTITY_PATH });
    request.url = request.url!.slice(TEST_IDENTITY_PATH.length) || '/';
    void answer(request, response);
  };
}

/** Browsers hold `form-action` against every redirect that follows, so it names where a choice may end. */
function contentSecurityPolicy(origins: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    `form-action 'self' ${origins.join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
}

function alwaysAskForThePerson() {
  const policy = interactionPolicy.base();
  // What the client asks for has been agreed: these people are ours.
  policy.remove('consent');
  policy
    .get('login')!
    .checks.add(
      new interactionPolicy.Check('person_not_chosen', 'A tester must be able to change person', (context) =>
        context.oidc.result?.login === undefined
          ? interactionPolicy.Check.REQUEST_PROMPT
          : interactionPolicy.Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

async function grantEverything({ oidc }: KoaContextWithOIDC, identityClaim: string) {
  const grant = new oidc.provider.Grant({
    clientId: oidc.client!.clientId,
    accountId: oidc.session!.accountId!,
  });
  grant.addOIDCScope('openid profile email');
  grant.addOIDCClaims([identityClaim]);
  await grant.save();
  return grant;
}

function accountOf(id: string, identityClaim: string) {
  const person = TEST_PERSONS.find((candidate) => candidate.id === id);
  if (person === undefined) return undefined;
  return {
    accountId: person.id,
    claims: () => ({
      sub: person.id,
      name: `${person.givenNames} ${person.familyName}`,
      given_name: person.givenNames,
      family_name: person.familyName,
      [claimOf('callName')]: person.givenNames.split(' ', 1)[0],
      [claimOf('municipality')]: 'Helsinki',
      [claimOf('permanentStreet')]: 'Mallikatu 1 A 2',
      [claimOf('permanentPostalCode')]: '00100',
      [claimOf('permanentCity')]: 'HELSINKI',
      [identityClaim]: person.identityCode,
    }),
  };
}

/** Of one who comes by their address there is nothing to tell but that. */
async function accountByEmail(id: string, { verifiedEmails }: TestIdentityOptions) {
  if (!id.startsWith(BY_EMAIL)) return undefined;
  const found = (await verifiedEmails()).find(({ personId }) => BY_EMAIL + personId === id);
  return found && { accountId: id, claims: () => ({ sub: id, email: found.email, email_verified: true }) };
}

/** Shows the page of test persons, and takes the choice. */
async function choosePerson(
  provider: Provider,
  options: TestIdentityOptions,
  context: KoaContext,
  next: () => Promise<void>,
): Promise<void> {
  const path = /^\/choice\/[\w-]+$/u.exec(context.path)?.[0];
  if (path === undefined) return next();
  const interaction = await provider.interactionDetails(context.req, context.res).catch(() => undefined);
  if (interaction === undefined) return showEnded(context);

  // Who is asked to identify themselves strongly is offered no other way.
  const isStrongOnly = interaction.params.acr_values !== undefined;
  const byEmail = isStrongOnly ? [] : await options.verifiedEmails();
  if (context.method === 'GET') {
    context.type = 'html';
    const asked = [context.query.lang, ...String(interaction.params.ui_locales ?? '').split(' ')];
    const language = asked.map((tag) => toLanguage(String(tag))).find((known) => known !== undefined) ?? 'fi';
    context.body = String(
      await choosePersonPage(
        language,
        `${TEST_IDENTITY_PATH}${path}`,
        isStrongOnly ? undefined : emailChoices(byEmail),
      ),
    );
    return;
  }
  if (context.method !== 'POST' || !(context.request.length! <= LARGEST_FORM)) {
    context.status = 400;
    return;
  }
  const choice = new URLSearchParams(await text(context.req)).get('choice');
  const chosen =
    TEST_PERSONS.some(({ id }) => id === choice) || emailChoices(byEmail).some(({ value }) => value === choice);
  if (!chosen && choice !== CANCEL) {
    context.status = 400;
    return;
  }
  // Somebody else may have been here before, in another tab perhaps: without their session the provider has nobody to
  // sign out first.
  const session = await provider.Session.get(context);
  if (session.accountId !== undefined) await session.destroy();
  delete interaction.session;
  await interaction.persist();
  const acr = choice?.startsWith(BY_EMAIL) === true ? WEAK_ACR : TEST_STRONG_ACR;
  const result = chosen ? { login: { accountId: choice!, acr, remember: false } } : { error: 'access_denied' };
  context.status = 303;
  context.redirect(await provider.interactionResult(context.req, context.res, result));
}

function emailChoices(emails: VerifiedEmail[]): EmailChoice[] {
  return emails.map(({ personId, email }) => ({ value: BY_EMAIL + personId, email }));
}

/**
 * Ends the session at once when the client shows that it is this person's own: it has asked them already. Otherwise
 * (a link on some page) the person is asked here.
 */
async function endSession(context: KoaContextWithOIDC, form: string): Promise<void> {
  const { session, entities } = context.oidc;
  const hint = (entities.IdTokenHint as { payload: { sub: string } } | undefined)?.payload.sub;
  const { postLogoutRedirectUri } = session!.state as { postLogoutRedirectUri?: string };
  if (hint !== undefined && hint === session!.accountId && postLogoutRedirectUri !== undefined) {
    await session!.destroy();
    context.status = 303;
    context.redirect(postLogoutRedirectUri);
    return;
  }
  context.type = 'html';
  context.body = String(await confirmSignOutPage(languageFor(context), raw(form)));
}

async function showEnded(context: KoaContext): Promise<void> {
  context.type = 'html';
  if (context.status === 404) context.status = 400;
  context.body = String(await identificationEndedPage(languageFor(context)));
}

function languageFor(context: KoaContext): Language {
  return toLanguage(String(context.query.ui_locales ?? '')) ?? toLanguage(context.cookies.get('lupa-language')) ?? 'fi';
}
