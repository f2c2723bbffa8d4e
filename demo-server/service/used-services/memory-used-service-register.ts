import type { UsedServiceRecord, UsedServiceRegister } from './used-service-register.ts';

export interface UsedServiceTables {
  usedServices: Map<string, UsedServiceRecord>;
}

export interface UsedServiceSurroundings {
  keyOf(...parts: string[]): string;
  /** Refuses what names something that is not there. */
  mustHave(what: 'person', organisationId: string, id: string): void;
}

/** Who uses which service, in memory. Transactions follow each other there, so nothing has to be held. */
export class MemoryUsedServiceRegister implements UsedServiceRegister {
  readonly #tables: UsedServiceTables;
  readonly #around: UsedServiceSurroundings;

  constructor(tables: UsedServiceTables, around: UsedServiceSurroundings) {
    this.#tables = tables;
    this.#around = around;
  }

  async ofPerson(organisationId: string, personId: string): Promise<UsedServiceRecord[]> {
    const own = [...this.#tables.usedServices.values()].filter(
      (use) => use.organisationId === organisationId && use.personId === personId,
    );
    return structuredClone(own.sort((a, b) => (a.serviceId < b.serviceId ? -1 : 1)));
  }

  async use(organisationId: string, serviceId: string, personId: string): Promise<UsedServiceRecord | undefined> {
    return structuredClone(this.#tables.usedServices.get(this.#around.keyOf(organisationId, serviceId, personId)));
  }

  async keep(use: UsedServiceRecord): Promise<void> {
    const { organisationId, serviceId, personId } = use;
    this.#around.mustHave('person', organisationId, personId);
    this.#tables.usedServices.set(this.#around.keyOf(organisationId, serviceId, personId), structuredClone(use));
  }

  async remove(organisationId: string, serviceId: string, personId: string): Promise<void> {
    this.#tables.usedServices.delete(this.#around.keyOf(organisationId, serviceId, personId));
  }
}
