/** The chains of events as they are in the tables, for whoever verifies them: nothing in them is taken for granted. */
import { sql, type Kysely } from 'kysely';
import { accessOfChain, placeOfChecks } from '../../service/checks/check-register.ts';
import {
  STAFF_ACTS,
  type Opening,
  type RequestChain,
  type RequestPlace,
  type SealedEvent,
} from '../../service/event-chain.ts';
import type { Database } from './schema.ts';
import { toActPayload, toCheckPayload, toPayload } from './payload-row.ts';

interface Row {
  organisationId: string;
  requestId: string;
  seq: number;
  /** Null where something is said under this number though there is no event. */
  type: string | null;
  /** Milliseconds since the epoch, with all that the column has. */
  milliseconds: string | null;
  commitment: string | null;
  mac: string | null;
  /** Null where nothing is said. */
  salt: string | null;
  personId: string | null;
  versionId: string | null;
  /** Of a check: the request that it was about. */
  forRequest: string | null;
  says: unknown;
}

/** What stands before the id of an access in the place of a request. */
const CHECKS = placeOfChecks('', '').requestId;

/**
 * The chains of the next requests that have events, of the next organisations whose staff have acted, and of the next
 * systems that have checked. All of them
 * as they were at one moment: an erasure is read whole or not at all. What lies among the events under the word of the
 * acts is read as one of them, and found out.
 */
export async function readChains(
  db: Kysely<Database>,
  after: RequestPlace | null,
  limit: number,
): Promise<RequestChain[]> {
  const { organisationId, requestId } = after ?? { organisationId: '', requestId: '' };
  const { rows } = await sql<Row>`
    with page as materialized (
      (
        select distinct organisation_id, request_id from event
        where (organisation_id, request_id) > (${organisationId}, ${requestId})
        order by organisation_id, request_id limit ${limit}
      )
      union
      (
        select distinct organisation_id, ${STAFF_ACTS} as request_id from staff_act
        where organisation_id >= ${organisationId}
          and (organisation_id, ${STAFF_ACTS}::text) > (${organisationId}, ${requestId})
        order by organisation_id, request_id limit ${limit}
      )
      union
      (
        select distinct organisation_id, ${CHECKS} || access_id as request_id from check_use
        where organisation_id >= ${organisationId}
          and (organisation_id, ${CHECKS} || access_id) > (${organisationId}, ${requestId})
        order by organisation_id, request_id limit ${limit}
      )
      order by organisation_id, request_id limit ${limit}
    )
    select organisation_id, request_id, seq, type, (extract(epoch from at) * 1000)::text as milliseconds,
      commitment, mac, salt, person_id, version_id, null as for_request, says
    from page
      join event using (organisation_id, request_id)
      left join event_payload using (organisation_id, request_id, seq)
    union all
    select organisation_id, request_id, seq, type, (extract(epoch from at) * 1000)::text,
      commitment, mac, salt, person_id, null, null, says
    from page join staff_act using (organisation_id)
    where request_id = ${STAFF_ACTS}
    union all
    select page.organisation_id, page.request_id, use.seq, type, (extract(epoch from at) * 1000)::text,
      commitment, mac, salt, null, null, payload.request_id, says
    from page
      join check_use as use on use.organisation_id = page.organisation_id
        and ${CHECKS} || use.access_id = page.request_id
      left join check_use_payload as payload on payload.organisation_id = use.organisation_id
        and payload.access_id = use.access_id and payload.seq = use.seq
    union all
    select page.organisation_id, page.request_id, stray.seq, null, null, null, null, salt, null, null,
      stray.request_id, says
    from page
      join check_use_payload as stray on stray.organisation_id = page.organisation_id
        and ${CHECKS} || stray.access_id = page.request_id
    where not exists (
      select from check_use as use where use.organisation_id = stray.organisation_id
        and use.access_id = stray.access_id and use.seq = stray.seq
    )
    union all
    select organisation_id, request_id, seq, null, null, null, null, salt, person_id, version_id, null, says
    from page join event_payload as stray using (organisation_id, request_id)
    where not exists (
      select from event where event.organisation_id = stray.organisation_id
        and event.request_id = stray.request_id and event.seq = stray.seq
    )
    order by organisation_id, request_id, seq`.execute(db);

  const chains: RequestChain[] = [];
  for (const row of rows) {
    let chain = chains.at(-1);
    if (chain?.organisationId !== row.organisationId || chain.requestId !== row.requestId) {
      chain = { organisationId: row.organisationId, requestId: row.requestId, events: [], strays: [] };
      chains.push(chain);
    }
    const event = eventOf(row);
    if (event === undefined) chain.strays.push(row.seq);
    else chain.events.push(event);
  }
  return chains;
}

function eventOf(row: Row): SealedEvent | undefined {
  const { seq, type, commitment, mac } = row;
  if (type === null || commitment === null || mac === null) return undefined;
  return { seq, type, at: instantOf(row.milliseconds), commitment, mac, opening: openingOf(row) };
}

function openingOf(row: Row): Opening | null {
  if (row.salt === null) return null;
  if (accessOfChain(row.requestId) !== undefined) return { salt: row.salt, payload: toCheckPayload(row) };
  return { salt: row.salt, payload: row.requestId === STAFF_ACTS ? toActPayload(row) : toPayload(row) };
}

/** As events say it. What no event can say, such as a fraction of a millisecond, stays as it is, and fits no mac. */
function instantOf(milliseconds: string | null): string {
  const whole = /^(-?\d{1,15})(?:\.0*)?$/u.exec(milliseconds ?? '')?.[1];
  return whole === undefined ? String(milliseconds) : new Date(Number(whole)).toISOString();
}
