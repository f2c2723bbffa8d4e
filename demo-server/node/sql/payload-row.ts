/** What an event says as a row of its table, and back. Ids that refer to something have columns of their own. */
import type { RequestEvent } from '../../../src/model/consent-request.ts';

interface PayloadColumns {
  personId: string | null;
  versionId: string | null;
  says: unknown;
}

interface Payload {
  personId?: string;
  shown?: { versionId: string };
}

/** @param payload of an event that goes in: it is of one of the model's types */
export function toPayloadRow(payload: unknown) {
  const { personId, shown, ...rest } = payload as Payload;
  if (personId === undefined || shown === undefined) return { personId: null, versionId: null, says: rest };
  const { versionId, ...text } = shown;
  return { personId, versionId, says: { ...rest, shown: text } };
}

/** What the event said. Null for a row that does not look as one that was put in. */
export function toPayload({ personId, versionId, says }: PayloadColumns): object | null {
  if (!isRecord(says) || 'personId' in says) return null;
  const { shown, ...rest } = says;
  if (personId === null || versionId === null) {
    return personId === null && versionId === null && shown === undefined ? says : null;
  }
  if (!isRecord(shown) || 'versionId' in shown) return null;
  return { ...rest, personId, shown: { ...shown, versionId } };
}

/** What an act of the staff said. Null for a row that does not look as one that was put in. */
export function toActPayload({ personId, versionId, says }: PayloadColumns): object | null {
  if (personId === null || versionId !== null || !isRecord(says) || 'personId' in says) return null;
  return { ...says, personId };
}

/** What an entry of the checks said. Null for a row that does not look as one that was put in. */
export function toCheckPayload({ forRequest, says }: { forRequest: string | null; says: unknown }): object | null {
  return isRecord(says) && !('requestId' in says) ? { ...says, requestId: forRequest } : null;
}

interface EventColumns {
  seq: number;
  type: RequestEvent['type'];
  at: Date;
  /** Null where what the event said was erased. */
  salt: string | null;
}

/** None for an event that says nothing any more: the event that erased it tells of it. */
export function toEvent({ seq, type, at, salt, ...columns }: EventColumns & PayloadColumns): RequestEvent[] {
  // The types of what went in keep type and payload together.
  return salt === null ? [] : [{ ...toPayload(columns), seq, type, at: at.toISOString() } as RequestEvent];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
