/**
 * What the elements rely on. A back end is made to fit by an adapter that implements a port. Ports are small, one for
 * what one element needs, so that a page carries no code for elements that it does not have.
 */
import type { ConsentDetail } from '../contract/consent-detail.ts';
import type { ConsentSummary } from '../contract/consent-summary.ts';
import type { DecisionMessage } from '../contract/decision.ts';
import type { Session } from '../contract/session.ts';
import type { StandingConsentMessage } from '../contract/standing-consent.ts';

/** A representation with the mark that a decision must name to show what was seen. */
export interface Versioned<T> {
  data: T;
  etag: string;
}

/** All requests of a citizen. Every method rejects with `ApiError`. */
export interface ConsentListApi {
  /** `skipped` counts the items that could not be read. */
  list(): Promise<{ items: ConsentSummary[]; skipped: number }>;
}

/** One request and the answer to it. Every method rejects with `ApiError`. */
export interface ConsentDetailApi {
  request(id: string): Promise<Versioned<ConsentDetail>>;
  /**
   * Rejects with `StaleDecision` when the request has changed since `etag`.
   *
   * @param key one for each intent of the user, the same when it is tried again
   * @param etag of the representation that the user saw
   */
  decide(id: string, message: DecisionMessage, key: string, etag: string): Promise<Versioned<ConsentDetail>>;
  /** What came of an intent, or undefined if it has not been carried out. */
  outcome(id: string, key: string): Promise<Versioned<ConsentDetail> | undefined>;
  /** Answers requests of this kind in advance; undefined ends it. The same twice is one. */
  answerInAdvance?(id: string, message: StandingConsentMessage | undefined): Promise<Versioned<ConsentDetail>>;
  /** The address of a file of the request, such as an attachment, for a link. */
  address?(path: string): string;
}

/** Every method rejects with `ApiError`. */
export interface SessionApi {
  current(): Promise<Session>;
  /** Ends the session; resolves to the address where the browser goes next. */
  signOut(): Promise<string>;
}

/** The way in: every widget needs it that may find nobody signed in. */
export interface SignInApi {
  /** The address that begins the sign-in and comes back to `returnTo`, an absolute address. */
  address(returnTo: string): string;
}

export interface ApiPorts {
  consentList: ConsentListApi;
  consentDetail: ConsentDetailApi;
  session: SessionApi;
  signIn: SignInApi;
}
