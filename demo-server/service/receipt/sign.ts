/** Signs receipts: ES256 (RFC 7518 section 3.4), as a compact JWS. */
import { calculateJwkThumbprint, CompactSign, importJWK, type JWK } from 'jose';
import { STATEMENT_TYPE, type ReceiptKey, type ReceiptStatement } from '../../../src/receipt/statement.ts';

export interface ReceiptSigner {
  sign(statement: ReceiptStatement): Promise<string>;
  /** The signer's own key first, then the earlier ones, whose receipts are still at people's homes. */
  publicKeys: ReceiptKey[];
}

/**
 * @param privateKey P-256 private key (RFC 7517); its `kid` is its thumbprint (RFC 7638) where it has none
 * @param earlier public keys that have signed before
 * @throws {TypeError} for a key of another kind
 */
export async function createSigner(privateKey: JsonWebKey, earlier: ReceiptKey[] = []): Promise<ReceiptSigner> {
  if (privateKey.kty !== 'EC' || privateKey.crv !== 'P-256' || !privateKey.d)
    throw new TypeError('Receipts are signed with a private P-256 key');
  const jwk = privateKey as JWK;
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  const key = await importJWK(jwk, 'ES256');
  return {
    sign: (statement) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(statement)))
        .setProtectedHeader({ alg: 'ES256', typ: STATEMENT_TYPE, kid })
        .sign(key),
    publicKeys: [publicKey({ ...jwk, kid }), ...earlier.map(publicKey)],
  };
}

/** Field by field: what is not named here, the private half above all, is not published. */
function publicKey({ kty, crv, x, y, kid }: JWK | ReceiptKey): ReceiptKey {
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as ReceiptKey;
}

/** The keys for the page with which receipts are checked: `keys` of `lupa-receipt-check`. */
export function publicKeys(signer: ReceiptSigner): ReceiptKey[] {
  return signer.publicKeys;
}
