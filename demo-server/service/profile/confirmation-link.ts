/**
 * The link by which an address is confirmed. What it carries is made of the id of its mail and a key that the database
 * does not have: so it is written nowhere, and a mail that is sent a second time has the same one.
 */
import { toBase64url } from '../../../src/receipt/base64url.ts';
import type { Language } from '../../../src/model/language.ts';
import { sha256 } from '../agreed-texts.ts';

export const CONFIRMATION_PATH = '/profile/email/confirm';

/** Of the id of a mail, which is random, 256 bits in base64url. */
export type ConfirmationSecret = (mailId: string) => Promise<string>;

/** @param key 32 random bytes; by default such as nobody has kept, for a service that sends no mails */
export function confirmationSecrets(key = crypto.getRandomValues(new Uint8Array(32))): ConfirmationSecret {
  return async (mailId) => {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const code = await crypto.subtle.sign('HMAC', imported, new TextEncoder().encode(mailId));
    return toBase64url(new Uint8Array(code));
  };
}

/** What is kept of a secret: SHA-256 in hexadecimal. */
export function hashOfSecret(secret: string): Promise<string> {
  return sha256(new TextEncoder().encode(secret));
}

/** @param language of the page for one who has chosen none there */
export function confirmationLink(organisationId: string, secret: string, language: Language): string {
  return `${CONFIRMATION_PATH}?${new URLSearchParams({ token: `${organisationId}.${secret}`, language })}`;
}

/** The two parts of what a link carries; undefined for what cannot be one of ours. */
export function readToken(token: string): { organisationId: string; secret: string } | undefined {
  const { organisationId, secret } =
    /^(?<organisationId>[!-~]{1,100})\.(?<secret>[\w-]{43})$/u.exec(token)?.groups ?? {};
  return organisationId === undefined || secret === undefined ? undefined : { organisationId, secret };
}
