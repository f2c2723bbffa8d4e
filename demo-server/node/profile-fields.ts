/** Reads the file in which a municipality says what else a citizen may tell in their profile. */
import { readFile } from 'node:fs/promises';
import { FaultyExtraFields, readExtraFields, type ExtraFields } from '../service/profile/extra-fields.ts';
import { PROFILE_FIELDS } from '../service/seed/profile-fields.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';

/**
 * The fields of the file that the configuration names; without one those of the demo, where the demo is served, and none
 * elsewhere.
 *
 * Rejects with {@link ConfigurationError}: the file is not there, is no JSON, or has faults, each with where it is.
 */
export async function profileFields(configuration: Configuration): Promise<ExtraFields> {
  const { profileFieldsFile, identityProvider } = configuration;
  if (profileFieldsFile === undefined) return identityProvider === undefined ? readExtraFields(PROFILE_FIELDS) : [];
  const fault = (what: string) => new ConfigurationError([`PROFILE_FIELDS_FILE ${what}`]);
  const text = await readFile(profileFieldsFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fault(`cannot be read: ${error.code}.`);
  });
  try {
    return readExtraFields(JSON.parse(text));
  } catch (error) {
    if (error instanceof FaultyExtraFields)
      throw new ConfigurationError(error.faults.map((each) => `PROFILE_FIELDS_FILE ${each}.`));
    throw fault('is not JSON.');
  }
}
