/**
 * The events of a request as a keyed hash chain: whoever changes, removes, adds or reorders one without the key is
 * found out, and which event it was. Web Crypto only, so that it runs in a browser too.
 *
 * The chain does not cover what an event says but a salted commitment to it. So what was said can be erased by law
 * (GDPR Art. 17) and the chain still holds, and nobody can find out by trying what it was.
 */
import canonicalize from 'canonicalize';

/** Shortest key, in characters. */
export const SHORTEST_KEY = 32;
/** Bytes of a salt. */
const SALT = 16;

export interface RequestPlace {
  organisationId: string;
  requestId: string;
}

/** Stands in the place of a request for what the staff of an organisation have done: no request has such an id. */
export const STAFF_ACTS = 'staff acts';

/** What a commitment was made to. */
export interface Opening {
  /** 16 random bytes in hexadecimal. */
  salt: string;
  /** What the event says: everything but its number, type and time. */
  payload: unknown;
}

/** An event as it is kept. */
export interface SealedEvent {
  seq: number;
  type: string;
  /** UTC instant, ISO 8601 with milliseconds. */
  at: string;
  /** SHA-256 over the bytes of the salt and the canonical JSON (RFC 8785) of the payload, in hexadecimal. */
  commitment: string;
  /**
   * HMAC-SHA-256, in hexadecimal, over the canonical JSON of organisation, request, seq, type, at, commitment and the
   * mac of the event before (null for the first).
   */
  mac: string;
  /** Null where it has been erased. */
  opening: Opening | null;
}

/** All events of one request, as they were found in a store. */
export interface RequestChain extends RequestPlace {
  /** In the order of `seq`. */
  events: SealedEvent[];
  /** Numbers under which something is said though there is no event. */
  strays: number[];
}

/** The last event of a request. */
export interface ChainHead extends RequestPlace {
  seq: number;
  mac: string;
}

/**
 * How an event is broken. `changed`: others vouch for its mac, which does not fit it. `mac`: nobody with the key has
 * made its mac. `rewritten`: all macs fit, but another one was anchored: somebody with the key has been at it, at this
 * event or before.
 */
export type Fault =
  'missing' | 'out-of-order' | 'changed' | 'mac' | 'payload-changed' | 'payload-missing' | 'not-erased' | 'rewritten';

export interface BrokenEvent {
  seq: number;
  fault: Fault;
}

/** Macs that were written down outside the store, by the number of the event. */
export type Anchored = ReadonlyMap<number, ReadonlySet<string>>;

const encoder = new TextEncoder();

export class EventChain {
  readonly #key: Promise<CryptoKey>;

  /** @throws {RangeError} for a key of less than 32 characters */
  constructor(key: string) {
    if (key.length < SHORTEST_KEY) throw new RangeError(`the key of the events needs ${SHORTEST_KEY} characters`);
    const bytes = encoder.encode(key);
    this.#key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  }

  /** For a store that nobody will verify later: its key is gone with it. */
  static withRandomKey(): EventChain {
    return new EventChain(hex(crypto.getRandomValues(new Uint8Array(32))));
  }

  /** Seals an event of the request as the one after `head`; null where it is the first. */
  async seal(place: RequestPlace, event: { type: string; at: string }, head: ChainHead | null): Promise<SealedEvent> {
    const { type, at, ...payload } = event;
    const opening = { salt: hex(crypto.getRandomValues(new Uint8Array(SALT))), payload };
    const link = {
      seq: (head?.seq ?? 0) + 1,
      type,
      // As every store gives it back.
      at: new Date(at).toISOString(),
      commitment: await commitmentTo(opening),
    };
    return { ...link, mac: await this.#macOf(place, link, head?.mac ?? null), opening };
  }

  /** A keyed tag of a text, in hexadecimal, good for nothing but the named purpose. */
  async tag(purpose: string, text: string): Promise<string> {
    // What events are sealed by begins with a bracket, so no tag is ever the mac of an event.
    return this.#sign(`lupa ${purpose}\n${text}`);
  }

  /**
   * The first broken event of a request, or undefined where everything holds.
   *
   * That something is not said any more is called a fault only where nothing else is: what is broken elsewhere may be
   * the erasure that would tell why.
   */
  async firstBroken(chain: RequestChain, anchored: Anchored = new Map()): Promise<BrokenEvent | undefined> {
    const inChain = await this.#brokenLink(chain, anchored);
    const end = inChain?.seq ?? Infinity;
    return brokenAnchor(chain, anchored, end) ?? inChain ?? brokenErasure(chain);
  }

  async #brokenLink(chain: RequestChain, anchored: Anchored): Promise<BrokenEvent | undefined> {
    const { events } = chain;
    let previous: string | null = null;
    for (const [index, event] of events.entries()) {
      const expected = index + 1;
      if (event.seq > expected) return { seq: expected, fault: 'missing' };
      if (event.seq < expected) return { seq: event.seq, fault: 'out-of-order' };
      if ((await this.#macOf(chain, event, previous)) !== event.mac) {
        return { seq: event.seq, fault: await this.#faultOf(chain, index, anchored) };
      }
      if (event.opening !== null && (await commitmentTo(event.opening)) !== event.commitment) {
        return { seq: event.seq, fault: 'payload-changed' };
      }
      previous = event.mac;
    }
    const last = Math.max(0, ...anchored.keys(), ...chain.strays);
    return last > events.length ? { seq: events.length + 1, fault: 'missing' } : undefined;
  }

  /** Why the mac at this index does not fit. */
  async #faultOf(chain: RequestChain, index: number, anchored: Anchored): Promise<Fault> {
    const { events } = chain;
    const event = events[index]!;
    for (const other of events) {
      // It would fit at another's number, after the event before that one; of two neighbours, after the other one.
      for (const previous of [events.find(({ seq }) => seq === other.seq - 1), other]) {
        if (other === event) continue;
        const elsewhere = await this.#macOf(chain, { ...event, seq: other.seq }, previous?.mac ?? null);
        if (elsewhere === event.mac) return 'out-of-order';
      }
    }
    const next = events[index + 1];
    const followed = next !== undefined && (await this.#macOf(chain, next, event.mac)) === next.mac;
    return followed || anchored.get(event.seq)?.has(event.mac) === true ? 'changed' : 'mac';
  }

  #macOf(place: RequestPlace, link: Omit<SealedEvent, 'mac' | 'opening'>, previous: string | null): Promise<string> {
    const { organisationId, requestId } = place;
    const { seq, type, at, commitment } = link;
    return this.#sign(canonical([organisationId, requestId, seq, type, at, commitment, previous]));
  }

  async #sign(text: string): Promise<string> {
    return hex(new Uint8Array(await crypto.subtle.sign('HMAC', await this.#key, encoder.encode(text))));
  }
}

/** Where another mac was anchored than is there, before the end of what holds by itself. */
function brokenAnchor({ events }: RequestChain, anchored: Anchored, end: number): BrokenEvent | undefined {
  const rewritten = events.find(({ seq, mac }) => {
    const macs = anchored.get(seq);
    return seq < end && macs !== undefined && (macs.size > 1 || !macs.has(mac));
  });
  return rewritten && { seq: rewritten.seq, fault: 'rewritten' };
}

/** What is not said any more must have been erased, and what was erased must not be said. */
function brokenErasure({ events, strays }: RequestChain): BrokenEvent | undefined {
  // An erasure itself is never erased.
  const silent = events.find(({ type, opening }) => type === 'erased' && opening === null);
  if (silent !== undefined) return { seq: silent.seq, fault: 'payload-missing' };
  const erased = new Set(
    events.flatMap(({ type, opening }) =>
      type === 'erased' ? [(opening?.payload as { erasedSeq?: unknown } | undefined)?.erasedSeq].flat() : [],
    ),
  );
  const broken = events.find(({ seq, opening }) => (opening === null) !== erased.has(seq));
  if (broken !== undefined) {
    return { seq: broken.seq, fault: broken.opening === null ? 'payload-missing' : 'not-erased' };
  }
  return strays[0] === undefined ? undefined : { seq: strays[0], fault: 'missing' };
}

async function commitmentTo({ salt, payload }: Opening): Promise<string> {
  const said = encoder.encode(canonical(payload));
  const bytes = bytesOf(salt);
  const whole = new Uint8Array(bytes.length + said.length);
  whole.set(bytes);
  whole.set(said, bytes.length);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
}

/** Only of events, which are JSON: nothing else is ever asked for. */
function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of a salt; none where it is not written as salts are, so that no commitment fits it. */
function bytesOf(salt: string): Uint8Array {
  if (!new RegExp(`^[0-9a-f]{${SALT * 2}}$`, 'u').test(salt)) return new Uint8Array();
  return Uint8Array.from(salt.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}
