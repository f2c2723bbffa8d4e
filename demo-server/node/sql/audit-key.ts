import type { Kysely } from 'kysely';
import type { EventChain } from '../../service/event-chain.ts';
import type { Database } from './schema.ts';

/** The events in the database were sealed with another key. */
export class OtherAuditKey extends Error {
  constructor() {
    super(
      'The events in the database are sealed with another key: that of another DATA_FOLDER perhaps, or another\n' +
        'AUDIT_KEY. Give the same one to every server of a database.',
    );
  }
}

/** Rejects with {@link OtherAuditKey} unless the chain has the key that the events of the database are sealed with. */
export async function mustHaveKey(db: Kysely<Database>, chain: EventChain): Promise<void> {
  const row = await db.selectFrom('auditKey').select('tag').executeTakeFirst();
  if (row?.tag !== (await chain.tag('key', ''))) throw new OtherAuditKey();
}
