/** What a service does by its token: it tells who uses it and what they have dealt with, and asks what it may know. */
import type { ServiceReport } from '../../../src/contract/service-message.ts';
import type { HashIdentity } from '../groups/same-person.ts';
import { hashOfToken, newToken } from '../checks/check-token.ts';
import { ProblemError } from '../problem.ts';
import type { ProfileRecord } from '../profile/profile-register.ts';
import type { PersonRecord, Store, Transaction } from '../store.ts';
import type { RegisteredData, RegisteredService } from './registered-services.ts';
import { sharedOf } from './used-services.ts';
import type { UsedServiceRecord } from './used-service-register.ts';

/** By which the token of a service is told from other secrets. */
export const SERVICE_TOKEN_PREFIX = 'lupa_service_';

/** A token, and what is written into the file of the services in its place. */
export async function newServiceToken(): Promise<{ token: string; tokenHash: string }> {
  const token = newToken(SERVICE_TOKEN_PREFIX);
  return { token, tokenHash: await hashOfToken(token) };
}

/**
 * The service whose token it is. Rejects with `token-required` for one that is not good, also where there is no such
 * service: which services there are is not told.
 *
 * @param token as it came; undefined for none
 */
export async function serviceByToken(
  services: readonly RegisteredService[],
  serviceId: string,
  token: string | undefined,
): Promise<RegisteredService> {
  const tokenHash = token === undefined ? undefined : await hashOfToken(token);
  const found = services.find((service) => service.id === serviceId && service.tokenHash === tokenHash);
  if (tokenHash === undefined || found === undefined) throw new ProblemError('token-required');
  return found;
}

/**
 * Connects a person; one who is connected stays as they are. Rejects with `not-found` for somebody who is not known and
 * for one who has disconnected the service: only they let it back.
 *
 * @returns the id by which the service names the person from then on
 */
export async function connectUser(
  store: Store,
  service: RegisteredService,
  { identityCode, since }: { identityCode: string; since: string },
  hashIdentity: HashIdentity,
): Promise<string> {
  const { organisationId } = service;
  const identityHash = await hashIdentity(identityCode);
  return store.transaction(async (transaction) => {
    const person = await transaction.personByIdentity(organisationId, identityHash);
    if (person === undefined) throw new ProblemError('not-found');
    await beginUse(transaction, service, { personId: person.id, since });
    return person.id;
  });
}

/**
 * Everything is shared that the service is said to get to know on this day; a kind that comes later waits for a yes.
 * What the person withheld before the service ended the use is withheld again.
 */
export async function beginUse(
  transaction: Transaction,
  { organisationId, id: serviceId, data }: RegisteredService,
  { personId, since }: { personId: string; since: string },
): Promise<void> {
  const use = await transaction.usedServices.use(organisationId, serviceId, personId, { forUpdate: true });
  if (use !== undefined && use.disconnectedAt !== null) throw new ProblemError('not-found');
  if (use?.endedAt === null) return;
  const shared = use?.shared ?? data.map(({ id }) => id);
  const nothing = { disconnectedAt: null, endedAt: null, dealings: [], matters: [] };
  await transaction.usedServices.keep({ organisationId, serviceId, personId, since, shared, ...nothing });
}

/** In place of what was told before. Rejects with `not-found` where the person does not use the service. */
export async function reportUse(
  transaction: Transaction,
  service: RegisteredService,
  { personId, dealings, matters }: ServiceReport & { personId: string },
): Promise<void> {
  const use = await useOf(transaction, service, personId);
  await transaction.usedServices.keep({ ...use, dealings, matters });
}

/**
 * The person uses the service no more, says the service: what it told is removed. Only where the person withholds
 * something is the use kept, so that the service does not undo that by beginning anew. Rejects with `not-found` as above.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function endUse(store: Store, service: RegisteredService, personId: string, now: string): Promise<void> {
  await store.transaction(async (transaction) => {
    const { usedServices } = transaction;
    const use = await useOf(transaction, service, personId);
    const withholds = service.data.some(({ id, needed }) => !needed && !use.shared.includes(id));
    if (withholds) await usedServices.keep({ ...use, endedAt: now, dealings: [], matters: [] });
    else await usedServices.remove(service.organisationId, service.id, personId);
  });
}

/** What the service may know, and what the profile holds of it. Rejects with `not-found` as above. */
export async function sharedWith(store: Store, service: RegisteredService, personId: string) {
  const { organisationId } = service;
  return store.transaction(async (transaction) => {
    const shared = sharedOf(service, await useOf(transaction, service, personId));
    const person = await transaction.person(organisationId, personId);
    const profile = await transaction.profiles.profile(organisationId, personId);
    const values = shared.flatMap(({ id, profile: kind }) =>
      kind === undefined ? [] : [[id, valueOf(kind, person!, profile)] as const],
    );
    return { subject: personId, shared: shared.map(({ id }) => id), values: Object.fromEntries(values) };
  });
}

async function useOf(
  transaction: Transaction,
  { organisationId, id }: RegisteredService,
  personId: string,
): Promise<UsedServiceRecord> {
  const use = await transaction.usedServices.use(organisationId, id, personId, { forUpdate: true });
  if (use?.disconnectedAt !== null || use.endedAt !== null) throw new ProblemError('not-found');
  return use;
}

function valueOf(
  kind: NonNullable<RegisteredData['profile']>,
  { givenNames, familyName }: PersonRecord,
  profile: ProfileRecord | undefined,
): unknown {
  switch (kind) {
    case 'name':
      return `${givenNames} ${familyName}`;
    case 'email':
      // One that was not confirmed may be somebody else's.
      return profile?.emailVerifiedAt == null ? null : profile.email;
    default:
      return profile?.[kind] ?? null;
  }
}
