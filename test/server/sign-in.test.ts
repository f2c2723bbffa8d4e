import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';

const isCallback = (address: URL) => address.pathname === '/api/session/callback';

describe('signing in', () => {
  let demo: Demo;
  const hosting = 'http://localhost:8099';

  before(async () => {
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: hosting } });
  });
  after(() => demo.stop());

  /** The way up to the callback, which the test then takes itself. */
  async function beforeCallback(visitor: Visitor, origin = demo.origin): Promise<URL> {
    const { address } = await visitor.choose(await visitor.goToChoice(origin), 'ahto', isCallback);
    return address;
  }

  async function refused(visitor: Visitor, address: URL | string, trouble: string): Promise<void> {
    const arrival = await visitor.go(address);
    assert.equal(arrival.address.pathname, `/sign-in/${trouble}`);
    assert.equal(await visitor.name(demo.origin), null);
  }

  it('brings the citizen back, signed in, to the page where they began', async () => {
    const visitor = new Visitor();
    const page = `/consents/${REQUEST_IDS.study}`;
    const { response, address } = await visitor.signIn(demo.origin, 'ahto', page);
    assert.equal(address.href, `${demo.origin}${page}`);
    assert.equal(response.status, 200);
    assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
    const list = (await (await visitor.api(demo.origin, '/api/consents')).json()) as { items: unknown[] };
    assert.equal(list.items.length, 6);
  });

  it('works under both names of this machine', async () => {
    const origin = `http://127.0.0.1:${demo.port}`;
    const visitor = new Visitor();
    const { address } = await visitor.signIn(origin, 'ansa', '/consents');
    assert.equal(address.href, `${origin}/consents`);
    assert.equal(await visitor.name(origin), 'Ansa Simakuutio');
  });

  it('asks the provider with PKCE (S256), state and nonce', async () => {
    const response = await new Visitor().fetch(`${demo.origin}/api/session/sign-in`);
    const { origin, searchParams } = new URL(response.headers.get('Location')!);
    assert.equal(origin, demo.origin);
    assert.equal(searchParams.get('response_type'), 'code');
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      assert.ok(searchParams.get(name)!.length >= 43, `${name} has 256 bits`);
    }
  });

  it('gives the session in a cookie that scripts cannot read, kept by the server only as a hash', async () => {
    const visitor = new Visitor();
    const response = await visitor.fetch(await beforeCallback(visitor));
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('lupa-session='))!;
    const [pair, ...flags] = cookie.split('; ');
    assert.deepEqual(flags.sort(), ['HttpOnly', 'Path=/', 'SameSite=Lax']);
    const id = pair!.split('=')[1]!;
    assert.equal(id.length, 43);
    assert.ok(!JSON.stringify([...demo.sessions.sessions]).includes(id));
  });

  it('gives a new session at each sign-in and ends the one before, so that none can be planted', async () => {
    const visitor = new Visitor();
    visitor.plantCookie('localhost', 'lupa-session', 'planted-by-somebody-else');
    await visitor.signIn(demo.origin);
    const first = visitor.cookie('localhost', 'lupa-session')!;
    assert.notEqual(first, 'planted-by-somebody-else');
    await visitor.signIn(demo.origin);
    const second = visitor.cookie('localhost', 'lupa-session')!;
    assert.notEqual(second, first);

    const intruder = new Visitor();
    intruder.plantCookie('localhost', 'lupa-session', first);
    assert.equal(await intruder.name(demo.origin), null);
    assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
  });

  it('lets a tester become somebody else, with and without signing out in between', async () => {
    const visitor = new Visitor();
    await visitor.signIn(demo.origin, 'ahto');
    await visitor.signIn(demo.origin, 'ansa');
    assert.equal(await visitor.name(demo.origin), 'Ansa Simakuutio');
    const { next } = (await (await visitor.api(demo.origin, '/api/session/sign-out', { method: 'POST' })).json()) as {
      next: string;
    };
    await visitor.go(new URL(next, demo.origin));
    await visitor.signIn(demo.origin, 'nordea');
    assert.equal(await visitor.name(demo.origin), 'Nordea Demo');
  });

  it('lets two tabs sign in at once', async () => {
    const visitor = new Visitor();
    const first = await visitor.goToChoice(demo.origin, '/consents');
    const second = await visitor.goToChoice(demo.origin, '/');
    assert.equal((await visitor.choose(first, 'ahto')).address.pathname, '/consents');
    assert.equal((await visitor.choose(second, 'ansa')).address.pathname, '/');
    assert.equal(await visitor.name(demo.origin), 'Ansa Simakuutio');
  });

  describe('refuses a callback', () => {
    const tampered = {
      'with another state': (address: URL) => address.searchParams.set('state', 'A'.repeat(43)),
      'without a state': (address: URL) => address.searchParams.delete('state'),
    };
    for (const [what, tamper] of Object.entries(tampered)) {
      it(what, async () => {
        const visitor = new Visitor();
        const address = await beforeCallback(visitor);
        tamper(address);
        await refused(visitor, address, 'start-again');
      });
    }

    const failing = {
      'with another code': (address: URL) => address.searchParams.set('code', 'A'.repeat(43)),
      'without a code': (address: URL) => address.searchParams.delete('code'),
      'from another issuer': (address: URL) => address.searchParams.set('iss', 'https://other.example'),
      'that does not name its issuer': (address: URL) => address.searchParams.delete('iss'),
      'with its state given twice': (address: URL) => address.searchParams.append('state', 'second'),
    };
    for (const [what, tamper] of Object.entries(failing)) {
      it(what, async () => {
        const visitor = new Visitor();
        const address = await beforeCallback(visitor);
        tamper(address);
        await refused(visitor, address, 'failed');
      });
    }

    it('for a nonce other than the one that was sent', async () => {
      const visitor = new Visitor();
      const address = await beforeCallback(visitor);
      for (const signIn of demo.sessions.signIns.values()) signIn.nonce = 'A'.repeat(43);
      await refused(visitor, address, 'failed');
    });

    it('for another PKCE verifier', async () => {
      const visitor = new Visitor();
      const address = await beforeCallback(visitor);
      for (const signIn of demo.sessions.signIns.values()) signIn.codeVerifier = 'A'.repeat(43);
      await refused(visitor, address, 'failed');
    });

    it('that was used before', async () => {
      const visitor = new Visitor();
      const address = await beforeCallback(visitor);
      await visitor.go(address);
      await visitor.api(demo.origin, '/api/session/sign-out', { method: 'POST' });
      await refused(visitor, address, 'start-again');
    });

    it('in another browser than the sign-in began in', async () => {
      const attacker = new Visitor();
      const address = await beforeCallback(attacker);
      const victim = new Visitor();
      await victim.goToChoice(demo.origin);
      await refused(victim, address, 'start-again');
    });

    it('under the other name of this machine', async () => {
      const visitor = new Visitor();
      const address = await beforeCallback(visitor);
      const binding = visitor.cookie('localhost', 'lupa-sign-in')!;
      visitor.plantCookie('127.0.0.1', 'lupa-sign-in', binding);
      address.hostname = '127.0.0.1';
      const arrival = await visitor.go(address);
      assert.equal(arrival.address.pathname, '/sign-in/start-again');
      assert.equal(await visitor.name(`http://127.0.0.1:${demo.port}`), null);
    });

    it('with the word of an attacker as its error, and shows none of it', async () => {
      const visitor = new Visitor();
      const address = await beforeCallback(visitor);
      address.searchParams.delete('code');
      address.searchParams.set('error', '<img src=x>');
      address.searchParams.set('error_description', 'Call 0600-12345');
      const arrival = await visitor.go(address);
      const page = await arrival.response.text();
      assert.ok(!page.includes('0600'));
      assert.ok(!JSON.stringify(demo.log).includes('img'));
    });
  });

  it('tells who cancels that nothing happened, and how to go on', async () => {
    const visitor = new Visitor();
    const choice = await visitor.goToChoice(demo.origin, '/consents');
    const { response, address } = await visitor.choose(choice, 'cancel');
    assert.equal(address.pathname, '/sign-in/cancelled');
    const page = await response.text();
    assert.match(page, /Kirjautuminen keskeytettiin/u);
    assert.match(page, new RegExp(`href="${demo.origin}/consents"`, 'u'));
    assert.equal(await visitor.name(demo.origin), null);
  });

  describe('return-to', () => {
    const foreign = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      '\\\\evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      'data:text/html,hello',
      'blob:http://localhost:8099/x',
      `http://localhost:8099@evil.example/`,
      `http://user:secret@localhost:8099/`,
      'http://localhost:8099.evil.example/',
      'http://localhost:80990/',
      'https://localhost:8099/',
      '/api/session/sign-out',
      `/${'a'.repeat(3000)}`,
    ];
    for (const address of foreign) {
      it(`leads to the front page instead of ${address.slice(0, 40)}`, async () => {
        const arrival = await new Visitor().signIn(demo.origin, 'ahto', address);
        assert.equal(arrival.address.href, `${demo.origin}/`);
      });
    }

    it('may be a page of an allowed origin', async () => {
      const visitor = new Visitor();
      const choice = await visitor.goToChoice(demo.origin, `${hosting}/luvat?a=b#c`);
      const { address } = await visitor.choose(choice, 'ahto', (url) => url.origin === hosting);
      assert.equal(address.href, `${hosting}/luvat?a=b#c`);
      assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
    });
  });

  describe('signing out', () => {
    it('ends the session at once, at the server and at the provider, and leads to the front page', async () => {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin);
      const id = visitor.cookie('localhost', 'lupa-session')!;
      const response = await visitor.api(demo.origin, '/api/session/sign-out', { method: 'POST' });
      assert.equal(response.status, 200);
      const { next } = (await response.json()) as { next: string };
      assert.match(next, /^http:\/\/localhost:\d+\/test-identity\//u);
      assert.equal(visitor.cookie('localhost', 'lupa-session'), undefined);

      visitor.plantCookie('localhost', 'lupa-session', id);
      assert.equal(await visitor.name(demo.origin), null);

      const { address, way } = await visitor.go(next);
      assert.equal(address.href, `${demo.origin}/`);
      assert.equal(way.length, 2, 'without a page to press through');
    });

    it('answers somebody who is not signed in as well', async () => {
      const response = await new Visitor().api(demo.origin, '/api/session/sign-out', { method: 'POST' });
      assert.deepEqual(await response.json(), { next: '/' });
    });

    it('is not done by a link', async () => {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin);
      assert.equal((await visitor.api(demo.origin, '/api/session/sign-out')).status, 404);
      assert.equal(await visitor.name(demo.origin), 'Ahto Simakuutio');
    });

    it('is asked about when a link to the provider comes from nowhere', async () => {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin);
      const wanted = new URLSearchParams({ client_id: 'lupa-demo', post_logout_redirect_uri: `${demo.origin}/` });
      for (const query of ['', `?${wanted}`]) {
        const response = await visitor.fetch(`${demo.origin}/test-identity/session/end${query}`);
        assert.equal(response.status, 200);
        assert.match(await response.text(), /Kirjaudutaanko ulos\?/u);
      }
    });
  });

  it('logs what happened, and nothing of the person', async () => {
    const from = demo.log.length;
    const visitor = new Visitor();
    const callback = await beforeCallback(visitor);
    await visitor.go(callback);
    await visitor.api(demo.origin, '/api/session/sign-out', { method: 'POST' });
    const lines = demo.log.slice(from);
    assert.deepEqual(
      lines.map(({ event }) => event),
      ['signed-in', 'signed-out'],
    );
    const text = JSON.stringify(demo.log);
    const { givenNames, familyName, identityCode, id } = PEOPLE.ahto;
    const secrets = [callback.searchParams.get('code')!, callback.searchParams.get('state')!];
    for (const personal of [givenNames, familyName, identityCode, id, ...secrets, '?']) {
      assert.ok(!text.includes(personal), 'no personal data, token or query');
    }
  });

  it('keeps no identity code', async () => {
    const visitor = new Visitor();
    await visitor.signIn(demo.origin);
    const kept = JSON.stringify([...demo.sessions.sessions.values(), ...demo.sessions.signIns.values()]);
    const tokens = [...demo.sessions.sessions.values()].map(({ idToken }) =>
      Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString(),
    );
    assert.ok(
      tokens.some((token) => token.includes(PEOPLE.ahto.id)),
      'the token names the person by an id',
    );
    for (const text of [kept, ...tokens]) assert.ok(!text.includes(PEOPLE.ahto.identityCode));
  });
});
