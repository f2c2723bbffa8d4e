import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ConfigurationError, readConfiguration } from '../../demo-server/node/configuration.ts';
import { demoKeys, DemoKeysDamaged } from '../../demo-server/node/demo-keys.ts';
import { createTestIdentityProvider } from '../../demo-server/node/test-identity/provider.ts';

const ISSUER = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'lupa' };
const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://luvat.kunta.example',
  IDENTITY_KEY: 'k'.repeat(32),
  AUDIT_KEY: 'a'.repeat(32),
  RECEIPT_KEY: JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
  ...ISSUER,
};

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfiguration(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.faults;
  }
  return [];
}

describe('the configuration', () => {
  it('needs nothing for the demo', () => {
    const configuration = readConfiguration({});
    assert.equal(configuration.port, 3000);
    assert.equal(configuration.host, '127.0.0.1');
    assert.equal(configuration.dataFolder, '.data');
    assert.equal(configuration.identityProvider, undefined);
    assert.equal(configuration.identityClaim, 'urn:oid:1.2.246.21');
  });

  it('takes an empty variable for none', () => {
    assert.deepEqual(readConfiguration({ PORT: '', OIDC_ISSUER: ' ', ALLOWED_ORIGINS: '' }), readConfiguration({}));
  });

  it('takes allowed origins with commas or spaces between', () => {
    const { allowedOrigins } = readConfiguration({
      ALLOWED_ORIGINS: 'https://a.example, https://b.example\nhttp://localhost:8080',
    });
    assert.deepEqual(allowedOrigins, ['https://a.example', 'https://b.example', 'http://localhost:8080']);
  });

  it('has the anchors in the data folder, unless it is told otherwise', () => {
    assert.equal(readConfiguration({ DATA_FOLDER: '/data' }).anchorFolder, '/data/anchors');
    assert.equal(readConfiguration({ DATA_FOLDER: '/data', ANCHOR_FOLDER: '/worm' }).anchorFolder, '/worm');
  });

  it('sends mail only where it is told a server, and from whom', () => {
    assert.equal(readConfiguration({}).mail, undefined);
    const url = 'smtps://user:pass%40word@mail.kunta.example:465';
    const from = 'Kunta <luvat@kunta.example>';
    assert.deepEqual(readConfiguration({ SMTP_URL: url, MAIL_FROM: from }).mail, { url, from });
    assert.doesNotMatch(faultsOf({ SMTP_URL: url }).join(' '), /pass/u);
  });

  it('takes a whole production environment', () => {
    assert.deepEqual(faultsOf(PRODUCTION), []);
  });

  const faulty: [Record<string, string>, RegExp][] = [
    [{ PORT: 'three' }, /^PORT must be a number/u],
    [{ PORT: '70000' }, /^PORT must be a number/u],
    [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL must be an address such as postgres:/u],
    [{ PUBLIC_URL: 'luvat.kunta.example' }, /^PUBLIC_URL must be a whole address/u],
    [{ PUBLIC_URL: 'http://luvat.kunta.example' }, /^PUBLIC_URL must be https/u],
    [{ PUBLIC_URL: 'https://luvat.kunta.example/app' }, /^PUBLIC_URL must be an origin/u],
    [{ ALLOWED_ORIGINS: '*' }, /^ALLOWED_ORIGINS must be origins/u],
    [{ ALLOWED_ORIGINS: 'null' }, /^ALLOWED_ORIGINS must be origins/u],
    [{ ALLOWED_ORIGINS: 'https://a.example/' }, /^ALLOWED_ORIGINS must be origins/u],
    [{ ALLOWED_ORIGINS: 'https://a.example http://b.example' }, /^ALLOWED_ORIGINS must be origins/u],
    [{ ...ISSUER, OIDC_ISSUER: 'http://id.example' }, /^OIDC_ISSUER must be https/u],
    [{ OIDC_ISSUER: 'https://id.example' }, /^OIDC_CLIENT_ID must be given/u],
    [{ OIDC_CLIENT_SECRET: 'secret' }, /^OIDC_CLIENT_SECRET means nothing without OIDC_ISSUER/u],
    [{ SMTP_URL: 'mail.kunta.example', MAIL_FROM: 'a@kunta.example' }, /^SMTP_URL must be an address such as smtps:/u],
    [{ SMTP_URL: 'https://mail.kunta.example', MAIL_FROM: 'a@kunta.example' }, /^SMTP_URL must be an address/u],
    [{ SMTP_URL: 'smtp://', MAIL_FROM: 'a@kunta.example' }, /^SMTP_URL must be an address/u],
    [{ SMTP_URL: 'smtps://mail.kunta.example' }, /^MAIL_FROM must be given together with SMTP_URL/u],
    [{ SMTP_URL: 'smtps://mail.kunta.example', MAIL_FROM: 'Kunta' }, /^MAIL_FROM must be one address/u],
    [{ SMTP_URL: 'smtps://mail.kunta.example', MAIL_FROM: 'a@b.example, c@b.example' }, /^MAIL_FROM must be one/u],
    [{ MAIL_FROM: 'a@kunta.example' }, /^MAIL_FROM means nothing without SMTP_URL/u],
    [{ IDENTITY_KEY: 'short' }, /^IDENTITY_KEY must have at least 32/u],
    [{ AUDIT_KEY: 'short' }, /^AUDIT_KEY must have at least 32/u],
    [{ PROOF_RETENTION_DAYS: '0' }, /^PROOF_RETENTION_DAYS must be a whole number/u],
    [{ PROOF_RETENTION_DAYS: 'ever' }, /^PROOF_RETENTION_DAYS must be a whole number/u],
    [{ HOST: '0.0.0.0' }, /^OIDC_ISSUER must be given when HOST is 0\.0\.0\.0/u],
    [{ HOST: '192.168.1.2' }, /^OIDC_ISSUER must be given when HOST is/u],
    [{ NODE_ENV: 'production' }, /^OIDC_ISSUER must be given when NODE_ENV is production/u],
    [{ ...PRODUCTION, PUBLIC_URL: '' }, /^PUBLIC_URL must be given/u],
    [{ ...PRODUCTION, IDENTITY_KEY: '' }, /^IDENTITY_KEY must be given/u],
    [{ ...PRODUCTION, AUDIT_KEY: '' }, /^AUDIT_KEY must be given/u],
    [{ ...PRODUCTION, RECEIPT_KEY: '' }, /^RECEIPT_KEY must be given/u],
    [{ RECEIPT_KEY: 'hush' }, /^RECEIPT_KEY must be a private P-256 key as a JSON Web Key/u],
    [{ RECEIPT_KEY: '{"kty":"RSA"}' }, /^RECEIPT_KEY must be a private P-256 key/u],
    [{ RECEIPT_EARLIER_KEYS: '{}' }, /^RECEIPT_EARLIER_KEYS must be a list of public P-256 keys/u],
  ];
  for (const [environment, message] of faulty) {
    it(`tells what is wrong with ${JSON.stringify(environment)}`, () => {
      const faults = faultsOf(environment);
      assert.ok(
        faults.some((fault) => message.test(fault)),
        faults.join('\n'),
      );
    });
  }

  it('tells everything that is wrong at once, and no value of it', () => {
    const faults = faultsOf({
      PORT: 'x',
      IDENTITY_KEY: 'hush',
      AUDIT_KEY: 'quiet',
      DATABASE_URL: 'http://user:qwerty@host',
    });
    assert.equal(faults.length, 4);
    assert.doesNotMatch(faults.join(), /hush|quiet|qwerty/u);
  });
});

describe('the keys of a demo', () => {
  const inFolder = async (work: (folder: string, path: string) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
    try {
      await work(folder, join(folder, 'keys.json'));
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('are the same from one start to the next', () =>
    inFolder(async (folder) => assert.deepEqual(await demoKeys(folder), await demoKeys(folder))));

  it('get a key that they lack, the same one at all servers that start at once', () =>
    inFolder(async (folder, path) => {
      const { auditKey: _auditKey, ...earlier } = await demoKeys(folder);
      await writeFile(path, JSON.stringify(earlier));
      const keys = await Promise.all(Array.from({ length: 5 }, () => demoKeys(folder)));
      for (const each of keys) assert.deepEqual(each, { ...earlier, auditKey: keys[0]!.auditKey });
      assert.ok(keys[0]!.auditKey.length >= 32);
      assert.deepEqual(await demoKeys(folder), keys[0]);
      assert.deepEqual(await readdir(folder), ['keys.json']);
    }));

  it('are not made anew when they are damaged', () =>
    inFolder(async (folder, path) => {
      for (const damaged of ['', '{}', JSON.stringify({ ...(await demoKeys(folder)), auditKey: 'short' })]) {
        await writeFile(path, damaged);
        await assert.rejects(demoKeys(folder), DemoKeysDamaged);
        await rm(path);
      }
    }));
});

describe('the test identity provider', () => {
  const start = async (given: { production: boolean; host: string }) => {
    const folder = await mkdtemp(join(tmpdir(), 'lupa-test-'));
    try {
      const keys = await demoKeys(folder);
      createTestIdentityProvider({
        issuer: 'http://localhost:3000/test-identity',
        keys,
        identityClaim: 'code',
        clientOrigins: ['http://localhost:3000'],
        returnOrigins: [],
        verifiedEmails: async () => [],
        log: () => {},
        ...given,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it('runs on this machine', () => start({ production: false, host: '127.0.0.1' }));
  it('does not run in production', () =>
    assert.rejects(start({ production: true, host: '127.0.0.1' }), /OIDC_ISSUER/u));
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'kunta.example', '127.0.0.1.evil.example']) {
    it(`does not run on ${host}`, () => assert.rejects(start({ production: false, host }), /OIDC_ISSUER/u));
  }
});
