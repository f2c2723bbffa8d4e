/** Verifies all that a store has against its chains and against the anchors. It says nothing of people. */
import { accessOfChain } from '../../service/checks/check-register.ts';
import {
  STAFF_ACTS,
  type BrokenEvent,
  type ChainHead,
  type EventChain,
  type RequestChain,
  type RequestPlace,
} from '../../service/event-chain.ts';
import type { Store } from '../../service/store.ts';
import { placeKey, readAnchors, type BrokenFile } from './read-anchors.ts';

/** Requests that are read at once. */
const PAGE = 100;
/** Broken requests that a report names; it counts the others. */
const NAMED = 1000;

export interface AuditReport {
  /** UTC instant. */
  at: string;
  requests: number;
  events: number;
  /** Events whose words were erased by law. */
  erased: number;
  /** Requests of which something is broken. */
  brokenRequests: number;
  /** The first broken event of each, of the first thousand requests. */
  broken: (RequestPlace & BrokenEvent)[];
  anchors: {
    files: number;
    anchors: number;
    lastAt: string | null;
    broken: BrokenFile[];
    unfinished: string[];
  };
  /** Events after the last anchor of their request: nobody would miss them. */
  window: { events: number; requests: number };
  /** What the staff have done, in a chain for each organisation. */
  acts: {
    count: number;
    /** The first broken one of each organisation. */
    broken: (Pick<RequestPlace, 'organisationId'> & BrokenEvent)[];
    /** How many are after the last anchor of their organisation. */
    window: number;
  };
  /** What other systems have checked, in a chain for each access. */
  checks: {
    count: number;
    /** The first broken one of each access. */
    broken: (Pick<RequestPlace, 'organisationId'> & { access: string } & BrokenEvent)[];
    /** How many are after the last anchor of their access. */
    window: number;
  };
}

export interface Verification {
  store: Pick<Store, 'chains'>;
  chain: EventChain;
  anchorFolder: string;
  now: () => Date;
}

/** All chains of a store, a page of requests in memory at a time. */
export async function* chainsOf(store: Pick<Store, 'chains'>): AsyncGenerator<RequestChain> {
  let after: RequestPlace | null = null;
  for (;;) {
    const page: RequestChain[] = await store.chains(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = { organisationId: last.organisationId, requestId: last.requestId };
  }
}

/** The last event of each request. */
export async function* headsOf(store: Pick<Store, 'chains'>): AsyncGenerator<ChainHead> {
  for await (const { organisationId, requestId, events } of chainsOf(store)) {
    const last = events.at(-1);
    if (last !== undefined) yield { organisationId, requestId, seq: last.seq, mac: last.mac };
  }
}

/** Works while servers write. */
export async function verifyAudit({ store, chain, anchorFolder, now }: Verification): Promise<AuditReport> {
  // Before the events: what was anchored must be there when they are read, and what comes later is not missed.
  const { byRequest, ...anchors } = await readAnchors(anchorFolder, chain);
  const report: AuditReport = {
    at: now().toISOString(),
    requests: 0,
    events: 0,
    erased: 0,
    brokenRequests: 0,
    broken: [],
    anchors,
    window: { events: 0, requests: 0 },
    acts: { count: 0, broken: [], window: 0 },
    checks: { count: 0, broken: [], window: 0 },
  };
  for await (const found of chainsOf(store)) {
    const key = placeKey(found);
    const anchored = byRequest.get(key);
    byRequest.delete(key);
    const covered = Math.max(0, ...(anchored?.keys() ?? []));
    const uncovered = found.events.filter(({ seq }) => seq > covered).length;
    if (found.requestId === STAFF_ACTS) {
      report.acts.count += found.events.length;
      report.acts.window += uncovered;
    } else if (accessOfChain(found.requestId) !== undefined) {
      report.checks.count += found.events.filter(({ type }) => type === 'checked').length;
      report.checks.window += uncovered;
    } else {
      report.requests += 1;
      report.events += found.events.length;
      report.erased += found.events.filter(({ opening }) => opening === null).length;
      report.window.events += uncovered;
      report.window.requests += uncovered > 0 ? 1 : 0;
    }
    tell(found, await chain.firstBroken(found, anchored));
  }
  // Whole requests that are gone.
  for (const [key, anchored] of byRequest) {
    const [organisationId, requestId] = JSON.parse(key) as [string, string];
    const gone = { organisationId, requestId, events: [], strays: [] };
    tell(gone, await chain.firstBroken(gone, anchored));
  }
  return report;

  function tell({ organisationId, requestId }: RequestPlace, broken: BrokenEvent | undefined): void {
    if (broken === undefined) return;
    if (requestId === STAFF_ACTS) {
      report.acts.broken.push({ organisationId, ...broken });
      return;
    }
    const access = accessOfChain(requestId);
    if (access !== undefined) {
      report.checks.broken.push({ organisationId, access, ...broken });
      return;
    }
    report.brokenRequests += 1;
    if (report.broken.length < NAMED) report.broken.push({ organisationId, requestId, ...broken });
  }
}

export function holds({ brokenRequests, acts, checks, anchors }: AuditReport): boolean {
  return brokenRequests === 0 && acts.broken.length === 0 && checks.broken.length === 0 && anchors.broken.length === 0;
}
