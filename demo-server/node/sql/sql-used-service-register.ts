import type { Kysely, Selectable } from 'kysely';
import type { UsedServiceRecord, UsedServiceRegister } from '../../service/used-services/used-service-register.ts';
import type { Database } from './schema.ts';

/** Who uses which service, in a transaction of the database. Every statement names the organisation. */
export class SqlUsedServiceRegister implements UsedServiceRegister {
  readonly #db: Kysely<Database>;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  async ofPerson(organisationId: string, personId: string): Promise<UsedServiceRecord[]> {
    const rows = await this.#of(organisationId, personId)
      .orderBy('serviceId', (order) => order.collate('C'))
      .execute();
    return rows.map(toUse);
  }

  async use(
    organisationId: string,
    serviceId: string,
    personId: string,
    { forUpdate = false }: { forUpdate?: boolean } = {},
  ): Promise<UsedServiceRecord | undefined> {
    // The person is there before any use is: a service that connects twice at once connects once.
    if (forUpdate)
      await this.#db
        .selectFrom('person')
        .select('id')
        .where('organisationId', '=', organisationId)
        .where('id', '=', personId)
        .forNoKeyUpdate()
        .execute();
    const row = await this.#of(organisationId, personId).where('serviceId', '=', serviceId).executeTakeFirst();
    return row && toUse(row);
  }

  #of(organisationId: string, personId: string) {
    return this.#db
      .selectFrom('usedService')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId);
  }

  async keep({ shared, dealings, matters, ...use }: UsedServiceRecord): Promise<void> {
    const { since, disconnectedAt, endedAt } = use;
    const says = { shared, dealings, matters };
    await this.#db
      .insertInto('usedService')
      .values({ ...use, says })
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'personId', 'serviceId'])
          .doUpdateSet({ since, disconnectedAt, endedAt, says }),
      )
      .execute();
  }

  async remove(organisationId: string, serviceId: string, personId: string): Promise<void> {
    await this.#db
      .deleteFrom('usedService')
      .where('organisationId', '=', organisationId)
      .where('personId', '=', personId)
      .where('serviceId', '=', serviceId)
      .execute();
  }
}

function toUse({
  says,
  since,
  disconnectedAt,
  endedAt,
  ...row
}: Selectable<Database['usedService']>): UsedServiceRecord {
  const times = { disconnectedAt: disconnectedAt?.toISOString() ?? null, endedAt: endedAt?.toISOString() ?? null };
  return { ...row, ...says, since: since.toISOString(), ...times };
}
