/** The token by which another system shows that it may check: 32 random bytes, of which only the hash is kept. */
import { sha256 } from '../agreed-texts.ts';

/** By which it is told from other secrets, also by programs that look for secrets in code. */
const PREFIX = 'lupa_check_';
const BYTES = 32;
/** Characters after the prefix. */
const LENGTH = 43;

export const newCheckToken = () => newToken(PREFIX);

export function newToken(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const text = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
  return prefix + text;
}

/** SHA-256 in hexadecimal. The token is found by it, so that no comparison takes longer the more of it is right. */
export function hashOfToken(token: string): Promise<string> {
  return sha256(new TextEncoder().encode(token));
}

/** The token in an `Authorization` header (RFC 6750 section 2.1); undefined for what cannot be one of ours. */
export function tokenIn(authorization: string | undefined, prefix = PREFIX): string | undefined {
  const token = /^Bearer +(?<token>[\w-]+) *$/iu.exec(authorization ?? '')?.groups?.['token'];
  return token?.startsWith(prefix) && token.length === prefix.length + LENGTH ? token : undefined;
}
