/** The part of the store that keeps who uses which service, and what the services have told of it. */
import type { ServiceReport } from '../../../src/contract/service-message.ts';

export interface UsedServiceRecord extends ServiceReport {
  organisationId: string;
  serviceId: string;
  personId: string;
  /** Instant in UTC, ISO 8601. */
  since: string;
  /** Instant at which the person disconnected it; null for one in use. */
  disconnectedAt: string | null;
  /**
   * Instant at which the service said that the person uses it no more, kept where they withhold something of it: that
   * holds if the service begins anew. Null for one that has not been ended.
   */
  endedAt: string | null;
  /** Ids of the kinds of data that the person shares. What is needed is shared whether it stands here or not. */
  shared: string[];
}

/** Part of a transaction. Every method is of one organisation. */
export interface UsedServiceRegister {
  /** All of a person, disconnected and ended ones too, by the id of the service. */
  ofPerson(organisationId: string, personId: string): Promise<UsedServiceRecord[]>;
  /** `forUpdate` holds the person until the transaction ends, also where they do not use the service yet. */
  use(
    organisationId: string,
    serviceId: string,
    personId: string,
    options?: { forUpdate?: boolean },
  ): Promise<UsedServiceRecord | undefined>;
  /** Takes the place of the one that was there. */
  keep(use: UsedServiceRecord): Promise<void>;
  remove(organisationId: string, serviceId: string, personId: string): Promise<void>;
}
