import canonicalize from 'canonicalize';
import { toBase64url } from './base64url.ts';

/**
 * SHA-256 over canonical JSON (RFC 8785), base64url; what is not there counts as null.
 *
 * @throws for what has no canonical form: a lone half of a surrogate pair
 */
export async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalize(value ?? null));
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
