/** What the elements rely on. A back end is made to fit by an adapter that implements a port. */
import type { ConsentDetail, ConsentSummary, DecisionMessage } from '../contract/consents.ts';
import type { Session } from '../contract/session.ts';

/** A representation with the mark that a decision must name to show what was seen. */
export interface Versioned<T> {
  data: T;
  etag: string;
}

/** Every method rejects with `ApiError`. */
export interface ConsentsApi {
  /** `skipped` counts the items that could not be read. */
  list(): Promise<{ items: ConsentSummary[]; skipped: number }>;
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
}

/** Every method rejects with `ApiError`. */
export interface SessionApi {
  current(): Promise<Session>;
  /** Ends the session; resolves to the address where the browser goes next. */
  signOut(): Promise<string>;
  /** The address that begins the sign-in and comes back to `returnTo`, an absolute address. */
  signInAddress(returnTo: string): string;
}

export interface ApiPorts {
  consents: ConsentsApi;
  session: SessionApi;
}
