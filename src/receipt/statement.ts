/** What a receipt's signature says by itself: enough for a QR code, and nothing of a person. */
import { CONSENT_STATES, SUBJECT_RELATIONS, type ConsentState, type SubjectRelation } from '../model/receipt.ts';
import { LANGUAGES, type Language } from '../model/language.ts';
import { fromBase64url } from './base64url.ts';
import { RECEIPT_PARTS, type Digests } from './parts.ts';

/** The `typ` of the signature's header (RFC 7515 section 4.1.9): no other signature of the same key is a receipt's. */
export const STATEMENT_TYPE = 'consent-receipt+jws';

/** The payload of the signature. */
export interface ReceiptStatement {
  receiptId: string;
  /** Instants in UTC. */
  issuedAt: string;
  publisher: string;
  /** Name of the request, in the language of the text. */
  name: string;
  controller: string;
  language: Language;
  relation: SubjectRelation;
  answers: { name: string; state: ConsentState; at: string }[];
  /** Civil date in Helsinki, or null for an answer without an end. */
  lastValidDay: string | null;
  digests: Digests;
}

/** A public key (RFC 7517): P-256, found by its `kid`. */
export type ReceiptKey = JsonWebKey & { kid?: string };

export type StatementFault = 'not-a-receipt' | 'no-key' | 'signature' | 'no-crypto';

function parse(part: string): unknown {
  const bytes = fromBase64url(part);
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The `kid` of a header as we write it. Any other is refused: another algorithm, or a key that it brings along. */
function keyIdOf(header: unknown): string | undefined {
  const { alg, typ, kid, ...rest } = (header ?? {}) as Record<string, unknown>;
  const isOurs = alg === 'ES256' && typ === STATEMENT_TYPE && Object.keys(rest).length === 0;
  return isOurs && typeof kid === 'string' ? kid : undefined;
}

function isStatement(payload: unknown): payload is ReceiptStatement {
  const { digests, answers, language, relation, lastValidDay, ...texts } = (payload ?? {}) as ReceiptStatement;
  const areTexts = (...values: unknown[]) => values.every((value) => typeof value === 'string');
  return (
    areTexts(texts.receiptId, texts.issuedAt, texts.publisher, texts.name, texts.controller) &&
    LANGUAGES.includes(language) &&
    SUBJECT_RELATIONS.includes(relation) &&
    (lastValidDay === null || areTexts(lastValidDay)) &&
    Array.isArray(answers) &&
    answers.every((answer) => areTexts(answer?.name, answer?.at) && CONSENT_STATES.includes(answer.state)) &&
    areTexts(...RECEIPT_PARTS.map((part) => digests?.[part]))
  );
}

async function importKey({ kty, crv, x, y }: ReceiptKey): Promise<CryptoKey | undefined> {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    return await crypto.subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, algorithm, false, ['verify']);
  } catch {
    return undefined;
  }
}

/**
 * Checks a compact JWS with the keys of the page (ES256 only, Web Crypto). What is wrong is returned, never thrown;
 * `no-crypto` is a page that was not loaded by https.
 */
export async function readStatement(
  jws: string,
  keys: readonly ReceiptKey[],
): Promise<ReceiptStatement | StatementFault> {
  if (globalThis.crypto?.subtle === undefined) return 'no-crypto';
  const [head = '', body = '', signature = '', ...more] = jws.split('.');
  const header = parse(head);
  if (more.length > 0 || header === undefined) return 'not-a-receipt';
  const keyId = keyIdOf(header);
  const signatureBytes = fromBase64url(signature);
  if (keyId === undefined || signatureBytes === undefined) return 'signature';
  const key = keys.find((each) => each?.kid === keyId && each.kty === 'EC' && each.crv === 'P-256');
  const imported = key && (await importKey(key));
  if (imported === undefined) return 'no-key';
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const holds = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, signatureBytes, signed);
  if (!holds) return 'signature';
  const payload = parse(body);
  return isStatement(payload) ? payload : 'not-a-receipt';
}
