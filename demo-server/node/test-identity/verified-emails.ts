/** The test persons who can come by their address: those who have confirmed one in the demo. */
import { TEST_PERSONS } from '../../service/seed/test-persons.ts';
import type { Store } from '../../service/store.ts';

export interface VerifiedEmail {
  personId: string;
  email: string;
}

/** In the order of the page on which they are chosen. */
export async function verifiedEmails(store: Store, organisationId: string): Promise<VerifiedEmail[]> {
  return store.transaction(async ({ profiles }) => {
    const found: VerifiedEmail[] = [];
    for (const { id: personId } of TEST_PERSONS) {
      const profile = await profiles.profile(organisationId, personId);
      if (profile?.email == null || profile.emailVerifiedAt === null) continue;
      found.push({ personId, email: profile.email });
    }
    return found;
  });
}
