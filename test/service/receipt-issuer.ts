/** Signs receipts with a key that is made for the run. */
import { generateKeyPairSync } from 'node:crypto';
import { createSigner } from '../../demo-server/service/receipt/sign.ts';
import type { ReceiptIssuer } from '../../demo-server/service/receipts.ts';

export const receiptIssuer: ReceiptIssuer = {
  signer: await createSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  pageOf: (id) => `https://lupa.test/consents/${id}`,
};
