/** Runs the server as a program: tells where it answers or why it cannot start, and stops when it is asked to. */
import { resolve } from 'node:path';
import { PEOPLE } from '../service/seed/people.ts';
import { ORGANISATION_ID, seed } from '../service/seed/seed.ts';
import type { Store } from '../service/store.ts';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration.ts';
import { DataFolderInUse } from './data-folder.ts';
import { DemoKeysDamaged } from './demo-keys.ts';
import { logToConsole } from './log.ts';
import { openData } from './open-data.ts';
import { ReceiptKeyDamaged } from './receipt-key.ts';
import { createServer, PortTaken, type RunningServer } from './server.ts';
import { OtherAuditKey } from './sql/audit-key.ts';
import { PostgresUnreachable } from './sql/open-postgres.ts';

/** Everybody in the data would be a stranger at the sign-in. */
class OtherIdentityKey extends Error {
  constructor() {
    super(
      'The people in its data were stored with another identity key: that of another DATA_FOLDER perhaps, or another\n' +
        'IDENTITY_KEY. Give the same one to every server of a database, or use a new database.',
    );
  }
}

/** @param environment the variables of `configuration.ts` */
export async function run(environment: Record<string, string | undefined>): Promise<void> {
  // A stop that is asked for while the server still starts is carried out once it has.
  const asked = stopAsked();

  let server: RunningServer;
  let configuration: Configuration;
  try {
    configuration = readConfiguration(environment);
    server = await createServer({
      configuration,
      openData: (address) => openData(configuration, logToConsole, address),
      // The demo's people and requests have no place among real ones.
      prepare: configuration.production ? undefined : prepareDemo,
      log: logToConsole,
    });
  } catch (error) {
    console.error(`\nLupa cannot start. ${whyNot(error, environment)}\n`);
    process.exitCode = 1;
    return;
  }

  const place = configuration.databaseUrl === undefined ? resolve(configuration.dataFolder) : 'PostgreSQL';
  process.stdout.write(`\nLupa answers at ${server.origin}\nIts data lies in ${place}\nCtrl+C stops it\n\n`);
  await asked;
  await server.stop();
  process.exit(0);
}

function stopAsked(): Promise<void> {
  return new Promise((asked) => {
    // Ctrl+C may arrive twice, from the terminal and from npm: the second must not cut the stopping short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => asked());
  });
}

/** Fills an empty store with the demo; makes sure that the people of one that is not empty can be found. */
async function prepareDemo(store: Store, hashIdentity: (code: string) => Promise<string>): Promise<void> {
  // Of servers that start at once on an empty database one adds the demo; the others fail, and then find it there.
  const added = await seed(store, hashIdentity).catch(() => seed(store, hashIdentity));
  if (added) return;
  const identityHash = await hashIdentity(PEOPLE.ahto.identityCode);
  const known = await store.transaction((tx) => tx.personByIdentity(ORGANISATION_ID, identityHash));
  if (known === undefined) throw new OtherIdentityKey();
}

function whyNot(error: unknown, { PORT = '3000' }: Record<string, string | undefined>): string {
  if (error instanceof PortTaken) {
    return `Port ${PORT} is taken. Stop what uses it, or choose another one: PORT=3001 npm start`;
  }
  if (error instanceof DataFolderInUse) {
    return `${error.message}\nAnother folder: DATA_FOLDER=.data-2 npm start`;
  }
  const known = [
    ConfigurationError,
    DemoKeysDamaged,
    OtherAuditKey,
    OtherIdentityKey,
    PostgresUnreachable,
    ReceiptKeyDamaged,
  ];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
