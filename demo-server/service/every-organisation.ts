import type { Store } from './store.ts';

/** Does something for one organisation after the other: what a server does by itself, it does for all of them. */
export async function everyOrganisation(store: Store, work: (organisationId: string) => Promise<void>): Promise<void> {
  const organisations = await store.transaction((transaction) => transaction.organisations());
  for (const { id } of organisations) await work(id);
}
