/** Who has been identified: somebody whom the organisation knows, or a resident who is here for the first time. */
import { randomUUID } from 'node:crypto';
import { civilDateOf } from '../../src/model/civil-date.ts';
import { readIdentityCode } from '../../src/model/identity-code.ts';
import type { PersonRecord, Store } from '../service/store.ts';
import type { Held } from './sessions.ts';

export interface FirstVisitOptions {
  store: Store;
  organisationId: string;
  hashIdentity: (identityCode: string) => string;
  now: () => Date;
}

/**
 * The person of an identification. One who is in no list yet is added, under the names that the identification told, so
 * that they have a profile; a list that names them later finds the same person by the code.
 *
 * Resolves to undefined for one who is not known and of whom no names, or no Finnish identity code, were told.
 */
export async function personOfIdentification(
  { store, organisationId, hashIdentity, now }: FirstVisitOptions,
  { identityCode, official }: Held,
): Promise<PersonRecord | undefined> {
  const identityHash = hashIdentity(identityCode);
  const known = () => store.transaction((tx) => tx.personByIdentity(organisationId, identityHash));
  const person = await known();
  if (person !== undefined || official === null) return person;
  const read = readIdentityCode(identityCode, civilDateOf(now().toISOString()));
  if ('fault' in read) return undefined;
  const added: PersonRecord = {
    id: randomUUID(),
    organisationId,
    identityHash,
    givenNames: official.givenNames,
    familyName: official.familyName,
    birthDate: read.birthDate,
  };
  try {
    await store.transaction((tx) => tx.addPerson(added));
    return added;
  } catch (error) {
    // They came twice at once, or a list with them did: then they are there.
    const first = await known();
    if (first === undefined) throw error;
    return first;
  }
}

/** Whose verified address it is; nobody is added by one. */
export async function personOfVerifiedEmail(
  { store, organisationId }: Pick<FirstVisitOptions, 'store' | 'organisationId'>,
  email: string,
): Promise<PersonRecord | undefined> {
  return store.transaction(async (tx) => {
    const profile = await tx.profiles.byVerifiedEmail(organisationId, email);
    return profile && tx.person(organisationId, profile.personId);
  });
}
