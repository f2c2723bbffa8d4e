/** What the worker keeps, gives and erases: by what was asked, what the network did, and what was kept. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { ANSWERED_FOR } from '../../src/contract/headers.ts';
import { KEPT_FOR, RosterKeeper, type Answered } from '../../src/offline/roster-keeper.ts';
import { MemoryCaches } from './memory-caches.ts';

const SITE = 'https://kunta.example';
const ADDRESSES: Record<Answered, string> = {
  page: '/staff/templates/a/roster',
  file: '/lupa/cdn/roster.js',
  session: '/api/session',
  roster: '/api/templates/a/roster',
  api: '/api/templates/a/requests',
};
const KINDS = Object.keys(ADDRESSES) as Answered[];
const KEPT_KINDS = KINDS.filter((kind) => kind !== 'api');
const EVERYTHING = KEPT_KINDS.map((kind) => ADDRESSES[kind]).sort();

type Network = Response | 'none' | 'slow';

/** A browser with its caches, its clock and a network that does what it is told. */
class Browser {
  readonly caches = new MemoryCaches();
  readonly warnings: string[] = [];
  now = Date.parse('2026-11-27T06:30:00.000Z');
  network: (address: string) => Network | Promise<Network> = () => 'none';
  keeper = this.#start();
  #work: Promise<unknown>[] = [];

  /** The browser ends the worker, and starts it again. */
  restart(): void {
    this.keeper = this.#start();
  }

  #start(): RosterKeeper {
    return new RosterKeeper({
      caches: this.caches,
      fetch: async (request) => {
        const answer = await this.network(request instanceof Request ? request.url.replace(SITE, '') : request);
        if (answer === 'none') throw new TypeError('Failed to fetch');
        return answer === 'slow' ? new Promise(() => {}) : answer;
      },
      now: () => this.now,
      // The network has as long as it takes to look: everything else here is there at once.
      after: () => new Promise((resolve) => setImmediate(resolve)),
      warn: (message) => this.warnings.push(message),
    });
  }

  /** Resolves to the text that the page gets, with its status; `nothing` where it gets no answer. */
  async ask(kind: Answered, network: Network, { address = ADDRESSES[kind], ofRosterPage = true } = {}) {
    this.network = () => network;
    const answer = await this.begin(kind, address, ofRosterPage);
    await this.settle();
    return answer;
  }

  begin(kind: Answered, address = ADDRESSES[kind], ofRosterPage = true): Promise<string> {
    const waitUntil = (work: Promise<unknown>) => void this.#work.push(work);
    const request = new Request(SITE + address);
    return this.keeper.answer(request, { kind, ofRosterPage: Promise.resolve(ofRosterPage), waitUntil }).then(
      async (response) => `${response.status} ${await response.text()}`,
      () => 'nothing',
    );
  }

  async settle(): Promise<void> {
    // What never answers is not waited for.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
}

const answer = (body: string, { status = 200, person = 'lea' as string | null } = {}) =>
  new Response(status === 204 ? null : body, {
    status,
    headers: person === null ? {} : { [ANSWERED_FOR]: person },
  });

let browser: Browser;

/** Everything that one page needs, answered and kept. */
async function opened(person = 'lea'): Promise<void> {
  await browser.ask('page', answer('page', { person: null }));
  await browser.ask('file', answer('file', { person: null }));
  await browser.ask('session', answer(`session of ${person}`, { person }));
  await browser.ask('roster', answer(`roster for ${person}`, { person }));
}

beforeEach(async () => {
  browser = new Browser();
});

describe('what was opened with a network', () => {
  beforeEach(() => opened());

  const LAST: [Answered, string][] = [
    ['page', '200 page'],
    ['file', '200 file'],
    ['session', '200 session of lea'],
    ['roster', '200 roster for lea'],
  ];
  for (const [kind, text] of LAST) {
    test(`is there without one: ${kind}`, async () => {
      assert.equal(await browser.ask(kind, 'none'), text);
      browser.restart();
      assert.equal(await browser.ask(kind, 'none'), text);
    });

    test(`is there when the network takes too long: ${kind}`, async () => {
      assert.equal(await browser.ask(kind, 'slow'), text);
    });

    test(`is the last that the server has said: ${kind}`, async () => {
      assert.equal(await browser.ask(kind, answer('newer')), '200 newer');
      assert.equal(await browser.ask(kind, 'none'), '200 newer');
    });

    for (const status of [400, 401, 403, 404, 410, 500, 502, 503]) {
      test(`is never shown in place of what the server says: ${kind} ${status}`, async () => {
        assert.equal(await browser.ask(kind, answer('no', { status, person: null })), `${status} no`);
      });
    }

    test(`is given to no other page: ${kind}`, async () => {
      assert.equal(await browser.ask(kind, 'none', { ofRosterPage: false }), 'nothing');
    });

    test(`is not shown when it is as old as the longest session: ${kind}`, async () => {
      browser.now += KEPT_FOR - 1;
      assert.equal(await browser.ask(kind, 'none'), text);
      browser.now += 1;
      assert.equal(await browser.ask(kind, 'none'), 'nothing');
      assert.ok(!browser.caches.kept!.includes(ADDRESSES[kind]));
    });

    test(`is not shown by a clock that has been put back: ${kind}`, async () => {
      browser.now -= 1;
      assert.equal(await browser.ask(kind, 'none'), 'nothing');
    });
  }

  test('is that of its own address', async () => {
    assert.equal(await browser.ask('roster', 'none', { address: '/api/templates/b/roster' }), 'nothing');
    assert.equal(await browser.ask('page', 'none', { address: '/staff/templates/b/roster' }), 'nothing');
    assert.equal(await browser.ask('page', 'none', { address: '/staff/templates/a/roster?lang=sv' }), '200 page');
    assert.equal(await browser.ask('file', 'none', { address: '/lupa/cdn/roster.js?v=2' }), 'nothing');
  });

  test('is never made newer than it is', async () => {
    const body = '{"asOf":"2026-11-27T06:30:00.000Z"}';
    await browser.ask('roster', answer(body));
    browser.now += 90 * 60_000;
    for (let time = 0; time < 3; time += 1) assert.equal(await browser.ask('roster', 'none'), `200 ${body}`);
    browser.now += KEPT_FOR - 90 * 60_000;
    assert.equal(await browser.ask('roster', 'none'), 'nothing');
  });

  test('is erased as soon as it is too old and the worker wakes up', async () => {
    browser.now += KEPT_FOR;
    browser.restart();
    await browser.keeper.sweep();
    assert.deepEqual(browser.caches.kept, []);
  });

  test('an answer that comes late is kept for the next time', async () => {
    let arrive = (_: Response) => {};
    browser.network = () => new Promise((resolve) => (arrive = resolve));
    assert.equal(await browser.begin('roster'), '200 roster for lea');
    arrive(answer('late'));
    await browser.settle();
    assert.equal(await browser.ask('roster', 'none'), '200 late');
  });

  test('varies by nothing here', async () => {
    const page = answer('page by cookie', { person: null });
    page.headers.set('Vary', 'Cookie, *');
    await browser.ask('page', page);
    assert.equal(await browser.ask('page', 'none'), '200 page by cookie');
  });
});

describe('everything is erased', () => {
  beforeEach(() => opened());

  const ERASING: [because: string, act: () => Promise<unknown>][] = [
    ['when somebody signs out, with a network or without', () => browser.keeper.erase()],
    ...(['session', 'roster', 'api'] as const).map((kind): [string, () => Promise<unknown>] => [
      `when the server knows nobody any more: ${kind}`,
      () => browser.ask(kind, answer('', { status: 401, person: null })),
    ]),
    [
      'when another page hears that the server knows nobody',
      () => browser.ask('api', answer('', { status: 401, person: null }), { ofRosterPage: false }),
    ],
    ['when nobody is signed in', () => browser.ask('session', answer('nobody', { person: null }))],
    [
      'when another page hears that nobody is signed in',
      () => browser.ask('session', answer('nobody', { person: null }), { ofRosterPage: false }),
    ],
    [
      'when another page hears that it is somebody else',
      () => browser.ask('session', answer('session', { person: 'veikko' }), { ofRosterPage: false }),
    ],
  ];
  for (const [because, act] of ERASING) {
    test(because, async () => {
      assert.deepEqual(browser.caches.kept, EVERYTHING);
      await act();
      assert.equal(browser.caches.kept, null);
      for (const kind of KINDS) assert.equal(await browser.ask(kind, 'none'), 'nothing', kind);
    });
  }

  for (const kind of ['session', 'roster'] as const) {
    test(`but for what is somebody else’s own, when that one comes: ${kind}`, async () => {
      await browser.ask(kind, answer('of veikko', { person: 'veikko' }));
      assert.deepEqual(browser.caches.kept, [ADDRESSES[kind]]);
      assert.equal(await browser.ask(kind, 'none'), '200 of veikko');
    });
  }

  test('and what was on its way then is not kept', async () => {
    for (const kind of KEPT_KINDS) {
      let arrive = (_: Response) => {};
      browser.network = () => new Promise((resolve) => (arrive = resolve));
      const asked = browser.begin(kind);
      const erased = browser.keeper.erase();
      arrive(answer('of lea, who has left'));
      await Promise.all([asked, erased]);
      await browser.settle();
      assert.equal(browser.caches.kept, null, kind);
    }
  });

  test('and what was about to be shown for want of a network is not shown', async () => {
    browser.network = () => 'slow';
    const asked = browser.begin('roster');
    const erased = browser.keeper.erase();
    const shown = await Promise.race([asked, erased.then(() => browser.settle()).then(() => 'still waiting')]);
    assert.equal(shown, 'still waiting');
  });

  test('and what had been found already is not shown', async () => {
    let erased: Promise<void> | undefined;
    browser.caches.onMatch = () => void (erased ??= browser.keeper.erase());
    assert.equal(await browser.ask('roster', 'none'), 'nothing');
    await erased;
  });

  test('when another version takes over, which fetches pages and files anew and no answers', async () => {
    const fetched: string[] = [];
    browser.restart();
    browser.network = (address) => {
      fetched.push(address.replace(SITE, ''));
      return answer(`again ${address.replace(SITE, '')}`, { person: null });
    };
    await browser.keeper.takeOver(() => true);
    const shell = [ADDRESSES.file, ADDRESSES.page];
    assert.deepEqual([fetched.sort(), browser.caches.kept], [shell, shell]);
    assert.equal(await browser.ask('page', 'none'), `200 again ${ADDRESSES.page}`);
  });

  test('when another version takes over that has other pages', async () => {
    browser.network = (address) => answer(`again ${address}`, { person: null });
    await browser.keeper.takeOver(() => false);
    assert.deepEqual(browser.caches.kept, [ADDRESSES.file]);
  });

  test('when another version takes over without a network', async () => {
    browser.restart();
    await browser.keeper.takeOver(() => true);
    assert.equal(browser.caches.kept, null);
  });
});

describe('of one roster what is kept is erased', () => {
  beforeEach(() => opened());
  for (const status of [403, 404, 410]) {
    test(`when it is no longer the person’s to see: ${status}`, async () => {
      await browser.ask('roster', answer('', { status }));
      assert.equal(await browser.ask('roster', 'none'), 'nothing');
      assert.equal(await browser.ask('session', 'none'), '200 session of lea');
    });
  }
  test('and not when the server has trouble', async () => {
    await browser.ask('roster', answer('', { status: 500, person: null }));
    assert.equal(await browser.ask('roster', 'none'), '200 roster for lea');
  });
});

describe('nothing is kept', () => {
  test('of other answers, and of other pages', async () => {
    await browser.ask('api', answer('requests'));
    for (const kind of KINDS) await browser.ask(kind, answer('x'), { ofRosterPage: false });
    assert.equal(browser.caches.kept, null);
  });

  test('of a roster of which nobody says whose it is: with one warning that says why', async () => {
    for (let time = 0; time < 3; time += 1) await browser.ask('roster', answer('roster', { person: null }));
    assert.equal(browser.caches.kept, null);
    assert.equal(browser.warnings.length, 1);
    assert.match(browser.warnings[0]!, /X-Lupa-Answered-For.*Access-Control-Expose-Headers/u);
  });

  test('where there is no room: what the server answers is shown, with one warning', async () => {
    browser.caches.full = true;
    for (let time = 0; time < 3; time += 1) assert.equal(await browser.ask('roster', answer('roster')), '200 roster');
    assert.equal(await browser.ask('roster', 'none'), 'nothing');
    assert.equal(browser.warnings.length, 1);
  });

  test('that is a part, or cannot be looked into', async () => {
    const opaque = answer('');
    Object.defineProperty(opaque, 'type', { value: 'opaque' });
    for (const response of [opaque, answer('part', { status: 206 }), answer('', { status: 204 })])
      await browser.ask('file', response);
    assert.equal(browser.caches.kept, null);
  });
});

test('nobody is ever shown what was answered to somebody else, whatever happens in between', async () => {
  type Step = { kind: Answered; person: string | null; network: 'answers' | 'none' | 'slow'; ofRosterPage: boolean };
  const step: fc.Arbitrary<Step | 'sign-out' | 'restart' | 'an hour'> = fc.oneof(
    {
      arbitrary: fc.record({
        kind: fc.constantFrom<Answered>('session', 'roster', 'api'),
        person: fc.constantFrom('lea', 'veikko', null),
        network: fc.constantFrom('answers' as const, 'none' as const, 'slow' as const),
        ofRosterPage: fc.boolean(),
      }),
      weight: 8,
    },
    { arbitrary: fc.constantFrom('sign-out' as const, 'restart' as const, 'an hour' as const), weight: 1 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      browser = new Browser();
      /** For whom the server has answered last, as far as anybody here has heard; null for nobody. */
      let last: string | null = null;
      for (const each of steps) {
        if (each === 'restart') browser.restart();
        else if (each === 'an hour') browser.now += 60 * 60_000;
        else if (each === 'sign-out') {
          await browser.keeper.erase();
          last = null;
        } else {
          const { kind, person, network, ofRosterPage } = each;
          const status = person === null && kind !== 'session' ? 401 : 200;
          const given =
            network === 'answers'
              ? answer(`for ${person}`, { status, person: kind === 'api' ? null : person })
              : network;
          const asked = browser.ask(kind, given, { ofRosterPage });
          const shown = await Promise.race([asked, browser.settle().then(() => 'waits')]);
          if (network === 'answers') {
            if (kind !== 'api' || status === 401) last = person;
          } else if (!['nothing', 'waits'].includes(shown)) {
            assert.equal(shown, `200 for ${last}`);
            assert.ok(last !== null && ofRosterPage);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
