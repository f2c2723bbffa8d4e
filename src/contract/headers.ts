/** Names of the headers that client and server agree on. */

/** Any value: its presence shows that the request was made by a script that CORS let through, not by a form. */
export const REQUESTED_BY = 'X-Lupa-Requested-By';
/** One key per user intent, kept over retries: draft-ietf-httpapi-idempotency-key-header. */
export const IDEMPOTENCY_KEY = 'Idempotency-Key';
/** Printable ASCII, no spaces, 16–64 characters. */
export const IDEMPOTENCY_KEY_PATTERN = /^[\w-]{16,64}$/u;
