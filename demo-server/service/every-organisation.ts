import type { Store } from './store.ts';

/**
 * Does something for one organisation after the other: what a server does by itself, it does for all of them. What fails
 * for one keeps it from no other; rejects in the end with the first error.
 */
export async function everyOrganisation(store: Store, work: (organisationId: string) => Promise<void>): Promise<void> {
  const organisations = await store.transaction((transaction) => transaction.organisations());
  const errors: unknown[] = [];
  for (const { id } of organisations) await work(id).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}
