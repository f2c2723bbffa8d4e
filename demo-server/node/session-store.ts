/** Sessions and sign-ins under way, kept in SQL: the server itself keeps no state. */
import type { Strength } from '../service/authorisation.ts';

export interface SessionRecord {
  /** SHA-256 of the cookie's value: a reader of the database cannot become anybody. */
  idHash: string;
  organisationId: string;
  personId: string;
  /** How the person identified themselves; it does not change while the session is on. */
  strength: Strength;
  /** For ending the session at the identity provider too (`id_token_hint`); empty where it would carry the identity code. */
  idToken: string;
  /** What authorities hold of the person, sealed by the cookie's value (see `sealed.ts`); null where nothing is. */
  sealed: string | null;
  createdAt: string;
  lastSeenAt: string;
}

/** A sign-in between leaving for the identity provider and coming back. */
export interface SignInRecord {
  /** SHA-256 of the OpenID Connect `state` and of a cookie: the state alone is of no use in another browser. */
  stateHash: string;
  codeVerifier: string;
  nonce: string;
  redirectUri: string;
  /** Where the person was: an address that was checked when it came in. */
  returnTo: string;
  /** Whether they were to be identified strongly: no other identification will do then. */
  strongly: boolean;
  createdAt: string;
}

export interface SessionStore {
  addSession(session: SessionRecord): Promise<void>;
  session(idHash: string): Promise<SessionRecord | undefined>;
  touchSession(idHash: string, lastSeenAt: string): Promise<void>;
  deleteSession(idHash: string): Promise<void>;
  /** All sessions of the person in the organisation, in whatever browser. */
  deleteSessionsOf(organisationId: string, personId: string): Promise<void>;

  addSignIn(signIn: SignInRecord): Promise<void>;
  /** Gives it out once: a second call with the same hash resolves to undefined. */
  takeSignIn(stateHash: string): Promise<SignInRecord | undefined>;

  /** Removes sessions created before or last seen before the given instants, and sign-ins created before theirs. */
  sweep(before: { sessionCreated: string; sessionSeen: string; signInCreated: string }): Promise<void>;
}
