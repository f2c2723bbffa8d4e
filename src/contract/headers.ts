/** Names of the headers that client and server agree on. */

/** Any value: its presence shows that the request was made by a script that CORS let through, not by a form. */
export const REQUESTED_BY = 'X-Lupa-Requested-By';
/** One key per user intent, kept over retries: draft-ietf-httpapi-idempotency-key-header. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** Printable ASCII, no spaces, 16–64 characters. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\w-]{16,64}$/u;
/**
 * For whom an answer is: a word that is the same for one person in one organisation, and tells nothing else. Where the
 * service worker keeps rosters, it is how it knows that somebody else has come. Not there where nobody is signed in.
 */
export const ANSWERED_FOR = 'X-Lupa-Answered-For';
/** On an answer that a service worker kept and gives in the server's place: when it came, by the device's clock. */
export const KEPT_AT = 'X-Lupa-Kept-At';
