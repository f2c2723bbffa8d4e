/** The private key that signs receipts: from the configuration, or made for the demo and kept with its data. */
import { generateKeyPairSync, randomUUID, type JsonWebKey } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** A private P-256 key (RFC 7517). */
export const SIGNING_KEY = v.looseObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
  d: v.string(),
});

export class ReceiptKeyDamaged extends Error {
  constructor(path: string) {
    super(
      `${path} is damaged. Receipts that it has signed are checked with it: put it back from a copy, or remove it.`,
    );
  }
}

/**
 * The key in `receipt-key.json` of the folder; made if it is not there.
 *
 * @throws {ReceiptKeyDamaged}
 */
export async function demoReceiptKey(folder: string): Promise<JsonWebKey> {
  const path = join(folder, 'receipt-key.json');
  const kept = await readKey(path);
  if (kept !== undefined) return kept;
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(key, undefined, 2), { mode: 0o600, flag: 'wx' });
  try {
    // Unlike a rename, a link fails if another server has made its key meanwhile; then that is the key.
    await link(draft, path);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readKey(path))!;
  } finally {
    await rm(draft);
  }
}

async function readKey(path: string): Promise<JsonWebKey | undefined> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  try {
    return v.parse(SIGNING_KEY, JSON.parse(content)) as JsonWebKey;
  } catch {
    // The reason could quote the key.
    throw new ReceiptKeyDamaged(path);
  }
}
