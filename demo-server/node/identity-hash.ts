import { createHmac } from 'node:crypto';

/**
 * Keyed hash of a personal identity code (HMAC-SHA-256, base64url): what is stored in place of the code. Without the
 * key the few million possible codes cannot be tried one by one. Letters are compared in upper case; the separator is
 * part of the identity and stays as it is.
 */
export function identityHash(key: string, identityCode: string): string {
  return createHmac('sha256', key).update(identityCode.trim().toUpperCase()).digest('base64url');
}
