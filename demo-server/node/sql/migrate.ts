import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { EventChain } from '../../service/event-chain.ts';
import type { Database } from './schema.ts';
import { consents } from './migrations/0001-consents.ts';
import { sessions } from './migrations/0002-sessions.ts';
import { eventChain } from './migrations/0003-event-chain.ts';
import { versionsAndGuardians } from './migrations/0004-versions-and-guardians.ts';
import { outbox } from './migrations/0005-outbox.ts';
import { groups } from './migrations/0006-groups.ts';
import { groupRequests } from './migrations/0007-group-requests.ts';
import { staffActs } from './migrations/0008-staff-acts.ts';
import { templateDrafts } from './migrations/0009-template-drafts.ts';
import { textsAsTrees } from './migrations/0010-texts-as-trees.ts';
import { validityAndTriage } from './migrations/0011-validity-and-triage.ts';
import { carers } from './migrations/0012-carers.ts';
import { followUps } from './migrations/0013-follow-ups.ts';
import { checks } from './migrations/0014-checks.ts';
import { profiles } from './migrations/0020-profiles.ts';
import { sessionSecrets } from './migrations/0021-session-secrets.ts';
import { emailConfirmation } from './migrations/0022-email-confirmation.ts';
import { sessionStrength } from './migrations/0024-session-strength.ts';
import { profileExtras } from './migrations/0025-profile-extras.ts';
import { usedServices } from './migrations/0026-used-services.ts';
import { guardiansByGuardian } from './migrations/0028-guardians-by-guardian.ts';
import { endedServices } from './migrations/0029-ended-services.ts';
import { strongSignIns } from './migrations/0030-strong-sign-ins.ts';

/** In the order in which they are run. One that has been released is never changed: what follows is a new one. */
export const migrations = (chain: EventChain): Record<string, Migration> => ({
  '0001-consents': consents,
  '0002-sessions': sessions,
  '0003-event-chain': eventChain(chain),
  '0004-versions-and-guardians': versionsAndGuardians,
  '0005-outbox': outbox,
  '0006-groups': groups,
  '0007-group-requests': groupRequests,
  '0008-staff-acts': staffActs,
  '0009-template-drafts': templateDrafts,
  '0010-texts-as-trees': textsAsTrees,
  '0011-validity-and-triage': validityAndTriage,
  '0012-carers': carers,
  '0013-follow-ups': followUps,
  '0014-checks': checks,
  '0020-profiles': profiles,
  '0021-session-secrets': sessionSecrets,
  '0022-email-confirmation': emailConfirmation,
  '0024-session-strength': sessionStrength,
  '0025-profile-extras': profileExtras,
  '0026-used-services': usedServices,
  '0028-guardians-by-guardian': guardiansByGuardian,
  '0029-ended-services': endedServices,
  '0030-strong-sign-ins': strongSignIns,
});

/**
 * Brings the tables up to date; forward only. Each run takes the migrator's own lock, so that any number of
 * processes can start on one PostgreSQL at once.
 *
 * @param chain seals the events that are there already
 *
 * Rejects with what the database said, and leaves the tables as they were before the migration that failed.
 */
export async function migrate(db: Kysely<Database>, chain: EventChain): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(chain) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
