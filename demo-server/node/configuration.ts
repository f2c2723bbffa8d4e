/** Everything that the server takes from its environment, in one place. The README's table is made of these lines. */
import { join } from 'node:path';
import type { JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import addressparser from 'nodemailer/lib/addressparser';
import type { ReceiptKey } from '../../src/receipt/statement.ts';
import { OFFICIAL_CLAIMS, type OfficialClaims } from './official-claims.ts';
import { SIGNING_KEY } from './receipt-key.ts';

/**
 * By which the test identity provider says that somebody was identified strongly: the level `substantial` of the Finnish
 * Trust Network, as Suomi.fi identification says it.
 */
export const TEST_STRONG_ACR = 'http://ftn.ficora.fi/2017/loa2';

/** Name of the claim with the personal identity code in Finnish identification services (its object identifier). */
const FINNISH_IDENTITY_CODE = 'urn:oid:1.2.246.21';

export interface Configuration {
  production: boolean;
  /** Address to listen on. */
  host: string;
  /** 0 for any free port. */
  port: number;
  /** PostgreSQL; undefined for PGlite in the data folder. */
  databaseUrl: string | undefined;
  dataFolder: string;
  /** The origin that browsers see when something stands in front of this server. */
  publicOrigin: string | undefined;
  /** Origins of other sites whose pages may use the API with the citizen's session. */
  allowedOrigins: string[];
  /** Undefined: the bundled test identity provider. */
  identityProvider: { issuer: URL; clientId: string; clientSecret: string | undefined } | undefined;
  identityClaim: string;
  /** By which claims the identification tells the rest. */
  officialClaims: OfficialClaims;
  /** Values of `acr` that stand for a strong identification; none: every identification is strong. */
  strongAcr: string[];
  /** Key of the identity hash; undefined: made for the demo and kept in the data folder. */
  identityKey: string | undefined;
  /** Key of the events' hash chains; undefined: made for the demo and kept in the data folder. */
  auditKey: string | undefined;
  /** Private key that signs receipts; undefined: made for the demo and kept in the data folder. */
  receiptKey: JsonWebKey | undefined;
  /** Public keys that have signed before: receipts of theirs are still at people's homes. */
  earlierReceiptKeys: ReceiptKey[];
  /** The mail server and the sender; undefined: no mail is sent. */
  mail: { url: string; from: string } | undefined;
  /** Whole days for which answers are kept after a request is over; undefined: for ever. */
  proofRetentionDays: number | undefined;
  /** A file of the services that can be connected; undefined: the demo's, or none in production. */
  servicesFile: string | undefined;
  /** Where the heads of the chains are written down. */
  anchorFolder: string;
  /** File of what else a citizen may tell in their profile; undefined: nothing, or what the demo asks. */
  profileFieldsFile: string | undefined;
}

/** One sentence per faulty variable, each beginning with its name. */
export class ConfigurationError extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1));

const key = v.pipe(text, v.minLength(32, 'must have at least 32 characters'));

const port = v.pipe(
  text,
  v.regex(/^\d{1,5}$/u, 'must be a number from 0 to 65535'),
  v.transform(Number),
  v.maxValue(65_535, 'must be a number from 0 to 65535'),
);

function secureUrl(protocols: string) {
  return v.pipe(
    text,
    v.check((address) => URL.canParse(address), 'must be a whole address, such as https://luvat.kunta.example'),
    v.transform((address) => new URL(address)),
    v.check((url) => isSecure(url), `must be ${protocols}; http only on this machine`),
  );
}

/** The password in it may have any character, and is not repeated. */
const smtpUrl = v.pipe(
  text,
  v.check(
    (address) => URL.canParse(address) && /^smtps?:\/\/.*[^/]/u.test(address) && new URL(address).hostname !== '',
    'must be an address such as smtps://user:password@mail.kunta.example',
  ),
);

const sender = v.pipe(
  text,
  v.check((from) => isOneAddress(from), 'must be one address, such as Kunta <luvat@kunta.example>'),
);

const origin = v.pipe(
  text,
  v.check(
    (value) => URL.canParse(value) && new URL(value).origin === value && isSecure(new URL(value)),
    'must be origins in full and nothing more, such as https://www.kunta.example; http only on this machine',
  ),
);

/** A public P-256 key (RFC 7517) with the name by which receipts call it. */
const PUBLIC_KEY = v.looseObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: v.string(),
  y: v.string(),
  kid: v.string(),
});

/** JSON in a variable; what it says is not repeated when it is faulty, for it may be a secret. */
function json<T extends v.GenericSchema>(schema: T, fault: string) {
  return v.pipe(
    text,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        const parsed = v.safeParse(schema, JSON.parse(dataset.value));
        if (parsed.success) return parsed.output;
      } catch {
        // Not JSON: said below.
      }
      addIssue({ message: fault });
      return NEVER;
    }),
  );
}

const ENVIRONMENT = v.object({
  NODE_ENV: v.optional(text),
  HOST: v.optional(text, '127.0.0.1'),
  PORT: v.optional(port, '3000'),
  DATABASE_URL: v.optional(
    v.pipe(text, v.regex(/^postgres(?:ql)?:\/\//u, 'must be an address such as postgres://user:password@host/name')),
  ),
  DATA_FOLDER: v.optional(text, '.data'),
  PUBLIC_URL: v.optional(
    v.pipe(
      secureUrl('https'),
      v.check((url) => url.href === `${url.origin}/`, 'must be an origin without a path'),
      v.transform((url) => url.origin),
    ),
  ),
  ALLOWED_ORIGINS: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(/[\s,]+/u).filter((item) => item !== '')),
      v.array(origin),
    ),
    '',
  ),
  OIDC_ISSUER: v.optional(secureUrl('https')),
  OIDC_CLIENT_ID: v.optional(text),
  OIDC_CLIENT_SECRET: v.optional(text),
  OIDC_IDENTITY_CLAIM: v.optional(text, FINNISH_IDENTITY_CODE),
  OIDC_OFFICIAL_CLAIMS: v.optional(
    json(
      v.strictObject(
        Object.fromEntries(
          Object.keys(OFFICIAL_CLAIMS).map((field) => [field, v.optional(v.pipe(v.array(text), v.minLength(1)))]),
        ),
      ),
      'must be JSON with lists of claims, such as {"municipality":["kotikunta"]}; see docs/profile.md for the fields',
    ),
  ),
  OIDC_STRONG_ACR: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(/[\s,]+/u).filter((item) => item !== '')),
    ),
    '',
  ),
  IDENTITY_KEY: v.optional(key),
  AUDIT_KEY: v.optional(key),
  ANCHOR_FOLDER: v.optional(text),
  SERVICES_FILE: v.optional(text),
  PROOF_RETENTION_DAYS: v.optional(
    v.pipe(text, v.regex(/^[1-9]\d{0,4}$/u, 'must be a whole number of days from 1 to 99999'), v.transform(Number)),
  ),
  PROFILE_FIELDS_FILE: v.optional(text),
  SMTP_URL: v.optional(smtpUrl),
  MAIL_FROM: v.optional(sender),
  RECEIPT_KEY: v.optional(json(SIGNING_KEY, 'must be a private P-256 key as a JSON Web Key')),
  RECEIPT_EARLIER_KEYS: v.optional(
    json(v.array(PUBLIC_KEY), 'must be a list of public P-256 keys as JSON Web Keys'),
    '[]',
  ),
});

type Environment = v.InferOutput<typeof ENVIRONMENT>;

/**
 * Reads and checks the environment. A variable that is empty counts as one that is not there.
 *
 * @throws {ConfigurationError} naming every fault at once
 */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = v.safeParse(ENVIRONMENT, given);
  if (!parsed.success) {
    throw new ConfigurationError(parsed.issues.map((issue) => `${issue.path?.[0]?.key as string} ${issue.message}.`));
  }
  const variables = parsed.output;
  const production = variables.NODE_ENV === 'production';
  const faults = [
    ...identityProviderFaults(variables, production),
    ...productionFaults(variables, production),
    ...mailFaults(variables),
  ];
  if (faults.length > 0) throw new ConfigurationError(faults);

  return {
    production,
    host: variables.HOST,
    port: variables.PORT,
    databaseUrl: variables.DATABASE_URL,
    dataFolder: variables.DATA_FOLDER,
    publicOrigin: variables.PUBLIC_URL,
    allowedOrigins: variables.ALLOWED_ORIGINS,
    identityProvider: variables.OIDC_ISSUER && {
      issuer: variables.OIDC_ISSUER,
      clientId: variables.OIDC_CLIENT_ID!,
      clientSecret: variables.OIDC_CLIENT_SECRET,
    },
    identityClaim: variables.OIDC_IDENTITY_CLAIM,
    officialClaims: { ...OFFICIAL_CLAIMS, ...(variables.OIDC_OFFICIAL_CLAIMS as Partial<OfficialClaims> | undefined) },
    strongAcr: variables.OIDC_ISSUER === undefined ? [TEST_STRONG_ACR] : variables.OIDC_STRONG_ACR,
    identityKey: variables.IDENTITY_KEY,
    auditKey: variables.AUDIT_KEY,
    receiptKey: variables.RECEIPT_KEY as JsonWebKey | undefined,
    earlierReceiptKeys: variables.RECEIPT_EARLIER_KEYS as ReceiptKey[],
    mail: variables.SMTP_URL === undefined ? undefined : { url: variables.SMTP_URL, from: variables.MAIL_FROM! },
    proofRetentionDays: variables.PROOF_RETENTION_DAYS,
    servicesFile: variables.SERVICES_FILE,
    profileFieldsFile: variables.PROFILE_FIELDS_FILE,
    anchorFolder: variables.ANCHOR_FOLDER ?? join(variables.DATA_FOLDER, 'anchors'),
  };
}

function identityProviderFaults(variables: Environment, production: boolean): string[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, HOST } = variables;
  const OIDC_STRONG_ACR = variables.OIDC_STRONG_ACR.length > 0 ? '' : undefined;
  if (OIDC_ISSUER !== undefined) {
    return OIDC_CLIENT_ID === undefined ? ['OIDC_CLIENT_ID must be given together with OIDC_ISSUER.'] : [];
  }
  const instead = 'the test identity provider, where anybody can be anybody, serves this machine only';
  if (production) return [`OIDC_ISSUER must be given when NODE_ENV is production: ${instead}.`];
  if (!isLoopback(HOST)) return [`OIDC_ISSUER must be given when HOST is ${HOST}: ${instead}.`];
  const strays = Object.entries({ OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_STRONG_ACR }).filter(
    ([, value]) => value !== undefined,
  );
  return strays.map(([name]) => `${name} means nothing without OIDC_ISSUER.`);
}

function productionFaults(variables: Environment, production: boolean): string[] {
  if (!production) return [];
  const needed = ['PUBLIC_URL', 'IDENTITY_KEY', 'AUDIT_KEY', 'RECEIPT_KEY'] as const;
  return needed
    .filter((name) => variables[name] === undefined)
    .map((name) => `${name} must be given when NODE_ENV is production.`);
}

function mailFaults({ SMTP_URL, MAIL_FROM }: Environment): string[] {
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) return ['MAIL_FROM must be given together with SMTP_URL.'];
  return SMTP_URL === undefined && MAIL_FROM !== undefined ? ['MAIL_FROM means nothing without SMTP_URL.'] : [];
}

function isOneAddress(from: string): boolean {
  const [one, ...others] = addressparser(from);
  return others.length === 0 && /^[^\s@<>]+@[^\s@<>]+$/u.test(one?.address ?? '');
}

function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Whether nobody but this machine can reach the host name or address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
