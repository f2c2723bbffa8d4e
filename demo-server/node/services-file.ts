/** The services of the municipality, from the file that the configuration names: see docs/services-api.md. */
import { readFile } from 'node:fs/promises';
import { ORGANISATION_ID } from '../service/seed/seed.ts';
import { demoServices } from '../service/seed/used-services.ts';
import { FaultyServices, readServices, type RegisteredService } from '../service/used-services/registered-services.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';

/**
 * The demo's where no file is named; none in production.
 *
 * @throws {ConfigurationError} naming each fault, with its place in the file
 */
export async function servicesOf({
  servicesFile,
  production,
}: Pick<Configuration, 'servicesFile' | 'production'>): Promise<RegisteredService[]> {
  if (servicesFile === undefined) return production ? [] : demoServices(ORGANISATION_ID);
  const text = await readFile(servicesFile, 'utf8').catch(() => undefined);
  if (text === undefined) throw new ConfigurationError([`SERVICES_FILE cannot be read: ${servicesFile}.`]);
  try {
    return readServices(JSON.parse(text), ORGANISATION_ID);
  } catch (error) {
    const faults = error instanceof FaultyServices ? error.faults : ['it is not JSON'];
    throw new ConfigurationError(faults.map((fault) => `SERVICES_FILE ${servicesFile}: ${fault}`));
  }
}
