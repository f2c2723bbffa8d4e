/** The secrets of a demo, made at its first start and kept with its data, so that nobody has to configure anything. */
import { generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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
});

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
  const path = join(folder, 'keys.json');
  return (await readKeys(path)) ?? (await makeKeys(folder, path));
}

async function readKeys(path: string): Promise<DemoKeys | undefined> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (content === undefined) return undefined;
  try {
    return v.parse(DEMO_KEYS, JSON.parse(content)) as DemoKeys;
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
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(keys, undefined, 2), { mode: 0o600, flag: 'w' });
  try {
    // Unlike a rename, a link fails if another server has made its keys meanwhile; then those are the keys.
    await link(draft, path);
    return keys;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readKeys(path))!;
  } finally {
    await rm(draft);
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
