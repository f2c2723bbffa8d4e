/** Signing in and out. There is no other way to a session than through here, and none here without a provider. */
import { Hono, type Context } from 'hono';
import { hash, randomBytes } from 'node:crypto';
import type { InferOutput } from 'valibot';
import { OrganisationChoice } from '../../src/contract/organisation-choice.ts';
import type { SignedOut } from '../../src/contract/session.ts';
import { jsonOnly, message } from '../service/message.ts';
import { actorIn } from '../service/organisations.ts';
import { answerError, problemResponse } from '../service/problem.ts';
import type { PersonRecord, Store } from '../service/store.ts';
import { languageOf } from '../pages/preferences.ts';
import { troubleAddress, type SignInTrouble } from '../pages/sign-in-trouble.ts';
import { personOfIdentification, personOfVerifiedEmail } from './first-visit.ts';
import type { Log } from './log.ts';
import type { Origins } from './origins.ts';
import { ProviderUnavailable, SignInFailed, type Identification, type RelyingParty } from './relying-party.ts';
import type { SessionStore, SignInRecord } from './session-store.ts';
import {
  clearSessionCookie,
  sessionIdOf,
  setSessionCookie,
  setSignInBinding,
  signInBindingOf,
} from './session-cookie.ts';
import { SIGN_IN_TIMEOUT, type Held, type Sessions } from './sessions.ts';

export interface SignInOptions {
  origins: Origins;
  relyingParty: RelyingParty;
  sessions: Sessions;
  sessionStore: SessionStore;
  store: Store;
  /** The organisation whose site this is. */
  organisationId: string;
  hashIdentity: (identityCode: string) => string;
  now: () => Date;
  log: Log;
}

/** The routes under `/api/session` that a browser goes through. Who is signed in is told by the service. */
export function signInRoutes(options: SignInOptions): Hono {
  const { origins, relyingParty, sessions, sessionStore, log } = options;
  const routes = new Hono();

  routes.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  routes.onError((error, context) => answerError(error, context, log));

  routes.get('/sign-in', async (context) => {
    const origin = ownOriginOf(context);
    const returnTo = origins.returnTo(context.req.query('return-to'), origin);
    try {
      const redirectUri = `${origin}/api/session/callback`;
      const strongly = context.req.query('strength') === 'strong';
      const { address, ...secrets } = await relyingParty.begin(redirectUri, languageOf(context), strongly);
      const binding = signInBindingOf(context, origin) ?? randomBytes(32).toString('base64url');
      await sessionStore.addSignIn({
        stateHash: stateHash(secrets.state, binding),
        codeVerifier: secrets.codeVerifier,
        nonce: secrets.nonce,
        redirectUri,
        returnTo,
        strongly,
        createdAt: options.now().toISOString(),
      });
      setSignInBinding(context, origin, binding, SIGN_IN_TIMEOUT / 1000);
      return context.redirect(address.href, 303);
    } catch (error) {
      return trouble(context, error, returnTo);
    }
  });

  routes.get('/callback', async (context) => {
    const origin = ownOriginOf(context);
    const state = context.req.query('state') ?? '';
    let signIn: SignInRecord | undefined;
    try {
      signIn = await takeSignIn(state, signInBindingOf(context, origin), origin);
      if (signIn === undefined) {
        log({ level: 'warn', event: 'sign-in-failed', reason: 'no-such-sign-in' });
        return troublePage(context, 'start-again', `${origin}/`);
      }
      const callback = new URL(signIn.redirectUri);
      callback.search = new URL(context.req.url).search;
      const identification = await relyingParty.finish(callback, { ...signIn, state });
      const found = await personOf(identification, signIn.strongly);
      if ('reason' in found) {
        log({ level: 'warn', event: 'sign-in-failed', reason: found.reason });
        return troublePage(context, found.trouble, signIn.returnTo);
      }
      await endSession(context, origin);
      const { person, held } = found;
      const { strength, idToken = '' } = identification;
      const id = await sessions.begin(
        { organisationId: person.organisationId, personId: person.id, strength, idToken },
        held,
      );
      setSessionCookie(context, origin, id);
      log({ level: 'info', event: 'signed-in' });
      return context.redirect(signIn.returnTo, 303);
    } catch (error) {
      return trouble(context, error, signIn?.returnTo ?? `${origin}/`);
    }
  });

  routes.post('/sign-out', async (context) => {
    const origin = ownOriginOf(context);
    const session = await endSession(context, origin);
    clearSessionCookie(context, origin);
    const signedOut: InferOutput<typeof SignedOut> = { next: '/' };
    if (session !== undefined) {
      log({ level: 'info', event: 'signed-out' });
      signedOut.next = (await endSessionAddress(session.idToken, origin)) ?? '/';
    }
    return context.json(signedOut);
  });

  routes.post('/organisation', ...jsonOnly, message(OrganisationChoice), async (context) => {
    const origin = ownOriginOf(context);
    const { organisationId } = context.req.valid('json');
    const id = sessionIdOf(context.req.raw, origin);
    const session = id === undefined ? undefined : await sessions.use(id);
    if (id === undefined || session === undefined) return problemResponse('sign-in-required');
    if (session.strength === 'weak') return problemResponse('needs-strong');
    const actor = await actorIn(options.store, { ...session, name: '' }, organisationId);
    const next = actor && (await sessions.become(id, { organisationId, personId: actor.personId }));
    if (next === undefined) return problemResponse('not-found');
    setSessionCookie(context, origin, next);
    log({ level: 'info', event: 'organisation-chosen' });
    return context.json({ signedIn: true });
  });

  return routes;

  function ownOriginOf(context: Context): string {
    return origins.ofHost(context.req.header('Host'))!;
  }

  /**
   * Who it is, and what is held of them: of one who is identified weakly nothing is. Or why nobody has signed in, for
   * the log, and what they are told.
   */
  async function personOf(
    identification: Identification,
    strongly: boolean,
  ): Promise<{ person: PersonRecord; held: Held | null } | { reason: string; trouble: SignInTrouble }> {
    if (identification.strength === 'weak') {
      // A provider need not heed what it was asked; a weak session would only be sent there again.
      if (strongly) return { reason: 'not-strong', trouble: 'not-strong' };
      const { email } = identification;
      if (email === undefined) return { reason: 'no-verified-email', trouble: 'unknown-address' };
      const person = await personOfVerifiedEmail(options, email);
      return person === undefined ? { reason: 'unknown-person', trouble: 'unknown-address' } : { person, held: null };
    }
    const { identityCode, official } = identification;
    if (identityCode === undefined) return { reason: 'no-identity-claim', trouble: 'failed' };
    const held = { identityCode, official };
    const person = await personOfIdentification(options, held);
    return person === undefined ? { reason: 'unknown-person', trouble: 'unknown' } : { person, held };
  }

  /** The sign-in that this browser began, at this host, with this state; and never a second time. */
  async function takeSignIn(
    state: string,
    binding: string | undefined,
    origin: string,
  ): Promise<SignInRecord | undefined> {
    if (binding === undefined) return undefined;
    const signIn = await sessionStore.takeSignIn(stateHash(state, binding));
    if (signIn === undefined) return undefined;
    const age = options.now().getTime() - Date.parse(signIn.createdAt);
    return age < SIGN_IN_TIMEOUT && signIn.redirectUri.startsWith(`${origin}/`) ? signIn : undefined;
  }

  async function endSession(context: Context, origin: string) {
    const id = sessionIdOf(context.req.raw, origin);
    return id === undefined ? undefined : sessions.end(id);
  }

  /** Our session has ended whether or not the provider can be asked to end its own. */
  async function endSessionAddress(idToken: string, origin: string): Promise<string | undefined> {
    try {
      return await relyingParty.endSessionAddress(idToken === '' ? undefined : idToken, `${origin}/`);
    } catch (error) {
      if (error instanceof ProviderUnavailable) return undefined;
      throw error;
    }
  }

  function trouble(context: Context, error: unknown, returnTo: string): Response {
    if (error instanceof ProviderUnavailable) {
      log({ level: 'error', event: 'sign-in-failed', reason: 'provider-unavailable' });
      return troublePage(context, 'unavailable', returnTo);
    }
    if (error instanceof SignInFailed) {
      log({ level: 'warn', event: 'sign-in-failed', reason: error.code });
      return troublePage(context, error.cancelled ? 'cancelled' : 'failed', returnTo);
    }
    log({
      level: 'error',
      event: 'unexpected-error',
      error: error instanceof Error ? error.constructor.name : 'unknown',
    });
    return troublePage(context, 'failed', returnTo);
  }

  /** A page of its own, so that it can be reloaded and read in another language, without the code in its address. */
  function troublePage(context: Context, kind: SignInTrouble, returnTo: string): Response {
    return context.redirect(troubleAddress(kind, returnTo), 303);
  }
}

/** The state alone is not enough: it must come back in the browser that it was given to. */
function stateHash(state: string, binding: string): string {
  return hash('sha256', `${state}.${binding}`, 'base64url');
}
