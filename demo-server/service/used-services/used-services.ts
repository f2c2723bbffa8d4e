/** The services that a citizen uses: what they see of them, what they withhold, and how they leave one. */
import type { ConsentSummary } from '../../../src/contract/consent-summary.ts';
import type { UsedService } from '../../../src/contract/used-services.ts';
import type { Actor } from '../authorisation.ts';
import { ownConsents } from '../own-consents.ts';
import { ProblemError } from '../problem.ts';
import { digest } from '../representation.ts';
import { recordAct } from '../staff-acts/record-act.ts';
import type { StaffAct } from '../staff-acts/act-register.ts';
import type { Store, Transaction } from '../store.ts';
import type { RegisteredService } from './registered-services.ts';
import type { UsedServiceRecord } from './used-service-register.ts';

/** A citizen at a moment. */
export interface UserOfServices {
  actor: Actor;
  /** Those of the municipality. */
  services: readonly RegisteredService[];
  /** Instant in UTC, ISO 8601. */
  now: string;
}

export interface OneService extends UserOfServices {
  serviceId: string;
}

type ConsentOfTemplate = { templateId: string; consent: ConsentSummary };

/** Without a service that is no longer among those of the municipality, or has ended the use; what is kept of it stays. */
export async function usedServicesOf(store: Store, user: UserOfServices): Promise<UsedService[]> {
  const { organisationId, personId } = user.actor;
  return store.transaction(async (transaction) => {
    const uses = await transaction.usedServices.ofPerson(organisationId, personId);
    const consents = uses.length === 0 ? [] : await consentsOf(transaction, user);
    const shown = await Promise.all(
      uses.flatMap((use) => {
        const service = registered(user, use.serviceId);
        return service === undefined || use.endedAt !== null ? [] : [seen(service, use, consents)];
      }),
    );
    const left = ({ disconnectedAt }: UsedService) => Number(disconnectedAt !== null);
    return shown.sort((a, b) => left(a) - left(b) || a.name.fi!.localeCompare(b.name.fi!, 'fi'));
  });
}

/**
 * Shares what is named and what is needed, and withholds the rest.
 *
 * Rejects with {@link ProblemError} `not-found`; `precondition-required`; `precondition-failed` with the service as it
 * is now; `invalid-message` for what is not data of the service.
 *
 * @param ifMatch mark of what the person saw, or undefined where the client sent none
 */
export async function chooseData(
  store: Store,
  one: OneService,
  { shared, ifMatch }: { shared: string[]; ifMatch: string | undefined },
): Promise<UsedService> {
  return change(store, one, async (transaction, service, use) => {
    if (use.disconnectedAt !== null) throw new ProblemError('not-found');
    if (ifMatch === undefined) throw new ProblemError('precondition-required');
    const before = await seen(service, use, await consentsOf(transaction, one));
    if (ifMatch !== before.mark) throw new ProblemError('precondition-failed', { current: before, etag: before.mark });
    if (!shared.every((id) => service.data.some((data) => data.id === id)))
      throw new ProblemError('invalid-message', {
        errors: [{ field: 'shared', message: 'Expected ids of data of the service' }],
      });
    const fields = before.data.filter(({ id, needed, shared: is }) => !needed && is !== shared.includes(id));
    if (fields.length === 0) return undefined;
    return {
      use: { ...use, shared: service.data.flatMap(({ id }) => (shared.includes(id) ? id : [])) },
      act: { type: 'service-data-changed', serviceId: service.id, fields: fields.map(({ id }) => id) },
    };
  });
}

/**
 * The service is told nothing from now on, and what it told here is forgotten; twice is once.
 *
 * Rejects with {@link ProblemError} `not-found`; `not-possible` where it cannot be left now, with the reason.
 */
export async function disconnect(store: Store, one: OneService): Promise<UsedService> {
  return change(store, one, async (_, service, use) => {
    if (use.disconnectedAt !== null) return undefined;
    const { state } = disconnectionOf(service, use);
    if (state !== 'possible')
      throw new ProblemError('not-possible', {
        errors: [{ field: '', message: state === 'never' ? 'This service cannot be left' : 'A matter is open' }],
      });
    return {
      use: { ...use, disconnectedAt: one.now, dealings: [], matters: [] },
      act: { type: 'service-disconnected', serviceId: service.id },
    };
  });
}

/** Lets the service be used again, with what was shared before. Twice is once. Rejects with `not-found`. */
export async function reconnect(store: Store, one: OneService): Promise<UsedService> {
  return change(store, one, async (_, service, use) =>
    use.disconnectedAt === null
      ? undefined
      : {
          use: { ...use, disconnectedAt: null, since: one.now },
          act: { type: 'service-reconnected', serviceId: service.id },
        },
  );
}

/**
 * Once somebody has deleted their profile: they use what they used, and each service is told no more than it needs until
 * they choose again.
 */
export async function withholdAll(transaction: Transaction, user: UserOfServices): Promise<void> {
  const { organisationId, personId } = user.actor;
  const uses = await transaction.usedServices.ofPerson(organisationId, personId);
  for (const use of uses) if (use.shared.length > 0) await transaction.usedServices.keep({ ...use, shared: [] });
  for (const use of uses) {
    const service = registered(user, use.serviceId);
    const fields = service === undefined ? [] : sharedOf(service, use).filter(({ needed }) => !needed);
    if (fields.length === 0) continue;
    const act = { type: 'service-data-changed' as const, serviceId: use.serviceId, fields: fields.map(({ id }) => id) };
    await recordAct(transaction, user.actor, act, user.now);
  }
}

type Decide = (
  transaction: Transaction,
  service: RegisteredService,
  use: UsedServiceRecord,
) => Promise<{ use: UsedServiceRecord; act: StaffAct } | undefined>;

/** Carries out what is decided of one use, in one transaction with the act that tells of it. */
async function change(store: Store, one: OneService, decide: Decide): Promise<UsedService> {
  const { actor, serviceId, now } = one;
  return store.transaction(async (transaction) => {
    const service = registered(one, serviceId);
    const { organisationId, personId } = actor;
    const use = await transaction.usedServices.use(organisationId, serviceId, personId, { forUpdate: true });
    if (service === undefined || use === undefined || use.endedAt !== null) throw new ProblemError('not-found');
    const decided = await decide(transaction, service, use);
    const shown = await seen(service, decided?.use ?? use, await consentsOf(transaction, one));
    if (decided === undefined) return shown;
    await transaction.usedServices.keep(decided.use);
    await recordAct(transaction, actor, decided.act, now);
    return shown;
  });
}

function registered({ actor, services }: UserOfServices, serviceId: string): RegisteredService | undefined {
  return services.find(({ organisationId, id }) => organisationId === actor.organisationId && id === serviceId);
}

/** As the person's own list has them, so that nothing is told here that is not told there. */
async function consentsOf(transaction: Transaction, { actor, now }: UserOfServices): Promise<ConsentOfTemplate[]> {
  const requests = await transaction.requestsOf(actor.organisationId, actor.personId);
  const templates = new Map(requests.map(({ id, template }) => [id, template.id]));
  return ownConsents(actor, requests, now).map((consent) => ({ templateId: templates.get(consent.id)!, consent }));
}

/** What the service may know of the person now. */
export function sharedOf({ data }: RegisteredService, { disconnectedAt, endedAt, shared }: UsedServiceRecord) {
  return disconnectedAt === null && endedAt === null
    ? data.filter(({ id, needed }) => needed || shared.includes(id))
    : [];
}

function disconnectionOf({ disconnection }: RegisteredService, { matters }: UsedServiceRecord) {
  if (disconnection.when === 'never') return { state: 'never' as const, why: disconnection.why };
  const isOpen = disconnection.when === 'no-open-matters' && matters.length > 0;
  return { state: isOpen ? ('matter-open' as const) : ('possible' as const) };
}

/** What the service gets to know, and what of it now. */
export function dataOf(service: RegisteredService, use: UsedServiceRecord): UsedService['data'] {
  const shared = new Set(sharedOf(service, use).map(({ id }) => id));
  return service.data.map(({ id, label, source = null, why = null, needed }) => ({
    ...{ id, label, source, why, needed, shared: shared.has(id) },
  }));
}

export function latestFirst(dealings: UsedServiceRecord['dealings']): UsedServiceRecord['dealings'] {
  return dealings.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

async function seen(
  service: RegisteredService,
  use: UsedServiceRecord,
  consents: ConsentOfTemplate[],
): Promise<UsedService> {
  const data = dataOf(service, use);
  return {
    id: service.id,
    of: use.personId,
    name: service.name,
    description: service.description,
    controller: service.controller ?? null,
    link: service.link,
    privacyNotice: service.privacyNotice,
    since: use.since,
    disconnectedAt: use.disconnectedAt,
    data,
    mark: `"${await digest(JSON.stringify([use.personId, data]))}"`,
    disconnection: disconnectionOf(service, use),
    keeps: service.keeps ?? null,
    dealings: latestFirst(use.dealings),
    matters: use.matters,
    consents: consents.flatMap(({ templateId, consent }) => (service.templates.includes(templateId) ? consent : [])),
  };
}
