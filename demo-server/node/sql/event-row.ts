/** An event as a row of its table, and back. */
import type { Insertable, Selectable } from 'kysely';
import type { RequestEvent } from '../../../src/model/consent-request.ts';
import type { NewEvent } from '../../service/store.ts';
import type { Database } from './schema.ts';

type Row = Selectable<Database['event']>;

export function toEvent(row: Row): RequestEvent {
  const { seq, type, personId, versionId, language } = row;
  const at = row.at.toISOString();
  const answered = personId !== null && versionId !== null && language !== null;
  // The check constraint of the table and the type of what went in keep type and columns together.
  return (answered ? { seq, type, at, personId, shown: { versionId, language } } : { seq, type, at }) as RequestEvent;
}

export function toEventRow(
  event: NewEvent,
): Pick<Insertable<Database['event']>, 'type' | 'at' | 'personId' | 'versionId' | 'language'> {
  const { type, at } = event;
  if (!('personId' in event)) return { type, at, personId: null, versionId: null, language: null };
  return { type, at, personId: event.personId, versionId: event.shown.versionId, language: event.shown.language };
}
