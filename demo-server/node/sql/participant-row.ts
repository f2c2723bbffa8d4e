/** A participant as a row of its table, and back. What is not said of one is not there, neither null nor false. */
import type { Insertable, Selectable } from 'kysely';
import type { ParticipantRecord } from '../../service/store.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['participant']>;

export function toParticipant(row: Row): ParticipantRecord {
  const { personId, role, relation, custody, unreachable } = row;
  return {
    personId,
    role,
    relation,
    ...(custody !== null && custody !== undefined && { custody }),
    ...(unreachable && { unreachable }),
    ...(row.protected && { protected: true }),
    ...(row.renews && { renews: true }),
  };
}

export function toParticipantRow(
  { personId, role, relation, custody = undefined, ...said }: ParticipantRecord,
  place: Pick<Row, 'organisationId' | 'requestId' | 'position'>,
): Insertable<Database['participant']> {
  return {
    ...place,
    personId,
    role,
    relation,
    custody: custody ?? null,
    unreachable: said.unreachable ?? false,
    protected: said.protected ?? false,
    renews: said.renews ?? false,
  };
}
