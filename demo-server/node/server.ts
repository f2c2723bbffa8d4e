/** The server: takes its port, opens its data, answers until it is stopped. */
import { getRequestListener } from '@hono/node-server';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { everyOrganisation } from '../service/every-organisation.ts';
import { forgetOldPlans } from '../service/group-requests/plan-job.ts';
import { eraseEnded } from '../service/retention.ts';
import { ORGANISATION_ID } from '../service/seed/seed.ts';
import { createSigner } from '../service/receipt/sign.ts';
import { confirmationSecrets } from '../service/profile/confirmation-link.ts';
import type { Store } from '../service/store.ts';
import { createApp } from './app.ts';
import type { AuditAccess } from './audit/audit-access.ts';
import { isLoopback, type Configuration } from './configuration.ts';
import { demoKeys } from './demo-keys.ts';
import { identityHash } from './identity-hash.ts';
import type { Log } from './log.ts';
import { startMailWorker } from './mail/mail-worker.ts';
import { ShownMails } from './mail/shown-mails.ts';
import { smtpSender } from './mail/smtp.ts';
import { emailConfirmationKey } from './email-confirmation-key.ts';
import { loopbackOrigins, Origins } from './origins.ts';
import { profileFields } from './profile-fields.ts';
import { demoReceiptKey } from './receipt-key.ts';
import { RelyingParty, type RelyingPartyOptions } from './relying-party.ts';
import type { SessionStore } from './session-store.ts';
import { Sessions } from './sessions.ts';
import { servicesOf } from './services-file.ts';
import { startJobWorker } from './work/job-worker.ts';
import {
  createTestIdentityProvider,
  TEST_CLIENT_ID,
  TEST_IDENTITY_PATH,
  type NodeHandler,
} from './test-identity/provider.ts';
import { verifiedEmails } from './test-identity/verified-emails.ts';

/** The stores, opened. */
export interface Data {
  store: Store;
  sessions: SessionStore;
  /** Undefined where nothing is to be verified. */
  audit?: AuditAccess;
  close(): Promise<void>;
}

export interface ServerOptions {
  configuration: Configuration;
  /** Called once the port is ours, with the address of this server as this machine can reach it. */
  openData: (address: string) => Promise<Data>;
  /** Fills the store before the first request is answered. */
  prepare?: (store: Store, hashIdentity: (identityCode: string) => Promise<string>) => Promise<unknown>;
  now?: () => Date;
  log: Log;
}

export interface RunningServer {
  /** Canonical origin, such as `http://localhost:3000`. */
  origin: string;
  /** Finishes the requests under way, then closes the data. */
  stop(): Promise<void>;
}

export class PortTaken extends Error {}

/** Milliseconds that requests under way get when the server stops. */
const LAST_REQUESTS = 5_000;
/** Milliseconds between sweeps of sessions that have run out, plans that nobody started, and answers whose time is over. */
const SWEEP_INTERVAL = 10 * 60_000;

/**
 * Starts the server; resolves when it answers.
 *
 * @throws {PortTaken}
 */
export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { configuration, log, now = () => new Date() } = options;
  const http = createHttpServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  const opening: NodeHandler = (_, response) => response.writeHead(503, { 'Retry-After': '1' }).end();
  http.on('request', opening);
  await listen(http, configuration);
  const { port } = http.address() as AddressInfo;

  let data: Data;
  try {
    data = await options.openData(addressOn(configuration.host, port));
  } catch (error) {
    await closeServer(http);
    throw error;
  }
  try {
    let onWork = () => {};
    const { handler, sessions, origins, secretOf } = await compose(options, data, port, now, () => onWork());
    const sweep = () =>
      Promise.all([
        sessions.sweep(),
        everyOrganisation(data.store, (id) => forgetOldPlans(data.store, id, now().toISOString())),
        eraseOld(configuration, data.store, now, log),
      ]).catch(() => log({ level: 'error', event: 'sweep-failed' }));
    await sweep();
    const sweeping = setInterval(() => void sweep(), SWEEP_INTERVAL);
    http.off('request', opening).on('request', handler);
    const publicOrigin = origins.own[0]!;
    const { mail } = configuration;
    const mails = startMailWorker({
      store: data.store,
      send: mail && smtpSender({ ...mail, publicOrigin }),
      secretOf,
      now,
      log,
    });
    const jobs = startJobWorker({ store: data.store, now, log });
    onWork = () => jobs.wake();
    return {
      origin: publicOrigin,
      async stop() {
        clearInterval(sweeping);
        await closeServer(http);
        await Promise.all([mails.stop(), jobs.stop()]);
        await data.close();
      },
    };
  } catch (error) {
    await closeServer(http);
    await data.close();
    throw error;
  }
}

/** Answers whose time is over, where the configuration says that it ends. */
async function eraseOld({ proofRetentionDays: days }: Configuration, store: Store, now: () => Date, log: Log) {
  if (days === undefined) return;
  await everyOrganisation(store, async (id) => {
    const answers = await eraseEnded(store, id, days, now().toISOString());
    if (answers > 0) log({ level: 'info', event: 'answers-erased', answers });
  });
}

async function compose(
  { configuration, prepare, log }: ServerOptions,
  data: Data,
  port: number,
  now: () => Date,
  onWork: () => void,
) {
  const origins = new Origins(configuration, port);
  const keys =
    configuration.identityProvider === undefined || configuration.identityKey === undefined
      ? await demoKeys(configuration.dataFolder)
      : undefined;
  const identityKey = configuration.identityKey ?? keys!.identityKey;
  const hashIdentity = (identityCode: string) => identityHash(identityKey, identityCode);
  const secretOf = confirmationSecrets(emailConfirmationKey(identityKey));
  await prepare?.(data.store, async (identityCode) => hashIdentity(identityCode));

  const { identityClaim, officialClaims, strongAcr } = configuration;
  let testIdentity: NodeHandler | undefined;
  let provider: Omit<RelyingPartyOptions, 'identityClaim'>;
  if (configuration.identityProvider !== undefined) {
    provider = configuration.identityProvider;
  } else {
    const clientOrigins = loopbackOrigins(port);
    const issuer = `${clientOrigins[0]}${TEST_IDENTITY_PATH}`;
    provider = { issuer: new URL(issuer), clientId: TEST_CLIENT_ID, clientSecret: keys!.clientSecret };
    testIdentity = createTestIdentityProvider({
      production: configuration.production,
      host: configuration.host,
      issuer,
      keys: keys!,
      identityClaim,
      clientOrigins,
      returnOrigins: origins.allowed,
      verifiedEmails: () => verifiedEmails(data.store, ORGANISATION_ID),
      log,
    });
  }

  const sessions = new Sessions(data.sessions, now);
  const receiptKey = configuration.receiptKey ?? (await demoReceiptKey(configuration.dataFolder));
  const app = createApp({
    signer: await createSigner(receiptKey, configuration.earlierReceiptKeys),
    origins,
    relyingParty: new RelyingParty({ ...provider, identityClaim, officialClaims, strongAcr }),
    sessions,
    sessionStore: data.sessions,
    store: data.store,
    audit: data.audit,
    organisationId: ORGANISATION_ID,
    hashIdentity,
    extraFields: await profileFields(configuration),
    secretOf,
    // Like the test provider: what is shown there is for those at this machine.
    outbox:
      configuration.production || !isLoopback(configuration.host)
        ? undefined
        : new ShownMails(data.store, ORGANISATION_ID, origins.own[0]!, secretOf, now),
    now,
    log,
    services: await servicesOf(configuration),
    onWork,
  });
  const answer = getRequestListener(app.fetch);
  const handler: NodeHandler = (request, response) => {
    const isTestIdentity = /^\/test-identity(?:[/?]|$)/u.test(request.url!);
    if (testIdentity !== undefined && isTestIdentity && origins.ofHost(request.headers.host) !== undefined) {
      testIdentity(request, response);
    } else {
      void answer(request, response);
    }
  };
  return { handler, sessions, origins, secretOf };
}

async function listen(http: Server, { host, port }: Configuration): Promise<void> {
  http.listen(port, host);
  try {
    await once(http, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTaken();
    throw error;
  }
}

/** One that listens everywhere can be reached on the loopback. */
function addressOn(host: string, port: number): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

async function closeServer(http: Server): Promise<void> {
  const closed = once(http, 'close');
  http.close();
  // Closing ends the connections that are idle at that moment; others fall idle later, and a browser keeps them.
  const tidying = setInterval(() => http.closeIdleConnections(), 50);
  const impatience = setTimeout(() => http.closeAllConnections(), LAST_REQUESTS);
  await closed;
  clearInterval(tidying);
  clearTimeout(impatience);
}
