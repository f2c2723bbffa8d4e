/** Checks a consent receipt by itself, without any server, in a browser or in Node. */
import type { AgreedText } from '../model/agreed-text.ts';
import { digestsOf, partsOf, RECEIPT_PARTS, signatureOf, type ReceiptPart } from './parts.ts';
import { readStatement, type ReceiptKey, type ReceiptStatement, type StatementFault } from './statement.ts';
import { hasUniqueNames } from './unique-names.ts';

export type { ReceiptKey, ReceiptStatement } from './statement.ts';
export type { ReceiptPart } from './parts.ts';

/**
 * `not-json`: not text of a receipt at all. `not-a-receipt`: JSON of something else. `no-key`: signed with a key that
 * the page does not know. `signature`: not signed so by that key. `no-crypto`: the page was not loaded by https.
 */
export type ReceiptFault = 'not-json' | StatementFault;

export interface CheckedReceipt {
  kind: 'checked';
  /** What was signed. */
  statement: ReceiptStatement;
  /** Each part of the receipt, and whether it is as it was signed; empty for a code, which has none. */
  parts: { part: ReceiptPart; holds: boolean }[];
  /** The agreed text, where it is there and is as it was signed. */
  agreed: AgreedText | undefined;
}

export type ReceiptCheck = CheckedReceipt | { kind: 'failed'; fault: ReceiptFault };

/** How the fragment of the address in a QR code begins; the signature follows. */
export const CODE_FRAGMENT = '#kuitti=';

/** The signature in the address of a QR code, or a signature as such; undefined in any other text. */
export function codeIn(text: string): string | undefined {
  return /^(?:\S*#kuitti=)?([\w-]+\.[\w-]*\.[\w-]*)$/u.exec(text.trim())?.[1];
}

/** Checks the signature of a QR code. */
export async function checkCode(jws: string, keys: readonly ReceiptKey[]): Promise<ReceiptCheck> {
  const statement = await readStatement(jws, keys);
  if (typeof statement === 'string') return { kind: 'failed', fault: statement };
  return { kind: 'checked', statement, parts: [], agreed: undefined };
}

/** Checks the text of a receipt, or of a code. What is wrong is returned, never thrown. */
export async function checkReceipt(text: string, keys: readonly ReceiptKey[]): Promise<ReceiptCheck> {
  const code = codeIn(text);
  if (code !== undefined) return checkCode(code, keys);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: 'failed', fault: 'not-json' };
  }
  const signature = signatureOf(document);
  if (signature === undefined || !hasUniqueNames(text)) return { kind: 'failed', fault: 'not-a-receipt' };
  const statement = await readStatement(signature, keys);
  if (typeof statement === 'string') return { kind: 'failed', fault: statement };
  try {
    const digests = await digestsOf(document);
    const parts = RECEIPT_PARTS.map((part) => ({ part, holds: digests[part] === statement.digests[part] }));
    const holds = digests.agreedText === statement.digests.agreedText;
    return {
      kind: 'checked',
      statement,
      parts,
      agreed: holds ? (partsOf(document).agreedText as AgreedText) : undefined,
    };
  } catch {
    // What has no canonical form was never signed.
    return { kind: 'failed', fault: 'not-a-receipt' };
  }
}
