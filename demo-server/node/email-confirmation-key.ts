import { hkdfSync } from 'node:crypto';

/** Of the servers of one database, without another secret to configure: it follows from the key that they share. */
export function emailConfirmationKey(identityKey: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hkdfSync('sha256', identityKey, '', 'lupa e-mail confirmation', 32));
}
