/** The secrets of a demo, made at its first start and kept with its data, so that nobody has to configure anything. */
import { createHmac, generateKeyPairSync, randomBytes, randomUUID, type JsonWebKey } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

const SECRET = v.pipe(v.string(), v.minLength(32));

const DEMO_KEYS = v.object({
  identityKey: SECRET,
  /** What the server shows to the test identity provider. */
  clientSecret: SECRET,
  /** Signs the cookies of the test identity provider. */
  cookieKey: SECRET,
  /** Signs the tokens of the test identity provider: P-256, private. */
  signingKey: v.looseObject({ kty: v.literal('EC'), kid: v.string() }),
  /** Of the events' hash chains. */
  auditKey: SECRET,
});

/** Keys from before a key was needed: it is added. */
const KEPT_KEYS = v.looseObject({ ...DEMO_KEYS.entries, auditKey: v.optional(SECRET) });

export class DemoKeysDamaged extends Error {
  constructor(path: string) {
    super(`${path} is damaged. The data beside it cannot be used without its keys: remove the whole folder.`);
  }
}

export type DemoKeys = Omit<v.InferOutput<typeof DEMO_KEYS>, 'signingKey'> & { signingKey: JsonWebKey };

/**
 * Reads the keys from `keys.json` of the folder; makes them if they are not there.
 *
 * @throws {DemoKeysDamaged}
 */
export async function demoKeys(folder: string): Promise<DemoKeys> {
  const path = pathIn(folder);
  const kept = await readKeys(path);
  if (kept === undefined) return makeKeys(folder, path);
  return isComplete(kept) ? kept : addKeys(path, kept);
}

/**
 * The keys of a folder that has them, with nothing made or added.
 *
 * @throws {DemoKeysDamaged}
 */
export async function existingDemoKeys(folder: string): Promise<Partial<DemoKeys> | undefined> {
  return readKeys(pathIn(folder));
}

function pathIn(folder: string): string {
  return join(folder, 'keys.json');
}

type KeptKeys = Omit<DemoKeys, 'auditKey'> & Partial<DemoKeys>;

function isComplete(keys: KeptKeys): keys is DemoKeys {
  return keys.auditKey !== undefined;
}

async function readKeys(path: string): Promise<KeptKeys | undefined> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  try {
    return v.parse(KEPT_KEYS, JSON.parse(content)) as KeptKeys;
  } catch {
    // The reason could quote a key.
    throw new DemoKeysDamaged(path);
  }
}

async function makeKeys(folder: string, path: string): Promise<DemoKeys> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys: DemoKeys = {
    identityKey: secret(),
    clientSecret: secret(),
    cookieKey: secret(),
    signingKey: { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('base64url') },
    auditKey: secret(),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = await writeDraft(path, keys);
  try {
    // Unlike a rename, a link fails if another server has made its keys meanwhile; then those are the keys.
    await link(draft, path);
    return keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return demoKeys(folder);
  } finally {
    await rm(draft);
  }
}

/** What is added follows from what is there: servers that start at once must not come to different keys. */
async function addKeys(path: string, kept: KeptKeys): Promise<DemoKeys> {
  const auditKey = createHmac('sha256', kept.identityKey).update('lupa audit key').digest('base64url');
  const keys = { ...kept, auditKey };
  await rename(await writeDraft(path, keys), path);
  return keys;
}

async function writeDraft(path: string, keys: DemoKeys): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(keys, undefined, 2), { mode: 0o600, flag: 'wx' });
  return draft;
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
