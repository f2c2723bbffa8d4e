import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import {
  EventChain,
  type ChainHead,
  type Fault,
  type RequestChain,
  type SealedEvent,
} from '../../demo-server/service/event-chain.ts';
import { AUDIT_KEY, CHAIN } from './audit.ts';

const PLACE = { organisationId: 'kunta', requestId: 'pyyntö' };
const OTHER = new EventChain('another key, which has thirty-two characters too');

interface Said {
  type: string;
  at: string;
  [what: string]: unknown;
}

async function chained(said: Said[], chain = CHAIN, place = PLACE): Promise<RequestChain> {
  const events: SealedEvent[] = [];
  let head: ChainHead | null = null;
  for (const event of said) {
    const sealed: SealedEvent = await chain.seal(place, event, head);
    events.push(sealed);
    head = { ...place, seq: sealed.seq, mac: sealed.mac };
  }
  return { ...place, events, strays: [] };
}

const SIX: Said[] = ['created', 'sent', 'accepted', 'withdrawn', 'refused', 'closed'].map((type, index) => ({
  type,
  at: `2026-11-20T10:00:0${index}.000Z`,
  ...(index > 1 && index < 5 && { personId: `person-${index}`, shown: { versionId: 'v', language: 'fi' } }),
}));

const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const said = fc.record({
  type: fc.constantFrom('created', 'sent', 'accepted', 'closed'),
  at: instant.map((date) => date.toISOString()),
  what: fc.option(fc.jsonValue({ noUnicodeString: false }), { nil: undefined }),
});

describe('a chain of events', () => {
  it('is what the documentation says, so that another program can verify it', async () => {
    const { events } = await chained(SIX.slice(0, 3));
    let previous: string | null = null;
    for (const [index, { seq, type, at, commitment, mac, opening }] of events.entries()) {
      const { type: _type, at: _at, ...payload } = SIX[index]!;
      const bytes = Buffer.concat([Buffer.from(opening!.salt, 'hex'), Buffer.from(canonicalize(payload)!)]);
      assert.equal(opening!.salt.length, 32);
      assert.equal(commitment, createHash('sha256').update(bytes).digest('hex'));
      const link: string = canonicalize(['kunta', 'pyyntö', seq, type, at, commitment, previous])!;
      assert.equal(mac, createHmac('sha256', AUDIT_KEY).update(link).digest('hex'));
      previous = mac;
    }
  });

  it('holds, whatever the events say', () =>
    fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 6 }), async (events) => {
        const chain = await chained(events);
        assert.equal(await CHAIN.firstBroken(chain), undefined);
        // As it comes back from a store.
        assert.equal(await CHAIN.firstBroken(JSON.parse(JSON.stringify(chain)) as RequestChain), undefined);
      }),
      { numRuns: 200 },
    ));

  it('seals the same words twice in two ways: nobody finds out by trying what was said', async () => {
    const [first, second] = [await chained(SIX), await chained(SIX)];
    assert.notEqual(first.events[2]!.commitment, second.events[2]!.commitment);
  });

  it('takes a time as every store gives it back', async () => {
    const { events } = await chained([{ type: 'sent', at: '2026-11-20T12:00:00+02:00' }]);
    assert.equal(events[0]!.at, '2026-11-20T10:00:00.000Z');
  });

  it('does not take a key that could be guessed', () => {
    assert.throws(() => new EventChain('k'.repeat(31)), RangeError);
  });

  it('does not hold with another key, for another request or in another organisation', async () => {
    const chain = await chained(SIX);
    assert.deepEqual(await OTHER.firstBroken(chain), { seq: 1, fault: 'mac' });
    for (const place of [{ organisationId: 'toinen' }, { requestId: 'toinen' }]) {
      assert.deepEqual(await CHAIN.firstBroken({ ...chain, ...place }), { seq: 1, fault: 'mac' });
    }
  });

  it('makes tags that are no macs, and differ by purpose', async () => {
    assert.notEqual(await CHAIN.tag('a', 'text'), await CHAIN.tag('b', 'text'));
    assert.notEqual(await CHAIN.tag('a', 'text'), await OTHER.tag('a', 'text'));
  });
});

describe('the first broken event', () => {
  type Tampering = (events: SealedEvent[], chain: RequestChain) => void | Promise<void>;
  const event = (events: SealedEvent[], seq: number) => events.find((each) => each.seq === seq)!;
  const cases: [what: string, seq: number, fault: Fault, tamper: Tampering][] = [
    ['another type', 3, 'changed', (events) => void (event(events, 3).type = 'refused')],
    ['another time', 4, 'changed', (events) => void (event(events, 4).at = '2026-11-20T10:00:03.001Z')],
    ['another commitment', 2, 'changed', (events) => void (event(events, 2).commitment = '0'.repeat(64))],
    ['another mac', 5, 'mac', (events) => void (event(events, 5).mac = '0'.repeat(64))],
    ['a changed last event', 6, 'mac', (events) => void (event(events, 6).type = 'suspended')],
    ['other words', 3, 'payload-changed', (events) => void (event(events, 3).opening!.payload = { personId: 'x' })],
    ['another salt', 5, 'payload-changed', (events) => void (event(events, 5).opening!.salt = '0'.repeat(32))],
    ['a salt in capitals', 5, 'payload-changed', (events) => void (event(events, 5).opening!.salt = 'A'.repeat(32))],
    ['words taken away', 4, 'payload-missing', (events) => void (event(events, 4).opening = null)],
    ['an event taken out', 3, 'missing', (events) => void events.splice(2, 1)],
    ['the first one taken out', 1, 'missing', (events) => void events.splice(0, 1)],
    [
      'one taken out, and the later ones numbered anew',
      3,
      'mac',
      (events) => {
        events.splice(2, 1);
        for (const each of events.slice(2)) each.seq -= 1;
      },
    ],
    [
      'two neighbours with each other’s numbers',
      3,
      'out-of-order',
      (events) => {
        [events[2]!.seq, events[3]!.seq] = [4, 3];
        events.sort((a, b) => a.seq - b.seq);
      },
    ],
    [
      'two others with each other’s numbers',
      2,
      'out-of-order',
      (events) => {
        [events[1]!.seq, events[5]!.seq] = [6, 2];
        events.sort((a, b) => a.seq - b.seq);
      },
    ],
    ['a number that is there twice', 2, 'out-of-order', (events) => void events.splice(2, 0, { ...event(events, 2) })],
    [
      'one put in without the key',
      7,
      'mac',
      async (events, chain) => {
        const last = event(events, 6);
        events.push(await OTHER.seal(chain, { type: 'resumed', at: last.at }, { ...chain, ...last }));
      },
    ],
    [
      'all chained anew without the key from one on',
      4,
      'mac',
      async (events, chain) => {
        for (let index = 3; index < events.length; index += 1) {
          const { type, at, opening } = events[index]!;
          const before = { ...chain, ...events[index - 1]! };
          events[index] = await OTHER.seal(chain, { type, at, ...(opening!.payload as object) }, before);
        }
      },
    ],
    ['words without an event', 7, 'missing', (_, chain) => void chain.strays.push(7)],
  ];
  for (const [what, seq, fault, tamper] of cases) {
    it(`is found: ${what}`, async () => {
      const chain = await chained(SIX);
      await tamper(chain.events, chain);
      assert.deepEqual(await CHAIN.firstBroken(chain), { seq, fault });
    });
  }

  it('is the first of two', async () => {
    const chain = await chained(SIX);
    chain.events[4]!.type = 'accepted';
    chain.events[1]!.type = 'accepted';
    assert.equal((await CHAIN.firstBroken(chain))?.seq, 2);
  });
});

describe('what was erased by law', () => {
  const ERASED: Said[] = [...SIX, { type: 'erased', at: '2026-11-21T10:00:00.000Z', erasedSeq: 3 }];

  async function erased(): Promise<RequestChain> {
    const chain = await chained(ERASED);
    chain.events[2]!.opening = null;
    return chain;
  }

  it('leaves the chain whole', async () => {
    assert.equal(await CHAIN.firstBroken(await erased()), undefined);
  });

  it('is missed where it is there again', async () => {
    const chain = await chained(ERASED);
    assert.deepEqual(await CHAIN.firstBroken(chain), { seq: 3, fault: 'not-erased' });
  });

  it('does not excuse another event', async () => {
    const chain = await erased();
    chain.events[3]!.opening = null;
    assert.deepEqual(await CHAIN.firstBroken(chain), { seq: 4, fault: 'payload-missing' });
  });

  it('is no excuse where the erasure itself says nothing', async () => {
    const chain = await erased();
    chain.events[6]!.opening = null;
    assert.deepEqual(await CHAIN.firstBroken(chain), { seq: 7, fault: 'payload-missing' });
  });

  it('cannot be pretended without the key', async () => {
    const chain = await chained(SIX);
    chain.events[2]!.opening = null;
    const [before, pretended] = [chain.events[5]!, ERASED[6]!];
    chain.events.push(await OTHER.seal(PLACE, pretended, { ...PLACE, ...before }));
    assert.deepEqual(await CHAIN.firstBroken(chain), { seq: 7, fault: 'mac' });
  });
});

describe('an anchor', () => {
  const anchorsOf = (...heads: [seq: number, mac: string][]) =>
    new Map(heads.map(([seq, mac]) => [seq, new Set([mac])]));

  it('agrees with what it was made of', async () => {
    const chain = await chained(SIX);
    const anchored = anchorsOf([2, chain.events[1]!.mac], [6, chain.events[5]!.mac]);
    assert.equal(await CHAIN.firstBroken(chain, anchored), undefined);
  });

  it('misses the end that was cut off, and the whole', async () => {
    const chain = await chained(SIX);
    const anchored = anchorsOf([6, chain.events[5]!.mac]);
    chain.events.length = 4;
    assert.deepEqual(await CHAIN.firstBroken(chain, anchored), { seq: 5, fault: 'missing' });
    assert.deepEqual(await CHAIN.firstBroken({ ...chain, events: [] }, anchored), { seq: 1, fault: 'missing' });
  });

  it('finds out who rewrote the events with the key', async () => {
    const chain = await chained(SIX);
    const anchored = anchorsOf([4, chain.events[3]!.mac], [6, chain.events[5]!.mac]);
    const rewritten = await chained(SIX.map((each, index) => (index === 2 ? { ...each, type: 'refused' } : each)));
    assert.deepEqual(await CHAIN.firstBroken(rewritten, anchored), { seq: 4, fault: 'rewritten' });
  });

  it('vouches for the last event, whose mac no other hangs on', async () => {
    const chain = await chained(SIX);
    const anchored = anchorsOf([6, chain.events[5]!.mac]);
    chain.events[5]!.type = 'resumed';
    assert.deepEqual(await CHAIN.firstBroken(chain, anchored), { seq: 6, fault: 'changed' });
  });
});
